/**
 * `npm run bench -- reply [--hosts 10000] [--rate 20] [--seconds 60]`: from a message to Herald's reply in the sandbox, with the
 * real discord.js client and a hub that polls so many hosts meanwhile; median and p99 beside the second a person is promised.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../../sandbox/src/questions/main.ts', import.meta.url));
const goalMs = 1_000;

type Outcome = { hosts: number; asked: number; answeredMs: number[]; refused: number };

export async function run(args: readonly string[]): Promise<void> {
  const crowd = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = (await text(crowd.stdout)).trim().split('\n').at(-1) ?? '';
  const { hosts, asked, answeredMs, refused }: Outcome = JSON.parse(said);
  const sorted = answeredMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  const figures = {
    hosts,
    asked,
    unanswered: asked - sorted.length,
    refused,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
  };
  console.log('message to reply, sandbox Discord, real discord.js client');
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(10)} ${String(value).padStart(8)}`);
  console.log(
    JSON.stringify({ bench: 'reply', ...figures, ratioOfP99ToGoal: Number((figures.p99Ms / goalMs).toFixed(3)) }),
  );
  if (figures.unanswered > 0) process.exitCode = 1;
}
