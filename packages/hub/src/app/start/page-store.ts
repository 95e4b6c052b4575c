/** What pages and the API read and keep in the store. */
import type { Clock } from '@herald/protocol/clock';
import { groupUnanswered } from '../../inquiries/unanswered.ts';
import { announcedDowntimes } from '../../store/downtime/downtime-events.ts';
import { countOpenIncidents, findIncident } from '../../store/incidents/read-incidents.ts';
import { readMissedQuestions } from '../../store/inquiries/missed-questions.ts';
import type { Store } from '../../store/open-store.ts';
import { outboxFigures } from '../../store/outbox/outbox-item.ts';
import { keepEndedSession, readEndedSessions, useLink } from '../../store/sessions/ended-sessions.ts';
import { findApiToken } from '../../store/tokens/api-tokens.ts';

/** A window may be announced so long before it begins. */
const announcedDays = 460;

export function pageStoreOf({ query }: Store, clock: Clock) {
  return {
    unanswered: async (sinceMs: number) => groupUnanswered(await readMissedQuestions(query, sinceMs)),
    storeFigures: async () => ({
      outboxWaiting: (await outboxFigures(query)).pending,
      openIncidents: await countOpenIncidents(query),
    }),
    findIncident: (id: string) => findIncident(query, id),
    endedSessions: {
      read: (sinceMs: number) => readEndedSessions(query, sinceMs),
      keep: (id: string, endedAtMs: number) => keepEndedSession(query, id, endedAtMs),
      useLink: (id: string, usedAtMs: number) => useLink(query, id, usedAtMs),
    },
    announcedAt: () => announcedDowntimes(query, clock.now() - announcedDays * 86_400_000),
    findToken: (text: string) => findApiToken(query, text, clock.now()),
  };
}
