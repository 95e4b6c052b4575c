/**
 * `npm run bench -- reply [--hosts 10000] [--rate 20] [--seconds 60] [--beside ROUNDS]`: from a message to Herald's reply in the sandbox, with
 * the real discord.js client and a hub that polls so many hosts meanwhile; median and p99 beside the second a person is promised. With
 * `--beside` the release before is asked the same in turns, and the medians of the ratios are told.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inTurns, ratioOf, spreadWords } from '../in-turns.ts';
import { askCrowd, type Replies, todaysCrowd, unpackCrowdBefore } from './ask-crowd.ts';

const goalMs = 1_000;
const [before, today] = ['the release before', "today's"] as const;

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
    const replies = await askCrowd(todaysCrowd, crowd);
    show('message to reply, sandbox Discord, real discord.js client', replies);
    console.log(JSON.stringify({ bench: 'reply', ...replies, ratioOfP99ToGoal: rounded(replies.p99Ms / goalMs, 3) }));
    if (replies.unanswered > 0) process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'herald-bench-reply-'));
  try {
    const subjects = [
      { name: before, entry: await unpackCrowdBefore(folder) },
      { name: today, entry: todaysCrowd },
    ];
    const rounds = await inTurns({ subjects, rounds: Number(values.beside) }, ({ entry }) => askCrowd(entry, crowd));
    for (const [index, round] of rounds.entries())
      for (const [name, replies] of round) show(`round ${index + 1}, ${name}`, replies);
    const ratio = (of: (replies: Replies) => number) => ratioOf(rounds, [today, before], of);
    const ratios = {
      p99Ms: ratio(({ p99Ms }) => p99Ms),
      medianMs: ratio(({ medianMs }) => medianMs),
      hubCpuMsAnAnswer: ratio(({ hubCpuMsAnAnswer }) => hubCpuMsAnAnswer),
    };
    for (const [name, spread] of Object.entries(ratios)) if (spread) console.log(`${name}  ${spreadWords(spread)}`);
    console.log(JSON.stringify({ bench: 'reply', beside: before, rounds: rounds.map(Object.fromEntries), ratios }));
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
