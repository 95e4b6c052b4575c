import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { installLine, reachNote } from './install-line-command.ts';

it.each([undefined, '', '127.0.0.1', '127.0.1.1', 'localhost', '::1'])(
  'warns that %s is reached by no instance',
  (host) => {
    expect(reachNote('https://herald.example.com', host)).toContain('only where a proxy on this machine');
  },
);

it.each(['0.0.0.0', '::', '10.0.0.5'])('says nothing of %s', (host) => {
  expect(reachNote('https://herald.example.com', host)).toBeUndefined();
});

/** Another user's files wait in the folder where the line is typed, and change the moment the check has passed. */
async function aSharedFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'herald-line-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [dist, shared, programs] = ['dist', 'shared', 'programs'].map((name) => join(folder, name));
  if (!dist || !shared || !programs) throw new Error('no folders');
  for (const path of [dist, shared, programs]) await mkdir(path);
  await writeFile(join(dist, 'install.sh'), 'echo "the installer of $(stat -c %a "$(dirname "$0")")"\n');
  await writeFile(join(dist, 'SHA256SUMS'), '');
  const evil = `echo 'echo evil' >${shared}/herald-install.sh`;
  const program = async (name: string, text: string) => {
    await writeFile(join(programs, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(programs, name), 0o755);
  };
  // As curl is called: -fsSLo FILE ADDRESS, with more before it in user data.
  await program('curl', `while [ "$1" != -fsSLo ]; do shift; done; cp ${dist}/install.sh "$2"`);
  await program('sudo', 'exec "$@"');
  await program('sha256sum', `/usr/bin/sha256sum "$@"; code=$?; ${evil}; exit $code`);
  return { dist: `${dist}/`, shared, path: `${programs}:/usr/bin:/bin` };
}

it.skipIf(process.platform !== 'linux').each(['line', 'image', 'user-data'] as const)(
  'the %s runs what it checked, whoever else may write where it is typed',
  async (as) => {
    const { dist, shared, path } = await aSharedFolder();
    const line = await installLine({ url: 'https://hub.example', publicKey: 'KEY', dist, as });
    const { stdout } = spawnSync('sh', ['-c', line], { cwd: shared, env: { PATH: path }, encoding: 'utf8' });
    expect(stdout).toBe('the installer of 700\n');
  },
);

async function forMany(as: 'ssm' | 'ansible'): Promise<string> {
  const dist = `${await mkdtemp(join(tmpdir(), 'herald-many-'))}/`;
  onTestFinished(() => rm(dist, { recursive: true }));
  await writeFile(`${dist}install.sh`, 'echo "$@"\n');
  await writeFile(`${dist}SHA256SUMS`, '');
  return installLine({ url: 'https://h/', publicKey: 'OLD,NEW', dist, as });
}

/** With a `curl` that gives the true installer: what the two would run is run. */
function play(script: string): { status: number | null; stdout: string } {
  const curl = `curl() { eval "f=\\$$(($# - 1))"; printf 'echo "$@"\\n' > "$f"; }`;
  return spawnSync('sh', ['-c', `${curl}\n${script}`], { encoding: 'utf8' });
}

it('gives SSM a document that runs the checked installer as root, on Linux only', async () => {
  const document = JSON.parse(await forMany('ssm'));
  expect(document).toMatchObject({ schemaVersion: '2.2', mainSteps: [{ action: 'aws:runShellScript' }] });
  const [step] = document.mainSteps;
  expect(step.precondition).toEqual({ StringEquals: ['platformType', 'Linux'] });
  expect(play(step.inputs.runCommand.join('\n'))).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^--from https:\/\/h\/agent --sums \w{64} --hub-public-key OLD,NEW\n$/),
  });
});

it('gives Ansible tasks that run it as root, and tell a change from none', async () => {
  const [task, alive] = parse(await forMany('ansible'));
  expect(task).toMatchObject({ become: true, register: 'herald_agent' });
  expect(task.changed_when).toBe("'nothing was changed' not in herald_agent.stdout");
  const { cmd, executable } = task['ansible.builtin.shell'];
  expect(executable).toBe('/bin/sh');
  expect(play(cmd)).toMatchObject({ status: 0, stdout: expect.stringContaining('--hub-public-key OLD,NEW') });
  // Braces would be Ansible's own.
  expect(cmd).not.toMatch(/\{\{|\{%/);
  expect(alive['ansible.builtin.command']).toMatch(/herald-agent alive$/);
});
