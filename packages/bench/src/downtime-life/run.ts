/** The life of planned downtime, the hub killed after every step: each thing said exactly once, the events ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export async function run(): Promise<void> {
  const entry = fileURLToPath(new URL('../../../sandbox/src/downtime-life/main.ts', import.meta.url));
  const player = spawn(process.execPath, [entry], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  player.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(player, 'close');
  if (code !== 0) throw new Error(`The life of planned downtime ended with ${code}.`);
  const { kills, wanted, said, faults, seconds }: Outcome = JSON.parse(text.trim().split('\n').at(-1) ?? '');
  console.log(`${said} lines said of ${wanted}, the hub killed ${kills} times, in ${seconds} s`);
  for (const fault of faults) console.log(`  WRONG ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  console.log(
    JSON.stringify({ bench: 'downtime-life', kills, said, ratioOfSaid: said / wanted, faults: faults.length, seconds }),
  );
}

type Outcome = { kills: number; wanted: number; said: number; faults: readonly string[]; seconds: number };
