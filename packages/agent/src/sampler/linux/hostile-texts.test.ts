import { parseReport } from '@herald/protocol/report';
import { aReport } from '@herald/protocol/report-builder';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assembleMetrics } from './assemble-metrics.ts';
import { findCgroupScope } from './cgroup-scope.ts';
import { parseFrequencyMhz } from './cpu.ts';
import { parseDeviceFilesystems, parseMounts } from './mounts.ts';
import { parseProcess, processMetrics } from './processes.ts';
import { readDisks } from './read-disks.ts';
import { readFast } from './readings.ts';
import { createTcpReader } from './tcp.ts';
import { kernelTexts } from './testing/kernel-texts.ts';

/** More with `HERALD_FUZZ_RUNS=100000`. */
const runs = Number(process.env['HERALD_FUZZ_RUNS'] ?? 300);
const space = { sizeBytes: 1000, usedBytes: 500, availableBytes: 500, usedPercent: 50 };

/** Everything that is made of the kernel's texts, as the sampler makes it. */
async function metricsOf(files: ReadonlyMap<string, string>) {
  const read = (path: string) => files.get(path);
  const readTcp = createTcpReader(read);
  const scope = findCgroupScope(read);
  const before = readFast(read, scope, 0);
  const after = readFast(read, scope, 5000);
  if (before === undefined || after === undefined) return undefined;
  const filesystems = parseDeviceFilesystems(read('/proc/filesystems') ?? '');
  const mounts = parseMounts(read('/proc/self/mountinfo') ?? '', filesystems, scope.kind === 'host' ? 'device' : 'any');
  const { disks, problems } = await readDisks(mounts, async () => ({ kind: 'space', space }));
  const list = [read('/proc/1/stat'), read('/proc/2/stat')].map((text) => parseProcess(text ?? ''));
  const processes = list.filter((one) => one !== undefined);
  return assembleMetrics({
    scope: scope.kind === 'host' ? 'host' : 'container',
    before,
    after,
    slow: { elapsedMs: 0, processes, disks, problems, countedInterfaces: undefined, zfsCacheBytes: 0 },
    rare: {
      frequencyMhz: parseFrequencyMhz(read('/proc/cpuinfo') ?? ''),
      loggedInUsers: 0,
      tcpConnections: readTcp() && readTcp(),
    },
    processes: processMetrics({
      before: processes,
      after: processes,
      seconds: 5,
      ticksPerSecond: 100,
      pageBytes: 4096,
      cores: 64,
    }),
    bootedAtMs: after.cpu.bootedAtSeconds * 1000,
    uptimeSeconds: after.uptimeSeconds ?? 0,
    pageBytes: 4096,
  });
}

const number = fc.constantFrom(
  '-1',
  '0',
  '18446744073709551615',
  '99999999999999999999999999',
  '1e400',
  'NaN',
  'x',
  '',
);
/** A text as it stands, with numbers, words or lines changed, cut short, or none of it. */
const spoilt = (text: string) =>
  fc.oneof(
    fc.tuple(fc.nat(), number).map(([at, value]) => {
      const all = [...text.matchAll(/\d+/g)];
      const one = all[at % Math.max(1, all.length)];
      return one ? text.slice(0, one.index) + value + text.slice(one.index + one[0].length) : text;
    }),
    fc.nat(text.length).map((at) => text.slice(0, at)),
    fc
      .tuple(fc.nat(text.length), fc.string({ maxLength: 20, unit: 'binary' }))
      .map(([at, odd]) => text.slice(0, at) + odd + text.slice(at)),
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.constantFrom(...kernelTexts.map(([, sample]) => sample)),
  );

it.each(kernelTexts)('%s as it really stands gives a whole report', async (path, text) => {
  const metrics = await metricsOf(new Map([...usual, [path, text]]));
  expect(metrics).toBeDefined();
  if (metrics) parseReport(JSON.parse(JSON.stringify(aReport({ metrics }))));
});

const usual = new Map(kernelTexts.map(([path, text]) => [path, text]));

it('no text of the kernel, whatever stands in it, costs the report', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(kernelTexts.length - 1).chain((at) => {
        const [path = '', text = ''] = kernelTexts[at] ?? [];
        return fc.tuple(fc.constant(path), spoilt(text));
      }),
      async ([path, text]) => {
        const metrics = await metricsOf(new Map([...usual, [path, text]]));
        // Without /proc/stat there is no Linux, and the agent says that at its start.
        if (metrics === undefined) expect(path).toBe('/proc/stat');
        else parseReport(JSON.parse(JSON.stringify(aReport({ metrics }))));
      },
    ),
    { numRuns: runs },
  );
});
