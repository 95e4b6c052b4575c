/** Times as people write them: `15s`, `90m`, `1h 30m`, `2 days`. */

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** Seconds; undefined where the text is no time with a unit. */
export function parseDuration(text: string): number | undefined {
  const parts = [...text.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.toLowerCase().trimStart()) return undefined;
  let seconds = 0;
  for (const [, amount, unit = ''] of parts) {
    if (!/^(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)$/.test(unit)) return undefined;
    seconds += Number(amount) * (unitSeconds[unit.charAt(0)] ?? 0);
  }
  return Number.isFinite(seconds) ? seconds : undefined;
}
