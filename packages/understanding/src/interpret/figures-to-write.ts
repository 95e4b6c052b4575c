/** "The customer wants our uptime in writing. What may I write?": figures are asked for, and no text about what goes on. */
import type { Reading } from '../reading.ts';

const ofUptime = /\b(?:uptime|availability)\b(?! (?:problem|issue|trouble)s?\b)/i;

/** `plain`: the message in its own words. */
export function withFiguresToWrite(readings: readonly Reading[], plain: string): readonly Reading[] {
  if (!ofUptime.test(plain)) return readings;
  const range = readings.find((one) => one.range !== undefined)?.range;
  return readings.map((one) =>
    one.intent === 'customer' && one.scope.from !== 'named'
      ? {
          ...one,
          intent: 'history',
          scope: { targets: [], allTargets: true, from: 'everything' },
          ...(range !== undefined && { range }),
        }
      : one,
  );
}
