/**
 * `bench install-hub [ROOT]`: a fresh Debian with nothing but the hub's archive: the hub by one line, the data of the release
 * before, an agent by another line, the first answer; upgrade with its backup, rollback, loss of the machine and restore, removal
 * with and without data. In a booted systemd container; needs root, systemd-nspawn, and debootstrap where ROOT is not made yet.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Container, filesOf, makeRoot, startContainer } from '../install/container.ts';
import { guideBlocks } from '../run-herald/guide-blocks.ts';

const hubPort = 19_530;
const agentPort = 19_531;
const mostScore = 2;
const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
const before = '0.0.1';
const after = '0.0.2';
/** Within the container; left out of what is compared before and after. */
const place = '/var/tmp/herald-trial';
/** As the guide moves a hub that ran from the sources; here everybody is root. */
const guide = readFileSync(new URL('../../../hub/running.md', import.meta.url), 'utf8');
const takeOver = guideBlocks(guide).find(({ text }) => text.includes('.herald/herald.db'))?.text ?? 'false';

export async function run([root = '/var/tmp/herald-trial-root']: readonly string[]): Promise<void> {
  let measured = {};
  const results: { step: string; isWell: boolean; seconds: number }[] = [];
  makeRoot(root);
  mkdirSync(join(root, place), { recursive: true });
  for (const version of [before, after]) build(version, join(root, place, version));
  makeOldData(join(root, place, '.herald'));
  try {
    await using machine = await startContainer(root);
    await play(machine);
  } finally {
    rmSync(join(root, place), { recursive: true, force: true });
  }
  const isWell = results.every((result) => result.isWell);
  const figures = Object.fromEntries(results.map(({ step: name, seconds }) => [name, seconds]));
  console.log(JSON.stringify({ bench: 'install-hub', isWell, figures, ...measured }));
  if (!isWell) process.exitCode = 1;

  async function play(machine: Container): Promise<void> {
    const clean = filesOf(machine);
    const install = (version: string) =>
      `cd ${place} && tar -xzf ${version}/herald-hub-*.tar.gz && sh herald-hub-${version}-*/install.sh --set HERALD_WEB_PORT=${hubPort}`;

    const said = step(machine, 'hub: one line', install(before), /is installed\.[\s\S]*Its pages: http:\/\/127/);
    const wasDown = { ask: 'herald ask "was shop down in the last 3 days?"', said: /shop was down once/ };
    step(
      machine,
      'keys and history of the release before',
      `printf '%s\\n' 'defaults: { poll: 5s }' 'hosts: {}' 'services: { shop: { check: "tcp://127.0.0.1:${agentPort}" } }' > /etc/herald/registry.yaml; set -e; cd ${place}; sudo() { "$@"; }; ${takeOver}`,
      /is ready/,
    );
    step(machine, 'an outage that it saw is told', wasDown.ask, wasDown.said);
    step(machine, 'alive', 'herald alive', /is ready/);
    step(
      machine,
      'the journal knows priorities, and holds plain JSON',
      "systemctl restart herald-hub; herald alive --wait 60; journalctl -u herald-hub -p warning -o cat --no-pager | grep -c '\"level\":30'; journalctl -u herald-hub -o cat --no-pager | grep 'hub started' | tail -n 1",
      /is ready\.\n0\n\{"level":30/,
    );
    const key = step(machine, 'its key', 'herald key', /^\S{43}$/);
    step(machine, 'doctor', 'herald doctor', /ok +database/, 'any');
    const line = step(
      machine,
      'the line',
      `herald install-line --url http://127.0.0.1:${hubPort} 2>/dev/null`,
      /^d=\$\(mktemp/,
    ).replace('sudo ', '');
    step(machine, 'agent: another line', `${line} --set HERALD_AGENT_PORT=${agentPort}`, /is installed\./);
    step(machine, 'registry add', `herald registry add web-1 http://127.0.0.1:${agentPort}`, /web-1/);
    await eventually(machine, 'the first answer', 'herald ask "is web-1 up?"', /web-1 is up/);
    step(machine, 'again changes nothing', install(before), /nothing was changed/);
    step(machine, 'the unit can be used', 'systemd-analyze verify herald-hub.service', /^$/);
    const { text: security } = machine.run(
      'systemd-analyze security --offline=true /etc/systemd/system/herald-hub.service --no-pager',
    );
    const score = Number(/exposure level for .*: ([\d.]+)/.exec(security)?.[1]);
    check(`the unit's exposure is ${score}, at most ${mostScore}`, score <= mostScore);
    step(
      machine,
      'its own user, without capabilities',
      'p=$(systemctl show -P MainPID herald-hub); grep -E "^(CapEff|NoNewPrivs|Seccomp):" /proc/$p/status; stat -c %U /proc/$p',
      /CapEff:\s0{16}[\s\S]*NoNewPrivs:\s1[\s\S]*Seccomp:\s2[\s\S]*herald/,
    );
    measure(machine);
    step(
      machine,
      'secrets are its own',
      'stat -c "%a %U" /var/lib/herald /var/lib/herald/hub.key /etc/herald/hub.env',
      /^700 herald\n600 herald\n640 root$/,
    );

    step(machine, 'upgrade', install(after), /A backup of before is kept[\s\S]*was upgraded to 0\.0\.2/);
    step(machine, 'the upgrade answers', 'herald --version', /^0\.0\.2$/);
    await eventually(machine, 'and knows its server', 'herald ask "is web-1 up?"', /web-1 is up/);
    step(machine, 'rollback', 'herald rollback', /hub 0\.0\.1 runs again/);
    await eventually(machine, 'the version before answers', 'herald ask "is web-1 up?"', /web-1 is up/);
    step(
      machine,
      'a passphrase',
      `herald set HERALD_PASSPHRASE=correct-horse-battery && herald alive --wait 60`,
      /is ready/,
    );
    step(
      machine,
      'backup',
      `herald backup /var/lib/herald/backups/kept.backup.gz && cp /var/lib/herald/backups/kept.backup.gz /etc/herald/registry.yaml ${place}/ && chmod 644 ${place}/kept.backup.gz`,
      /\d/,
    );
    step(machine, 'the backup is verified', `herald backup verify ${place}/kept.backup.gz`, /\d/);
    step(
      machine,
      'the machine is lost',
      'herald remove --with-data; ls -d /var/lib/herald /etc/herald',
      /No such file/,
      'any',
    );
    step(machine, 'a new hub', `${install(before)} --set HERALD_PASSPHRASE=correct-horse-battery`, /is installed\./);
    step(
      machine,
      'restore',
      `systemctl stop herald-hub && rm -f /var/lib/herald/herald.db* /var/lib/herald/*.key && herald restore ${place}/kept.backup.gz && cp ${place}/registry.yaml /etc/herald/registry.yaml && systemctl start herald-hub && herald alive --wait 60`,
      /is ready/,
    );
    step(machine, 'it is the hub that was lost', 'herald key', new RegExp(`^${key}$`));
    step(machine, 'the old outage is told still', wasDown.ask, wasDown.said);
    await eventually(machine, 'its agent answers it', 'herald ask "is web-1 up?"', /web-1 is up/);
    step(machine, 'remove keeps keys and history', 'herald remove', /were kept, with its keys and history/);
    step(machine, 'installed again', install(after), /is installed\./);
    step(machine, 'it is the same hub', 'herald key', new RegExp(`^${key}$`));
    step(machine, 'remove the agent', 'herald-agent remove', /is removed/);
    step(
      machine,
      'remove with data',
      'herald remove --with-data; rm -f /root/herald-install.sh /var/tmp/herald-trial/herald-install.sh',
      /is removed, with its user/,
    );
    const left = [...filesOf(machine)].filter(
      (file) => !clean.has(file) && !file.startsWith('d 755 root:root /etc/systemd/system'),
    );
    for (const file of left) console.log(`left: ${file}`);
    check('nothing is left', left.length === 0);
    console.log(`\nWhat the installer printed:\n${said}`);
  }

  function step(machine: Container, name: string, shell: string, expected: RegExp, code: number | 'any' = 0): string {
    const startedMs = performance.now();
    const answer = machine.run(shell);
    const isWell = expected.test(answer.text) && (code === 'any' || code === answer.code);
    check(name, isWell, (performance.now() - startedMs) / 1000);
    if (!isWell) console.log(`  exit code ${answer.code}\n${answer.text.replace(/^/gm, '  ')}`);
    return answer.text;
  }

  /** From the moment systemd starts it until it is ready, and what it holds a minute later, with its one server. */
  function measure(machine: Container): void {
    const { text } = machine.run(
      [
        'systemctl stop herald-hub; from=$(date +%s%N); systemctl start herald-hub',
        `until curl -fso /dev/null http://127.0.0.1:${hubPort}/readyz; do sleep 0.05; done; echo $((($(date +%s%N) - from) / 1000000))`,
        'sleep 60; sed -n "s/^VmRSS:[[:space:]]*\\([0-9]*\\) kB/\\1/p" /proc/$(systemctl show -P MainPID herald-hub)/status',
      ].join('\n'),
    );
    const [startMs = Number.NaN, residentKib = Number.NaN] = text.split('\n').map(Number);
    const figures = {
      startSeconds: Math.round(startMs / 100) / 10,
      residentMegabytes: Math.round((residentKib * 1024) / 1e6),
    };
    check(
      `ready ${figures.startSeconds} s after its start, ${figures.residentMegabytes} MB a minute later`,
      residentKib > 0,
    );
    measured = figures;
  }

  async function eventually(machine: Container, name: string, shell: string, expected: RegExp): Promise<void> {
    const startedMs = performance.now();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      if (expected.test(machine.run(shell).text)) break;
      await wait(1000);
    }
    step(machine, `${name} (after ${((performance.now() - startedMs) / 1000).toFixed(1)} s)`, shell, expected);
  }

  function check(name: string, isWell: boolean, seconds = 0): void {
    results.push({ step: name, isWell, seconds: Math.round(seconds * 10) / 10 });
    console.log(`${isWell ? 'well  ' : 'FAILED'} ${name}${seconds >= 0.1 ? ` (${seconds.toFixed(1)} s)` : ''}`);
  }
}

function build(version: string, out: string): void {
  const program = fileURLToPath(new URL('../../../release/src/build-main.ts', import.meta.url));
  execFileSync(process.execPath, [program, '--release', version, '--only', architecture, '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What the hub of the release before leaves: its keys, and a history in which `shop` was down. */
function makeOldData(folder: string): void {
  const program = fileURLToPath(new URL('../../../sandbox/src/start/release-before-main.ts', import.meta.url));
  execFileSync(process.execPath, [program, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
}
