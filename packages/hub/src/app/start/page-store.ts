/** What pages and the API read and keep in the store. */
import type { Clock } from '@herald/protocol/clock';
import type { Downtime } from '../../domain/downtime.ts';
import type { Period } from '../../domain/history.ts';
import { outageOf } from '../../domain/incident-parts.ts';
import type { Calendar } from '../../downtime/calendar.ts';
import { announcedOf } from '../../downtime/downtime-store.ts';
import { groupUnanswered } from '../../inquiries/unanswered.ts';
import type { AnnouncedWindow } from '../../interfaces/web/web-parts.ts';
import { announcedDowntimes } from '../../store/downtime/downtime-events.ts';
import { readDowntimes } from '../../store/downtime/downtimes.ts';
import { countOpenIncidents, findIncident } from '../../store/incidents/read-incidents.ts';
import { readMissedQuestions } from '../../store/inquiries/missed-questions.ts';
import type { Store } from '../../store/open-store.ts';
import { outboxFigures } from '../../store/outbox/outbox-item.ts';
import { keepEndedSession, readEndedSessions, useLink } from '../../store/sessions/ended-sessions.ts';
import { findApiToken } from '../../store/tokens/api-tokens.ts';

/** A window may be announced so long before it begins. */
const announcedDays = 460;
/** What the calendar has at hand; of what was before, nothing changes any more. */
const calendarPastMs = 35 * 86_400_000;

export function pageStoreOf({ query }: Store, clock: Clock, calendar: Pick<Calendar, 'all'>) {
  return {
    unanswered: async (sinceMs: number) => groupUnanswered(await readMissedQuestions(query, sinceMs)),
    storeFigures: async () => ({
      outboxWaiting: (await outboxFigures(query)).pending,
      openIncidents: await countOpenIncidents(query),
    }),
    findIncident: async (id: string) => {
      const incident = await findIncident(query, id);
      return incident && outageOf(incident);
    },
    endedSessions: {
      read: (sinceMs: number) => readEndedSessions(query, sinceMs),
      keep: (id: string, endedAtMs: number) => keepEndedSession(query, id, endedAtMs),
      useLink: (id: string, usedAtMs: number) => useLink(query, id, usedAtMs),
    },
    async announced(period: Period): Promise<readonly AnnouncedWindow[]> {
      const [kept, times] = await Promise.all([
        readDowntimes(query, period.fromMs),
        announcedDowntimes(query, clock.now() - announcedDays * 86_400_000),
      ]);
      const known = { fromMs: Math.max(period.fromMs, clock.now() - calendarPastMs), toMs: period.toMs };
      const windows = asTheyStand(kept.map(announcedOf), calendar.all(known));
      return windows.flatMap((downtime) => {
        const at = times.get(downtime.id);
        return at && downtime.startsAtMs < period.toMs ? [{ downtime, ...at }] : [];
      });
    },
    findToken: (text: string) => findApiToken(query, text, clock.now()),
  };
}

/** As the calendar has them now, where it still knows them; what became part of another window is told with that one. */
function asTheyStand(kept: readonly Downtime[], now: readonly Downtime[]): readonly Downtime[] {
  const known = new Map(now.map((one) => [one.id, one]));
  const parts = new Set([...kept, ...now].flatMap(({ mergedIds = [] }) => mergedIds));
  return kept.filter(({ id }) => !parts.has(id)).map((one) => known.get(one.id) ?? one);
}
