/** `npm run bench -- real-chat DIR [SOURCE...]`: real chat that was fetched, run through the evaluation of what is understood; see README.md. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const evaluation = fileURLToPath(new URL('../../../understanding/src/eval/main.ts', import.meta.url));

export async function run([folder, ...sources]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Name the folder that has the chat: npm run bench -- real-chat DIR');
  const child = spawn(process.execPath, [evaluation, '--real-chat', folder, ...sources], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
