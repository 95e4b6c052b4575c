/** What can happen to a question: the events of which the inquiry metric is computed. */

export const inquiryEventKinds = [
  'asked',
  'answered-by-herald',
  'put-to-engineers',
  'offered',
  'pressed-that-answers',
  'pressed-still-need',
  'pressed-not-it',
  'escalated',
  'engineer-replied',
  'reminded',
  'breached',
  'closed',
  'joined',
  'told-ended',
  'forgotten',
  'mode-changed',
] as const;

export type InquiryEventKind = (typeof inquiryEventKinds)[number];

export type InquiryEvent = {
  /** Unique for what happened, for example `MESSAGE/asked`: noting it twice does nothing. */
  eventKey: string;
  kind: InquiryEventKind;
  atMs: number;
  /** Groups the events of one question; the id of its message, as a rule. */
  inquiryId: string;
  channelId?: string;
  messageId?: string;
  /** Keyed hash of the person: never an id. */
  personHash?: string;
  /** Service or host that it is about, where that is known. */
  service?: string;
  intent?: string;
  /** Plain data for the reader of this kind of event, for example `{ "joinedTo": "…" }`. */
  details?: unknown;
};
