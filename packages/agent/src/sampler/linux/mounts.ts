/** Which mounts are worth telling about: real, writable-kind file systems, each device once. */

export type Mount = {
  mount: string;
  /** The mount's path byte by byte: names need be no UTF-8, and may be longer than what is shown of them. */
  path: Buffer;
  device: string;
  filesystem: string;
  /** `major:minor`, the key of /proc/diskstats. */
  deviceNumber: string;
};

/** On disk, but made to be full: an image is not a disk that runs out. */
const images = new Set(['squashfs', 'iso9660', 'erofs', 'udf', 'cramfs', 'romfs']);
const mostMounts = 64;
const mostMountsOfDevice = 16;
const shownCharacters = 256;

/** The file systems of /proc/filesystems that live on a device, as psutil chooses them, and ZFS. */
export function parseDeviceFilesystems(text: string): Set<string> {
  const names = new Set(['zfs']);
  for (const line of text.split('\n')) {
    const [flag, name] = line.split('\t');
    if (flag === '' && name && !images.has(name)) names.add(name);
  }
  return names;
}

/**
 * Reads /proc/self/mountinfo (proc(5)). All mounts of a device stand together, best name first: the root, then the mount of
 * the whole file system, then the shortest path. Bind mounts and subvolumes repeat a device under other names, and some of
 * them are single files. In a container the root is an overlay: `root: 'any'` keeps it whatever its type.
 */
export function parseMounts(text: string, deviceFilesystems: ReadonlySet<string>, root: 'device' | 'any'): Mount[][] {
  const mountByPath = new Map<string, Mount>();
  const parts = new Set<Mount>();
  for (const line of text.split('\n')) {
    const [left, right] = line.split(' - ', 2);
    const [, , deviceNumber, shownPart, written] = left?.split(' ') ?? [];
    const [filesystem, device] = right?.split(' ') ?? [];
    if (!deviceNumber || !written || !filesystem || device === undefined) continue;
    // A later mount on the same path hides the earlier one, whatever it is.
    mountByPath.delete(written);
    if (!deviceFilesystems.has(filesystem) && !(root === 'any' && written === '/')) continue;
    const path = unescapeOctal(written);
    const mount: Mount = {
      mount: shown(path),
      path,
      device: shown(unescapeOctal(device)),
      filesystem: shown(Buffer.from(filesystem, 'latin1')),
      deviceNumber,
    };
    mountByPath.set(written, mount);
    if (shownPart !== '/' && written !== '/') parts.add(mount);
  }
  const byDevice = Map.groupBy(mountByPath.values(), ({ deviceNumber }) => deviceNumber);
  const byName = (a: Mount, b: Mount) =>
    Number(b.mount === '/') - Number(a.mount === '/') ||
    Number(parts.has(a)) - Number(parts.has(b)) ||
    a.path.length - b.path.length;
  // Where there are too many, the deepest go: a container's layers lie deeper than the disks that people know.
  return [...byDevice.values()]
    .map((mounts) => mounts.sort(byName).slice(0, mostMountsOfDevice))
    .sort(([a], [b]) => depth(a) - depth(b))
    .slice(0, mostMounts)
    .sort(([a], [b]) => ((a?.mount ?? '') < (b?.mount ?? '') ? -1 : 1));
}

function depth(mount: Mount | undefined): number {
  return mount?.mount.split('/').length ?? 0;
}

/** The kernel writes space, tab, newline and backslash as `\040` and so on; other bytes stand as they are. */
function unescapeOctal(text: string): Buffer {
  const bytes = text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return Buffer.from(bytes, 'latin1');
}

function shown(bytes: Buffer): string {
  return Array.from(bytes.toString('utf8')).slice(0, shownCharacters).join('');
}
