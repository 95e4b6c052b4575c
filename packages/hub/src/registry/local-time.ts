/** A wall clock time in a zone; one that does not exist or exists twice is refused, because people would disagree on it. */
import { Temporal } from 'temporal-polyfill';

export type LocalTimeReading = { kind: 'time'; local: string } | { kind: 'wrong'; message: string };

/** `2026-03-28 22:00` -> `2026-03-28T22:00`. The zone must be known. */
export function parseLocalTime(text: string, zone: string): LocalTimeReading {
  const [, date = '', hour = '', rest = ''] =
    /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2})(:\d{2}(?::\d{2})?)$/.exec(text.trim()) ?? [];
  let time: Temporal.PlainDateTime;
  try {
    time = Temporal.PlainDateTime.from(`${date}T${hour.padStart(2, '0')}${rest}`, { overflow: 'reject' });
  } catch {
    return { kind: 'wrong', message: 'is no time of the calendar.' };
  }
  try {
    time.toZonedDateTime(zone, { disambiguation: 'reject' });
  } catch {
    const earlier = time.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const isTwice = earlier.toPlainDateTime().equals(time);
    const words = isTwice
      ? 'comes twice that night, because the clocks go back'
      : 'does not exist, because the clocks go forward';
    return { kind: 'wrong', message: `${words} in ${zone}; choose another time.` };
  }
  return { kind: 'time', local: time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' }) };
}
