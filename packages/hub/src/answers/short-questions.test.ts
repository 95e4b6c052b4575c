/** Short questions get a word and what was asked, from what is known; nothing false, and nothing withheld. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['how bad', /^Customers who use the shop \(storefront\) may notice that it is slow\./, 'slow'],
  ['how bad is it', /^All 7 servers are up\./],
  ['which server is the shop on', /^storefront has 1 server: web-1\./, 'slow'],
  ['which servers does checkout run on?', /^checkout has 2 servers: checkout-1 and checkout-2\./],
  ['what does "1 needed" mean in the details?', /^Needed: So many of its servers must work/],
  [
    'Bergmann says that paying with the card takes very long, is there a reason?',
    /^Card payments \(checkout\) are up\./,
  ],
  [
    'Please give me all the disturbances today, for a summary to Acme',
    /^1 outage today: exports\./,
    'was-out',
    'maintenance-over',
  ],
  ['when was billing last not available? Acme claims Friday', /^billing had no outages on Friday\./],
  [
    'what did emil say earlier about exports',
    /^Emil \(\S+\): the new disk is also bad Emil \(\S+\): a broken disk$/,
    'was-out-told',
  ],
  ['what did emil say earlier about exports', /^No engineer has written anything about exports/],
  ['#status is emil on it again', /^exports: nobody has acknowledged it yet\./, 'out'],
  [
    'same problem as before? B&S lost the connection again',
    /^exports: None of its servers is responding\. .* The one before, \S+ a broken disk \(Emil\)/,
    'out',
    'was-out-told',
  ],
])('"%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  ['shop slow?', 'just slow?', /^Yes, not down: storefront is slow/, 'slow'],
  ['cpu of web-1?', 'is that bad', /^No: .*23 %.* From \d+ % on it counts as degraded\./],
  ['cpu of web-1?', 'and is that normal?', /^Yes: .*23 %/],
  ['is search ok?', 'same cause?', /^exports: None of its servers was responding\./, 'was-out'],
  ['is search ok?', 'same cause?', /^I know of no outage of search/],
])('after "%s" "%s"', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});
