/** One side of the questions that people ask, in words: where there is much, little, one and none of it. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { aboutServicesWords, sideWords } from './inquiry-sides.ts';
import type { InquiryDay } from './metric.ts';
import type { SideContext } from './side-context.ts';
import { aDay, aReportOf } from './testing/an-inquiry.ts';

type Side = Parameters<typeof sideWords>[0];

function said(side: Side, days: readonly InquiryDay[], override: Partial<SideContext> = {}): string {
  const context = { report: aReportOf(days), days, when: 'this week', sources, isOfEngineers: false, ...override };
  return wordsOf(sideWords(side, context));
}
const sources: SideContext['sources'] = {
  teamOf: (service) => ({ billing: 'Payments', invoices: 'Payments', search: 'Data' })[service],
  channelName: (id) => (id === 'c9' ? undefined : `#${id}`),
};
const monday = '2026-03-02';
const hours = (counts: Record<number, number>) => ({
  askedByHour: Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0),
});

describe('by hour', () => {
  it('the busiest stands first, of equal ones the earlier, and three more', () => {
    const days = [aDay(monday, hours({ 9: 2, 14: 3, 15: 1 })), aDay('2026-03-03', hours({ 8: 3, 16: 1, 9: 0 }))];
    expect(said('hours', days)).toBe(
      'People ask most between 8:00 and 9:00: 3 of 10 questions this week. Then 14:00 to 15:00 (3), 9:00 to 10:00 (2) and 15:00 to 16:00 (1). By the clocks of Europe/Berlin.',
    );
  });

  it('the quietest four, of equal ones the later first; hours in which nobody asks are none of them', () => {
    const days = [aDay(monday, hours({ 8: 1, 9: 5, 10: 1, 14: 2, 16: 2, 23: 1 }))];
    expect(said('hours', days, { isOfLeast: true })).toBe(
      'Of the hours in which people ask, these have the fewest questions this week: 23:00 to 24:00 (1), 10:00 to 11:00 (1), 8:00 to 9:00 (1) and 16:00 to 17:00 (2). By the clocks of Europe/Berlin.',
    );
  });

  it('one alone, and none', () => {
    expect(said('hours', [aDay(monday, hours({ 23: 1 }))])).toBe(
      'People ask most between 23:00 and 24:00: 1 of 1 question this week. By the clocks of Europe/Berlin.',
    );
    expect(said('hours', [aDay(monday)])).toBe('I counted no questions this week.');
  });
});

describe('by kind of day', () => {
  it('weekdays and weekends are told apart, with the day on which most was asked', () => {
    const days = [
      aDay('2026-03-06', { asked: 7, reachedEngineers: 2 }),
      aDay('2026-03-07', { asked: 1, reachedEngineers: 1 }),
      aDay('2026-03-08', { asked: 2 }),
      aDay('2026-03-09', { asked: 4 }),
    ];
    expect(said('weekdays', days)).toBe(
      'On weekdays 11 questions (5.5 a day; 2 reached engineers), at weekends 3 questions (1.5 a day; 1 reached engineers) this week. Most on Fridays (7).',
    );
  });

  it('where only one kind was counted', () => {
    expect(said('weekdays', [aDay('2026-03-07', { asked: 1 })])).toBe(
      'On weekdays no day has been counted, at weekends 1 question (1 a day; 0 reached engineers) this week. Most on Saturdays (1).',
    );
    expect(said('weekdays', [aDay('2026-03-08', { asked: 2 })])).toContain('Most on Sundays (2).');
    expect(said('weekdays', [aDay(monday)])).toBe('I counted no questions this week.');
  });
});

describe('by day of the week', () => {
  const days = [
    aDay('2026-03-02', { asked: 2 }),
    aDay('2026-03-03', { asked: 1 }),
    aDay('2026-03-04', { asked: 4 }),
    aDay('2026-03-05', { asked: 2 }),
    aDay('2026-03-11', { asked: 1 }),
  ];

  it('the busiest first, of equal ones in the order of the week; days without questions are left out', () => {
    expect(said('days', days)).toBe(
      'Most questions come on Wednesdays: 5 of 10 this week. Then Mondays (2), Thursdays (2) and Tuesdays (1).',
    );
    expect(said('days', days.slice(1, 2))).toBe('Most questions come on Tuesdays: 1 of 1 this week.');
    expect(said('days', [aDay(monday)])).toBe('I counted no questions this week.');
  });

  it('the quietest three, with those without any, and the busiest', () => {
    expect(said('days', days, { isOfLeast: true })).toBe(
      'The fewest questions this week come on Fridays (0), Saturdays (0) and Sundays (0). The most: Wednesdays (5).',
    );
  });
});

describe('what was not answered', () => {
  const days = [aDay(monday, { asked: 20, answeredByHerald: 15 }), aDay('2026-03-03', { asked: 5 })];
  const open = 'Not answered by Herald, with those that were put to engineers: 10 of 25 (40 %).';

  it('names five at most, with all counted', () => {
    const unanswered = ['a', 'b', 'c', 'd', 'e', 'f'].map((what) => ({ what, count: 1 }));
    expect(said('unanswered', days, { sources: { ...sources, unanswered } })).toBe(
      `6 questions this week I could not answer: a (1), b (1), c (1), d (1) and e (1). ${open}`,
    );
  });

  it('one, and none', () => {
    const one = { ...sources, unanswered: [{ what: '"shop"', count: 1 }] };
    expect(said('unanswered', days, { sources: one })).toBe(
      `1 question this week I could not answer: "shop" (1). ${open}`,
    );
    expect(said('unanswered', days)).toBe(`I noted no question this week that I could not answer. ${open}`);
  });
});

it('what waited longer than agreed is counted over all days', () => {
  expect(said('late', [aDay(monday)])).toBe('No question waited longer than agreed this week.');
  expect(said('late', [aDay(monday, { breaches: 1 }), aDay('2026-03-03', { breaches: 2 })])).toBe(
    '3 questions waited longer than agreed this week.',
  );
});

describe('how fast', () => {
  const herald = (median: number | undefined) => ({ heraldSeconds: { median, p90: median } });
  const engineer = { engineerWaits: [{ businessSeconds: 600, clockSeconds: 600 }] };

  it('engineers first, then Herald by the last day on which it answered', () => {
    const days = [
      aDay(monday, { ...engineer, ...herald(4) }),
      aDay('2026-03-03', herald(2)),
      aDay('2026-03-04', herald(undefined)),
    ];
    expect(said('speed', days)).toBe(
      'This week engineers typically (median) answered within 10 minutes of working time. Herald: 2 seconds.',
    );
    expect(said('speed', [aDay(monday, engineer)])).toBe(
      'This week engineers typically (median) answered within 10 minutes of working time.',
    );
  });

  it('never in less than a second, and of engineers only where one answered', () => {
    expect(said('speed', [aDay(monday, herald(0))])).toBe(
      'No engineer has answered a question this week, so there is no time to tell. Herald: 1 second.',
    );
  });
});

describe('by service', () => {
  const days = [
    aDay(monday, { reachedByService: { billing: 2, '': 4 }, askedByService: { billing: 5, '': 9 } }),
    aDay('2026-03-03', { reachedByService: { search: 2 }, askedByService: { search: 1 } }),
  ];

  it('of equal ones in the order of their names; of engineers what named none comes last', () => {
    expect(said('services', days)).toBe(
      'Asked about most this week: billing (5) and search (1). 9 questions named no service. Of engineers: billing (2) and search (2).',
    );
    expect(said('services', days, { isOfEngineers: true })).toBe(
      'Most asked of engineers this week: billing (2) and search (2). 4 questions named no service.',
    );
  });

  it('none', () => {
    expect(said('services', [aDay(monday)])).toBe('Nobody asked about a service this week.');
    expect(said('services', [aDay(monday, { askedByService: { search: 1 } })])).toBe(
      'Asked about most this week: search (1). None of these reached engineers.',
    );
  });

  it('of some services by name: what was asked, and what of it reached engineers', () => {
    const context = { report: aReportOf(days), days, when: 'this week', sources, isOfEngineers: false };
    expect(wordsOf(aboutServicesWords(['billing', 'search', 'shop'], context))).toBe(
      'This week: 5 questions about billing (2 reached engineers), 1 question about search (2 reached engineers) and 0 questions about shop (0 reached engineers).',
    );
  });
});

it('by team: services of one team are added up, what nobody owns is said, what is about none is left out', () => {
  const days = [
    aDay(monday, { reachedByService: { billing: 1, invoices: 2, '': 8 } }),
    aDay('2026-03-03', { reachedByService: { search: 2, shop: 1 } }),
  ];
  expect(said('teams', days)).toBe(
    'Most questions that reached engineers this week were for: Payments (3), Data (2) and nobody (no owner is named) (1).',
  );
  expect(said('teams', [aDay(monday, { reachedByService: { '': 8 } })])).toBe(
    'No question about a service reached engineers this week, so no team got any.',
  );
});

describe('by channel', () => {
  const days = [
    aDay(monday, { askedByChannel: { c1: 3, c9: 1 }, reachedByChannel: { c2: 2 } }),
    aDay('2026-03-03', { askedByChannel: { c2: 4 }, reachedByChannel: { c1: 1 } }),
  ];

  it('the most first, then the others; what is no channel for everybody has no name', () => {
    expect(said('channels', days)).toBe(
      'Most questions this week came from #c2 (4). Then: #c1 (3) and direct messages and other places (1).',
    );
    expect(said('channels', days, { isOfEngineers: true })).toBe(
      'Most questions that reached engineers this week came from #c2 (2). Then: #c1 (1).',
    );
    expect(said('channels', days.slice(0, 1), { isOfEngineers: true })).toBe(
      'Most questions that reached engineers this week came from #c2 (2).',
    );
    expect(said('channels', [aDay(monday)])).toBe('I counted no questions this week.');
  });

  it('who asks is told by channel alone', () => {
    const people = "I can't tell who asks: people are kept as keyed hashes, never by name, role or team.";
    expect(said('people', days.slice(1))).toBe(`${people} By channel, this week: #c2 (4).`);
    expect(said('people', [aDay(monday)])).toBe(people);
  });
});

describe('against the goal', () => {
  const week = (perDay: number) =>
    [2, 3, 4, 5, 6].map((day) => aDay(`2026-03-0${day}`, { reachedEngineers: perDay, asked: perDay }));

  it('yes at the goal itself, no above it', () => {
    expect(said('goal', week(30))).toBe(
      'Yes: 30 a day reached engineers in the last five business days; the goal is at most 30.',
    );
    expect(said('goal', week(31))).toMatch(/^No: 31 a day/);
  });

  it('unknown before a whole business day was counted', () => {
    expect(said('goal', [])).toBe(
      "I can't tell yet: no whole business day has been counted. The goal is at most 30 a day.",
    );
  });
});

it.each([
  ['falling', 'Yes, fewer questions reach engineers. About 2 fewer a day each week, for 3 weeks.'],
  ['rising', 'No, more questions reach engineers. About 2 more a day each week, for 3 weeks.'],
  ['unclear', 'Not clearly. No clear trend in 3 weeks: between −3 and −1 a week.'],
  ['too-few', "I can't tell yet. 15 business days are too few to speak of a trend."],
] as const)('whether they get fewer, where that is %s', (kind, words) => {
  const trend = { perWeek: -2, lowPerWeek: -3, highPerWeek: -1, firstValue: 0, lastValue: 0, dayCount: 15, kind };
  expect(said('trend', [], { report: aReportOf([], { trend }) })).toBe(words);
});

it('what drove the change is said against the week before, where that was counted', () => {
  const days = Array.from({ length: 15 }, (_, at) =>
    aDay(`2026-03-${String(at + 1).padStart(2, '0')}`, { reachedByService: { search: at < 7 ? 1 : 2 } }),
  );
  expect(said('drivers', days)).toBe('The last seven days against the seven before: More about search (14, 7 more).');
  expect(said('drivers', days.slice(8))).toBe('Most asked of engineers last week: search (12).');
  expect(said('drivers', [])).toBe('Nothing that reached engineers changed in the last seven days.');
});
