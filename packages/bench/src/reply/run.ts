/**
 * `npm run bench -- reply [--hosts 10000] [--rate 20] [--seconds 60] [--beside ROUNDS]`: from a message to Herald's reply in the sandbox, with
 * the real discord.js client and a hub that polls so many hosts meanwhile; median and p99 beside the second a person is promised. With
 * `--beside` the release before is asked the same in turns, and the medians of the ratios are told.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spreadOf } from '../in-turns.ts';
import { askCrowd, type Replies, todaysCrowd, unpackCrowdBefore } from './ask-crowd.ts';

const goalMs = 1_000;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      hosts: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '60' },
      beside: { type: 'string' },
    },
  });
  const crowd = { hosts: Number(values.hosts), rate: Number(values.rate), seconds: Number(values.seconds) };
  if (values.beside === undefined) {
    const today = await askCrowd(todaysCrowd, crowd);
    show('message to reply, sandbox Discord, real discord.js client', today);
    console.log(JSON.stringify({ bench: 'reply', ...today, ratioOfP99ToGoal: rounded(today.p99Ms / goalMs, 3) }));
    if (today.unanswered > 0) process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'herald-bench-reply-'));
  try {
    const before = await unpackCrowdBefore(folder);
    const rounds: { before: Replies; today: Replies }[] = [];
    for (let round = 1; round <= Number(values.beside); round += 1) {
      const pair = { before: await askCrowd(before, crowd), today: await askCrowd(todaysCrowd, crowd) };
      show(`round ${round}, the release before`, pair.before);
      show(`round ${round}, today's`, pair.today);
      rounds.push(pair);
    }
    const ratio = (of: (replies: Replies) => number) =>
      spreadOf(rounds.map((pair) => of(pair.today) / of(pair.before)));
    const ratios = {
      p99Ms: ratio(({ p99Ms }) => p99Ms),
      medianMs: ratio(({ medianMs }) => medianMs),
      hubCpuMsAnAnswer: ratio(({ hubCpuMsAnAnswer }) => hubCpuMsAnAnswer),
    };
    console.log(JSON.stringify({ bench: 'reply', beside: 'the release before', rounds, ratios }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function show(title: string, replies: Replies): void {
  console.log(title);
  for (const [name, value] of Object.entries(replies)) console.log(`  ${name.padEnd(17)} ${String(value).padStart(8)}`);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
