import { expect, it } from 'vitest';
import { memoryMetrics, parseMemory, parseSwap, parseZfsCache, swapMetrics } from './memory.ts';

const kib = 1024;
const text = [
  'MemTotal:  1000 kB',
  'MemFree:   100 kB',
  'MemAvailable: 400 kB',
  'Buffers:   50 kB',
  'Cached:    200 kB',
  'SReclaimable: 30 kB',
  'SwapTotal: 500 kB',
  'SwapFree:  375 kB',
  'Active(anon): 7 kB',
  'HugePages_Total: 3',
].join('\n');

it('cache that the kernel can drop is not used; the share is of what is not available', () => {
  expect(memoryMetrics(parseMemory(text))).toEqual({
    totalBytes: 1000 * kib,
    availableBytes: 400 * kib,
    usedBytes: 620 * kib,
    freeBytes: 100 * kib,
    buffersBytes: 50 * kib,
    cachedBytes: 230 * kib,
    usedPercent: 60,
  });
  expect(parseMemory(text)['Active(anon)']).toBe(7 * kib);
});

it('figures that do not add up give what is not free; more is never available than there is', () => {
  const odd = parseMemory('MemTotal: 100 kB\nMemFree: 20 kB\nCached: 90 kB\nMemAvailable: 300 kB');
  expect(memoryMetrics(odd)).toMatchObject({ usedBytes: 80 * kib, availableBytes: 100 * kib, usedPercent: 0 });
  const silent = parseMemory('MemTotal: 100 kB\nMemFree: 20 kB\nBuffers: 5 kB\nCached: 10 kB\nSReclaimable: 1 kB');
  expect(memoryMetrics(silent).availableBytes).toBe(36 * kib);
});

it('huge pages that nobody holds are not used, and the share is of what is open to all', () => {
  const gib = 2 ** 20;
  const aside = [
    `MemTotal: ${755 * gib} kB`,
    `MemFree: ${12 * gib} kB`,
    `MemAvailable: ${17 * gib} kB`,
    `Cached: ${5 * gib} kB`,
    'HugePages_Total: 720',
    'HugePages_Free: 718',
    'HugePages_Rsvd: 0',
    `Hugepagesize: ${gib} kB`,
  ].join('\n');
  expect(memoryMetrics(parseMemory(aside))).toMatchObject({
    totalBytes: 755 * gib * kib,
    usedBytes: 20 * gib * kib,
    usedPercent: 54.05,
  });
  const short = memoryMetrics(parseMemory(aside.replace(`MemAvailable: ${17 * gib}`, 'MemAvailable: 0')));
  expect(short.usedPercent).toBe(100);
});

it("ZFS's cache is given back like page cache, but for its least; other texts tell of none", () => {
  const arc = parseZfsCache(
    '13 1 0x01 123\nname type data\nc_min                           4    20480\nsize                            4    327680\n',
  );
  expect(arc).toBe(300 * kib);
  expect(memoryMetrics(parseMemory(text), arc)).toMatchObject({
    availableBytes: 700 * kib,
    usedBytes: 320 * kib,
    usedPercent: 30,
  });
  expect(parseZfsCache('size 4 5\nc_min 4 9')).toBe(0);
  expect(parseZfsCache('')).toBe(0);
});

it('swap: how full, and how much moved in and out in a second', () => {
  const span = {
    before: parseSwap('pgin 1\npswpin 100\npswpout 10\n'),
    after: parseSwap('pswpin 150\npswpout 110\n'),
    seconds: 5,
    pageBytes: 4096,
  };
  expect(swapMetrics(parseMemory(text), span)).toEqual({
    totalBytes: 500 * kib,
    usedBytes: 125 * kib,
    usedPercent: 25,
    inBytesPerSecond: 40_960,
    outBytesPerSecond: 81_920,
  });
  expect(swapMetrics({}, { ...span, after: span.before })).toEqual({
    totalBytes: 0,
    usedBytes: 0,
    usedPercent: 0,
    inBytesPerSecond: 0,
    outBytesPerSecond: 0,
  });
  expect(swapMetrics({ SwapTotal: 1, SwapFree: 2 }, span).usedBytes).toBe(0);
  expect(parseSwap('nothing')).toBeUndefined();
});

it('says nothing of swapping where the kernel tells only one way, or none', () => {
  expect(parseSwap('pswpin 100\n')).toBeUndefined();
  expect(parseSwap('pswpout 100\n')).toBeUndefined();
  expect(parseSwap('pswpin 1\npswpout 2\n')).toEqual({ inPages: 1, outPages: 2 });
});
