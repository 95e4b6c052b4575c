/** Several questions in one message: each is answered in its order, or named as unanswered. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'when IS the next downtime? anything for checkout this week?',
    /^Next maintenance for billing: .* No maintenance is scheduled for checkout this week\./,
    'maintenance-soon',
  ],
  [
    'exports down for anything this week? or search? or billing?',
    /^exports, search and billing had no outages this week/,
  ],
  [
    'when does billing start, shop fixed when, exports still fine?',
    /^Next maintenance for billing: .* There is no estimate yet\. .* CSV exports \(exports\) are up\./,
    'slow',
    'maintenance-soon',
  ],
  [
    '#billing yesterday? day before? last friday? billing down?',
    /^billing had no outages yesterday\. .* the day before yesterday\. .* last Friday\. Invoices \(billing\) are up\./,
  ],
  [
    'last week? and today? next downtime?',
    /^Nothing was broken last week\. 1 outage today: exports\. Next maintenance for billing: /,
    'was-out',
    'maintenance-soon',
  ],
  [
    'everything up, broken last week, next downtime?',
    /^Yes: all 7 servers are up\. Nothing was broken last week\. No maintenance is scheduled\./,
  ],
  [
    'exports down AGAIN? second today? who? same cause?',
    /^Yes, again: exports is down since .* It's the 2nd outage today; .* nobody has acknowledged it yet\. .* None of its servers is responding\./,
    'out',
    'was-out',
  ],
  [
    "exports isn't working for Hartmann!! what's wrong, since when, when back?",
    /^exports is down since (?:(?!since).)* There is no estimate yet\./,
    'out',
  ],
  [
    'What is the current situation of the shop, and is somebody working on it?',
    /^storefront is slow since .* storefront: nobody has acknowledged it yet\./,
    'slow',
  ],
])('each of them is answered: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, left: string, ...matters: Matter[]]>([
  ['#status is billing affected? can Hartmann still fly?', 'can Hartmann still fly?', 'half'],
  ['which servers are slow? how tall are they?', 'how tall are they?', 'slow'],
])('what is not understood is named: "%s"', async (said, left, ...matters) => {
  expect(await say(matters, said)).toContain(`I can't answer "${left}".`);
});

it.each<[said: string, ...matters: Matter[]]>([
  ['Is it correct that exports was down today? How long? And why?', 'was-out'],
  ['is search up? right?'],
])('what is told along is not named as unanswered: "%s"', async (said, ...matters) => {
  expect(await say(matters, said)).not.toContain("I can't answer");
});

it('goes on within the message, rather than with what was asked before it', async () => {
  expect(await say(['out'], 'any eta for exports?', 'is billing ok? and checkout? and search?')).toMatch(
    /^All 3 services are up\./,
  );
  expect(
    await say(['out'], 'any news on exports?', 'who is working on it and when is it approximately available again?'),
  ).toMatch(/^exports: nobody has acknowledged it yet\. .*There is no estimate yet\./);
});

it('the words of one question do not turn another', async () => {
  expect(await say([], 'is everything up? was anything broken last week?')).toMatch(/^Yes: all 7 servers are up\./);
});
