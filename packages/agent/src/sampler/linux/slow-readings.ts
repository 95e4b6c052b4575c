/** Readings that cost more or hardly move: processes, disk space, sockets, sensors, units. Taken twice a minute at most. */
import { readFileSync } from 'node:fs';
import type { Metrics } from '@herald/protocol/metrics';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from '../../agent-problems.ts';
import type { CgroupScope } from './cgroup-scope.ts';
import { parseFrequencyMhz } from './cpu.ts';
import type { SpaceOutcome } from './disk-space.ts';
import { readLoggedInUsers } from './logged-in-users.ts';
import { parseZfsCache } from './memory.ts';
import { parseDeviceFilesystems, parseMounts } from './mounts.ts';
import { findCountedInterfaces } from './network-layers.ts';
import type { ProcessReading } from './processes.ts';
import { type MountedDisk, readDisks } from './read-disks.ts';
import { readProcesses } from './read-processes.ts';
import { type ReadText, textsOf } from './read-text.ts';
import { readRebootRequired } from './reboot-required.ts';
import type { TcpCounts } from './tcp.ts';
import { readTemperatures } from './temperatures.ts';

export type SlowReading = {
  elapsedMs: number;
  processes: readonly ProcessReading[];
  disks: readonly MountedDisk[];
  /** What is wrong with mounts, and that processes are hidden. */
  problems: readonly Problem[];
  /** The interfaces that add up, where the kernel tells. */
  countedInterfaces: ReadonlySet<string> | undefined;
  /** What ZFS would give back; 0 where there is none. */
  zfsCacheBytes: number;
};

/** Hardly ever changes, or costs much: read once a minute. */
export type RareReading = Pick<
  Metrics,
  'tcpConnections' | 'loggedInUsers' | 'rebootRequired' | 'temperatures' | 'failedUnits'
> & {
  frequencyMhz: number | undefined;
};

export type SlowSources = {
  read: ReadText;
  root: string;
  scope: CgroupScope;
  readSpace(path: Buffer): Promise<SpaceOutcome>;
  readTcp(): TcpCounts | undefined;
  readFailedUnits(): Promise<string[] | undefined>;
};

export async function readSlow({ read, root, scope, readSpace }: SlowSources, elapsedMs: number): Promise<SlowReading> {
  const text = textsOf(read);
  const processes = await readProcesses(read, root);
  const filesystems = parseDeviceFilesystems(text('/proc/filesystems'));
  const mounts = parseMounts(text('/proc/self/mountinfo'), filesystems, scope.kind === 'host' ? 'device' : 'any');
  const { disks, problems } = await readDisks(mounts, readSpace);
  return {
    elapsedMs,
    processes: processes ?? [],
    disks,
    problems: processes ? problems : [...problems, agentProblem('processes/hidden')],
    countedInterfaces: findCountedInterfaces(read, root),
    zfsCacheBytes: parseZfsCache(text('/proc/spl/kstat/zfs/arcstats')),
  };
}

export async function readRare({ read, root, readTcp, readFailedUnits }: SlowSources): Promise<RareReading> {
  return {
    frequencyMhz: parseFrequencyMhz(textsOf(read)('/proc/cpuinfo')),
    tcpConnections: readTcp(),
    loggedInUsers: readLoggedInUsers(read, root),
    rebootRequired: readRebootRequired(read, { root }),
    temperatures: readTemperatures(read, root),
    failedUnits: await readFailedUnits(),
  };
}

/** A process's command line as one line, 1,024 characters at most. Only for those who asked for it. */
export function readArguments(root: string, pid: number): string | undefined {
  try {
    const words = readFileSync(`${root}/proc/${pid}/cmdline`, 'utf8').replace(/\0+$/, '').split('\0');
    return words.join(' ').slice(0, 1024) || undefined;
  } catch {
    return undefined;
  }
}
