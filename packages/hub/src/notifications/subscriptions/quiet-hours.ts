/** Whether a subscriber wants to be left alone now, and when what waited may be said. */
import { Temporal } from 'temporal-polyfill';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';

/** Local: what is gathered is said at this hour. */
export const digestHour = 8;

/** `now` where it may be said at once, else the instant (epoch ms) at which what waited is gathered into one message. */
export function whenToTell(
  { quiet, delivery }: Pick<Subscription, 'quiet' | 'delivery'>,
  nowMs: number,
  zone: string,
): 'now' | number {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(quiet?.zone ?? zone);
  if (delivery !== 'at-once') return nextDigest(delivery, now).epochMilliseconds;
  if (!quiet) return 'now';
  const from = Temporal.PlainTime.from(quiet.fromLocal);
  const to = Temporal.PlainTime.from(quiet.toLocal);
  const time = now.toPlainTime();
  const isOvernight = Temporal.PlainTime.compare(from, to) > 0;
  const afterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const beforeTo = Temporal.PlainTime.compare(time, to) < 0;
  const isQuiet = isOvernight ? afterFrom || beforeTo : afterFrom && beforeTo;
  if (!isQuiet) return 'now';
  const ends = now.withPlainTime(to);
  return (Temporal.ZonedDateTime.compare(ends, now) > 0 ? ends : ends.add({ days: 1 })).epochMilliseconds;
}

/** Eight in the morning, of the next day or of the next Monday. */
function nextDigest(delivery: 'daily' | 'weekly', now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const today = now.withPlainTime({ hour: digestHour });
  const next = Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
  return delivery === 'daily' ? next : next.add({ days: (8 - next.dayOfWeek) % 7 });
}
