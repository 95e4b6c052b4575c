/** How far an agent's clock is ahead of the hub's. */

export type SkewReadings = {
  /** `Date` of the answer: whole seconds, cut off. */
  dateHeader: string | undefined;
  sampledAt: string;
  sentAtMs: number;
  receivedAtMs: number;
};

/**
 * Seconds, positive where the agent is ahead; exact to about half a second with a `Date` header. Without one only a
 * clock that is ahead can be told, since a sample may be some seconds old.
 */
export function clockSkewSeconds({ dateHeader, sampledAt, sentAtMs, receivedAtMs }: SkewReadings): number {
  const dateMs = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(dateMs)) {
    // Any moment of that second, and any moment between asking and hearing: nothing is claimed within those.
    const latestMs = dateMs + 999 - sentAtMs;
    const earliestMs = dateMs - receivedAtMs;
    return (Math.max(0, earliestMs) + Math.min(0, latestMs)) / 1000;
  }
  return Math.max(0, (Date.parse(sampledAt) - receivedAtMs) / 1000);
}
