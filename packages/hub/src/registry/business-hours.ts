/** Working days and hours in words: `Mon-Fri 09:00-18:00`. */

export type BusinessHours = { workingDays: readonly number[]; opensLocal: string; closesLocal: string };

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** ISO weekdays (Monday is 1) and wall clock times `09:00`. Undefined where it cannot be understood. `24:00` is the end of the day. */
export function parseBusinessHours(text: string): BusinessHours | undefined {
  const [, days, opens, closes] =
    /^\s*([a-z][a-z,\s–-]*?)\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/i.exec(text) ?? [];
  const workingDays = parseDays(days ?? '');
  const opensLocal = parseTime(opens);
  const closesLocal = parseTime(closes);
  if (workingDays === undefined || opensLocal === undefined || closesLocal === undefined) return undefined;
  return opensLocal < closesLocal && opensLocal !== '24:00' ? { workingDays, opensLocal, closesLocal } : undefined;
}

function parseDays(text: string): readonly number[] | undefined {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(/\s*,\s*/)) {
    const [first, last, more] = part.split(/\s*[-–]\s*/).map(dayNumber);
    if (first === undefined || more !== undefined || (/[-–]/.test(part) && last === undefined)) return undefined;
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === (last ?? first)) break;
    }
  }
  return [...days].sort();
}

function dayNumber(word: string): number | undefined {
  const index = dayNames.findIndex((name) => word.startsWith(name));
  return index < 0 || !/^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?s?$/.test(word) ? undefined : index + 1;
}

function parseTime(text: string | undefined): string | undefined {
  const [hours = Number.NaN, minutes = Number.NaN] = (text ?? '').split(':').map(Number);
  const isTime = (hours <= 23 && minutes <= 59) || (hours === 24 && minutes === 0);
  return isTime ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : undefined;
}
