/** A time as it was understood, and what may come of reading one. */
import type { Asks } from './askings.ts';

export type When = {
  /** Wall clock time of the start, or of the first start, in `zone`. */
  startsLocal: string;
  zone: string;
  lastsSeconds: number;
  startsAtMs: number;
  endsAtMs: number;
  /** An RFC 5545 rule without the prefix. */
  rrule?: string;
};

export type WhenOutcome =
  | { kind: 'understood'; when: When; readBack: string }
  | Asks
  /** `question` says what was not followed, and gives examples. */
  | { kind: 'not-understood'; question: string };

export type WhenOptions = {
  nowMs: number;
  /** Where the text names no zone. */
  zone: string;
  /** `accept`: a repeating window may start at a time that clocks skip or repeat on some day: the person was shown which. */
  doubtfulRepeats?: 'ask' | 'accept';
};
