/** What happens to inquiries, told without Discord: the rim turns its events into these. People are hashes already. */
import type { Inquiry } from '../domain/inquiry.ts';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import type { InquirySettings } from '../domain/registry.ts';
import type { Called } from '../domain/whom-to-call.ts';
import type { Text } from '../format/text.ts';
import type { Saying } from './saying.ts';

export type TrackingInput =
  | AskedInput
  /** An engineer wrote in the thread of an inquiry, or replied to its message. */
  | { kind: 'engineer-wrote'; inquiryId: string; messageId: string; atMs: number }
  | {
      kind: 'pressed';
      inquiryId: string;
      button: 'that-answers' | 'still-need' | 'not-it';
      personHash: string;
      atMs: number;
    }
  /** A message was deleted in Discord: the inquiry made of it is forgotten. */
  | { kind: 'deleted'; inquiryId: string; atMs: number }
  /** Time goes on: reminders and missed service levels. */
  | { kind: 'looked'; atMs: number }
  | { kind: 'incident-ended'; incidentId: string; atMs: number; words: Text }
  /** The registry says how Herald behaves; at the start and whenever it changes. */
  | { kind: 'mode'; mode: 'observe' | 'answer'; atMs: number };

export type AskedInput = {
  kind: 'asked';
  inquiryId: string;
  messageId: string;
  channelId: string;
  personHash: string;
  /** Questions of engineers are no inquiries. */
  isEngineer: boolean;
  /** `engineers`: an engineer or their role is mentioned, or the channel is for asking engineers. */
  putTo: 'herald' | 'engineers' | 'channel';
  atMs: number;
  /** What it is about, as far as it was understood; `isAboutStatus` false is chatter. */
  isAboutStatus: boolean;
  intent?: string;
  service?: string;
  /** Herald has an answer: given at once where it was asked, offered where engineers were. */
  canAnswer: boolean;
  /** The answer says that what was asked is not known. */
  knowsLittle?: boolean;
  /** The earlier question of the same person about the same thing, in whose thread this one is answered. */
  threadOf?: string;
  /** That thread says already that the end of the trouble is told there. */
  isPromised?: boolean;
  /** When Herald answered, where it did. */
  answeredAtMs?: number;
  /** A digest of what it said, without times and figures: whether a second answer was news. */
  said?: string;
  /** An open incident that explains the question. */
  incidentId?: string;
  text?: string;
  /** Why Herald has no answer, for the digest: `unknown-name` and the name, or `no-intent`. */
  unanswered?: { reason: string; what?: string };
};

export type TrackingContext = {
  settings: InquirySettings;
  /** The inquiries that the input is about: one for a press, a reply or a deletion; those that are open for a look; those
   * of the incident when it ends. */
  inquiries: readonly Inquiry[];
  /** For a question about a service, or about none in particular. */
  whomToCall(service: string | undefined): Called;
  /** The mode that was logged last. */
  loggedMode?: 'observe' | 'answer';
};

export type TrackingDecision = { events: readonly InquiryEvent[]; sayings: readonly Saying[] };
