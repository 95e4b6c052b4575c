/** Processes with psutil's meanings: CPU is of one core. */
import type { Metrics, ProcessSummary } from '@herald/protocol/metrics';

export type ToldProcess = { pid: number; name: string; cpu: number; memRss: number; state: string };
export type ToldProcesses = { all: number; list: readonly ToldProcess[] };

type Machine = { cores: number; platform: NodeJS.Platform };

/** Undefined where the first process of all is not seen: then the system hides those of others, and a part would be told as the whole. */
export function seenWhole(told: ToldProcesses, platform: NodeJS.Platform): ToldProcesses | undefined {
  return platform === 'win32' || told.list.some(({ pid }) => pid === 1) ? told : undefined;
}

/** The library tells CPU as a share of the whole machine, but on macOS and FreeBSD passes on what `ps` says: of one core. Memory is in KiB. */
export function portableProcesses({ all, list }: ToldProcesses, { cores, platform }: Machine): Metrics['processes'] {
  const perCore = platform === 'linux' || platform === 'win32' ? Math.max(1, cores) : 1;
  const byState: Record<string, number> = {};
  const summaries: ProcessSummary[] = [];
  for (const { pid, name, cpu, memRss, state } of list) {
    const word = /^[a-z-]{1,32}$/.test(state) ? state : 'other';
    const known = Object.hasOwn(byState, word) || Object.keys(byState).length < 15 ? word : 'other';
    byState[known] = (byState[known] ?? 0) + 1;
    if (!Number.isInteger(pid) || pid < 1) continue;
    summaries.push({
      pid,
      name: name.slice(0, 128),
      cpuPercent: positive(Math.round(cpu * perCore * 10) / 10),
      memoryBytes: positive(memRss * 1024),
    });
  }
  const top = (size: (one: ProcessSummary) => number) =>
    summaries
      .filter((one) => size(one) > 0)
      .sort((a, b) => size(b) - size(a))
      .slice(0, 5);
  return {
    count: Math.max(positive(all), list.length),
    byState,
    topByCpu: top(({ cpuPercent }) => cpuPercent),
    topByMemory: top(({ memoryBytes }) => memoryBytes),
  };
}

function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
