/** Starts a trial of the hub as a process of its own; its table and JSON line go to this one's output. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { hubFlags } from '../hub/hub-flags.ts';

/** `main`: its path under `packages/hub/src`. */
export async function runHubTrial(main: string, args: readonly string[]): Promise<void> {
  const entry = fileURLToPath(new URL(`../../../hub/src/${main}`, import.meta.url));
  const trial = spawn(process.execPath, [...(await hubFlags()), entry, ...args], { stdio: 'inherit' });
  const [code] = await once(trial, 'exit');
  if (code !== 0) process.exitCode = 1;
}
