/**
 * `npm run bench -- failover [--hosts 300]`: three hubs on a real PostgreSQL with a streaming standby. Under load the primary is
 * killed and the standby promoted; then the hubs are restarted one after another. Nothing acknowledged may be lost, nothing said twice.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startLineProcess } from '../hub/line-process.ts';
import type { Look } from '../kill-hub/verdict.ts';
import { type HubOfTrial, startFleet, startHub, startWitness, type Witness } from '../trials/parts.ts';
import { startPipeline } from './plan-on.ts';
import { faultsOf, figuresOf } from './verdict.ts';

const entry = fileURLToPath(new URL('../../../hub/src/store/load-tests/failover-main.ts', import.meta.url));
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
  const { values } = parseArgs({ args: [...args], options: { hosts: { type: 'string', default: '300' } } });
  const count = Number(values.hosts);
  const folder = await mkdtemp(join(tmpdir(), 'herald-failover-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const postgres = stack.use(startLineProcess(process.execPath, [entry]));
  const { url } = await postgres.hear('listening');
  const fleet = stack.use(await startFleet(count));
  const witness = stack.use(await startWitness());
  const registry = join(folder, 'registry.yaml');
  const hosts = Array.from({ length: count }, (_, index) => `  host-${index}: { address: "${fleet.origin(index)}" }`);
  const { alertsChannelId } = witness;
  const discord = `discord: { alerts: "${alertsChannelId}", announcements: "${alertsChannelId}" }`;
  await writeFile(registry, `defaults: { poll: 15s }\nhosts:\n${hosts.join('\n')}\n${discord}\n`);
  const open = async (name: string) =>
    stack.use(await startHub({ name, folder, registry, fleet, witness, databaseUrl: String(url) }));
  // One after the other: the first makes the tables, and is the one that speaks.
  const hubs = new Map<string, HubOfTrial>();
  for (const name of names) hubs.set(name, await open(name));
  const second = hubs.get('hub-b');
  if (!second) throw new Error('No hub was started.');
  let fallen = 0;
  let longestMs = 0;

  await wait(settleMs);
  await fleet.take();
  const pipeline = startPipeline(names.map((name) => join(folder, name)));
  await fall();
  await wait(45_000);
  say('three hubs under load; the primary is killed');
  await fall();
  const acknowledged = await incidentsOf(second);
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
    await hubs.get(name)?.[Symbol.asyncDispose]();
    hubs.set(name, await open(name));
    await wait(betweenRestartsMs);
  }
  await wait(30_000);
  await rise();
  await note();
  await pipeline[Symbol.asyncDispose]();
  await wait(listenOnMs);
  const acknowledgements = pipeline.acknowledged();
  const said = await witness.said();
  await Promise.all([...hubs.values()].map((hub) => hub[Symbol.asyncDispose]()));
  const figures = figuresOf({
    before,
    end: await look(),
    acknowledged,
    windows: acknowledgements.map(({ title }) => title),
    said,
    falls: fallen,
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

  async function look(): Promise<Look> {
    postgres.say('look 0');
    return (await postgres.hear('look')) as unknown as Look;
  }

  async function note(): Promise<void> {
    const taken = await fleet.take();
    longestMs = Math.max(longestMs, taken.longestMs);
  }

  async function fall(): Promise<void> {
    for (let index = 0; index < fallsAtOnce; index += 1) await fleet.setFault(fallen + index, 'reset');
    fallen += fallsAtOnce;
  }

  async function rise(): Promise<void> {
    for (let index = 0; index < fallen; index += 1) await fleet.setFault(index, 'none');
    const until = performance.now() + settleLimitMs;
    while (performance.now() < until) {
      await wait(5_000);
      const { incidents } = await look();
      if (incidents.length >= fallen && incidents.every(({ endedAtMs }) => endedAtMs !== null)) break;
    }
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
