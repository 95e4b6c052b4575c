/** Questions about questions, in words: the figure that was asked for stands first, and fits the counts beside it. */
import { expect, it } from 'vitest';
import type { InquiryWish } from '../answers/people-directory.ts';
import { plainText } from '../format/text.ts';
import { answerAsked } from './asked-inquiries.ts';
import { reportInquiries } from './inquiry-report.ts';
import { anInquiry, dayMs, hourMs, mondayMs, put, someSettings } from './testing/an-inquiry.ts';

const nowMs = mondayMs + 7 * dayMs + hourMs;
const answered = ['answered-by-herald', 2_000] as const;
/** A business week: on each day two questions that Herald answers, and one that an engineer answers after two hours. */
const week = [0, 1, 2, 3, 4].flatMap((day) => [
  ...anInquiry(`h1-${day}`, mondayMs + day * dayMs, [answered], { personHash: 'bert' }),
  ...anInquiry(`h2-${day}`, mondayMs + day * dayMs + hourMs, [answered], { personHash: 'cleo' }),
  ...anInquiry(`e-${day}`, mondayMs + day * dayMs, [put, ['engineer-replied', 2 * hourMs]], {
    service: day === 4 ? 'search' : 'billing',
  }),
]);

function say(wish: InquiryWish, events = week): string {
  const { headline, lines } = answerAsked(
    reportInquiries(events, { settings: someSettings, nowMs, dayCount: 400 }),
    wish,
    {
      teamOf: (service) => ({ billing: 'Payments', search: 'Data' })[service],
      channelName: (id) => (id === 'c1' ? '#status' : undefined),
    },
  );
  return [headline, ...lines].map((text) => plainText(text, ({ atMs }) => new Date(atMs).toISOString())).join(' ');
}
const lastWeek = { fromMs: mondayMs - 9 * hourMs, toMs: mondayMs + 7 * dayMs - 9 * hourMs, words: 'last week' };
const before = 'Before Herald: 50 a business day is assumed; it was not measured here.';

it.each<[what: string, wish: InquiryWish, said: string]>([
  [
    'how many reach engineers',
    { about: 'reached' },
    '1 question a day reached engineers in the last five business days. Herald answered 10 of 15 (67 %)',
  ],
  [
    'how many reach engineers, against before: what was only assumed is told to whoever asks',
    { about: 'reached', isAgainstBefore: true },
    `1 question a day reached engineers in the last five business days. ${before}`,
  ],
  [
    'how many reached them last week, against a time before the first was counted',
    { about: 'reached', period: lastWeek, against: { fromMs: 0, toMs: dayMs, words: 'in January' } },
    "5 questions reached engineers last week. In January I wasn't counting yet.",
  ],
  [
    'which channel asks most, and nothing beside it',
    { about: 'channels', period: lastWeek },
    'Most questions last week came from #status (15).',
  ],
  [
    'how many reached them last week',
    { about: 'reached', period: lastWeek },
    '5 questions reached engineers last week. 1 question a day reached engineers in the last five business days.',
  ],
  ['what share Herald answers', { about: 'share', period: lastWeek }, 'Herald answered 10 of 15 (67 %) last week.'],
  [
    'how fast engineers answer',
    { about: 'speed' },
    'Engineers typically (median) answer within 2 hours of working time (on 2026-03-06). Herald: 2 seconds.',
  ],
  [
    'what is asked most',
    { about: 'services', period: lastWeek },
    'Most asked of engineers last week: billing (4) and search (1). Herald answered 10 of 15 (67 %) last week.',
  ],
  [
    'who asks most',
    { about: 'people', period: lastWeek },
    'I count questions, not people: people are kept as keyed hashes, never by name. By channel, last week: #status (15).',
  ],
  [
    'which team is asked most',
    { about: 'teams', period: lastWeek },
    'Most questions that reached engineers last week were for: Payments (4) and Data (1).',
  ],
  [
    'what share it answers and what the goal is, both',
    { about: 'share', also: ['goal'], period: lastWeek },
    'Herald answered 10 of 15 (67 %) last week. Yes: 1 a day reached engineers in the last five business days; the goal is at most 30.',
  ],
  [
    'whether the goal is met',
    { about: 'goal' },
    'Yes: 1 a day reached engineers in the last five business days; the goal is at most 30.',
  ],
  ['whether they get fewer', { about: 'trend' }, "I can't tell yet. 5 business days are too few to speak of a trend."],
])('says %s', (_what, wish, said) => {
  expect(say(wish)).toContain(said);
  expect(say(wish).startsWith(said.slice(0, 10))).toBe(true);
});

it('asked for what share helped it says by what it is known that the others did not', () => {
  const wrong = anInquiry('w', mondayMs + dayMs, [answered, ['pressed-not-it', 60_000]], { personHash: 'dora' });
  const taken = anInquiry('t', mondayMs + dayMs, [answered, ['escalated', 60_000]], { personHash: 'emma' });
  expect(say({ about: 'share', period: lastWeek }, [...week, ...wrong, ...taken])).toContain(
    'Of those that did not help, 1 was called wrong and 1 was taken to engineers.',
  );
  expect(say({ about: 'share', period: lastWeek })).toContain('none was called wrong');
});

it('of a time without questions it says so, and of the first day what there is', () => {
  const october = { fromMs: mondayMs - 150 * dayMs, toMs: mondayMs - 120 * dayMs, words: 'in October' };
  expect(say({ about: 'reached', period: october })).toBe('I counted no questions in October.');
  const today = anInquiry('a', nowMs - hourMs, [put]);
  expect(say({ about: 'reached' }, today)).toContain('1 question reached engineers so far.');
});
