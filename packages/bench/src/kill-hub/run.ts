/** `npm run bench -- kill-hub [--kills 50]`: one hub, killed at random moments under load, again and again; Discord is the witness. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startLineProcess } from '../hub/line-process.ts';
import {
  type HubOfTrial,
  saidTwice,
  spawnHub,
  startFleet,
  startHub,
  startWitness,
  writeTrialRegistry,
} from '../trials/parts.ts';
import { type Acknowledged, compareLooks, type Look, toldOfAsOpen, toldTwice } from './verdict.ts';

const lookEntry = fileURLToPath(new URL('../../../hub/src/store/load-tests/look-main.ts', import.meta.url));
const count = 200;
/** So many hosts fall or rise in each round. */
const turnedAtOnce = 5;
/** More would look as if the hub itself were cut off. */
const mostDown = 40;
/** One in so many is killed while it starts. */
const killedAtStart = 5;
const longestStartMs = 4_000;
const longestMs = 6_000;
/** A kept incident that is over must be seen to be over in this time once all is well. */
const settleLimitMs = 120_000;
/** For what would be said a second time. */
const listenOnMs = 15_000;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { kills: { type: 'string', default: '50' } } });
  const kills = Number(values.kills);
  const folder = await mkdtemp(join(tmpdir(), 'herald-kill-hub-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const fleet = stack.use(await startFleet(count));
  const witness = stack.use(await startWitness());
  const looker = stack.use(startLineProcess(process.execPath, [lookEntry]));
  const registry = join(folder, 'registry.yaml');
  await writeTrialRegistry(registry, { fleet, count, poll: '1s', alerts: witness.alertsChannelId });
  const options = { name: 'hub', folder, registry, fleet, witness };
  // The first is stopped in order: what Node compiled for it is kept for those that follow.
  await using first = await startHub(options);
  await first[Symbol.asyncDispose]();
  const isDown = new Set<number>();
  /** How often each host fell: more incidents than that, and one fall was taken for two. */
  const falls = new Map<string, number>();
  let before = await look();
  const totals = { damaged: 0, missing: 0, acknowledged: 0, killedAtStart: 0 };
  const startedAt = performance.now();

  for (let kill = 1; kill <= kills; kill += 1) {
    const life = kill % killedAtStart === 0 ? await dieAtStart() : await dieAtWork();
    const now = await look();
    const missing = compareLooks(before, now, life.acknowledged);
    totals.damaged += now.integrity === 'ok' ? 0 : 1;
    totals.missing += missing;
    totals.acknowledged += life.acknowledged.length;
    totals.killedAtStart += life.isAtStart ? 1 : 0;
    before = now;
    const open = now.incidents.filter(({ endedAtMs }) => endedAtMs === null).length;
    console.log(
      `kill ${String(kill).padStart(3)} ${life.isAtStart ? 'at start' : 'at work '}: check ${now.integrity}, ${now.readings} readings, ${now.incidents.length} incidents (${open} open), ${missing} missing`,
    );
  }
  const secondsPerKill = (performance.now() - startedAt) / 1000 / kills;

  // All is well again: in the end nothing may stay open, and everyone who was told of a fall is told of its end.
  for (const index of isDown) await fleet.setFault(index, 'none');
  await using last = await startHub(options);
  await untilWell(last);
  await wait(listenOnMs);
  const said = await witness.said();
  await last[Symbol.asyncDispose]();
  const end = await look();
  const twice = toldTwice(end.incidents, falls);
  const figures = {
    kills,
    ...totals,
    missing: totals.missing + compareLooks(before, end, []),
    secondsPerKill: Math.round(secondsPerKill * 10) / 10,
    readings: end.readings,
    incidents: end.incidents.length,
    stillOpen: end.incidents.filter(({ endedAtMs }) => endedAtMs === null).length,
    messages: said.length,
    saidTwice: saidTwice(said).length + twice.length,
    saidToBeOpenStill: toldOfAsOpen(said).length,
  };
  for (const one of twice) console.log(`  taken for two: ${one}`);
  for (const { words } of toldOfAsOpen(said)) console.log(`  still said: ${words.replaceAll('\n', ' ').slice(0, 150)}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(18)} ${value}`);
  const failures = [
    figures.damaged > 0 && 'the database was damaged',
    figures.missing > 0 && 'what had been acknowledged is missing',
    figures.stillOpen + figures.saidToBeOpenStill > 0 && 'an incident stayed open',
    figures.saidTwice > 0 && 'an incident was announced twice',
    (figures.incidents === 0 || figures.messages === 0) && 'nothing happened that could have been lost',
  ].filter((failure) => failure !== false);
  for (const failure of failures) console.log(`FAILED: ${failure}.`);
  console.log(JSON.stringify({ bench: 'kill-hub', ...figures, failures }));
  if (failures.length > 0) process.exitCode = 1;

  async function dieAtStart(): Promise<Life> {
    await using hub = await spawnHub(options);
    await wait(Math.random() * longestStartMs);
    process.kill(hub.pid, 'SIGKILL');
    return { isAtStart: true, acknowledged: [] };
  }

  async function dieAtWork(): Promise<Life> {
    await using hub = await startHub(options);
    for (let turn = 0; turn < turnedAtOnce; turn += 1) await turnOne();
    await wait(Math.random() * longestMs);
    // What it says it has kept, a moment before it dies.
    const acknowledged = await incidentsOf(hub);
    await wait(Math.random() * 1_000);
    process.kill(hub.pid, 'SIGKILL');
    return { isAtStart: false, acknowledged };
  }

  async function look(): Promise<Look> {
    looker.say(join(folder, 'hub'));
    return (await looker.hear('look')) as unknown as Look;
  }

  /** One host falls, or one that is down rises. */
  async function turnOne(): Promise<void> {
    const rises = isDown.size >= mostDown || (isDown.size > turnedAtOnce && Math.random() < 0.5);
    const index = rises ? pick([...isDown]) : Math.floor(Math.random() * count);
    if (rises) isDown.delete(index);
    else if (!isDown.has(index)) {
      isDown.add(index);
      const name = `host/host-${index}`;
      falls.set(name, (falls.get(name) ?? 0) + 1);
    }
    await fleet.setFault(index, rises ? 'none' : 'reset');
  }
}

function pick(indexes: readonly number[]): number {
  return indexes[Math.floor(Math.random() * indexes.length)] ?? 0;
}

type Life = { isAtStart: boolean; acknowledged: readonly Acknowledged[] };

async function incidentsOf(hub: HubOfTrial): Promise<Acknowledged[]> {
  const { incidents } = (await hub.read('/api/v1/incidents?days=2')) as {
    incidents: { id: string; endedAt: string | null }[];
  };
  return incidents.map(({ id, endedAt }) => ({ id, isOver: endedAt !== null }));
}

async function untilWell(hub: HubOfTrial): Promise<void> {
  const until = performance.now() + settleLimitMs;
  while (performance.now() < until) {
    await wait(2_000);
    if ((await incidentsOf(hub)).every(({ isOver }) => isOver)) return;
  }
}
