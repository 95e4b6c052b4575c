/** Questions about questions, in words: the figure that was asked for stands first, and fits the counts beside it. */
import { expect, it } from 'vitest';
import type { InquiryWish } from '../answers/people-directory.ts';
import { plainText } from '../format/text.ts';
import { answerAsked } from './asked-inquiries.ts';
import { partsOfDays, peopleWhoAsked, reportInquiries } from './inquiry-report.ts';
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
      people: 3,
      countedFromMs: mondayMs,
      unanswered: [
        { what: '"invoicing"', count: 2 },
        { what: 'questions it did not follow', count: 1 },
      ],
    },
  );
  return [headline, ...lines].map((text) => plainText(text, ({ atMs }) => new Date(atMs).toISOString())).join(' ');
}
const lastWeek = { fromMs: mondayMs - 9 * hourMs, toMs: mondayMs + 7 * dayMs - 9 * hourMs, words: 'last week' };
const perDay = '1 question a day reached engineers in the last five business days.';
const answeredLastWeek = 'Herald answered 10 of 15 (67 %) last week.';
const byService = 'Asked about most last week: billing (14) and search (1). Of engineers: billing (4) and search (1).';
const noneWrong =
  'Of no answer it is known that it did not help: none was called wrong, asked again at once or taken to engineers. A wrong answer that nobody reported is not known to me, and counts as help.';
const before = 'Before Herald: 50 a business day is assumed; it was not measured here.';

