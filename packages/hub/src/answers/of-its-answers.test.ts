/** Asked of what Herald has just said: what a number in it is, why it says so, who feels it, when to call the customer again. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[matters: readonly Matter[], before: string, said: string, of: RegExp]>([
  [
    ['slow'],
    'is search up?',
    'Why do you say the shop is slow when I can open it in one second?',
    /^storefront is degraded because of web-1/,
  ],
  [
    ['out-back-by'],
    'is search up?',
    'If I hang up now, when should I ring the customer again?',
    /^exports is expected back by/,
  ],
  [['out'], 'is exports down?', 'What was that 10.0.0.0 number you put there?', /^Address: Where a server is reached/],
  [[], 'is search up?', 'What does the 61 % figure you put there mean?', /^Figure: What I read from a server/],
  [['out'], 'is search up?', 'Which one is broken?', /^exports is down; the other 4 services are up\./],
  [
    ['was-out'],
    'is search up?',
    'Their clock says half an hour. Whose figure is right?',
    /^I measured 3 minutes: exports/,
  ],
  [
    ['maintenance-soon'],
    'is search up?',
    'Could the work slip into the afternoon?',
    /^Nothing has changed so far: the maintenance on billing is planned for/,
  ],
  [['slow'], 'is search up?', 'So which customers are feeling it?', /storefront.* may notice that it is slow/],
  [['slow'], 'is search up?', 'Who suffers from the slow shop?', /storefront.* may notice that it is slow/],
  [
    ['maintenance-soon'],
    'is search up?',
    'How certain is it that the work on invoices starts at 10:05 sharp, can it be moved?',
    /^I can't move it\. Erin planned it and can change it\./,
  ],
  [
    ['maintenance-soon'],
    'is search up?',
    'How firm is the start of the billing work?',
    /^Next maintenance for billing:/,
  ],
])('%j, after "%s": "%s"', async (matters, before, said, of) => {
  expect(await say(matters, `#status ${before}`, `#status ${said}`)).toMatch(of);
});
