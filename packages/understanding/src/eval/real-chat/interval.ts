/** How far a share that was counted on few lines may lie from the true one. */

export type Share = { part: number; whole: number };

/** The Wilson score interval, for 95 of 100 samples. */
export function intervalOf({ part, whole }: Share): { from: number; to: number } {
  if (whole === 0) return { from: 0, to: 1 };
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return { from: Math.max(0, (middle - spread) / scale), to: Math.min(1, (middle + spread) / scale) };
}

/** "61.9 % of 273 (56.0 to 67.5)" */
export function shareInWords({ part, whole }: Share): string {
  if (whole === 0) return 'of none';
  const { from, to } = intervalOf({ part, whole });
  const percent = (value: number) => (value * 100).toFixed(1);
  return `${percent(part / whole)} % of ${whole} (${percent(from)} to ${percent(to)})`;
}
