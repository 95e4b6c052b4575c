/** The install line for many instances: a document for SSM's Run Command, and tasks for Ansible. */

/**
 * A Command document of schema 2.2 (https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html):
 * `aws ssm create-document --content file://herald-agent.json --name Herald-Agent --document-type Command`.
 */
export function ssmDocument(script: string): string {
  const document = {
    schemaVersion: '2.2',
    description: "Installs Herald's agent, or upgrades it; where it is current nothing changes.",
    mainSteps: [
      {
        action: 'aws:runShellScript',
        name: 'installHeraldAgent',
        precondition: { StringEquals: ['platformType', 'Linux'] },
        // SSM runs it as root.
        inputs: { timeoutSeconds: '600', runCommand: script.split('\n') },
      },
    ],
  };
  return JSON.stringify(document, undefined, 2);
}

/**
 * A file of tasks, for `ansible.builtin.include_tasks` or a play's `tasks`. It counts as changed only where the installer
 * says that something was.
 */
export function ansibleTasks(script: string): string {
  return [
    "# Installs Herald's agent, or upgrades it; where it is current nothing changes. As `tasks:` of a play, or with include_tasks.",
    "- name: Herald's agent",
    '  become: true',
    '  ansible.builtin.shell:',
    '    executable: /bin/sh',
    '    cmd: |',
    ...script.split('\n').map((line) => (line === '' ? '' : `      ${line}`)),
    '  register: herald_agent',
    '  changed_when: "\'nothing was changed\' not in herald_agent.stdout"',
    '- name: It answers',
    '  become: true',
    '  ansible.builtin.command: /usr/local/bin/herald-agent alive',
    '  changed_when: false',
    '  retries: 6',
    '  delay: 5',
    '  register: herald_alive',
    '  until: herald_alive.rc == 0',
  ].join('\n');
}
