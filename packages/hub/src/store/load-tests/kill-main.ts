/** Kills a writer of the store again and again, as `kill -9` would the hub: prints a line for each, then the sum as JSON. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKillTrial } from './run-kill-trial.ts';

const kills = Number(process.argv[2] ?? 50);
const folder = await mkdtemp(join(tmpdir(), 'herald-kill-'));
let done = 0;
let acknowledged = 0;
let missing = 0;
let contradictions = 0;
let damaged = 0;
try {
  const trial = { path: join(folder, 'herald.db'), kills, longestMs: 1_500, random: Math.random };
  for await (const round of runKillTrial(trial)) {
    const { verdict } = round;
    done += 1;
    acknowledged = round.acknowledged;
    missing += verdict.missing.length;
    contradictions += verdict.contradictions.length;
    damaged += verdict.integrity === 'ok' ? 0 : 1;
    console.log(
      `kill ${String(done).padStart(3)}: ${acknowledged} acknowledged, ${verdict.missing.length} missing, check ${verdict.integrity}`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(JSON.stringify({ bench: 'kill-store', kills: done, acknowledged, missing, contradictions, damaged }));
if (missing + contradictions + damaged > 0 || done < kills) process.exitCode = 1;
