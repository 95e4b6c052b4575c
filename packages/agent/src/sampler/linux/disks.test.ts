import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskMetrics } from '@herald/protocol/metrics';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { threadCount } from '../../thread-count.ts';
import { createDiskSpaceReader, diskSpace, type Statfs } from './disk-space.ts';
import { parseDeviceFilesystems, parseMounts } from './mounts.ts';
import { readDisks } from './read-disks.ts';

const figures: Statfs = { bsize: 4096, blocks: 1000, bfree: 500, bavail: 300, files: 100, ffree: 75 };
const failure = (code: string) => Object.assign(new Error(code), { code });

/** A container as Docker makes it: files from the host's disk, and below them a volume of the same disk. */
const container = [
  '1 0 0:50 / / rw - overlay overlay rw',
  '2 1 259:1 /var/lib/docker/containers/c/hosts /etc/hosts rw - ext4 /dev/nvme0n1p1 rw',
  '3 1 259:1 /var/lib/docker/containers/c/resolv.conf /etc/resolv.conf rw - ext4 /dev/nvme0n1p1 rw',
  '4 1 259:1 /var/lib/docker/volumes/v/_data /srv/uploads rw - ext4 /dev/nvme0n1p1 rw',
].join('\n');
const filesystems = parseDeviceFilesystems('nodev\toverlay\n\text4\n');

