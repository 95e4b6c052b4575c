/** When planned work begins and ends, in words: an end that nobody named is not told, and one a day and more away says its day. */
import type { Downtime } from '../domain/downtime.ts';
import { clockTime, moment, say, type Text, type TextPart } from './text.ts';
import { durationInWords } from './words.ts';

type Span = Pick<Downtime, 'startsAtMs' | 'endsAtMs' | 'hasNoEnd'>;
type Ending = Pick<Downtime, 'endsAtMs' | 'hasNoEnd'>;

const dayMs = 86_400_000;

/** Behind "is under maintenance", and in place of an end. */
export const noEndNamed = 'AWS names no end.';

/** `<moment> to <clock>`. */
export function spanOf({ startsAtMs, endsAtMs, hasNoEnd }: Span): Text {
  return hasNoEnd ? say`${moment(startsAtMs)}` : say`${moment(startsAtMs)} to ${endTime(endsAtMs, startsAtMs)}`;
}

/** ` until <clock> (2 hours left)`; nothing where there is no end. */
export function untilWords({ endsAtMs, hasNoEnd }: Ending, nowMs: number): Text {
  if (hasNoEnd) return [];
  const left = endsAtMs > nowMs ? ` (${durationInWords((endsAtMs - nowMs) / 1000)} left)` : '';
  return say` until ${endTime(endsAtMs, nowMs)}${left}`;
}

/** "On schedule." of what runs. */
export function onSchedule({ endsAtMs, hasNoEnd }: Ending, nowMs: number): string {
  if (hasNoEnd) return noEndNamed;
  return endsAtMs > nowMs ? 'On schedule.' : 'It is taking longer than planned.';
}

export function endTime(endsAtMs: number, fromMs: number): TextPart {
  return Math.abs(endsAtMs - fromMs) < dayMs ? clockTime(endsAtMs) : moment(endsAtMs);
}

/** Within half a day the time alone is plain. */
export function nearTime(atMs: number, nowMs: number): TextPart {
  return Math.abs(nowMs - atMs) > dayMs / 2 ? moment(atMs) : clockTime(atMs);
}
