/** Measures where there is no /proc (macOS, Windows, FreeBSD) by what the system tells programs. Some of it comes from programs that are started, so slow things are asked rarely. */
import { cpus, loadavg, uptime } from 'node:os';
import { systemClock } from '@herald/protocol/clock';
import type { Metrics } from '@herald/protocol/metrics';
import { agentProblem } from '../../agent-problems.ts';
import type { Sample, SamplerOptions } from '../sample.ts';
import { type CpuTimes, portableCpu } from './portable-cpu.ts';
import { type NetworkTotals, portableNetwork } from './portable-network.ts';
import { createPortableSources, type System } from './portable-sources.ts';

/** Long enough for a first figure that means something, short enough that the first report comes soon. */
const firstIntervalMs = 250;
const settleMs = 1000;

export async function runPortableSampler(options: SamplerOptions, signal: AbortSignal, system?: System): Promise<void> {
  const { clock = systemClock, intervalSeconds, onSample } = options;
  const sources = await createPortableSources(clock, system);
  let before = await take();
  await clock.sleep(firstIntervalMs, signal);
  for (let round = 0; !signal.aborted; round += 1) {
    const after = await take();
    if (signal.aborted) return;
    onSample(sampleOf(before, after));
    before = after;
    const pauseMs = intervalSeconds * 1000;
    await clock.sleep(round === 0 ? Math.min(settleMs, pauseMs) : pauseMs, signal);
  }

  async function take(): Promise<Reading> {
    const told = await sources.read();
    return { ...told, elapsedMs: clock.elapsed(), cores: cpus().map(({ times }) => times) };
  }

  function sampleOf(was: Reading, now: Reading): Sample {
    const seconds = (now.elapsedMs - was.elapsedMs) / 1000;
    const nowMs = clock.now();
    const upSeconds = uptime();
    const [one = 0, five = 0, fifteen = 0] = loadavg();
    const metrics: Metrics = {
      scope: 'host',
      bootedAt: new Date(Math.round(nowMs / 1000 - upSeconds) * 1000).toISOString(),
      uptimeSeconds: Math.round(upSeconds),
      cpu: portableCpu(was.cores, now.cores, { seconds, platform: process.platform }),
      // Windows has no such figure, and says 0 for it.
      ...(process.platform !== 'win32' && { load: { one, five, fifteen } }),
      memory: now.memory,
      swap: now.swap,
      disks: now.disks,
      network: portableNetwork({ before: was.network, after: now.network, seconds, counted: now.counted }),
      processes: now.processes,
      ...(now.loggedInUsers !== undefined && { loggedInUsers: now.loggedInUsers }),
      ...(now.temperatures !== undefined && { temperatures: now.temperatures }),
    };
    const problems = [
      ...(now.unread.length > 0 ? [agentProblem('metrics/unread', now.unread.join(', '))] : []),
      ...(now.areProcessesHidden ? [agentProblem('processes/hidden')] : []),
    ];
    return { sampledAtMs: nowMs, metrics, counters: undefined, ticksPerSecond: 100, problems };
  }
}

type Reading = Awaited<ReturnType<Awaited<ReturnType<typeof createPortableSources>>['read']>> & {
  elapsedMs: number;
  cores: readonly CpuTimes[];
  network: NetworkTotals;
};
