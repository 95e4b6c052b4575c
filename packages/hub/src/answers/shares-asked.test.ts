/** Shares and counts that are asked for are told as such, with what they rest on. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each([
  [
    'What percentage of our servers is healthy at this very minute?',
    '86 %: 6 of 7 servers are healthy; not healthy: web-1 (degraded).',
  ],
  [
    'What percent of services are fully healthy at present?',
    '80 %: 4 of 5 services are healthy; not healthy: storefront (degraded).',
  ],
  ['What share of our servers is up right now?', '100 %: all 7 servers are up.'],
  [
    'Give me the proportion of machines that are fine.',
    '86 %: 6 of 7 servers are healthy; not healthy: web-1 (degraded).',
  ],
  ['How many of our servers are slow, as a percentage?', '14 %: 1 of 7 servers is degraded: web-1.'],
])('%s', async (text, told) => {
  expect(await say(['slow'], text)).toBe(told);
});

it.each([
  'what share of the last hour have the exports been available, as a percentage?',
  'How much of the last hour were the exports up?',
])('the share of a time rests on what was watched of it: %s', async (text) => {
  expect(await say(['was-out', 'young'], text)).toMatch(
    /^exports was up 91\.42 % of the time in the last hour\. .*Based on 35 minutes of monitoring\./,
  );
});

it.each([
  'how many outages did we have in the last 30 days?',
  'which was the longest outage?',
  'mean time to repair this month?',
  'which service had the most outages this month?',
  'how often was exports down in the last 30 days?',
])('an outage claims no time that nobody watched: %s', async (text) => {
  const told = await say(['was-out', 'young'], text);
  expect(told).toContain('Based on 35 minutes of monitoring.');
  expect(await say(['was-out'], text)).not.toContain('of monitoring');
});

it.each([
  'how long did my engineers take on average to pick up an alert today?',
  'How quickly were incidents acknowledged today?',
  'Was any alert left without anybody picking it up today?',
  'average time to acknowledge today?',
])('from its beginning until somebody is on it: %s', async (text) => {
  expect(await say(['was-taken', 'slow'], text)).toMatch(
    /^1 of 2 incidents today was acknowledged, after 2 minutes\. .*by Emil\. Nobody acknowledged storefront\./,
  );
});

it.each([
  'How long did it take until somebody picked up the exports alert?',
  'How long was the exports outage open before an engineer took it?',
])('of one service alone: %s', async (text) => {
  expect(await say(['was-taken', 'slow'], text)).toMatch(
    /^1 of 1 incident in the last 30 days was acknowledged, after 2 minutes\./,
  );
});

it('which customers were hit is of what was, and tickets are not seen', async () => {
  expect(
    await say(['was-out'], 'Which customers were hit by the outage of exports, and how many support tickets came in?'),
  ).toMatch(/^I don't see support tickets: .* Customers who used these were affected/);
});
