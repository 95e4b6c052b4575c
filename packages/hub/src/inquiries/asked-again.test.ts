/** Who asks the same again within five minutes, and hears the same, was not helped by the first answer. */
import { expect, it } from 'vitest';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import { inquiryDays } from './metric.ts';
import { anInquiry, dayMs, mondayMs, someSettings } from './testing/an-inquiry.ts';

const answered = ['answered-by-herald', 2_000] as const;
const ask = (id: string, afterMs: number, about: Partial<InquiryEvent> = {}) =>
  anInquiry(id, mondayMs + afterMs, [answered], { intent: 'status', ...about });
function askedAgain(...events: InquiryEvent[][]) {
  const fromDay = '2026-03-02';
  const period = { fromDay, toDay: fromDay, nowMs: mondayMs + dayMs, settings: someSettings };
  return inquiryDays(events.flat(), period)[0]?.askedAgain;
}
const said = (words: string) => ({ details: { said: words } });

it.each<[what: string, again: InquiryEvent[], count: number]>([
  ['a moment later', ask('b', 1), 1],
  ['after five minutes', ask('b', 300_000), 1],
  ['later than that', ask('b', 300_001), 0],
  ['in the same moment', ask('b', 0), 0],
  ['about another service', ask('b', 60_000, { service: 'search' }), 0],
  ['another thing about it', ask('b', 60_000, { intent: 'history' }), 0],
  ['by somebody else', ask('b', 60_000, { personHash: 'bert' }), 0],
])('the same %s', (_what, again, count) => {
  expect(askedAgain(ask('a', 0), again)).toBe(count);
});

it('another answer may be what they waited for; where one is not known they count as alike', () => {
  const first = ask('a', 0, said('down'));
  expect(askedAgain(first, ask('b', 60_000, said('down')))).toBe(1);
  expect(askedAgain(first, ask('b', 60_000, said('up')))).toBe(0);
  expect(askedAgain(first, ask('b', 60_000))).toBe(1);
  expect(askedAgain(ask('a', 0), ask('b', 60_000, said('up')))).toBe(1);
});

it('what is about no service in particular is never the same', () => {
  const about = { service: undefined };
  expect(askedAgain(ask('a', 0, about as object), ask('b', 60_000, about as object))).toBe(0);
});
