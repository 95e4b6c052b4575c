/** The time that was asked about is the one that is told, and said as it was understood. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each([
  [
    'Is it true that the payment servers crashed at midnight? A customer insists.',
    "I wasn't monitoring checkout yesterday between 23:45 and 00:15, so I can't say.",
  ],
  ['Was anything at all broken in the week before last?', "I wasn't monitoring anything the week before last,"],
  [
    'Somebody says the shop fell over at four in the morning. Did it?',
    "I wasn't monitoring storefront today between 03:45 and 04:15, so I can't say.",
  ],
  [
    'As of today, how many incidents has each of our services had this month, and how does that compare with November?',
    "exports was down once (3 minutes) this month. storefront, checkout, billing and search were not down. Based on 35 minutes of monitoring. I wasn't monitoring anything in November, so I can't say.",
  ],
])('%s', async (text, told) => {
  expect(await say(['was-out', 'young'], text)).toContain(told);
});

it('the longest outage beside a mean is of the same time', async () => {
  expect(await say(['was-out', 'young'], 'mean time to repair this month, and the longest outage?')).toContain(
    'The longest outage this month was exports',
  );
});

it('what is told next is of the time before', async () => {
  const asked = ['Outages from the first of November to today?', 'And what about the four weeks before that?'];
  expect(await say(['was-out', 'young'], ...asked)).toBe(
    "I wasn't monitoring anything in the 28 days before 1 November, so I can't say.",
  );
});

it('a comparison is with what was told', async () => {
  const asked = ['How many outages did we have today?', 'And how does that compare with last month?'];
  expect(await say(['was-out', 'young'], ...asked)).toMatch(
    /^Today: 1 outage, 3 minutes in all\. Last month: I wasn't monitoring\./,
  );
});

it.each([
  'Good morning. I have a renewal call with Bellweather Foods at half past nine. Is our card payment thing actually healthy right now?',
  'We have a demo at 14:00. Is checkout up?',
])('a time of something else is not asked about: %s', async (text) => {
  expect(await say([], text)).toMatch(/^Card payments \(checkout\) are up\./);
});

it.each([
  ['I spoke to them at nine. Was everything fine then?', "I wasn't monitoring anything today between 08:45 and 09:15"],
  ['Was the shop alright at nine sharp?', "I wasn't monitoring storefront today between 08:45 and 09:15"],
  [
    'At what time yesterday was billing gone? He mentions 16:40.',
    "I wasn't monitoring billing yesterday between 16:25",
  ],
  [
    'A client insists that checkout died shortly before six this morning.',
    "I wasn't monitoring checkout today between 05:45",
  ],
  [
    'Did anything go down around lunchtime yesterday?',
    "I wasn't monitoring anything yesterday between 11:30 and 13:30",
  ],
  ['How many incidents the month before?', "I wasn't monitoring anything last month"],
])('a time of the past, wherever it stands: %s', async (text, told) => {
  expect(await say(['was-out', 'young'], text)).toContain(told);
});

it('an uptime is compared by its share', async () => {
  expect(await say(['was-out', 'young'], 'uptime of exports today?', 'And compared with yesterday?')).toMatch(
    /^Today: up 91\.42 %, 1 outage, 3 minutes in all\. Yesterday: I wasn't monitoring\./,
  );
});

it('what goes on now was not so at a time that is still to come', async () => {
  expect(await say(['slow'], 'What was broken between 20:00 and 20:30 today?')).toMatch(/^I can't tell yet:/);
});

it('a time that is asked about is', async () => {
  expect(await say([], 'I call him at 12:35. Can he send invoices?')).toMatch(/^No maintenance is planned for billing/);
});

it('a figure is the one of that moment', async () => {
  expect(
    await say(['was-slow'], 'Is checkout-1 slow?', 'What was the figure five minutes ago, before it went up?'),
  ).toMatch(/^I have no figures of checkout-1 at \S+; now CPU 23 %\./);
  expect(await say([], 'Was search-1 busier an hour ago than it is now?')).toMatch(/^I have no figures of search-1 at/);
});
