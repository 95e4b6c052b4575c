/** From a message to Herald's reply in the sandbox: 200 questions, median and p99, beside the second a person is promised. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const people = ['Carla', 'Chris', 'Chidi', 'Cleo', 'Erin', 'Emil', 'Esra', 'Pat'];
/** Discord lets a bot send 5 messages in 5 seconds to a channel, so questions go round several. */
const channels = ['#status', '#alerts', '#billing', '#general'];
const questions = [
  '@Herald tell me about web-1',
  '@Herald is storefront up?',
  '@Herald cpu of web-1?',
  '@Herald when is the next downtime?',
  '@Herald tell me about all my servers',
];
const spacingMs = 320;

/** `args[0]`: how many questions; 200 if not given. */
export async function run(args: readonly string[]): Promise<void> {
  const count = Number(args[0] ?? 200);
  const dataDir = await mkdtemp(join(tmpdir(), 'herald-bench-'));
  const herald = spawn(process.execPath, ['packages/sandbox/src/main.ts'], {
    env: { PATH: process.env['PATH'], HERALD_DATA_DIR: dataDir, HERALD_WEB_PORT: '0', HERALD_SANDBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const origin = await pageOrigin(herald);
    const elapsedMs: number[] = [];
    for (let asked = 0; asked < count; asked += 1) {
      elapsedMs.push(await timeOne(origin, asked));
      await new Promise((resolve) => setTimeout(resolve, spacingMs));
    }
    report(elapsedMs);
  } finally {
    herald.kill('SIGTERM');
    await once(herald, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timeOne(origin: string, index: number): Promise<number> {
  const as = people[index % people.length] ?? 'Carla';
  const channel = channels[index % channels.length] ?? '#status';
  const text = questions[index % questions.length] ?? '';
  const answer = fetch(`${origin}/sandbox/next-message?channel=${encodeURIComponent(channel)}&from=bot&seconds=20`);
  // The wait must stand before the question is asked.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const startedAt = performance.now();
  const said = await fetch(`${origin}/sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, do: 'say', channel, text }),
  });
  if (!said.ok) throw new Error(`The sandbox did not take the question: ${said.status} ${await said.text()}`);
  const replied = await answer;
  if (!replied.ok) throw new Error(`No reply came to "${text}" in ${channel}: ${replied.status}`);
  await replied.arrayBuffer();
  return performance.now() - startedAt;
}

async function pageOrigin(herald: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of herald.stdout ?? []) {
    text += String(chunk);
    const origin = /Open (http:\/\/[^/\s]+)\//.exec(text)?.[1];
    if (origin && text.includes('Stop with')) return origin;
  }
  throw new Error('Herald ended before it was up.');
}

function report(elapsedMs: number[]): void {
  const sorted = elapsedMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  const figures = { questions: sorted.length, medianMs: at(0.5), p99Ms: at(0.99), worstMs: at(1) };
  const goalMs = 1_000;
  console.log('message to reply, sandbox Discord, real discord.js client');
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(10)} ${String(value).padStart(8)}`);
  console.log(
    JSON.stringify({ bench: 'reply', ...figures, ratioOfMedianToGoal: Number((figures.medianMs / goalMs).toFixed(3)) }),
  );
}
