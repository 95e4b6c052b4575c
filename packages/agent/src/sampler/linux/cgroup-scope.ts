/** Whether the agent runs in a container, and which directories of the control groups are the container's. */
import type { ReadText } from './read-text.ts';

/** A group's directory, then those around it up to the mount: a limit set on any of them binds. */
export type GroupDirectories = readonly [own: string, ...around: string[]];

export type CgroupScope =
  | { kind: 'host' }
  | { kind: 'v2'; directories: GroupDirectories }
  | { kind: 'v1'; directories: Readonly<Record<Controller, GroupDirectories>> };

export type Controller = 'cpu' | 'cpuacct' | 'memory' | 'cpuset';

const containerPath = /docker|kubepods|libpod|containerd|crio|\/ecs\/|lxc|machine\.slice/;
const base = '/sys/fs/cgroup';

/**
 * A control group of version 2 has limits in the directory that a container sees as the root; the true root has none.
 * Version 1 has no such mark, so the runtimes' own marks are read. The limits of a systemd unit that the agent itself runs
 * in are no container.
 */
export function findCgroupScope(read: ReadText): CgroupScope {
  const own = read('/proc/self/cgroup') ?? '';
  return read(`${base}/cgroup.controllers`) === undefined ? findVersion1(read, own) : findVersion2(read, own);
}

function findVersion2(read: ReadText, own: string): CgroupScope {
  const isLimited = ['memory.max', 'cpu.max', 'cpuset.cpus'].some((name) => read(`${base}/${name}`) !== undefined);
  if (isLimited) return { kind: 'v2', directories: [base] };
  // The host's groups are in sight (no namespace of its own): the container is somewhere below them.
  const path = /^0::(\/.*)$/m.exec(own)?.[1] ?? '/';
  if (containerPath.test(path) && read(`${base}${path}/cpu.stat`) !== undefined)
    return { kind: 'v2', directories: upTo(base, path) };
  return { kind: 'host' };
}

function findVersion1(read: ReadText, own: string): CgroupScope {
  const find = (controller: Controller, file: string): GroupDirectories | undefined => {
    const path = new RegExp(`^\\d+:(?:[^:]*,)?${controller}(?:,[^:]*)?:(/.*)$`, 'm').exec(own)?.[1] ?? '/';
    const mounts = [controller, 'cpu,cpuacct', 'cpuacct,cpu'].map((name) => `${base}/${name}`);
    // A runtime mounts the container's own group in the place of the root; else the path leads there.
    for (const mount of mounts) {
      if (path !== '/' && read(`${mount}${path}/${file}`) !== undefined) return upTo(mount, path);
      if (read(`${mount}/${file}`) !== undefined) return [mount];
    }
    return undefined;
  };
  const cpuacct = find('cpuacct', 'cpuacct.usage');
  if (cpuacct === undefined) return { kind: 'host' };
  const directories = {
    cpuacct,
    cpu: find('cpu', 'cpu.cfs_quota_us') ?? [`${base}/cpu`],
    memory: find('memory', 'memory.usage_in_bytes') ?? [`${base}/memory`],
    cpuset: find('cpuset', 'cpuset.cpus') ?? [`${base}/cpuset`],
  } as const;
  const scope = { kind: 'v1', directories } as const;
  // The runtimes' mark alone is not enough: a virtual machine whose disk was made from an image carries it too.
  const isMarked = read('/.dockerenv') !== undefined || read('/run/.containerenv') !== undefined;
  return containerPath.test(own) || (isMarked && hasLimit(read, directories)) ? scope : { kind: 'host' };
}

function hasLimit(read: ReadText, { cpu, memory, cpuset }: Record<'cpu' | 'memory' | 'cpuset', GroupDirectories>) {
  const bytes = Number(read(`${memory[0]}/memory.limit_in_bytes`) ?? Number.NaN);
  const inherited = /^hierarchical_memory_limit (\d+)$/m.exec(read(`${memory[0]}/memory.stat`) ?? '')?.[1];
  const cpus = read(`${cpuset[0]}/cpuset.cpus`)?.trim();
  const all = read('/sys/devices/system/cpu/online')?.trim();
  return (
    Number(read(`${cpu[0]}/cpu.cfs_quota_us`) ?? -1) > 0 ||
    bytes < 2 ** 60 ||
    Number(inherited ?? Number.NaN) < 2 ** 60 ||
    (cpus !== undefined && cpus !== '' && all !== undefined && cpus !== all)
  );
}

function upTo(mount: string, path: string): GroupDirectories {
  const steps = path.split('/').filter((step) => step !== '' && step !== '..');
  const around = steps.map((_, index) => `${mount}/${steps.slice(0, index).join('/')}`.replace(/\/$/, ''));
  return [`${mount}/${steps.join('/')}`.replace(/\/$/, ''), ...around.reverse()];
}