it.each<[what: string, wish: InquiryWish, said: string]>([
  ['how many reach engineers', { about: 'reached' }, `${perDay} Herald answered 10 of 15 (67 %) in the last 30 days.`],
  [
    'how many reach engineers, against before: what was only assumed is told to whoever asks',
    { about: 'reached', isAgainstBefore: true },
    `${perDay} ${before} Herald answered 10 of 15 (67 %) in the last 30 days.`,
  ],
  [
    'how many reached them last week, against a time before the first was counted',
    { about: 'reached', period: lastWeek, against: { fromMs: 0, toMs: dayMs, words: 'in January' } },
    `5 questions reached engineers last week. In January I wasn't counting yet. ${perDay} ${answeredLastWeek}`,
  ],
  [
    'which channel asks most, and nothing beside it',
    { about: 'channels', period: lastWeek },
    'Most questions last week came from #status (15).',
  ],
  [
    'how many reached them last week',
    { about: 'reached', period: lastWeek },
    `5 questions reached engineers last week. ${perDay} ${answeredLastWeek}`,
  ],
  [
    'what share Herald answers',
    { about: 'share', period: lastWeek },
    `${answeredLastWeek} ${noneWrong} 5 questions reached engineers last week. ${perDay}`,
  ],
  [
    'how fast engineers answer',
    { about: 'speed' },
    'In the last 30 days engineers typically (median) answered within 2 hours of working time. Herald: 2 seconds.',
  ],
  [
    'how fast engineers answer, against a time before',
    { about: 'speed', period: { ...lastWeek, words: 'this week' }, against: { ...lastWeek, words: 'last week' } },
    'This week engineers typically (median) answered within 2 hours of working time. Herald: 2 seconds. Last week: within 2 hours of working time.',
  ],
  [
    'what is asked most',
    { about: 'services', period: lastWeek },
    `${byService} ${answeredLastWeek} 5 questions reached engineers last week. ${perDay}`,
  ],
  [
    'who asks most',
    { about: 'people', period: lastWeek },
    `I can't tell who asks: people are kept as keyed hashes, never by name, role or team. In all 3 people asked 15 questions last week. By channel, last week: #status (15). 5 questions reached engineers last week. ${byService}`,
  ],
  [
    'how many people ask',
    { about: 'people', isOfNumber: true, period: lastWeek },
    `3 people asked 15 questions last week. Who they are I can't tell: people are kept as keyed hashes, never by name, role or team. By channel, last week: #status (15). 5 questions reached engineers last week. ${byService}`,
  ],
  [
    'how many people asked about one service',
    { about: 'people', isOfNumber: true, services: ['search'], period: lastWeek },
    '3 people asked about search last week. Last week: 1 question about search (1 reached engineers).',
  ],
  [
    'how many were for a team that got none',
    { about: 'teams', team: 'Exports', period: lastWeek },
    `0 questions that reached engineers last week were for Exports. The others were for: Payments (4) and Data (1). 5 questions reached engineers last week. ${perDay}`,
  ],
  [
    'how many were for one team',
    { about: 'teams', team: 'Data', period: lastWeek },
    `1 question that reached engineers last week was for Data. The others were for: Payments (4). 5 questions reached engineers last week. ${perDay}`,
  ],
  [
    'whether it is worth it, once there are days to judge by',
    { about: 'worth' },
    `${perDay} Herald answered 10 of 15 (67 %) in the last 30 days. ${before} What Herald costs I don't know, so whether that is worth it is for you to weigh.`,
  ],
  [
    'which team is asked most',
    { about: 'teams', period: lastWeek },
    `Most questions that reached engineers last week were for: Payments (4) and Data (1). 5 questions reached engineers last week. ${perDay}`,
  ],
  [
    'what share it answers and what the goal is, both',
    { about: 'share', also: ['goal'], period: lastWeek },
    `${answeredLastWeek} Yes: 1 a day reached engineers in the last five business days; the goal is at most 30. ${noneWrong} 5 questions reached engineers last week. ${perDay}`,
  ],
  [
    'whether the goal is met',
    { about: 'goal' },
    `Yes: 1 a day reached engineers in the last five business days; the goal is at most 30. ${perDay}`,
  ],
  [
    'when people ask most',
    { about: 'hours', period: lastWeek },
    'People ask most between 9:00 and 10:00: 10 of 15 questions last week. Then 10:00 to 11:00 (5). By the clocks of Europe/Berlin.',
  ],
  [
    'how weekends differ from weekdays',
    { about: 'weekdays', period: lastWeek },
    'On weekdays 15 questions (3 a day; 5 reached engineers), at weekends 0 questions (0 a day; 0 reached engineers) last week. Most on Mondays (3).',
  ],
  [
    'on which day of the week people ask most',
    { about: 'days', period: lastWeek },
    'Most questions come on Mondays: 3 of 15 last week. Then Tuesdays (3), Wednesdays (3), Thursdays (3) and Fridays (3).',
  ],
  [
    'on which days the fewest come',
    { about: 'days', isOfLeast: true, period: lastWeek },
    'The fewest questions last week come on Saturdays (0), Sundays (0) and Mondays (3). The most: Mondays (3).',
  ],
  [
    'which hours are the quietest of those in which people ask',
    { about: 'hours', isOfLeast: true, period: lastWeek },
    'Of the hours in which people ask, these have the fewest questions last week: 10:00 to 11:00 (5) and 9:00 to 10:00 (10). By the clocks of Europe/Berlin.',
  ],
  [
    'what it could not answer',
    { about: 'unanswered', period: lastWeek },
    '3 questions last week I could not answer: "invoicing" (2) and questions it did not follow (1). Not answered by Herald, with those that were put to engineers: 5 of 15 (33 %).',
  ],
  [
    'what waited longer than agreed',
    { about: 'late', period: lastWeek },
    'No question waited longer than agreed last week.',
  ],
  [
    'how it went week by week',
    { about: 'weeks' },
    '1 question a day reached engineers in the last five business days. Week of 9 March (part of it): 0 asked, 0 answered by Herald. Week of 2 March: 1 a day reached engineers, 15 asked, 10 answered by Herald.',
  ],
  ['what became more', { about: 'drivers' }, 'Most asked of engineers last week: billing (4) and search (1).'],
  [
    'how many were asked about one service',
    { about: 'reached', services: ['search'], period: lastWeek },
    'Last week: 1 question about search (1 reached engineers).',
  ],
  [
    'how many were asked in all',
    { about: 'reached', isOfAll: true, period: lastWeek },
    `15 questions were asked last week; 5 reached engineers. ${perDay} ${answeredLastWeek}`,
  ],
  [
    'which channel they came from that reached engineers',
    { about: 'channels', isOfEngineers: true, period: lastWeek },
    'Most questions that reached engineers last week came from #status (5).',
  ],
  [
    'what the share rests on',
    { about: 'basis' },
    'I know it only from what people do next. An answer counts as no help where "Not what I asked" is pressed, the same person asks the same again within five minutes and gets the same answer, or an engineer is asked within the hour. All others count as help.',
  ],
  [
    'whether they get fewer',
    { about: 'trend' },
    `I can't tell yet. 5 business days are too few to speak of a trend. ${perDay}`,
  ],
])('says %s', (_what, wish, said) => {
  expect(say(wish)).toBe(said);
});

