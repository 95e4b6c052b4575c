/**
 * `npm run bench -- failover [--hosts 300]`: three hubs on a real PostgreSQL with a streaming standby. Under load the primary is
 * killed and the standby promoted; then the hubs are restarted one after another. Nothing acknowledged may be lost, nothing said twice.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { HubOfTrial, Witness } from '../trials/parts.ts';
import { hostCountOf, startSeveralHubs } from '../trials/several-hubs.ts';
import { startPipeline } from './plan-on.ts';
import { faultsOf, figuresOf } from './verdict.ts';

const names = ['hub-a', 'hub-b', 'hub-c'] as const;
const fallsAtOnce = 3;
/** Hosts have been shared out, and each is at its slot. */
const settleMs = 40_000;
const withoutPrimaryMs = 8_000;
const betweenRestartsMs = 20_000;
const settleLimitMs = 150_000;
/** For what would be said a second time. */
const listenOnMs = 15_000;

export async function run(args: readonly string[]): Promise<void> {
  const count = hostCountOf(args);
  await using trial = await startSeveralHubs({ names, entry: 'failover-main.ts', count, poll: '15s' });
  const { folder, postgres, fleet, witness, look } = trial;
  const fall = () => trial.fall(fallsAtOnce);
  const rise = () => trial.rise(settleLimitMs);
  let longestMs = 0;

  await wait(settleMs);
  await fleet.take();
  const pipeline = startPipeline(names.map((name) => join(folder, name)));
  await fall();
  await wait(45_000);
  say('three hubs under load; the primary is killed');
  await fall();
  const acknowledged = await incidentsOf(trial.hub('hub-b'));
  const before = await look();
  const killedAt = performance.now();
  postgres.say('kill');
  await postgres.hear('killed');
  await wait(withoutPrimaryMs);
  postgres.say('promote');
  await postgres.hear('promoted');
  const promotedAt = performance.now();
  const secondsUntilWriting = await untilWriting(promotedAt);
  say(`the standby was promoted; hubs write again after ${secondsUntilWriting.toFixed(1)} s`);
  await wait(45_000);
  await rise();
  await note();
  for (const name of names) {
    say(`${name} is restarted`);
    await fall();
    await trial.restart(name);
    await wait(betweenRestartsMs);
  }
  await wait(30_000);
  await rise();
  await note();
  await pipeline[Symbol.asyncDispose]();
  await wait(listenOnMs);
  const acknowledgements = pipeline.acknowledged();
  const said = await witness.said();
  await Promise.all(names.map((name) => trial.hub(name)[Symbol.asyncDispose]()));
  const figures = figuresOf({
    before,
    end: await look(),
    acknowledged,
    windows: acknowledgements.map(({ title }) => title),
    said,
    falls: trial.fallen(),
    longestUnpolledSeconds: longestMs / 1000,
    secondsWithoutPrimary: round(promotedAt - killedAt),
    secondsUntilWriting,
    longestSilenceSeconds: round(longestGap(acknowledgements.map(({ atMs }) => atMs))),
  });
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(26)} ${String(value)}`);
  const failures = faultsOf(figures);
  for (const failure of failures) console.log(`FAILED: ${failure}.`);
  if (failures.length > 0) await showSaid(witness);
  console.log(JSON.stringify({ bench: 'failover', hosts: count, ...figures, failures }));
  if (failures.length > 0) process.exitCode = 1;

  async function note(): Promise<void> {
    const taken = await fleet.take();
    longestMs = Math.max(longestMs, taken.longestMs);
  }

  /** From the promotion until a hub acknowledges an announcement. */
  async function untilWriting(sinceMs: number): Promise<number> {
    for (;;) {
      const first = pipeline.acknowledged().find(({ atMs }) => atMs > sinceMs);
      if (first) return round(first.atMs - sinceMs);
      if (performance.now() - sinceMs > settleLimitMs) return round(performance.now() - sinceMs);
      await wait(100);
    }
  }
}

async function incidentsOf(hub: HubOfTrial): Promise<{ id: string; isOver: boolean }[]> {
  const { incidents } = (await hub.read('/api/v1/incidents?days=2')) as {
    incidents: { id: string; endedAt: string | null }[];
  };
  return incidents.map(({ id, endedAt }) => ({ id, isOver: endedAt !== null }));
}

function longestGap(moments: readonly number[]): number {
  return Math.max(0, ...moments.slice(1).map((atMs, index) => atMs - (moments[index] ?? atMs)));
}

async function showSaid(witness: Witness): Promise<void> {
  for (const { words } of await witness.said()) console.log(`  said: ${words.replaceAll('\n', ' ').slice(0, 150)}`);
}

function say(words: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${words}`);
}

function round(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
