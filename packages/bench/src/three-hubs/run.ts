/** `npm run bench -- three-hubs [--hosts 300]`: three hubs on one PostgreSQL; one is killed, one paused, and the database restarted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startLineProcess } from '../hub/line-process.ts';
import { startFleet, startHub, startWitness, writeTrialRegistry } from '../trials/parts.ts';
import { type Found, faultsOf, figuresOf, pollSeconds, type Stage } from './verdict.ts';

const postgresEntry = fileURLToPath(new URL('../../../hub/src/store/load-tests/postgres-main.ts', import.meta.url));
const falls = 3;
/** What fell must be told as over within so long. */
const settleLimitMs = 120_000;
/** Hosts have been shared out anew, and each is at its slot again, within so long. */
const settleMs = 45_000;
/** For what would be said a second time. */
const listenOnMs = 15_000;

type Look = { readings: number; incidents: { target: string; endedAtMs: number | null }[] };

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { hosts: { type: 'string', default: '300' } } });
  const count = Number(values.hosts);
  const folder = await mkdtemp(join(tmpdir(), 'herald-hubs-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const postgres = stack.use(startLineProcess(process.execPath, [postgresEntry]));
  const { url } = await postgres.hear('listening');
  const fleet = stack.use(await startFleet(count));
  const witness = stack.use(await startWitness());
  const registry = join(folder, 'registry.yaml');
  await writeTrialRegistry(registry, { fleet, count, poll: `${pollSeconds}s`, alerts: witness.alertsChannelId });
  const hub = async (name: string) =>
    stack.use(await startHub({ name, folder, registry, fleet, witness, databaseUrl: String(url) }));
  // One after the other: the first makes the tables, and is the one that speaks.
  const speaker = await hub('hub-a');
  const paused = await hub('hub-b');
  const third = await hub('hub-c');
  const stages: Stage[] = [];
  let fallen = 0;

  await wait(settleMs);
  await end('three hubs start');
  await wait(4 * pollSeconds * 1000);
  await end('three hubs, at rest');
  await fall();
  process.kill(speaker.pid, 'SIGKILL');
  await wait(60_000);
  await rise();
  await end('one killed');
  process.kill(paused.pid, 'SIGSTOP');
  await fall();
  await wait(60_000);
  process.kill(paused.pid, 'SIGCONT');
  await wait(30_000);
  await rise();
  await end('one paused for a minute, and resumed');
  await fall();
  postgres.say('restart');
  await postgres.hear('restarted');
  await wait(60_000);
  await rise();
  await end('PostgreSQL restarted');
  await wait(settleMs);
  await end('all settles');
  await wait(4 * pollSeconds * 1000);
  await end('at rest again');
  // Stopped in order they write what waits: from here on nothing may be missing.
  await Promise.all([paused, third].map((one) => one[Symbol.asyncDispose]()));
  const { reported } = await fleet.take();
  const { readings, incidents } = await look();
  report({ stages, said: await witness.said(), incidents, reported, readings, count, falls: fallen });

  async function look(): Promise<Look> {
    postgres.say('look 0');
    return (await postgres.hear('look')) as unknown as Look;
  }

  async function end(stage: string): Promise<void> {
    const { least, most, total, longestMs, shortestMs, reported } = await fleet.take();
    const { readings } = await look();
    const before = stages.at(-1);
    stages.push({
      stage,
      longestUnpolledSeconds: longestMs / 1000,
      shortestGapSeconds: shortestMs / 1000,
      polls: `${least} to ${most}`,
      pollCount: total,
      reported: reported - (before?.reportedSoFar ?? 0),
      readings: readings - (before?.readingsSoFar ?? 0),
      reportedSoFar: reported,
      readingsSoFar: readings,
    });
  }

  /** Hosts fall right before the trouble, so that hubs must tell of them amid it. */
  async function fall(): Promise<void> {
    for (let index = 0; index < falls; index += 1) await fleet.setFault(fallen + index, 'reset');
    fallen += falls;
  }

  /** They rise again, and each incident must be over before long. */
  async function rise(): Promise<void> {
    for (let index = 0; index < fallen; index += 1) await fleet.setFault(index, 'none');
    const until = performance.now() + settleLimitMs;
    while (performance.now() < until) {
      await wait(5_000);
      const { incidents } = await look();
      if (incidents.length >= fallen && incidents.every(({ endedAtMs }) => endedAtMs !== null)) break;
    }
    await wait(listenOnMs);
  }
}

function report(found: Found): void {
  for (const one of found.stages)
    console.log(
      `${one.stage.padEnd(40)} longest unpolled ${one.longestUnpolledSeconds.toFixed(1).padStart(5)} s, shortest gap ${one.shortestGapSeconds.toFixed(1).padStart(5)} s, polls a host ${one.polls}, ${one.pollCount} in all, ${one.reported} answered with a report, ${one.readings} recorded`,
    );
  for (const { words } of found.said) console.log(`  said: ${words.replaceAll('\n', ' ').slice(0, 150)}`);
  const figures = figuresOf(found);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(26)} ${String(value)}`);
  const failures = faultsOf(figures);
  for (const failure of failures) console.log(`FAILED: ${failure}.`);
  console.log(JSON.stringify({ bench: 'three-hubs', ...figures, failures }));
  if (failures.length > 0) process.exitCode = 1;
}
