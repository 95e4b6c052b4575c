/** What Herald asks when an expression could mean two things, or nothing: a question, and what may be chosen. */
import { zoned } from '../../format/zone-time.ts';
import type { RepeatDoubt } from '../../registry/repeat-words.ts';
import { plainDayWords, spanReadBack } from './read-back.ts';
import { restatedSpan } from './restate.ts';
import { type ZoneFound, zoneName } from './take-zone.ts';

export type Asks = {
  kind: 'asks';
  about:
    | 'no-end'
    | 'no-time'
    | 'no-start'
    | 'several'
    | 'past'
    | 'skipped-time'
    | 'repeated-time'
    | 'zone'
    | 'season'
    | 'day'
    | 'date-order'
    | 'weekday'
    | 'hours'
    | 'spelling'
    | 'repeat'
    | 'length'
    | 'end-before-start'
    | 'too-long'
    | 'never';
  question: string;
  /** Buttons: `text` is read in place of what was typed. Where `acceptsDoubt` is set, with `doubtfulRepeats: 'accept'`. */
  choices: readonly { label: string; text: string; acceptsDoubt?: true }[];
};

type ReadSpan = { when: { startsAtMs: number; endsAtMs: number; zone: string }; readBack: string };

export const askings = {
  noEnd: (typed: string): Asks => ({
    kind: 'asks',
    about: 'no-end',
    question: 'When does it end? Give a length or an end, for example "for 90 minutes" or "22:00-23:30".',
    choices: [30, 60, 120].map((minutes) => ({ label: lengthWords(minutes), text: `${typed} for ${minutes} minutes` })),
  }),

  /** By when it is over says nothing of its start. */
  noStart: ({ when, readBack }: ReadSpan): Asks => ({
    kind: 'asks',
    about: 'no-start',
    question: 'When does it start? Now?',
    choices: [{ label: readBack, text: restatedSpan(when.startsAtMs, when.endsAtMs, when.zone) }],
  }),

  /** Days without a time of day, whose whole is given. */
  noTime: (spans: readonly [startsAtMs: number, endsAtMs: number][], zone: string): Asks => ({
    kind: 'asks',
    about: 'no-time',
    question: `What time does it start and end?${spans.length > 0 ? ' Or is it all day?' : ''}`,
    choices: spans.map(([from, to]) => ({ label: spanReadBack(from, to, zone), text: restatedSpan(from, to, zone) })),
  }),

  /** What has begun may still be meant from now on. */
  past: (startsAtMs: number, endsAtMs: number, zone: string, nowMs: number): Asks => {
    const fromMs = Math.ceil(nowMs / 60_000) * 60_000;
    const readBack = spanReadBack(startsAtMs, endsAtMs, zone);
    if (endsAtMs <= fromMs)
      return {
        kind: 'asks',
        about: 'past',
        question: `That is over already: ${readBack}. Which day do you mean?`,
        choices: [],
      };
    return {
      kind: 'asks',
      about: 'past',
      question: `That has begun already: ${readBack}. Do you mean from now on?`,
      choices: [{ label: spanReadBack(fromMs, endsAtMs, zone), text: restatedSpan(fromMs, endsAtMs, zone) }],
    };
  },

  /** "9am PT / 1pm ET": each as it was written. */
  zones: (read: readonly ReadSpan[]): Asks => ({
    kind: 'asks',
    about: 'zone',
    question: 'The two times are not the same moment. Which one do you mean?',
    choices: read.map(({ when, readBack }) => ({
      label: readBack,
      text: restatedSpan(when.startsAtMs, when.endsAtMs, when.zone),
    })),
  }),

  /** "Tue 14-16", where that Tuesday is the 14th. */
  hoursOrDays: ({ when, readBack }: ReadSpan, last: number): Asks => {
    const day = zoned(when.startsAtMs, when.zone).toPlainDate();
    const [from, to] = [day.toString(), day.with({ day: last }).toString()];
    return {
      kind: 'asks',
      about: 'hours',
      question: 'Are those hours, or days? Which one do you mean?',
      choices: [
        { label: readBack, text: restatedSpan(when.startsAtMs, when.endsAtMs, when.zone) },
        {
          label: `All day, ${plainDayWords(from)} to ${plainDayWords(to)}`,
          text: `all day ${from} to ${to}`,
        },
      ],
    };
  },

  endBeforeStart: (readBack: string): Asks => ({
    kind: 'asks',
    about: 'end-before-start',
    question: `That would end before it starts: ${readBack}. When does it end?`,
    choices: [],
  }),

  tooLong: (startsAtMs: number, endsAtMs: number, zone: string): Asks => ({
    kind: 'asks',
    about: 'too-long',
    question: `That is longer than two weeks: ${spanReadBack(startsAtMs, endsAtMs, zone)}. When does it end?`,
    choices: [],
  }),

  never: (words: string): Asks => ({
    kind: 'asks',
    about: 'never',
    question: `"${words}" never takes place from now on. Which days do you mean?`,
    choices: [],
  }),

  zone: (typed: string, { typed: abbreviation, zones }: Extract<ZoneFound, { kind: 'ambiguous' }>): Asks => ({
    kind: 'asks',
    about: 'zone',
    question: `${abbreviation.toUpperCase()} is used in several places. Which one do you mean?`,
    choices: zones.map((zone) => ({
      label: zoneName(zone),
      text: typed.replaceAll(new RegExp(String.raw`\b${abbreviation}\b`, 'gi'), zone),
    })),
  }),

  halves: (word: string, texts: readonly string[]): Asks => ({
    kind: 'asks',
    about: 'hours',
    question: `"${word}" is read differently in different countries. Which one do you mean?`,
    choices: asTyped(texts),
  }),

  /** Two words that what was typed is as near to. */
  spelling: (word: string, texts: readonly string[]): Asks => ({
    kind: 'asks',
    about: 'spelling',
    question: `I don't know "${word}". Which do you mean?`,
    choices: asTyped(texts),
  }),

  repeat: (typed: string, doubt: RepeatDoubt): Asks => ({
    kind: 'asks',
    about: 'repeat',
    question: `"${doubt.typed}" can be read in two ways. Which one do you mean?`,
    choices: doubt.texts.map((text) => ({ label: text, text: typed.replace(doubt.typed, text) })),
  }),

  /** An end and a length that disagree. */
  length: (spans: readonly [startsAtMs: number, endsAtMs: number][], lastsSeconds: number, zone: string): Asks => {
    const [startsAtMs = 0] = spans[0] ?? [];
    const endsAtMs = startsAtMs + lastsSeconds * 1000;
    const all = [...spans, [startsAtMs, endsAtMs] as const].slice(0, 4);
    return {
      kind: 'asks',
      about: 'length',
      question: 'The end and the length do not agree. Which one do you mean?',
      choices: all.map(([from, to]) => ({ label: spanReadBack(from, to, zone), text: restatedSpan(from, to, zone) })),
    };
  },

  /** The same of more windows than one. */
  otherLength: (): Asks => ({
    kind: 'asks',
    about: 'length',
    question: 'The end and the length do not agree. When does it end?',
    choices: [],
  }),

  /** Of several days, each with a window that would run into the next. */
  intoNext: (): Asks => ({
    kind: 'asks',
    about: 'too-long',
    question: 'Each of those windows would last longer than a day. When does it end?',
    choices: [],
  }),
};

/** Each text is what its button says. */
function asTyped(texts: readonly string[]): Asks['choices'] {
  return texts.map((text) => ({ label: text.slice(0, 80), text }));
}

function lengthWords(minutes: number): string {
  return minutes < 60 ? `${minutes} minutes` : minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
