/** Which mounts are worth telling about: real, writable-kind file systems, each device once. */

export type Mount = {
  mount: string;
  device: string;
  filesystem: string;
  /** `major:minor`, the key of /proc/diskstats. */
  deviceNumber: string;
};

/** On disk, but made to be full: an image is not a disk that runs out. */
const images = new Set(['squashfs', 'iso9660', 'erofs', 'udf', 'cramfs', 'romfs']);
const mostMounts = 64;

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
 * Reads /proc/self/mountinfo (proc(5)). Of several mounts of one device the shortest path is kept (bind mounts repeat
 * it). In a container the root is an overlay: `root: 'any'` keeps it whatever its type.
 */
export function parseMounts(text: string, deviceFilesystems: ReadonlySet<string>, root: 'device' | 'any'): Mount[] {
  const mountByDevice = new Map<string, Mount>();
  for (const line of text.split('\n')) {
    const [left, right] = line.split(' - ', 2);
    const [, , deviceNumber, , path] = left?.split(' ') ?? [];
    const [filesystem, device] = right?.split(' ') ?? [];
    if (!deviceNumber || !path || !filesystem || device === undefined) continue;
    if (!deviceFilesystems.has(filesystem) && !(root === 'any' && path === '/')) continue;
    const mount = unescapeOctal(path).slice(0, 256);
    const known = mountByDevice.get(deviceNumber);
    // A later mount on the same path hides the earlier one, so equal length takes the later.
    if (known && known.mount.length < mount.length) continue;
    mountByDevice.set(deviceNumber, { mount, device: unescapeOctal(device).slice(0, 256), filesystem, deviceNumber });
  }
  return [...mountByDevice.values()].sort((a, b) => (a.mount < b.mount ? -1 : 1)).slice(0, mostMounts);
}

/** The kernel writes space, tab, newline and backslash as `\040` and so on; other bytes stand as they are. */
function unescapeOctal(text: string): string {
  const bytes = text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
