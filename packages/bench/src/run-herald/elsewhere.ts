/** What the guide's blocks marked `elsewhere` take for granted, brought about on the bench's machine, and how each is seen to have done its work. */

export type Elsewhere = {
  /** The block is the one that holds this. */
  of: string;
  /** As root, before it. */
  before: string;
  /** In its own shell, first. */
  first?: string;
  /** A person sits at a terminal and types this until it is asked for. */
  typed?: string;
  /** As root, after it: tried until it says `said`. */
  after: string;
  said: RegExp;
  /** As root, last: what the blocks that follow count on. */
  undo?: string;
};

const ssmPort = 19_532;
const install = 'apt-get install -y -qq --no-install-recommends';

/** `place`: the folder that the reader works in. */
export const elsewhereOf = (place: string): readonly Elsewhere[] => [
  {
    of: 'herald-hub-0.2.0',
    // The same hub under a newer number.
    before: `cd ${place} && old=$(echo herald-hub-0.1.0-linux-*64) && new=herald-hub-0.2.0-\${old#herald-hub-0.1.0-} && cp -a $old $new && echo 0.2.0 > $new/VERSION && tar -I 'gzip -1' -cf $new.tar.gz $new && rm -rf $new`,
    after: `grep 'was upgraded to 0.2.0' ${place}/said && grep '0.1.0 runs again' ${place}/said && herald ask "is web-1 up?"`,
    said: /web-1 is up/,
  },
  {
    of: '/opt/herald/previous',
    // Forward again, and a schema that none of the two knows.
    before: [
      'herald rollback && systemctl stop herald-hub',
      `cd / && runuser -u herald -- /opt/herald/current/bin/node -e "new (require('node:sqlite').DatabaseSync)('/var/lib/herald/herald.db').exec('insert into migration select 9999, name, 0 from migration limit 1')"`,
      'herald backup /var/lib/herald/newer.gz 2>&1 | grep store/newer-schema',
    ].join(' && '),
    after: 'herald --version',
    said: /^0\.1\.0$/,
  },
  {
    of: 'aws ssm',
    // The document shall do something: there is no agent.
    before: `${install} awscli && systemd-run -q --unit=ssm /opt/herald/current/bin/node ${place}/ssm.ts ${ssmPort} && herald-agent remove`,
    first: `aws() { AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b AWS_REGION=eu-central-1 command aws --endpoint-url http://127.0.0.1:${ssmPort} "$@"; }`,
    after: 'herald ask "is web-1 up?"',
    said: /web-1 is up/,
  },
  {
    of: 'ansible-playbook',
    before: `${install} ansible-core && echo 'web-1 ansible_connection=local' > ${place}/inventory.ini`,
    after: `cat ${place}/said`,
    // The agent is current: nothing is changed, and what is there answers.
    said: /web-1 +: ok=4 +changed=0 +unreachable=0 +failed=0/,
  },
  {
    of: '--set "HERALD_PASSPHRASE',
    // The machine of the first hub stands for another: all that it had is gone, and what lies in the database is there.
    before: `herald key > /var/tmp/key && cp /etc/herald/registry.yaml ${place}/ && cp /etc/herald/hub.env /var/tmp/ && herald remove --with-data`,
    after: '[ "$(herald key)" = "$(cat /var/tmp/key)" ] && ! ls /var/lib/herald/*.key && herald ask "is web-1 up?"',
    said: /web-1 is up/,
    undo: 'cp /var/tmp/hub.env /etc/herald/ && systemctl restart herald-hub && herald alive --wait 60',
  },
  {
    of: '.herald/herald.db',
    before: `cp -a /var/lib/herald /etc/herald/registry.yaml /var/tmp/ && chown -R kim ${place}/.herald && printf '%s\n' 'hosts: {}' 'services: { shop: { check: "tcp://127.0.0.1:9440" } }' > /etc/herald/registry.yaml`,
    after: `cmp ${place}/.herald/hub.key /var/lib/herald/hub.key && herald ask "was shop down in the last 3 days?"`,
    said: /shop was down once/,
    undo: 'systemctl stop herald-hub && rm -rf /var/lib/herald && mv /var/tmp/herald /var/lib/ && cp /var/tmp/registry.yaml /etc/herald/ && systemctl start herald-hub && herald alive --wait 60',
  },
  {
    of: 'registry trust',
    // The agent shows a certificate, which the hub keeps in mind, and is then set up anew with another.
    before: [
      `tls() { printf '%s --set HERALD_AGENT_TLS=on\\n' "$(cat ${place}/agent-line.sh)" | sh; }`,
      'sudo() { "$@"; }',
      'tls && herald registry remove web-1 && herald registry add web-1 https://127.0.0.1',
      'until herald ask "is web-1 up?" | grep "web-1 is up"; do sleep 1; done',
      'herald-agent remove && tls',
    ].join('\n'),
    // `probe` says by its exit code that the certificate is another.
    first: 'set +e',
    typed: 'yes',
    after: 'herald ask "is web-1 up?"',
    said: /web-1 is up/,
  },
];
