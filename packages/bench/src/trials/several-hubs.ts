/** Hubs that share a PostgreSQL, with a fleet and a Discord: what the trials of several hubs begin with, and how hosts fall. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type LineProcess, startLineProcess } from '../hub/line-process.ts';
import type { Look } from '../kill-hub/verdict.ts';
import {
  type Fleet,
  type HubOfTrial,
  startFleet,
  startHub,
  startWitness,
  type Witness,
  writeTrialRegistry,
} from './parts.ts';

export type SeveralHubs<Name extends string> = AsyncDisposable & {
  folder: string;
  postgres: LineProcess;
  fleet: Fleet;
  witness: Witness;
  hub(name: Name): HubOfTrial;
  /** Stops a hub in order and starts it again. */
  restart(name: Name): Promise<void>;
  look(): Promise<Look>;
  fallen(): number;
  /** So many further hosts refuse connections. */
  fall(count: number): Promise<void>;
  /** All answer again; resolves when each incident is over, or after `limitMs`. */
  rise(limitMs: number): Promise<void>;
};

export function hostCountOf(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { hosts: { type: 'string', default: '300' } } });
  return Number(values.hosts);
}

/** `entry` is a program of `hub/src/store/load-tests` that holds the PostgreSQL. */
export async function startSeveralHubs<Name extends string>(options: {
  names: readonly Name[];
  entry: string;
  count: number;
  poll: string;
}): Promise<SeveralHubs<Name>> {
  const { names, entry, count, poll } = options;
  await using starting = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'herald-hubs-'));
  starting.defer(() => rm(folder, { recursive: true, force: true }));
  const program = fileURLToPath(new URL(`../../../hub/src/store/load-tests/${entry}`, import.meta.url));
  const postgres = starting.use(startLineProcess(process.execPath, [program]));
  const { url } = await postgres.hear('listening');
  const fleet = starting.use(await startFleet(count));
  const witness = starting.use(await startWitness());
  const registry = join(folder, 'registry.yaml');
  await writeTrialRegistry(registry, { fleet, count, poll, alerts: witness.alertsChannelId });
  const open = (name: Name) => startHub({ name, folder, registry, fleet, witness, databaseUrl: String(url) });
  const hubs = new Map<Name, HubOfTrial>();
  // One after the other: the first makes the tables, and is the one that speaks.
  for (const name of names) hubs.set(name, starting.use(await open(name)));
  let fallen = 0;
  const stack = starting.move();

  function hub(name: Name): HubOfTrial {
    const found = hubs.get(name);
    if (found) return found;
    throw new Error(`${name} was not started.`);
  }

  async function look(): Promise<Look> {
    postgres.say('look 0');
    return (await postgres.hear('look')) as unknown as Look;
  }

  return {
    folder,
    postgres,
    fleet,
    witness,
    hub,
    async restart(name) {
      await hub(name)[Symbol.asyncDispose]();
      hubs.set(name, stack.use(await open(name)));
    },
    look,
    fallen: () => fallen,
    async fall(more) {
      for (let index = 0; index < more; index += 1) await fleet.setFault(fallen + index, 'reset');
      fallen += more;
    },
    async rise(limitMs) {
      for (let index = 0; index < fallen; index += 1) await fleet.setFault(index, 'none');
      const until = performance.now() + limitMs;
      while (performance.now() < until) {
        await wait(5_000);
        const { incidents } = await look();
        if (incidents.length >= fallen && incidents.every(({ endedAtMs }) => endedAtMs !== null)) break;
      }
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
