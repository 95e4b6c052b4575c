/**
 * `bench run-herald [ROOT]`: the guide "Run Herald", each of its `sh` blocks pasted in its order into a fresh Debian with
 * nothing but the archive. Needs root, systemd-nspawn, and debootstrap where ROOT is not made yet.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRoot, startContainer } from '../install/container.ts';
import { guideBlocks } from './guide-blocks.ts';

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
    await using machine = await startContainer(root);
    // This Debian has no sudo, which the guide takes for granted.
    const sudo = machine.run('apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq sudo');
    if (sudo.code !== 0) throw new Error(`sudo could not be installed: ${sudo.text.slice(-500)}`);
    for (const { under, text, where } of blocks) {
      if (where === 'elsewhere') {
        console.log(`left   ${under}: ${text.split('\n')[0]}`);
        continue;
      }
      const startedMs = performance.now();
      const script = text.replaceAll('linux-x64', `linux-${architecture}`);
      const { code, text: said } = machine.run(`export DEBIAN_FRONTEND=noninteractive; set -e; cd ${place}; ${script}`);
      const isAnswered = !text.includes('herald ask') || said.includes('web-1 is up');
      const isWell = code === 0 && isAnswered;
      const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
      steps.push({ under, isWell, seconds });
      console.log(`${isWell ? 'well  ' : 'FAILED'} ${under} (${seconds} s)`);
      if (!isWell) console.log(`  exit code ${code}\n${said.replace(/^/gm, '  ')}`);
    }
  } finally {
    rmSync(join(root, place), { recursive: true, force: true });
  }
  const isWell = steps.every((step) => step.isWell);
  console.log(JSON.stringify({ bench: 'run-herald', isWell, steps }));
  if (!isWell) process.exitCode = 1;
}