it('whether it is worth it is not told by fewer days than a business week', () => {
  const today = anInquiry('a', nowMs - hourMs, [answered]);
  expect(say({ about: 'worth' }, today)).toBe(
    `It's too early to say. I have counted since 2026-03-02T08:00:00.000Z: no whole business day yet; 5 days make a first comparison. Herald answered 1 of 1 (100 %) in the last 30 days. ${before}`,
  );
});

it('counts each person once, of the time and of what is asked about, and nobody who was forgotten', () => {
  const period = { fromMs: mondayMs, toMs: mondayMs + 7 * dayMs };
  expect(peopleWhoAsked(week, period)).toBe(3);
  expect(peopleWhoAsked(week, { fromMs: mondayMs + hourMs / 2, toMs: mondayMs + 2 * hourMs })).toBe(1);
  expect(peopleWhoAsked(week, period, ['search'])).toBe(1);
  expect(peopleWhoAsked(anInquiry('f', mondayMs, [answered], { personHash: 'forgotten' }), period)).toBe(0);
});

it('asked for what share helped it says by what it is known that the others did not', () => {
  const wrong = anInquiry('w', mondayMs + dayMs, [answered, ['pressed-not-it', 60_000]], { personHash: 'dora' });
  const taken = anInquiry('t', mondayMs + dayMs, [answered, ['escalated', 60_000]], { personHash: 'emma' });
  expect(say({ about: 'share', period: lastWeek }, [...week, ...wrong, ...taken])).toContain(
    'Of those that did not help, 1 was called wrong and 1 was taken to engineers.',
  );
  expect(say({ about: 'share', period: lastWeek })).toContain('none was called wrong');
});

it('asked for what was wrong tells its share of all that was asked, as the page does', () => {
  const wrong = anInquiry('w', mondayMs + dayMs, [answered, ['pressed-not-it', 60_000]], { personHash: 'dora' });
  expect(say({ about: 'wrong', period: lastWeek }, [...week, ...wrong])).toMatch(
    /^1 of \d+ questions \(\d+ %\) last week got an answer that did not help\. Of those that did not help, 1 was called wrong\./,
  );
  expect(say({ about: 'wrong', period: lastWeek })).toMatch(/^No answer last week is known to have been wrong/);
});

it('asked whether how it was before was measured says nothing else', () => {
  expect(say({ about: 'baseline' })).toMatch(
    /^Before Herald: 50 a business day[^.]*\.(?: It was not measured here\.)?$/,
  );
});

it('of those that reached engineers tells also which named no service, and from where they came', () => {
  const put = anInquiry('n', mondayMs + dayMs, [['put-to-engineers', 0]], { service: undefined, personHash: 'nina' });
  expect(say({ about: 'services', isOfEngineers: true, period: lastWeek }, [...week, ...put])).toContain(
    ' 1 question named no service.',
  );
  expect(say({ about: 'people', isOfEngineers: true, period: lastWeek })).toContain(
    'What reached engineers, by channel: ',
  );
});

it('says each sentence once, though two things that were asked bring it', () => {
  const words = say({ about: 'services', also: ['reached'], period: lastWeek });
  const sentence = '5 questions reached engineers last week.';
  expect(words.split(sentence)).toHaveLength(2);
});

it('what is asked beside the first brings its own lines too; of a time to come nothing was counted', () => {
  expect(say({ about: 'hours', also: ['share'], period: lastWeek })).toContain(noneWrong);
  const next = { fromMs: lastWeek.toMs + 7 * dayMs, toMs: lastWeek.toMs + 14 * dayMs, words: 'next week' };
  expect(say({ about: 'reached', period: next })).toBe('I counted no questions next week.');
});

it('of hours of a day it counts what was asked in them alone', () => {
  const morning = { fromMs: mondayMs, toMs: mondayMs + hourMs / 2, words: 'on Monday between 09:00 and 09:30' };
  const asked = partsOfDays(week, morning, { settings: someSettings, nowMs });
  const { headline } = answerAsked(
    reportInquiries(week, { settings: someSettings, nowMs, dayCount: 400 }),
    { about: 'reached', isOfAll: true, period: morning },
    { teamOf: () => undefined, channelName: () => undefined, ...(asked && { asked }) },
  );
  expect(plainText(headline, () => '')).toBe(
    '2 questions were asked on Monday between 09:00 and 09:30; 1 reached engineers.',
  );
  expect(partsOfDays(week, lastWeek, { settings: someSettings, nowMs })).toBeUndefined();
});

