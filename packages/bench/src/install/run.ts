/** `bench install [ROOT]`: from the line that the hub prints to an agent that answers, then upgrade, rollback and removal, user data and the build of an image, in a booted systemd container. Needs root, systemd-nspawn, and debootstrap where ROOT is not made yet. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildImage, type Container, filesOf, startContainer } from './container.ts';
import { startTrialHub } from './hub.ts';

const agentPort = 19_521;
const mostScore = 2;

export async function run([root = '/var/tmp/herald-trial-root']: readonly string[]): Promise<void> {
  const results: { step: string; isWell: boolean; seconds: number }[] = [];
  build('0.0.1');
  await using hub = await startTrialHub(agentPort);
  await using machine = await startContainer(root);
  const line = () => `${hub.installLine().replace('sudo ', '')} --set HERALD_AGENT_PORT=${agentPort}`;
  const clean = filesOf(machine);

  const first = step('install', machine, line(), /is installed\.[\s\S]*answers on port 19521[\s\S]*memory/);
  await shown('the hub says that the host is up', async () => hub.saysUp());
  const pid = () => machine.run('systemctl show -P MainPID herald-agent').text;
  const pidBefore = pid();
  step('install again changes nothing', machine, line(), /nothing was changed/);
  check('and restarts nothing', pid() === pidBefore && pidBefore !== '0');
  const wrong = line().replace(/--sums \w{8}/, '--sums 00000000');
  step('a changed list of checksums is refused', machine, wrong, /install\/wrong-sums/, 1);
  step('the unit can be used', machine, 'systemd-analyze verify herald-agent.service', /^$/);
  const { text: security } = machine.run(
    'systemd-analyze security --offline=true /etc/systemd/system/herald-agent.service --no-pager',
  );
  const score = Number(/exposure level for .*: ([\d.]+)/.exec(security)?.[1]);
  check(`the unit's exposure is ${score}, at most ${mostScore}`, score <= mostScore);
  step(
    'it runs as its own user, without capabilities',
    machine,
    'p=$(systemctl show -P MainPID herald-agent); grep -E "^(CapEff|NoNewPrivs|Seccomp):" /proc/$p/status; stat -c %U /proc/$p',
    /CapEff:\s0{16}[\s\S]*NoNewPrivs:\s1[\s\S]*Seccomp:\s2[\s\S]*herald-agent/,
  );
  step('no child process', machine, 'cat /proc/$(systemctl show -P MainPID herald-agent)/task/*/children', /^\s*$/);
  step('doctor, as the agent sees it', machine, 'herald-agent doctor', /ok +agent: .*trusts the hub key/, 'any');
  step(
    'a failed unit of the machine is told',
    machine,
    'systemd-run --quiet --unit=trial-fails /bin/false; sleep 1; herald-agent report --short',
    /failed +trial-fails\.service/,
  );
  machine.run('systemctl reset-failed trial-fails.service');

  build();
  step('upgrade', machine, line(), /was upgraded to 0\.1\.0/);
  step(
    'the upgrade answers',
    machine,
    'herald-agent --version; sh /opt/herald-agent/current/install.sh --version',
    /^0\.1\.0\n0\.1\.0$/,
  );
  step('rollback', machine, 'herald-agent rollback', /agent 0\.0\.1 runs again/);
  step('the version before answers', machine, 'herald-agent --version; herald-agent alive', /^0\.0\.1\n.*answers/);
  await shown('the hub still says that it is up', async () => hub.saysUp());
  step('two versions are kept', machine, 'ls /opt/herald-agent/versions | wc -l', /^2$/);
  step('remove', machine, 'herald-agent remove', /is removed/);
  nothingIsLeft();
  step('the unit is unknown', machine, 'systemctl status herald-agent; id herald-agent', /no such user/, 1);

  // The other ways in. As cloud-init runs a script: a file of its own, as root, without sudo (there is none in this container), from /.
  const port = `--set HERALD_AGENT_PORT=${agentPort}`;
  const asUserData = (script: string) =>
    `cat >/tmp/user-data <<'END'\n${script}\nEND\nchmod 700 /tmp/user-data; cd /; /tmp/user-data`;
  const userData = hub.installLine('user-data');
  step('user data', machine, asUserData(`${userData} ${port}`), /is installed\.[\s\S]*answers on port 19521/);
  await shown('the hub says that the host of the user data is up', async () => hub.saysUp());
  step('and remove', machine, 'herald-agent remove', /is removed/);
  machine.run('ln -s /usr/bin/env /usr/local/bin/sudo');
  const ofTemplate = templateUserData(`${hub.installLine()} ${port}`);
  step("the CloudFormation template's user data", machine, asUserData(ofTemplate), /is installed\./);
  await shown('the hub says that the host of the template is up', async () => hub.saysUp());
  step('and remove', machine, 'herald-agent remove; rm /usr/local/bin/sudo', /is removed/);
  nothingIsLeft();

  await machine[Symbol.asyncDispose]();

  using image = buildImage(root, `${hub.installLine('image').replace('sudo ', '')} ${port}`);
  check(
    'the line for an image installs, where nothing is booted',
    image.code === 0 && /is installed\.$/m.test(image.text),
  );
  if (!results.at(-1)?.isWell) console.log(image.text);
  check('the image holds nothing of the machine it was made on', !existsSync(`${image.root}/var/lib/herald-agent`));
  await using made = await startContainer(image.root);
  step('what is booted from it has an agent', made, 'herald-agent alive --wait 20', /answers on port 19521/);
  await shown('the hub says that it is up', async () => hub.saysUp());
  console.log(`\nWhat the installer printed:\n${first}`);

  const isWell = results.every((result) => result.isWell);
  console.log(JSON.stringify({ bench: 'install', isWell, figures: { score, installSeconds: results[0]?.seconds } }));
  if (!isWell) process.exitCode = 1;

  function step(name: string, container: Container, shell: string, expected: RegExp, code: number | 'any' = 0): string {
    const startedMs = performance.now();
    const answer = container.run(shell);
    const isWell = expected.test(answer.text) && (code === 'any' || code === answer.code);
    check(name, isWell, (performance.now() - startedMs) / 1000);
    if (!isWell) console.log(`  exit code ${answer.code}\n${answer.text.replace(/^/gm, '  ')}`);
    return answer.text;
  }

  function nothingIsLeft(): void {
    const left = [...filesOf(machine)].filter(
      (file) => !clean.has(file) && !file.startsWith('d 755 root:root /etc/systemd/system'),
    );
    for (const file of left) console.log(`left: ${file}`);
    check('nothing is left', left.length === 0);
  }

  function check(name: string, isWell: boolean, seconds = 0): void {
    results.push({ step: name, isWell, seconds: Math.round(seconds * 10) / 10 });
    console.log(`${isWell ? 'well  ' : 'FAILED'} ${name}${seconds >= 0.1 ? ` (${seconds.toFixed(1)} s)` : ''}`);
  }

  async function shown(name: string, isSo: () => Promise<boolean>): Promise<void> {
    const startedMs = performance.now();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (await isSo()) return check(name, true, (performance.now() - startedMs) / 1000);
      await wait(1000);
    }
    check(name, false);
  }
}

/** What CloudFormation makes of the script in the template. */
function templateUserData(installLine: string): string {
  const template = readFileSync(new URL('../../../agent/install/cloudformation.yaml', import.meta.url), 'utf8');
  const [, block = ''] = /Fn::Base64: !Sub \|\n((?: {12}.*\n)+)/.exec(template) ?? [];
  return block.replace(/^ {12}/gm, '').replace(/\$\{InstallLine\}/, () => installLine);
}

/** Without `release`, what the agent's package says. */
function build(release?: string): void {
  const program = fileURLToPath(new URL('../../../agent/src/build/build-main.ts', import.meta.url));
  execFileSync(process.execPath, [program, ...(release === undefined ? [] : ['--release', release])], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
