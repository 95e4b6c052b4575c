/** `npm run bench -- kill-hub [--kills 50]`: one hub, killed at random moments under load, again and again; Discord is the witness. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startLineProcess } from '../hub/line-process.ts';
import { saidTwice, startFleet, startHub, startWitness, writeTrialRegistry } from '../trials/parts.ts';

const lookEntry = fileURLToPath(new URL('../../../hub/src/store/trials/look-main.ts', import.meta.url));
const count = 200;
/** So many hosts fall or rise in each round. */
const turnedAtOnce = 5;
const shortestMs = 1_000;
const longestMs = 10_000;

type Look = {
  integrity: string;
  readings: number;
  incidents: { id: string; target: string; endedAtMs: number | null }[];
};

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { kills: { type: 'string', default: '50' } } });
  const kills = Number(values.kills);
  const folder = await mkdtemp(join(tmpdir(), 'herald-kill-hub-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const fleet = stack.use(await startFleet(count));
  const witness = stack.use(await startWitness());
  const registry = join(folder, 'registry.yaml');
  await writeTrialRegistry(registry, { fleet, count, poll: '2s', alerts: witness.alertsChannelId });
  const begin = () => startHub({ name: 'hub', folder, registry, fleet, witness });
  const isDown = new Set<number>();
  let before: Look = { integrity: 'ok', readings: 0, incidents: [] };
  let damaged = 0;
  let missing = 0;

  for (let kill = 1; kill <= kills; kill += 1) {
    const hub = await begin();
    for (let turn = 0; turn < turnedAtOnce; turn += 1) await toggle(Math.floor(Math.random() * count));
    await wait(shortestMs + Math.random() * (longestMs - shortestMs));
    process.kill(hub.pid, 'SIGKILL');
    await hub[Symbol.asyncDispose]();
    const now = await look(join(folder, 'hub'));
    const known = new Set(now.incidents.map(({ id }) => id));
    const lost = before.incidents.filter(({ id }) => !known.has(id)).length;
    const reopened = now.incidents.filter(
      ({ id, endedAtMs }) =>
        endedAtMs === null && before.incidents.some((one) => one.id === id && one.endedAtMs !== null),
    ).length;
    const fewer = Math.max(0, before.readings - now.readings);
    damaged += now.integrity === 'ok' ? 0 : 1;
    missing += lost + reopened + fewer;
    before = now;
    console.log(
      `kill ${String(kill).padStart(3)}: check ${now.integrity}, ${now.readings} readings, ${now.incidents.length} incidents, ${lost + reopened + fewer} missing`,
    );
  }

  // All is well again: in the end nothing may stay open, and everyone who was told of a fall is told of its end.
  const last = await begin();
  for (const index of isDown) await fleet.setFault(index, 'none');
  await wait(75_000);
  const said = await witness.said();
  await last[Symbol.asyncDispose]();
  const end = await look(join(folder, 'hub'));
  const figures = {
    kills,
    damaged,
    missing,
    readings: end.readings,
    incidents: end.incidents.length,
    stillOpen: end.incidents.filter(({ endedAtMs }) => endedAtMs === null).length,
    messages: said.length,
    saidTwice: saidTwice(said).length,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(12)} ${value}`);
  console.log(JSON.stringify({ bench: 'kill-hub', ...figures }));
  if (damaged + missing + figures.stillOpen + figures.saidTwice > 0 || end.incidents.length === 0) process.exitCode = 1;

  async function toggle(index: number): Promise<void> {
    const fault = isDown.has(index) ? 'none' : 'reset';
    if (fault === 'none') isDown.delete(index);
    else isDown.add(index);
    await fleet.setFault(index, fault);
  }
}

async function look(folder: string): Promise<Look> {
  const child = startLineProcess(process.execPath, [lookEntry, folder]);
  const found = await child.hear('look');
  await child[Symbol.asyncDispose]();
  return found as unknown as Look;
}