it('says of what began before it counted since when it has', () => {
  const longer = { ...lastWeek, fromMs: lastWeek.fromMs - 30 * dayMs, words: 'since January' };
  expect(say({ about: 'reached', period: longer })).toContain('I have counted since 2 March.');
  expect(say({ about: 'reached', period: lastWeek })).not.toContain('I have counted since');
});

it('of a time without questions it says so, and of the first day what there is', () => {
  const october = { fromMs: mondayMs - 150 * dayMs, toMs: mondayMs - 120 * dayMs, words: 'in October' };
  expect(say({ about: 'reached', period: october })).toBe("I wasn't counting questions yet in October.");
  const sunday = {
    fromMs: mondayMs + 6 * dayMs - 9 * hourMs,
    toMs: mondayMs + 7 * dayMs - 9 * hourMs,
    words: 'on Sunday',
  };
  expect(say({ about: 'hours', period: sunday })).toBe('I counted no questions on Sunday.');
  const today = anInquiry('a', nowMs - hourMs, [put]);
  expect(say({ about: 'reached' }, today)).toContain('1 question reached engineers so far.');
});

it('says since when it counts only where the time began before that, and nothing of an empty log', () => {
  const early = { ...lastWeek, fromMs: mondayMs - 3 * dayMs };
  expect(say({ about: 'share', period: early })).toContain('I have counted since');
  expect(say({ about: 'share', period: { ...lastWeek, fromMs: mondayMs } })).not.toContain('I have counted since');
  expect(say({ about: 'share', period: lastWeek }, [])).not.toContain('I have counted since');
});

it('a clear trend is said beside how many reach engineers, to whoever asks how many', () => {
  // One on the first of ten business days, ten on the last.
  const rising = [-7, -6, -5, -4, -3, 0, 1, 2, 3, 4].flatMap((day, at) =>
    Array.from({ length: at + 1 }, (_, n) => anInquiry(`r${at}-${n}`, mondayMs + day * dayMs, [put])).flat(),
  );
  const said = say({ about: 'reached' }, rising);
  expect(said).toMatch(/About 5 more a day each week/);
  expect(say({ about: 'services' }, rising)).toMatch(/About 5 more a day each week/);
  expect(say({ about: 'hours' }, rising)).not.toMatch(/more a day each week/);
});

it('what share it answers and the goal can be asked of a time in which nothing was counted', () => {
  const sunday = { fromMs: mondayMs - 9 * hourMs - dayMs, toMs: mondayMs - 9 * hourMs, words: 'on Sunday' };
  expect(say({ about: 'goal', period: sunday }, [])).toMatch(/^I can't tell yet: no whole business day/);
  expect(say({ about: 'basis', period: sunday }, [])).toMatch(/^I know it only from what people do next\./);
  expect(say({ about: 'share', period: sunday }, [])).toBe("I wasn't counting questions yet on Sunday.");
});

it('what was taken to engineers counts with what was asked of them within the hour', () => {
  const late = (id: string, person: string) =>
    anInquiry(id, mondayMs + dayMs, [answered, ['escalated', 60_000]], { personHash: person });
  const after = [
    ...anInquiry('first', mondayMs + 2 * dayMs, [answered], { personHash: 'fred' }),
    ...anInquiry('then', mondayMs + 2 * dayMs + 600_000, [put], { personHash: 'fred' }),
  ];
  expect(
    say({ about: 'share', period: lastWeek }, [...week, ...late('t', 'dora'), ...late('u', 'emma'), ...after]),
  ).toContain('Of those that did not help, 3 were taken to engineers.');
});

it('a time that ends as counting begins was before it, to the last moment', () => {
  const until = (toMs: number) => ({ fromMs: mondayMs - 9 * dayMs, toMs, words: 'then' });
  const midnight = mondayMs - 9 * hourMs;
  expect(say({ about: 'share', period: until(midnight) })).toBe("I wasn't counting questions yet then.");
  expect(say({ about: 'share', period: until(midnight + 1) })).toMatch(/^Herald answered/);
});