const reader = (stat: (path: string) => boolean | Error, statfs: (path: string) => Statfs | Error = () => figures) =>
  createDiskSpaceReader({
    ask: {
      async stat(path) {
        const answer = stat(path.toString());
        if (answer instanceof Error) throw answer;
        return { isDirectory: () => answer };
      },
      async statfs(path) {
        const answer = statfs(path.toString());
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  }).read;

it('takes no file that is mounted on its own for a disk, and sees the volume behind it', async () => {
  const mounts = parseMounts(container, filesystems, 'any');
  const { disks, problems } = await readDisks(
    mounts,
    reader(
      (path) => !path.startsWith('/etc/'),
      (path) => (path === '/' ? { ...figures, blocks: 2000 } : figures),
    ),
  );
  expect(disks.map(({ mount, device }) => [mount, device])).toEqual([
    ['/', 'overlay'],
    ['/srv/uploads', '/dev/nvme0n1p1'],
  ]);
  expect(problems).toEqual([]);
});

it('tells a volume on the disk of the container itself once, as its root, with the number of that disk', async () => {
  const { disks } = await readDisks(
    parseMounts(container, filesystems, 'any'),
    reader((path) => !path.startsWith('/etc/')),
  );
  expect(disks.map(({ mount, deviceNumber }) => [mount, deviceNumber])).toEqual([['/', '259:1']]);
});

it('keeps a volume that only happens to be as large as the root', async () => {
  const apart = container.replaceAll('259:1 /var/lib/docker/containers', '259:7 /var/lib/docker/containers');
  const { disks } = await readDisks(
    parseMounts(apart, filesystems, 'any'),
    reader((path) => !path.startsWith('/etc/')),
  );
  expect(disks.map(({ mount }) => mount)).toEqual(['/', '/srv/uploads']);
});

it('tells a ZFS pool once, however many data sets share what is free, and those with a quota for themselves', async () => {
  const dataSet = (index: number, path: string) =>
    `${index} 1 0:${index} / /tank${path} rw,noatime shared:1 - zfs tank${path} rw,xattr`;
  const text = [dataSet(40, ''), dataSet(41, '/a'), dataSet(42, '/b'), dataSet(43, '/quota')].join('\n');
  const used: Record<string, number> = { '/tank': 0, '/tank/a': 600, '/tank/b': 360, '/tank/quota': 90 };
  const { disks } = await readDisks(parseMounts(text, filesystems, 'device'), async (path) => {
    const usedBytes = used[String(path)] ?? 0;
    const availableBytes = String(path) === '/tank/quota' ? 10 : 40;
    const sizeBytes = usedBytes + availableBytes;
    return {
      kind: 'space',
      space: { sizeBytes, usedBytes, availableBytes, usedPercent: (usedBytes / sizeBytes) * 100 },
    };
  });
  expect(disks.map(({ mount, sizeBytes, usedPercent }) => [mount, sizeBytes, usedPercent])).toEqual([
    ['/tank', 1000, 96],
    ['/tank/quota', 100, 90],
  ]);
});

it.each([
  ['EACCES', 'disk/forbidden', /closed to the agent's user/],
  ['EPERM', 'disk/forbidden', /closed to the agent's user/],
  ['EIO', 'disk/failing', /gives the error EIO/],
  ['ESTALE', 'disk/failing', /gives the error ESTALE/],
  ['ENOTCONN', 'disk/failing', /gives the error ENOTCONN/],
])('tells %s from a disk that does not answer', async (code, problem, words) => {
  const mounts = parseMounts('1 0 259:1 / /backup rw - ext4 /dev/nvme0n1p1 rw', filesystems, 'device');
  for (const read of [
    reader(() => failure(code)),
    reader(
      () => true,
      () => failure(code),
    ),
  ])
    expect(await readDisks(mounts, read)).toEqual({
      disks: [],
      problems: [expect.objectContaining({ code: problem, message: expect.stringMatching(words) })],
    });
});

it('says nothing of a mount that is gone, and measures a device by another mount of it where one is closed', async () => {
  const text = '1 0 259:1 / /root/x rw - ext4 /dev/a rw\n2 0 259:1 / /srv/data rw - ext4 /dev/a rw';
  const mounts = parseMounts(text, filesystems, 'device');
  const { disks, problems } = await readDisks(
    mounts,
    reader((path) => (path === '/root/x' ? failure('EACCES') : true)),
  );
  expect([disks.map(({ mount }) => mount), problems]).toEqual([['/srv/data'], []]);
  expect(
    await readDisks(
      mounts,
      reader(() => failure('ENOENT')),
    ),
  ).toEqual({ disks: [], problems: [] });
});

it('calls silent what does not answer for seconds, not what is late once, and asks it no second time meanwhile', async () => {
  let asked = 0;
  let elapsedMs = 0;
  const { read } = createDiskSpaceReader({
    limitMs: 5,
    elapsed: () => elapsedMs,
    ask: {
      stat: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
      statfs: async () => figures,
    },
  });
  const mount = Buffer.from('/dead');
  const kinds = [(await read(mount)).kind, (await read(mount)).kind];
  elapsedMs = 6000;
  expect([...kinds, (await read(mount)).kind, asked]).toEqual(['late', 'late', 'silent', 1]);
});

it('lets disks that never answer hold half of the threads at most, and goes on with those that do', async () => {
  let held = 0;
  const { read } = createDiskSpaceReader({
    limitMs: 5,
    ask: {
      stat: (path) => {
        if (path.toString().startsWith('/good')) return Promise.resolve({ isDirectory: () => true });
        held += 1;
        return new Promise(() => undefined);
      },
      statfs: async () => figures,
    },
  });
  const all = (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await read(Buffer.from(path))).kind));
  const paths = (name: string, count: number) => Array.from({ length: count }, (_, at) => `/${name}-${at}`);
  // Many at once wait for each other, and are all told.
  expect(await all(paths('good', 40))).toEqual(Array(40).fill('space'));
  expect(await all([...paths('dead', 20), ...paths('good', 40)])).toEqual([
    ...Array(20).fill('late'),
    ...Array(40).fill('space'),
  ]);
  expect(held).toBe(threadCount / 2);
});

it('asks for a mount by the very bytes of its name, however long and in whatever encoding', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'herald-mounts-'));
  const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xfc, 0x72])]);
  const long = Buffer.from(`${folder}/${'d'.repeat(200)}/${'e'.repeat(200)}`);
  for (const path of [odd, long]) mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, 'file'), '');
  const { read } = createDiskSpaceReader();
  for (const [index, path] of [odd, long].entries()) {
    const line = `1 0 259:${index} / ${path.toString('latin1')} rw - ext4 /dev/a rw`;
    const { disks } = await readDisks(parseMounts(line, filesystems, 'device'), read);
    expect(disks).toHaveLength(1);
    expect(disks[0]?.mount.length).toBeLessThanOrEqual(256);
  }
  expect(await read(Buffer.from(join(folder, 'file')))).toEqual({ kind: 'file' });
  expect(await read(Buffer.from(join(folder, 'nothing')))).toEqual({ kind: 'gone' });
});

