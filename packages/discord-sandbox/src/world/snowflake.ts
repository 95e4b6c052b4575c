/** Discord's ids: milliseconds since 2015 in the high bits, a running number in the low 22. */

const discordEpochMs = 1_420_070_400_000n;

/** Makes ids that grow, from the clock's instant; two of one millisecond differ in their running number. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromClock = (BigInt(Math.floor(now())) - discordEpochMs) << 22n;
    last = fromClock > last ? fromClock : last + 1n;
    return last.toString();
  };
}

/** Orders ids by age: negative when `a` is older. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
