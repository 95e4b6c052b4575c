/** How each of the last days was, per name, for the rows of bars: days that are over are read once and kept. */
import { Temporal } from 'temporal-polyfill';
import type { ReadModel } from '../../answers/read-model.ts';
import type { UptimeSummary } from '../../domain/history.ts';

export type Day = { date: string; fromMs: number; toMs: number; uptime: UptimeSummary };

export type DayHistory = {
  /** Oldest first; the last is today so far. */
  read(name: string, readModel: ReadModel, dayCount: number): Promise<readonly Day[]>;
};

const mostKept = 200_000;
/** Many readers at once cost one look; its figures stand beside a status of this second, so it must be young. */
const todayLivesMs = 5_000;
/** So long after midnight the store may still learn of the day before. */
const settledAfterMs = 60_000;
const atOnce = 8;
const mostCalendars = 20;

export function createDayHistory(): DayHistory {
  const kept = new Map<string, UptimeSummary>();
  const calendars = new Map<string, readonly Omit<Day, 'uptime'>[]>();
  const todays = new Map<string, { readAtMs: number; uptime: UptimeSummary }>();
  return { read };

  async function read(name: string, readModel: ReadModel, dayCount: number): Promise<readonly Day[]> {
    const days = daysUntil(readModel.nowMs, readModel.registry.zone, dayCount);
    const found: Day[] = [];
    for (let at = 0; at < days.length; at += atOnce) {
      const some = days.slice(at, at + atOnce);
      found.push(
        ...(await Promise.all(some.map(async (day) => ({ ...day, uptime: await uptimeOf(name, day, readModel) })))),
      );
    }
    return found;
  }

  /** Counted out once a day: a page asks for each service. */
  function daysUntil(nowMs: number, zone: string, dayCount: number): readonly Omit<Day, 'uptime'>[] {
    const key = `${zone} ${dayCount}`;
    const known = calendars.get(key);
    const today = known?.at(-1);
    if (known && today && nowMs >= today.fromMs && nowMs < today.toMs) return known;
    const days = lastDays(nowMs, zone, dayCount);
    if (calendars.size >= mostCalendars) calendars.clear();
    calendars.set(key, days);
    return days;
  }

  async function uptimeOf(name: string, day: Omit<Day, 'uptime'>, readModel: ReadModel): Promise<UptimeSummary> {
    const key = `${readModel.registry.zone} ${day.date} ${name}`;
    const isOver = day.toMs < readModel.nowMs - settledAfterMs;
    const known = isOver ? kept.get(key) : freshToday(key, readModel.nowMs);
    if (known) return known;
    const uptime = await readModel.uptime(name, { fromMs: day.fromMs, toMs: Math.min(day.toMs, readModel.nowMs) });
    if (isOver) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, uptime);
    } else {
      if (todays.size >= mostKept) todays.clear();
      todays.set(key, { readAtMs: readModel.nowMs, uptime });
    }
    return uptime;
  }

  function freshToday(key: string, nowMs: number): UptimeSummary | undefined {
    const today = todays.get(key);
    return today && Math.abs(nowMs - today.readAtMs) < todayLivesMs ? today.uptime : undefined;
  }
}

/** Local days of the zone, daylight saving and all. */
function lastDays(nowMs: number, zone: string, dayCount: number): Omit<Day, 'uptime'>[] {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).startOfDay();
  return Array.from({ length: dayCount }, (_, index) => {
    const start = today.subtract({ days: dayCount - 1 - index }).startOfDay();
    return {
      date: start.toPlainDate().toString(),
      fromMs: start.epochMilliseconds,
      toMs: start.add({ days: 1 }).startOfDay().epochMilliseconds,
    };
  });
}
