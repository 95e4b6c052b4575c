/** `npm run bench -- three-hubs [--hosts 300]`: three hubs on one PostgreSQL; one is killed, one paused, and the database restarted. */
import { setTimeout as wait } from 'node:timers/promises';
import { hostCountOf, startSeveralHubs } from '../trials/several-hubs.ts';
import { type Found, faultsOf, figuresOf, pollSeconds, type Stage } from './verdict.ts';

const names = ['hub-a', 'hub-b', 'hub-c'] as const;
const falls = 3;
/** What fell must be told as over within so long. */
const settleLimitMs = 120_000;
/** Hosts have been shared out anew, and each is at its slot again, within so long. */
const settleMs = 45_000;
/** For what would be said a second time. */
const listenOnMs = 15_000;

export async function run(args: readonly string[]): Promise<void> {
  const count = hostCountOf(args);
  await using trial = await startSeveralHubs({ names, entry: 'postgres-main.ts', count, poll: `${pollSeconds}s` });
  const { postgres, fleet, witness, look } = trial;
  const [speaker, paused, third] = [trial.hub('hub-a'), trial.hub('hub-b'), trial.hub('hub-c')];
  // Hosts fall right before the trouble, so that hubs must tell of them amid it.
  const fall = () => trial.fall(falls);
  const stages: Stage[] = [];

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
  report({ stages, said: await witness.said(), incidents, reported, readings, count, falls: trial.fallen() });

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

  /** They rise again, and each incident must be over before long. */
  async function rise(): Promise<void> {
    await trial.rise(settleLimitMs);
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
