/** What is known of whoever asks, and of questions in general. It is kept by rooms that stand after this one, which supply it. */
import type { Period } from '../domain/history.ts';
import type { Text } from '../format/text.ts';
import type { Subscription } from '../store/subscriptions/subscriptions.ts';

/** How much is kept of one person. */
export type KeptOfPerson = {
  questions: number;
  texts: number;
  missed: number;
  incidentLines: number;
  subscriptions: number;
  plans: number;
  /** Of the language model that reads what Herald cannot read itself, where there is one. */
  modelHost?: string;
};

/** What a question about questions is about. */
export type InquirySide =
  | 'reached'
  | 'share'
  /** What was answered and did not help. */
  | 'wrong'
  /** Whether how it was before Herald was measured. */
  | 'baseline'
  | 'speed'
  | 'services'
  | 'teams'
  | 'people'
  | 'channels'
  | 'goal'
  | 'trend'
  | 'hours'
  /** Weekends against the other days. */
  | 'weekdays'
  /** Which day of the week. */
  | 'days'
  | 'weeks'
  /** What Herald could not answer. */
  | 'unanswered'
  /** What waited longer than agreed. */
  | 'late'
  /** What became more, or fewer. */
  | 'drivers'
  /** What the share that helped themselves rests on. */
  | 'basis'
  /** Whether Herald pays. */
  | 'worth';

export type InquiryWish = {
  about: InquirySide;
  /** What else the same words ask. */
  also?: readonly InquirySide[];
  /** Against how it was, or would be, without Herald. */
  isAgainstBefore?: boolean;
  /** Of what reached engineers, rather than of all that is asked. */
  isOfEngineers?: boolean;
  /** Of hours and days: the quietest. */
  isOfLeast?: boolean;
  /** Of all that is asked first, and of what reached engineers after it. */
  isOfAll?: boolean;
  /** Of people: how many, rather than who. */
  isOfNumber?: boolean;
  /** Of what was put to this team. */
  team?: string;
  /** Of questions about these alone. */
  services?: readonly string[];
  /** As it was asked; without one the last days count. */
  period?: Period & { words: string };
  /** What that time is compared with. */
  against?: Period & { words: string };
};

export type PeopleDirectory = {
  /** Undefined where no Discord account stands behind the id, as in a terminal. */
  keptOf(personId: string): Promise<KeptOfPerson | undefined>;
  subscriptionsOf(personId: string): readonly Subscription[] | undefined;
  inquiries(wish: InquiryWish): Promise<{ headline: Text; lines: readonly Text[] }>;
};

export type KnownAsker = { personId: string; people: PeopleDirectory };
