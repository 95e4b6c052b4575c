/** What answers may tell people about themselves and about questions: from the store, by whoever asks. */
import type { Clock } from '@herald/protocol/clock';
import type { PeopleDirectory } from '../../answers/people-directory.ts';
import type { Registry } from '../../domain/registry.ts';
import type { DowntimeBook } from '../../downtime/downtime-book.ts';
import { answerAsked } from '../../inquiries/asked-inquiries.ts';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import { keptOfPerson } from '../../store/inquiries/forget.ts';
import { readInquiryEvents } from '../../store/inquiries/inquiry-events.ts';
import type { Database } from '../../store/query.ts';

export type DirectoryParts = {
  database: Database;
  registry(): Registry;
  pseudonyms: Pseudonyms;
  subscriptions: SubscriptionBook;
  book: Pick<DowntimeBook, 'plans'>;
  /** Where words go that Herald cannot read itself. */
  modelHost: string | undefined;
  /** As Discord calls it, where everybody of the server may see it. */
  channelName(id: string): string | undefined;
  clock: Clock;
};

/** A year and a month: "than in October" is asked in the next October too. */
const dayCount = 400;

export function createPeopleDirectory(parts: DirectoryParts): PeopleDirectory {
  const { database, registry, pseudonyms, subscriptions, book, modelHost, channelName, clock } = parts;
  return {
    async keptOf(personId) {
      const id = accountOf(personId);
      if (id === undefined) return undefined;
      const kept = await keptOfPerson(database.query, pseudonyms.person(id));
      const plans = book.plans().filter(({ plannerId }) => plannerId === id).length;
      const count = subscriptions.of({ kind: 'person', id }).length;
      return { ...kept, plans, subscriptions: count, ...(modelHost !== undefined && { modelHost }) };
    },
    subscriptionsOf(personId) {
      const id = accountOf(personId);
      return id === undefined ? undefined : subscriptions.of({ kind: 'person', id });
    },
    async inquiries(wish) {
      const events = await readInquiryEvents(database.query, 0, Number.MAX_SAFE_INTEGER);
      return answerAsked(
        reportInquiries(events, { settings: registry().inquiries, nowMs: clock.now(), dayCount }),
        wish,
        { teamOf: (service) => registry().services.get(service)?.owner?.team, channelName },
      );
    },
  };
}

/** Of Discord, or of a page that somebody signed in to with Discord; behind a terminal stands nobody. */
function accountOf(personId: string): string | undefined {
  return /^(?:page:)?(\d{1,20})$/.exec(personId)?.[1];
}
