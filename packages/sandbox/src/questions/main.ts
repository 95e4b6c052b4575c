/**
 * `node packages/sandbox/src/questions/main.ts [--hosts 10000] [--rate 20] [--seconds 60]`: many people ask in many channels of
 * the sandbox's Discord while a real hub polls a simulated fleet; prints how long each waited, as one line of JSON.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import { startHerald } from '../end-to-end/testing/start-herald.ts';
import { addressOf } from '../fleet/start-simulated-fleet.ts';
import { hubPublicKey } from '../start/hub-key.ts';
import { crowdGuild, crowdRegistry, questionOf } from './crowd.ts';

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
  },
});
const [hostCount, rate, seconds] = [Number(values.hosts), Number(values.rate), Number(values.seconds)];
/** Two rounds of polling: every host has reported. */
const warmUpSeconds = 35;
const patienceMs = 20_000;

await using herald = await startHerald({ agents: [], hub: 'later', discord: { guild: crowdGuild } });
const fleet = spawn(
  process.execPath,
  [
    fileURLToPath(new URL('../fleet/main.ts', import.meta.url)),
    '--count',
    String(hostCount),
    `--hub-key=${await hubPublicKey(herald.dataDir)}`,
  ],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
try {
  const port = await portOf(fleet);
  const addresses = Array.from({ length: hostCount }, (_, index) => `http://${addressOf(index)}:${port}`);
  await herald.writeRegistry(crowdRegistry(addresses));
  await herald.startHub();
  console.error(
    `the hub polls ${hostCount} hosts; it is left alone for ${warmUpSeconds} s, then asked ${rate} times a second`,
  );
  await wait(warmUpSeconds * 1000);
  const waits: Promise<number | undefined>[] = [];
  const startedAt = performance.now();
  for (let index = 0; index < rate * seconds; index += 1) {
    const dueMs = (index / rate) * 1000 - (performance.now() - startedAt);
    if (dueMs > 0) await wait(dueMs);
    if (index % (rate * 10) === 0) console.error(`${index} of ${rate * seconds} asked`);
    waits.push(timeOne(herald.discord, index));
  }
  const waitedMs = await Promise.all(waits);
  console.log(
    JSON.stringify({
      hosts: hostCount,
      asked: waitedMs.length,
      answeredMs: waitedMs.filter((ms) => ms !== undefined),
      refused: herald.discord.violations.length,
    }),
  );
} finally {
  fleet.stdin.end();
  await once(fleet, 'exit');
}

/** Undefined where no answer came within the time a person would wait. */
async function timeOne(discord: Discord, index: number): Promise<number | undefined> {
  const { who, channel, text } = questionOf(index, hostCount);
  const startedAt = performance.now();
  const answer = discord.nextMessage({ channel, from: 'bot' });
  await discord.as(who).say(channel, text);
  const isAnswered = await Promise.race([answer.then(() => true), wait(patienceMs, false)]);
  return isAnswered ? performance.now() - startedAt : undefined;
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (stdout)
    for await (const line of createInterface({ input: stdout })) {
      const said: unknown = JSON.parse(line);
      if (typeof said === 'object' && said !== null && 'port' in said) return Number(said.port);
    }
  throw new Error('The simulated fleet ended before it listened.');
}
