/** Round moments of the asker's zone along a time axis, and how they are called. */
import { Temporal } from 'temporal-polyfill';

const minuteSteps = [5, 10, 15, 30, 60, 120, 180, 360, 720];
const daySteps = [1, 2, 7, 14];
const monthSteps = [1, 2, 3, 6, 12];

export type Tick = { atMs: number; label: string };

/** At most `most` ticks between the two, on whole minutes, hours, days or months of `zone`. */
export function timeTicks(fromMs: number, toMs: number, zone: string, most = 9): Tick[] {
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  const minutes = (toMs - fromMs) / 60_000;
  const minuteStep = minuteSteps.find((step) => minutes / step <= most);
  if (minuteStep !== undefined) {
    // Steps in wall clock time from midnight: after a change of the clocks 06:00 is still 06:00.
    const labels = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    const days = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric' });
    return walk(from.startOfDay(), toMs, fromMs, (at) => {
      const next = at.toPlainDateTime().add({ minutes: minuteStep }).toZonedDateTime(zone);
      return next.day === at.day ? next : at.add({ days: 1 }).startOfDay();
    }).map((at) => ({
      atMs: at.epochMilliseconds,
      label: (at.hour === 0 && at.minute === 0 ? days : labels).format(at.epochMilliseconds),
    }));
  }
  const dayStep = daySteps.find((step) => minutes / 1440 / step <= most);
  if (dayStep !== undefined) {
    const labels = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
    const start = dayStep >= 7 ? from.startOfDay().subtract({ days: from.dayOfWeek - 1 }) : from.startOfDay();
    return walk(start, toMs, fromMs, (at) => at.add({ days: dayStep }).startOfDay()).map((at) => ({
      atMs: at.epochMilliseconds,
      label: labels.format(at.epochMilliseconds),
    }));
  }
  const monthStep = monthSteps.find((step) => minutes / 43_830 / step <= most) ?? 12;
  const labels = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'short', year: '2-digit' });
  return walk(from.with({ day: 1 }).startOfDay(), toMs, fromMs, (at) => at.add({ months: monthStep }).startOfDay()).map(
    (at) => ({ atMs: at.epochMilliseconds, label: labels.format(at.epochMilliseconds) }),
  );
}

const mostSteps = 2_000;

function walk(
  start: Temporal.ZonedDateTime,
  toMs: number,
  fromMs: number,
  next: (at: Temporal.ZonedDateTime) => Temporal.ZonedDateTime,
): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let at = start;
  for (let step = 0; step < mostSteps && at.epochMilliseconds <= toMs; step += 1) {
    if (at.epochMilliseconds >= fromMs) found.push(at);
    at = next(at);
  }
  return found;
}

/** `Mon 2 Mar 10:00 to 11:00, Europe/Berlin`; the second day only where it is another. */
export function periodWords(fromMs: number, toMs: number, zone: string): string {
  const whole = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' });
  const isOneDay = date.format(fromMs) === date.format(toMs);
  if (toMs - fromMs > 60 * 86_400_000) return `${date.format(fromMs)} to ${date.format(toMs)}, ${zone}`;
  return `${whole.format(fromMs)} to ${(isOneDay ? clock : whole).format(toMs)}, ${zone}`;
}
