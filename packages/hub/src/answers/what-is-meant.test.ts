/** Of what a message is: of what it says, of what it replies to, of all, or of all but what was spoken of. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'is checkout up?',
    'next downtime. Any service. When?',
    /^Next maintenance for billing: (?!.*as before)/,
    'maintenance-soon',
  ],
  [
    'is billing up?',
    'what went wrong today, one sentence, for my boss',
    /^1 outage today: exports\. (?!.*as before)/,
    'was-out',
  ],
  ['is checkout up?', 'u up?', /^I'm here\. My readings are 3 seconds old\./],
  ['#status is checkout up?', '#status gm herald u up?', /^I'm here\. /],
])('after "%s" "%s" is of what it says', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  ['is exports up?', 'and the others?', /^All 6 servers besides exports are up\./],
  ['shop ok?', 'and the others', /^All 6 servers besides storefront are up\./, 'slow'],
  ['shop ok?', 'is everything else ok', /^Yes: all 6 servers besides storefront are up\./, 'slow'],
  ['is exports up?', 'and the rest?', /^storefront is slow; the other 3 services are up\./, 'slow', 'out'],
  [
    "what's the maintenance for invoices?",
    'anything else planned today',
    /^No maintenance is scheduled today\./,
    'maintenance-soon',
  ],
])('after "%s" "%s" is of all but that', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'whats broken rn',
    'anything else or just that',
    /^Only that: exports is down; the other 4 services are up\./,
    'out',
  ],
  ['is exports up?', 'anything else or just that', /^There is more: storefront is slow;/, 'out', 'slow'],
  ["what's planned this week?", 'only that?', /^Only that: Next maintenance for billing:/, 'maintenance-soon'],
])('after "%s" "%s" gets a word, not the card again', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<[said: string, of: RegExp]>([
  ['what was the cause? whose fault', /^exports: None of its servers was responding\./],
  ["Now it is working again, isn't it?", /^Yes: exports is back up since/],
  ['since when?', /^exports has been up since/],
])('a reply to a message of Herald is of what stands there: "%s"', async (said, of) => {
  const backAgain = '> 🟢 **exports is back up** (down 2 minutes 35 seconds).';
  expect(await say(['was-out'], 'is billing up?', `${backAgain}\n${said}`)).toMatch(of);
});

it('a reply to a list, or to what names nothing, goes on with what was asked before', async () => {
  for (const told of ['🟢 **All 7 servers are up.**', 'search, exports, checkout and billing are up.'])
    expect(await say([], 'is billing up?', `> ${told}\nsince when?`)).toMatch(/^billing is up/);
});
