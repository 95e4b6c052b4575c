/** "all day Saturday": from midnight to the next one, however long the clocks make that day. */
import type { Arranged, Side } from './arrange.ts';

type Read = Extract<Arranged, { kind: 'arranged' }>;
type Sides = Omit<Read, 'kind' | 'isAllDay'>;

/** Undefined without any time of day, and where an hour stands beside the whole day. */
export function wholeDay({ start, end, lastsSeconds, isAllDay }: Read): Sides | undefined {
  const rest = { ...(end && { end }), ...(lastsSeconds !== undefined && { lastsSeconds }) };
  if (!isAllDay) return start.time === undefined ? undefined : { start, ...rest };
  // "the whole of Sunday, 00:00 to 24:00" says it twice.
  const isWrittenOut = isHour(start, 0) && end !== undefined && isHour(end, 24);
  if (
    (start.time !== undefined && !isWrittenOut) ||
    start.part !== undefined ||
    lastsSeconds !== undefined ||
    start.dates.length === 0
  )
    return undefined;
  const nextMidnight: Side = { dates: [], time: hour(24), timeTyped: '', isNextDay: false, isDayFirst: false };
  return { start: { ...start, time: hour(0) }, end: nextMidnight };
}

function isHour({ time }: Side, wanted: number): boolean {
  return time?.kind === 'clock' && time.hour === wanted && time.minute === 0;
}

function hour(of: number) {
  return { kind: 'clock', hour: of, minute: 0, style: 'sure' } as const;
}
