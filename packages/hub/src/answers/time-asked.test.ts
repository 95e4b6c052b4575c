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
    "exports was down once (3 minutes) this month. storefront, checkout, billing and search were not down. I wasn't monitoring anything in November, so I can't say.",
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

it('a time that is asked about is', async () => {
  expect(await say([], 'I call him at 12:35. Can he send invoices?')).toMatch(/^No maintenance is planned for billing/);
});
