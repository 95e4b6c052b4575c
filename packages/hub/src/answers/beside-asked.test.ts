/** What is asked beside something else is told beside it: other services, other times, what was planned. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

const young = ['was-out', 'young'] as const;

it('a service beside the others, of the same time', async () => {
  const told = await say(
    young,
    'Tell me honestly: how many times has the shop failed this year, and how does that compare with the other services?',
  );
  expect(told).toContain(
    'No outages of storefront this year, in 35 minutes of monitoring. storefront was not down this year. The others: exports was down once (3 minutes); checkout, billing and search were not down.',
  );
  expect(told).not.toContain("can't answer");
});

it.each([
  [
    'How does the uptime of checkout today compare with the rest?',
    'checkout was up 100 % today. The others: exports was up 91.42 %;',
  ],
  [
    'Has exports been worse than the others this month?',
    'exports was down once (3 minutes) this month. The others: storefront, checkout',
  ],
])('%s', async (text, told) => {
  expect(await say(young, text)).toContain(told);
});

it('beside the others, of what was told before', async () => {
  expect(await say(young, 'How often was exports down today?', 'And how does that compare with the rest?')).toMatch(
    /^exports was down once \(3 minutes\) today\. The others: /,
  );
});

it('what was planned beside what was not, with what is still to come', async () => {
  expect(
    await say(
      ['was-out', 'young', 'maintenance'],
      'How many minutes of maintenance will we have had today when this one finishes, compared with unplanned minutes?',
    ),
  ).toMatch(
    /^Today: 10 minutes of maintenance \(5 minutes so far, 5 minutes still to come\), and 3 minutes unplanned \(1 outage\)\./,
  );
});

it.each([
  'Which service cost us the most downtime this week compared with the week before, in minutes?',
  'Which service lost the most minutes this week compared with last week?',
])('the one of each time, and no word of money: %s', async (text) => {
  const told = await say(young, text);
  expect(told).toMatch(/^exports was down the longest this week: 3 minutes .*I wasn't monitoring last week/);
});

it('money is still nothing that Herald knows', async () => {
  expect(await say(young, 'What did the outage of exports cost us?')).toMatch(/^What it costs or saves in money/);
});

it('of maintenance nothing is claimed of a time that nobody watched', async () => {
  expect(await say(['young'], 'How many maintenance windows did we have last month?')).toBe(
    "I wasn't running last month, so I know of no planned maintenance then.",
  );
  expect(await say(['young'], 'How much planned maintenance did we have in the last 30 days?')).toBe(
    'No planned maintenance took place in the last 30 days, as far as I know: I have watched 35 minutes of that time.',
  );
  expect(await say(['young'], 'Did we have any maintenance last month?')).not.toContain('scheduled');
  expect(await say([], 'How much planned maintenance did we have in the last 30 days?')).toBe(
    'No planned maintenance took place in the last 30 days.',
  );
});

it('maintenance of two times', async () => {
  const told = await say(
    ['young', 'maintenance'],
    'How many maintenance windows did we have in the past month against this one?',
  );
  expect(told).toMatch(/^In the last 30 days: 5 minutes of planned maintenance in all\. .*This month: 10 minutes/);
  expect(await say(['young', 'maintenance'], 'Did we have more maintenance this month than last month?')).toMatch(
    /^This month: 10 minutes .* I wasn't running last month/,
  );
  expect(
    await say(['young', 'maintenance'], 'Number of maintenance windows this month compared with last month?'),
  ).toMatch(/^This month: 10 minutes .* I wasn't running last month/);
});
