/** What answers may tell people about themselves and about questions: from the store, by whoever asks. */
import type { Clock } from '@herald/protocol/clock';
import type { InquirySide, InquiryWish, PeopleDirectory } from '../../answers/people-directory.ts';
import type { Period } from '../../domain/history.ts';
import type { Registry } from '../../domain/registry.ts';
import type { DowntimeBook } from '../../downtime/downtime-book.ts';
import { answerAsked, recentDays } from '../../inquiries/asked-inquiries.ts';
import type { Unanswered } from '../../inquiries/digest.ts';
import { partsOfDays, peopleWhoAsked, reportInquiries } from '../../inquiries/inquiry-report.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import { groupUnanswered } from '../../inquiries/unanswered.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import { keptOfPerson } from '../../store/inquiries/forget.ts';
import { readInquiryEvents } from '../../store/inquiries/inquiry-events.ts';
import { readMissedQuestions } from '../../store/inquiries/missed-questions.ts';
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
const dayMs = 86_400_000;

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
      const by = { settings: registry().inquiries, nowMs: clock.now() };
      const asked = wish.period && partsOfDays(events, wish.period, by);
      return answerAsked(reportInquiries(events, { ...by, dayCount }), wish, {
        teamOf: (service) => registry().services.get(service)?.owner?.team,
        channelName,
        ...(isOf(wish, 'people') && { people: peopleWhoAsked(events, wish.period ?? recently(), wish.services) }),
        ...(isOf(wish, 'worth') && events.length > 0 && { countedFromMs: Math.min(...events.map(({ atMs }) => atMs)) }),
        ...(asked && { asked }),
        ...(isOf(wish, 'unanswered') && { unanswered: await unansweredIn(wish.period) }),
      });
    },
  };

  function recently(): Period {
    return { fromMs: clock.now() - recentDays * dayMs, toMs: Number.MAX_SAFE_INTEGER };
  }

  async function unansweredIn(period: Period | undefined): Promise<Unanswered[]> {
    const { fromMs, toMs } = period ?? recently();
    const missed = await readMissedQuestions(database.query, fromMs);
    return groupUnanswered(missed.filter(({ atMs }) => atMs < toMs));
  }
}

function isOf({ about, also = [] }: InquiryWish, side: InquirySide): boolean {
  return about === side || also.includes(side);
}

/** Of Discord, or of a page that somebody signed in to with Discord; behind a terminal stands nobody. */
function accountOf(personId: string): string | undefined {
  return /^(?:page:)?(\d{1,20})$/.exec(personId)?.[1];
}
