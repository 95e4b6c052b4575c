/**
 * `bench run-herald [ROOT]`: the guide "Run Herald", each of its `sh` blocks pasted in its order into a fresh Debian with nothing but the archive,
 * by somebody who may use sudo and is not root. Needs root, systemd-nspawn, and debootstrap where ROOT is not made yet.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Container, makeRoot, startContainer } from '../install/container.ts';
import { elsewhereOf } from './elsewhere.ts';
import { type GuideBlock, guideBlocks } from './guide-blocks.ts';

const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
/** Within the container. */
const place = '/var/tmp/herald-guide';
const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export async function run([root = '/var/tmp/herald-trial-root']: readonly string[]): Promise<void> {
  const blocks = guideBlocks(readFileSync(at('hub/running.md'), 'utf8'));
  makeRoot(root);
  mkdirSync(join(root, place), { recursive: true });
  const steps: { under: string; isWell: boolean; seconds: number }[] = [];
  try {
    const builder = [at('release/src/build-main.ts'), '--only', architecture, '--out', join(root, place)];
    execFileSync(process.execPath, builder, { stdio: ['ignore', 'ignore', 'inherit'] });
    const oldHub = [at('sandbox/src/start/release-before-main.ts'), join(root, place, '.herald')];
    execFileSync(process.execPath, oldHub, { stdio: ['ignore', 'ignore', 'inherit'] });
    copyFileSync(at('sandbox/src/ssm-api/main.ts'), join(root, place, 'ssm.ts'));
    await using machine = await startContainer(root);
    // This Debian has no sudo, which the guide takes for granted, and nobody but root.
    const sudo = machine.run(
      `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq sudo && echo "127.0.0.1 localhost $(hostname)" >> /etc/hosts && useradd -m kim && echo 'kim ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/kim && chown kim ${place}`,
    );
    if (sudo.code !== 0) throw new Error(`sudo could not be installed: ${sudo.text.slice(-500)}`);
    for (const block of blocks) {
      const startedMs = performance.now();
      const { isWell, said } = block.where === 'here' ? paste(machine, block.text) : pasteElsewhere(machine, block);
      const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
      steps.push({ under: block.under, isWell, seconds });
      console.log(`${isWell ? 'well  ' : 'FAILED'} ${block.under} (${seconds} s): ${block.text.split('\n')[0]}`);
      if (!isWell) console.log(said.replace(/^/gm, '  '));
    }
  } finally {
    rmSync(join(root, place), { recursive: true, force: true });
  }
  const isWell = steps.every((step) => step.isWell);
  console.log(JSON.stringify({ bench: 'run-herald', isWell, steps }));
  if (!isWell) process.exitCode = 1;
}

type Pasted = { isWell: boolean; said: string };

/** What the reader sees is kept in the file `said` as well. */
function paste(machine: Container, text: string, { first = '', typed = '' } = {}): Pasted {
  const script = `set -e\ncd ${place}\n${first}\n${text.replaceAll('linux-x64', `linux-${architecture}`)}`;
  const file = `${place}/block.sh`;
  const shell = `runuser -u kim -- env HOME=/home/kim sh ${file}`;
  const whole = typed
    ? `(while sleep 1 && echo ${typed}; do :; done) | timeout 120 script -qefc '${shell}' /dev/null`
    : shell;
  machine.run(`cat > ${file} <<'END-OF-BLOCK'\n${script}\nEND-OF-BLOCK`);
  const { code, text: said } = machine.run(`(${whole}) > ${place}/said 2>&1; code=$?; cat ${place}/said; exit $code`);
  const isAnswered = !text.includes('herald ask') || said.includes('web-1 is up');
  return { isWell: code === 0 && isAnswered, said: `exit code ${code}\n${said}` };
}

function pasteElsewhere(machine: Container, { text }: GuideBlock): Pasted {
  const how = elsewhereOf(place).find(({ of }) => text.includes(of));
  if (!how) return { isWell: false, said: 'The bench does not know how to bring about what this block needs.' };
  const before = machine.run(`export DEBIAN_FRONTEND=noninteractive; ${how.before}`);
  if (before.code !== 0) return { isWell: false, said: `not brought about, exit code ${before.code}\n${before.text}` };
  const { isWell, said } = paste(machine, text, how);
  const after = machine.run(
    `i=0; until ${how.after} > /tmp/after 2>&1 && grep -Eq '${how.said.source}' /tmp/after || [ $i -ge 60 ]; do i=$((i + 1)); sleep 1; done; cat /tmp/after`,
  ).text;
  const undone = how.undo === undefined || machine.run(how.undo).code === 0;
  return { isWell: isWell && how.said.test(after) && undone, said: `${said}\n${after}` };
}