it('leaves out a disk whose figures cannot be, and calls one full whose reserve is larger than what is free', () => {
  expect(diskSpace({ ...figures, bfree: 1001 })).toBeUndefined();
  expect(diskSpace({ ...figures, bavail: 5000 })).toBeUndefined();
  // The kernel's own numbers end at 2^63.
  expect(diskSpace({ ...figures, bavail: 2 ** 63 })).toMatchObject({ availableBytes: 0, usedPercent: 100 });
  expect(diskSpace({ ...figures, blocks: 2 ** 51 })).toBeUndefined();
  expect(diskSpace({ ...figures, blocks: 2 ** 50 })).toMatchObject({ sizeBytes: 2 ** 62 });
  expect(diskSpace({ ...figures, blocks: Number.NaN })).toBeUndefined();
  expect(diskSpace({ ...figures, bfree: 10, bavail: 2 ** 64 - 40 })).toMatchObject({
    usedPercent: 100,
    availableBytes: 0,
  });
  expect(diskSpace({ ...figures, ffree: 101 })).not.toHaveProperty('inodesUsedPercent');
  // Blocks are counted in fragments where the file system has any.
  expect(diskSpace({ ...figures, bsize: 1_048_576, frsize: 4096 })?.sizeBytes).toBe(4_096_000);
});

it('makes of no figures whatsoever what the report may not hold', () => {
  const edges = [-1, 2 ** 32 - 1, 2 ** 63, 2 ** 64 - 1, Number.NaN, Number.POSITIVE_INFINITY];
  const odd = fc.oneof(fc.double(), fc.nat(), fc.constantFrom(...edges));
  fc.assert(
    fc.property(
      fc.record({ bsize: odd, frsize: odd, blocks: odd, bfree: odd, bavail: odd, files: odd, ffree: odd }),
      (one) => {
        const space = diskSpace(one);
        if (space === undefined) return;
        const disk = { mount: '/', device: 'a', filesystem: 'ext4', ...space };
        expect([...Value.Errors(DiskMetrics, disk)]).toEqual([]);
      },
    ),
    { numRuns: 5000 },
  );
});

it('calls a device by the root, else by the mount of the whole file system, whatever is mounted of it elsewhere', () => {
  const btrfs = parseDeviceFilesystems('\tbtrfs\n');
  const first = (...lines: string[]) => parseMounts(lines.join('\n'), btrfs, 'device').map(([mount]) => mount?.mount);
  expect(
    first(
      '40 30 0:45 / /mnt/data rw shared:2 - btrfs /dev/sda1 rw,subvol=/',
      '41 30 0:45 /backup /mnt/data/backup rw shared:2 - btrfs /dev/sda1 rw,subvol=/backup',
      '42 30 0:45 /x /mnt/b rw shared:2 - btrfs /dev/sda1 rw,subvol=/x',
    ),
  ).toEqual(['/mnt/data']);
  expect(
    first(
      '30 1 0:27 /@ / rw - btrfs /dev/nvme0n1p3 rw,subvol=/@',
      '43 30 0:27 /@home /home rw - btrfs /dev/nvme0n1p3 rw,subvol=/@home',
      '44 30 0:27 / /top rw - btrfs /dev/nvme0n1p3 rw,subvol=/',
    ),
  ).toEqual(['/']);
});

it('keeps the disks that people know where there are more file systems than are told', () => {
  const layers = Array.from(
    { length: 90 },
    (_, at) => `${at + 9} 1 0:${at + 100} / /var/lib/docker/zfs/graph/${at} rw - zfs rpool/docker/${at} rw`,
  );
  const text = ['1 0 259:1 / / rw - ext4 /dev/nvme0n1p1 rw', ...layers, '5 1 259:9 / /zdata rw - ext4 /dev/nvme9n1 rw'];
  const found = parseMounts(text.join('\n'), filesystems, 'device').map(([mount]) => mount?.mount);
  expect(found).toHaveLength(64);
  expect(found).toEqual(expect.arrayContaining(['/', '/zdata']));
});
