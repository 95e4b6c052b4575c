/** Numbers as short as they are exact: the sensors are not better than this. */

/** A share of a whole as a percentage from 0 to 100, two decimals. A whole of nothing is 0 %. */
export function percentOf(part: number, whole: number): number {
  if (!(whole > 0)) return 0;
  return Math.min(100, Math.max(0, Math.round((part / whole) * 10_000) / 100));
}

/** A rate per second from two readings of a counter, one decimal. A counter that went back (reset, wrap) counts as still. */
export function ratePerSecond(before: number, after: number, seconds: number): number {
  if (!(seconds > 0) || after < before) return 0;
  return Math.round(((after - before) / seconds) * 10) / 10;
}

/** Twice what the fastest cards of EC2 carry. */
const mostBytesPerSecond = 2e11;

/** Of bytes. What no machine can carry is a counter that was set anew, and counts as still. */
export function bytesPerSecond(before: number, after: number, seconds: number): number {
  const rate = ratePerSecond(before, after, seconds);
  return rate > mostBytesPerSecond ? 0 : rate;
}

/** A number as the kernel writes a count. What is none (a line cut short, a figure beyond all sense) counts as nothing. */
export function countOf(text: string | undefined): number {
  const value = Number(text);
  return value >= 0 && value < 2 ** 64 ? value : 0;
}
