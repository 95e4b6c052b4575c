/** Asks the library for memory, disks, network, processes and people, each for itself and with a limit: one that fails costs itself. */
import { cpus, freemem, totalmem } from 'node:os';
import type { Clock } from '@herald/protocol/clock';
import type { Metrics } from '@herald/protocol/metrics';
import { percentOf } from '../round.ts';
import { portableDisks, type ToldDisk } from './portable-disks.ts';
import { portableMemory, portableSwap, type ToldMemory } from './portable-memory.ts';
import type { InterfaceTotals, NetworkTotals } from './portable-network.ts';
import { portableProcesses, seenWhole, type ToldProcesses } from './portable-processes.ts';

export type PortableReading = Pick<
  Metrics,
  'memory' | 'swap' | 'disks' | 'processes' | 'loggedInUsers' | 'temperatures'
> & {
  network: NetworkTotals;
  counted: ReadonlySet<string> | undefined;
  areProcessesHidden: boolean;
  /** What the system did not tell this time. */
  unread: readonly string[];
};

const limitMs = 10_000;
const slowEveryMs = 30_000;
const rareEveryMs = 5 * 60_000;

/** What is asked of the library; it is loaded only where no other is given. */
export type System = {
  mem(): Promise<ToldMemory>;
  fsSize(): Promise<readonly ToldDisk[]>;
  processes(): Promise<ToldProcesses>;
  networkStats(which: '*'): Promise<readonly (Traffic & { iface: string })[]>;
  networkInterfaces(): Promise<Card | readonly Card[]>;
  users(): Promise<readonly unknown[]>;
  cpuTemperature(): Promise<{ main: number | null }>;
};
type Card = { iface: string; internal: boolean; virtual: boolean };

export async function createPortableSources(
  clock: Clock,
  told?: System,
): Promise<{ read(): Promise<PortableReading> }> {
  const system: System = told ?? (await import('systeminformation')).default;
  const { platform } = process;
  const unread = new Set<string>();
  const memory = createSource('memory', 0, () => system.mem());
  const disks = createSource('disks', slowEveryMs, async () => portableDisks(await system.fsSize(), platform));
  const processes = createSource('processes', slowEveryMs, async () => {
    const told = seenWhole(await system.processes(), platform);
    return told ? portableProcesses(told, { cores: cpus().length, platform }) : 'hidden';
  });
  const traffic = createSource('network', 0, () => system.networkStats('*'));
  const cards = createSource('interfaces', rareEveryMs, async () => [await system.networkInterfaces()].flat());
  const users = createSource('users', rareEveryMs, () => system.users());
  const heat = createSource('temperatures', slowEveryMs, () => system.cpuTemperature());
  return { read };

  async function read(): Promise<PortableReading> {
    unread.clear();
    const told = await memory();
    const own = await cards();
    const real = own?.filter(({ internal, virtual, iface }) => !internal && !virtual && !layered.test(iface)) ?? [];
    const inner = new Set(own?.filter(({ internal }) => internal).map(({ iface }) => iface));
    const outward = (await traffic())?.filter(({ iface }) => !inner.has(iface) && !/^lo\d*$/.test(iface)) ?? [];
    const people = await users();
    const celsius = (await heat())?.main;
    const mounted = (await disks()) ?? [];
    const running = await processes();
    return {
      memory: told ? portableMemory(told, platform) : leastMemory(),
      swap: told ? portableSwap(told) : { totalBytes: 0, usedBytes: 0, usedPercent: 0 },
      disks: mounted,
      processes: running === undefined || running === 'hidden' ? { count: 0 } : running,
      areProcessesHidden: running === 'hidden',
      network: new Map(outward.map((one) => [one.iface, totalsOf(one)])),
      counted: real.length > 0 ? new Set(real.map(({ iface }) => iface)) : undefined,
      ...(people && { loggedInUsers: people.length }),
      // Most machines have no sensor that a program may ask: then there is no figure.
      ...(typeof celsius === 'number' && celsius > 0 && celsius <= 150 && { temperatures: [{ name: 'cpu', celsius }] }),
      unread: [...unread],
    };
  }

  /** A value asked for less than `everyMs` ago is taken again; one that cannot be had stays what it was, and is named. */
  function createSource<Value>(
    name: string,
    everyMs: number,
    get: () => Promise<Value>,
  ): () => Promise<Value | undefined> {
    let kept: { value: Value; atMs: number } | undefined;
    return async () => {
      const nowMs = clock.elapsed();
      if (kept && nowMs - kept.atMs < everyMs - 500) return kept.value;
      try {
        kept = { value: await withLimit(get()), atMs: nowMs };
      } catch {
        unread.add(name);
      }
      return kept?.value;
    };
  }
}

async function withLimit<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), limitMs);
  });
  try {
    return await Promise.race([asked, limit]);
  } finally {
    clearTimeout(timer);
  }
}

type Traffic = Record<'rx_bytes' | 'tx_bytes' | 'rx_errors' | 'tx_errors' | 'rx_dropped' | 'tx_dropped', number>;

function totalsOf(one: Traffic): InterfaceTotals {
  return {
    receivedBytes: count(one.rx_bytes),
    sentBytes: count(one.tx_bytes),
    errors: count(one.rx_errors) + count(one.tx_errors),
    drops: count(one.rx_dropped) + count(one.tx_dropped),
  };
}

/** Made over other interfaces, by the names that macOS, FreeBSD and Windows give them. */
const layered = /^(utun|bridge|awdl|llw|anpi|ap\d|gif|stf|vmnet|tap|tun|lagg|vlan|docker|veth|br-|wg)|^vEthernet/;

function count(value: number | null | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

/** Node itself knows this much on every system. */
function leastMemory(): Metrics['memory'] {
  const [totalBytes, freeBytes] = [totalmem(), freemem()];
  const usedBytes = Math.max(0, totalBytes - freeBytes);
  return { totalBytes, availableBytes: freeBytes, usedBytes, freeBytes, usedPercent: percentOf(usedBytes, totalBytes) };
}
