/** Measures the machine on one timer, so that a request costs next to nothing. */
import { cpus } from 'node:os';
import { systemClock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Metrics } from '@herald/protocol/metrics';
import type { Sample, Sampler, SamplerOptions } from '../sample.ts';
import { assembleMetrics } from './assemble-metrics.ts';
import { findCgroupScope } from './cgroup-scope.ts';
import { createDiskSpaceReader } from './disk-space.ts';
import { readFailedUnits as readFailedUnitsOfBus } from './failed-units.ts';
import { readMachineUnits } from './machine-units.ts';
import { processMetrics } from './processes.ts';
import { createReadText } from './read-text.ts';
import { type FastReading, readFast } from './readings.ts';
import {
  type RareReading,
  readArguments,
  readRare,
  readSlow,
  type SlowReading,
  type SlowSources,
} from './slow-readings.ts';
import { createTcpReader } from './tcp.ts';

export type LinuxSamplerOptions = SamplerOptions & {
  readFailedUnits?: SlowSources['readFailedUnits'];
  /** Where /proc, /sys and /run are found; tests bring their own. */
  root?: string;
};

/** CPU use needs two readings; the first two stand this close, so that the first report comes at once. */
const firstIntervalMs = 60;
/** So short a time is mostly the agent's own start: a sample that tells more follows this soon. */
const settleMs = 1000;
/** Who keeps a machine busy is asked while it is; a calm one is not kept busy by the asking. */
const slowEveryMs = { busy: 30_000, calm: 60_000 };
const busyFromPercent = 50;
const rareEveryMs = 60_000;

/**
 * Samples until disposed. `done` rejects when sampling fails for good (a bug, or no /proc), and never resolves before
 * it is disposed: the owner must watch it.
 */
export function startSampler(options: LinuxSamplerOptions): Sampler {
  const { clock = systemClock, root = '', intervalSeconds, readFailedUnits = readFailedUnitsOfBus } = options;
  const stopping = new AbortController();
  const read = createReadText(root);
  const scope = findCgroupScope(read);
  const { pageBytes, ticksPerSecond } = readMachineUnits();
  const cores = cpus().length;
  const { read: readSpace } = createDiskSpaceReader();
  const sources: SlowSources = { read, root, scope, readSpace, readTcp: createTcpReader(read), readFailedUnits };
  const done = run(stopping.signal);
  done.catch(() => undefined); // Seen by whoever awaits `done`; an unhandled rejection would hide it from them.
  return {
    done,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };

  async function run(signal: AbortSignal): Promise<void> {
    let before = takeFast();
    let slowBefore = await readSlow(sources, clock.elapsed());
    const firstRare = readRare(sources);
    await clock.sleep(firstIntervalMs - (clock.elapsed() - before.elapsedMs), signal);
    let rare = await firstRare;
    let rareAtMs = clock.elapsed();
    let slow = await readSlow(sources, clock.elapsed());
    let processes = summarise(slowBefore, slow);
    let state: keyof typeof slowEveryMs = 'calm';
    for (let round = 0; !signal.aborted; round += 1) {
      const nowElapsedMs = clock.elapsed();
      if (round === 1 || nowElapsedMs - slow.elapsedMs >= slowEveryMs[state] - intervalSeconds * 500) {
        slowBefore = slow;
        slow = await readSlow(sources, nowElapsedMs);
        processes = summarise(slowBefore, slow);
      }
      if (nowElapsedMs - rareAtMs >= rareEveryMs) {
        rare = await readRare(sources);
        rareAtMs = nowElapsedMs;
      }
      const after = takeFast();
      const sample = sampleOf(before, after, slow, rare, processes);
      state = sample.metrics.cpu.usedPercent >= busyFromPercent ? 'busy' : 'calm';
      options.onSample(sample);
      before = after;
      const pauseMs = intervalSeconds * 1000;
      await clock.sleep(round === 0 ? Math.min(settleMs, pauseMs) : pauseMs, signal);
    }
  }

  function takeFast(): FastReading {
    const reading = readFast(read, scope, clock.elapsed());
    if (reading === undefined)
      throw new HeraldError('agent/no-proc', {
        message: '/proc cannot be read as Linux writes it.',
        next: 'Let a container see its own /proc, or set HERALD_AGENT_SAMPLER=portable.',
      });
    return reading;
  }

  /**
   * A container starts with its first process, not with the machine. Where the kernel's files are the container's own
   * already (LXC), its first process is older than the machine seems.
   */
  function secondsBeforeStart({ uptimeSeconds = 0 }: FastReading, { processes }: SlowReading): number {
    const first = scope.kind === 'host' ? undefined : processes.find(({ pid }) => pid === 1);
    const seconds = (first?.startTicks ?? 0) / ticksPerSecond;
    return seconds <= uptimeSeconds ? seconds : 0;
  }

  function summarise(was: SlowReading, now: SlowReading): Metrics['processes'] {
    const seconds = (now.elapsedMs - was.elapsedMs) / 1000;
    const summary = processMetrics({
      before: was.processes,
      after: now.processes,
      seconds,
      ticksPerSecond,
      pageBytes,
      cores,
    });
    if (options.processArguments === 'hidden' || summary.count === 0) return summary;
    const explain = <Summary extends { pid: number }>(process: Summary) => {
      const words = readArguments(root, process.pid);
      return words === undefined ? process : { ...process, arguments: words };
    };
    return {
      ...summary,
      topByCpu: summary.topByCpu?.map(explain) ?? [],
      topByMemory: summary.topByMemory?.map(explain) ?? [],
    };
  }

  function sampleOf(
    before: FastReading,
    after: FastReading,
    slow: SlowReading,
    rare: RareReading,
    processes: Metrics['processes'],
  ): Sample {
    const nowMs = clock.now();
    const lateSeconds = secondsBeforeStart(after, slow);
    const metrics = assembleMetrics({
      scope: scope.kind === 'host' ? 'host' : 'container',
      before,
      after,
      slow,
      rare,
      processes,
      bootedAtMs: (after.cpu.bootedAtSeconds + Math.round(lateSeconds)) * 1000,
      uptimeSeconds: (after.uptimeSeconds ?? nowMs / 1000 - after.cpu.bootedAtSeconds) - lateSeconds,
      pageBytes,
    });
    return { sampledAtMs: nowMs, metrics, counters: after, ticksPerSecond, problems: slow.problems };
  }
}
