/** Memory and swap from /proc/meminfo and /proc/vmstat. Formulas as in psutil 5.9, but for free huge pages and ZFS's cache. */
import type { MemoryMetrics, Metrics } from '@herald/protocol/metrics';
import { countOf, percentOf, ratePerSecond } from '../round.ts';

/** Bytes by the kernel's own names. */
export type MemoryReading = Readonly<Record<string, number>>;

export function parseMemory(text: string): MemoryReading {
  const reading: Record<string, number> = {};
  for (const match of text.matchAll(/^(\w+(?:\(\w+\))?):\s+(\d+)(?: kB)?$/gm)) {
    if (match[1] !== undefined) reading[match[1]] = countOf(match[2]) * 1024;
  }
  return reading;
}

/** What ZFS's cache gives back when memory is short, in bytes; the kernel counts it as used. `text` is of arcstats. */
export function parseZfsCache(text: string): number {
  const at = (name: string) => countOf(new RegExp(String.raw`^${name}\s+\d+\s+(\d+)$`, 'm').exec(text)?.[1]);
  return Math.max(0, at('size') - at('c_min'));
}

/** Page cache that the kernel can drop counts as cached, and cached memory not as used; ZFS's, which is no page cache, likewise. */
export function memoryMetrics(reading: MemoryReading, zfsCacheBytes = 0): MemoryMetrics {
  const at = (name: string) => reading[name] ?? 0;
  const totalBytes = at('MemTotal');
  const freeBytes = Math.min(totalBytes, at('MemFree'));
  const buffersBytes = at('Buffers');
  const cachedBytes = at('Cached') + at('SReclaimable') + zfsCacheBytes;
  const setAsideBytes = freeHugeBytes(reading, totalBytes);
  const used = totalBytes - freeBytes - cachedBytes - buffersBytes - setAsideBytes;
  const availableBytes = Math.min(
    totalBytes,
    reading['MemAvailable'] === undefined
      ? freeBytes + cachedBytes + buffersBytes
      : reading['MemAvailable'] + zfsCacheBytes,
  );
  return {
    totalBytes,
    availableBytes,
    usedBytes: used < 0 ? totalBytes - freeBytes : used,
    freeBytes,
    buffersBytes,
    cachedBytes,
    usedPercent: percentOf(Math.max(0, totalBytes - setAsideBytes - availableBytes), totalBytes - setAsideBytes),
  };
}

/**
 * Huge pages that nobody holds: neither used nor open to ordinary programs, so that the share used is of the rest. psutil
 * counts them as used, by which a host that sets most of its memory aside for a database would be full before it starts.
 */
function freeHugeBytes(reading: MemoryReading, totalBytes: number): number {
  // A count, which was read as if it were in kB.
  const pages = (reading['HugePages_Free'] ?? 0) / 1024;
  return Math.min(Math.max(0, totalBytes - (reading['MemFree'] ?? 0)), pages * (reading['Hugepagesize'] ?? 0));
}

/** Pages swapped since boot. */
export type SwapReading = { inPages: number; outPages: number };

/** Undefined where the kernel does not tell. */
export function parseSwap(vmstat: string): SwapReading | undefined {
  const [inPages, outPages] = [/^pswpin (\d+)/m.exec(vmstat)?.[1], /^pswpout (\d+)/m.exec(vmstat)?.[1]];
  return inPages === undefined || outPages === undefined
    ? undefined
    : { inPages: countOf(inPages), outPages: countOf(outPages) };
}

export type SwapSpan = {
  before: SwapReading | undefined;
  after: SwapReading | undefined;
  seconds: number;
  pageBytes: number;
};

export function swapMetrics(reading: MemoryReading, { before, after, seconds, pageBytes }: SwapSpan): Metrics['swap'] {
  const totalBytes = reading['SwapTotal'] ?? 0;
  const usedBytes = Math.max(0, totalBytes - (reading['SwapFree'] ?? 0));
  return {
    totalBytes,
    usedBytes,
    usedPercent: percentOf(usedBytes, totalBytes),
    ...(before &&
      after && {
        inBytesPerSecond: ratePerSecond(before.inPages * pageBytes, after.inPages * pageBytes, seconds),
        outBytesPerSecond: ratePerSecond(before.outPages * pageBytes, after.outPages * pageBytes, seconds),
      }),
  };
}
