/** What a side of the questions that people ask is told from, and the words that all sides share. */
import { say, strong, type Text } from '../format/text.ts';
import { countInWords, listInWords } from '../format/words.ts';
import type { Unanswered } from './digest.ts';
import type { InquiryReport } from './inquiry-report.ts';
import type { InquiryDay } from './metric.ts';

/** What the log itself does not know. */
export type InquirySources = {
  /** Who owns a service. */
  teamOf(service: string): string | undefined;
  /** As Discord or the registry call it; undefined of what is no channel that everybody may see. */
  channelName(id: string): string | undefined;
  /** What Herald could not answer in the time that is asked about, most first. */
  unanswered?: readonly Unanswered[];
  /** The days of the time that is asked about, where it is not made of whole days. */
  asked?: readonly InquiryDay[];
  /** How many different people asked in the time that is asked about, of the services that it is of. */
  people?: number;
  /** Since when anything is counted. */
  countedFromMs?: number;
};

export type SideContext = {
  report: InquiryReport;
  /** Of the time that is asked about. */
  days: readonly InquiryDay[];
  /** "this week" */
  when: string;
  sources: InquirySources;
  /** Of what reached them alone, rather than of all that is asked. */
  isOfEngineers: boolean;
  /** The quietest hour or day, rather than the busiest. */
  isOfLeast?: boolean;
  /** How many people, rather than who. */
  isOfNumber?: boolean;
  /** Of what was put to this team. */
  team?: string;
};

export const mostNamed = 5;

export function named(counts: readonly { name: string; count: number }[]): string {
  return listInWords(counts.slice(0, mostNamed).map(({ name, count }) => `${name} (${countInWords(count)})`));
}

export function nothingCounted(when: string): Text {
  return say`${strong(`I counted no questions ${when}.`)}`;
}
