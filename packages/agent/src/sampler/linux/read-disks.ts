/** The space of each device, by the first of its mounts that can tell it. */
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from '../../agent-problems.ts';
import { percentOf } from '../round.ts';
import type { DiskSpace, SpaceOutcome } from './disk-space.ts';
import type { Mount } from './mounts.ts';

export type MountedDisk = Mount & DiskSpace;

type ReadSpace = (path: Buffer) => Promise<SpaceOutcome>;

/** Each device in `mounts` is told once, or has one problem. */
export async function readDisks(
  mounts: readonly (readonly Mount[])[],
  readSpace: ReadSpace,
): Promise<{ disks: MountedDisk[]; problems: Problem[] }> {
  const found = await Promise.all(mounts.map((ofDevice) => readDevice(ofDevice, readSpace)));
  // A file system that says a size of 0 is none.
  const disks = found.map(({ disk }) => disk).filter((disk) => disk !== undefined && disk.sizeBytes > 0);
  const problems = found.map(({ problem }) => problem);
  return {
    disks: withPoolsOnce(
      withRootOnce(
        disks.filter((disk) => disk !== undefined),
        mounts,
      ),
    ),
    problems: problems.filter((problem) => problem !== undefined),
  };
}

/** What the container's runtime writes for it lies on the disk that its root is a layer of. */
const runtimeFiles = new Set(['/etc/hosts', '/etc/hostname', '/etc/resolv.conf']);

/** In a container the root and a volume may be one disk: then it is told as the root, with what the disk reads and writes. */
function withRootOnce(disks: readonly MountedDisk[], mounts: readonly (readonly Mount[])[]): MountedDisk[] {
  const root = disks.find(({ mount, filesystem }) => mount === '/' && filesystem === 'overlay');
  const below = mounts.find((ofDevice) => ofDevice.some(({ mount }) => runtimeFiles.has(mount)))?.[0];
  const same = disks.find(
    ({ deviceNumber, sizeBytes }) => deviceNumber === below?.deviceNumber && sizeBytes === root?.sizeBytes,
  );
  if (!root || !same) return [...disks];
  return disks
    .filter((disk) => disk !== same)
    .map((disk) => (disk === root ? { ...root, deviceNumber: same.deviceNumber } : disk));
}

/** The data sets of a ZFS pool share what is free: together they are one disk, but for those with a quota of their own. */
function withPoolsOnce(disks: readonly MountedDisk[]): MountedDisk[] {
  const poolOf = ({ filesystem, device, availableBytes, deviceNumber }: MountedDisk) =>
    filesystem === 'zfs' ? `${device.split('/')[0]} ${availableBytes}` : deviceNumber;
  return [...Map.groupBy(disks, poolOf).values()].flatMap((alike) => {
    const [first] = alike.toSorted((a, b) => a.mount.length - b.mount.length);
    if (!first || alike.length === 1) return alike;
    const usedBytes = alike.reduce((sum, disk) => sum + disk.usedBytes, 0);
    const sizeBytes = usedBytes + first.availableBytes;
    return [{ ...first, usedBytes, sizeBytes, usedPercent: percentOf(usedBytes, sizeBytes) }];
  });
}

type Found = { disk?: MountedDisk; problem?: Problem };

async function readDevice(mounts: readonly Mount[], readSpace: ReadSpace): Promise<Found> {
  let closed: Mount | undefined;
  for (const mount of mounts) {
    const outcome = await readSpace(mount.path);
    switch (outcome.kind) {
      case 'space':
        return { disk: { ...mount, ...outcome.space } };
      case 'late':
        return {};
      case 'silent':
        return { problem: agentProblem('disk/silent', mount.mount) };
      case 'failing':
        return { problem: agentProblem('disk/failing', `${mount.mount} gives the error ${outcome.code}`) };
      case 'impossible':
        return { problem: agentProblem('disk/impossible', mount.mount) };
      case 'forbidden':
        closed ??= mount;
        break;
      case 'file':
      case 'gone':
        break;
      default:
        return outcome satisfies never;
    }
  }
  return closed === undefined ? {} : { problem: agentProblem('disk/forbidden', closed.mount) };
}
