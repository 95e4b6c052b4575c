/** Starts the writer again and again on one file, kills it at a random moment, and checks what it left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { checkAfterKill, type KillVerdict } from './kill-trial.ts';

export type KillRound = { acknowledged: number; verdict: KillVerdict };

/** `random` gives 0 to 1. Kills between the first acknowledgement of a round and `longestMs` later. */
export async function* runKillTrial(options: {
  path: string;
  kills: number;
  longestMs: number;
  random(): number;
}): AsyncGenerator<KillRound> {
  let acknowledged = 0;
  for (let round = 0; round < options.kills; round += 1) {
    acknowledged = await writeUntilKilled(options.path, acknowledged + 1, options.random() * options.longestMs);
    yield { acknowledged, verdict: await checkAfterKill(options.path, acknowledged) };
  }
}

/** The last number that was acknowledged. */
async function writeUntilKilled(path: string, first: number, afterMs: number): Promise<number> {
  const writer = spawn(
    process.execPath,
    [fileURLToPath(new URL('./kill-writer-main.ts', import.meta.url)), path, `${first}`],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let last = first - 1;
  let problem = '';
  let timer: NodeJS.Timeout | undefined;
  writer.stderr.on('data', (chunk: Buffer) => {
    problem += chunk.toString();
  });
  const exited = once(writer, 'exit');
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line);
    timer ??= setTimeout(() => writer.kill('SIGKILL'), afterMs);
  }
  await exited;
  clearTimeout(timer);
  if (writer.signalCode !== 'SIGKILL') throw new Error(`The writer ended by itself: ${problem}`);
  return last;
}
