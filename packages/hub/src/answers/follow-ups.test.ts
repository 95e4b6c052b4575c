/** What goes on with a question asks the same again: whose it is, how long, how much of maintenance, in the same time. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  ['who owns billing?', 'and for search?', /^search is owned by the Data team\./],
  ['how many outages yesterday?', 'and the month before?', /^No outages last month\./, 'was-yesterday'],
  ['how many outages this month?', 'and last month?', /^No outages last month\./, 'was-out'],
  [
    'how long was billing under maintenance today?',
    'same for search',
    /^No planned maintenance for search took place/,
    'maintenance-over',
  ],
  ['which outages took longer than an hour yesterday?', 'and today?', /lasted longer than 60 minutes/, 'was-out'],
])('after "%s", "%s" asks it again', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'was billing down yesterday?',
    'how long',
    /^billing was down once yesterday: .*, for 12 minutes\./,
    'was-yesterday',
  ],
  [
    'was anything down yesterday?',
    'how long in total',
    /^Services were down for 12 minutes in all yesterday\./,
    'was-yesterday',
  ],
  [
    'outages yesterday?',
    'which was the longest?',
    /^The longest outage yesterday was billing/,
    'was-yesterday',
    'was-out',
  ],
])('after "%s", "%s" is of the same time', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it('which of today it was, asked of yesterday too, counts no servers', async () => {
  expect(await say(['slow'], 'why is the shop slow', 'second time today?', 'and yesterday?')).not.toContain('server');
});

it.each<[said: readonly string[], of: RegExp, ...matters: Matter[]]>([
  [['was billing down yesterday?', 'at what time exactly?'], /^billing was down once yesterday: /, 'was-yesterday'],
  [['outages yesterday?', 'who?', 'and last week?'], /^1 outage last week: billing\./, 'was-yesterday'],
  [
    ['how many outages yesterday?', 'by hour?'],
    /^1 outage yesterday, by hour: 14:00 to 14:59 1 \(12 minutes\)\./,
    'was-yesterday',
  ],
  [
    ['which service is worst right now?', 'how often today?'],
    /^storefront was degraded once today: /,
    'slow',
    'was-out',
  ],
  [['when is the next maintenance?', 'and after that one?'], /^Next maintenance for checkout: /, 'planned-later'],
  [
    ['planned work this week?', 'same for exports'],
    /^No maintenance is scheduled for exports this week\.(?!.*Next)/,
    'planned-later',
  ],
  [['billing?', 'the other ones'], /^All 5 servers besides billing are up\./],
  [['who owns billing', 'phone?'], /^billing is owned by the Payments team\. .*How to reach people I can't tell: /],
  [['is everything up?', 'why not'], /^It's planned maintenance: Database patching\./, 'maintenance'],
  [
    ['is billing up?', 'why'],
    /^billing is up\. Its last trouble: None of its servers was responding\./,
    'was-yesterday',
  ],
  [['impact of the outage', 'since when'], /^exports has been down since \S+ \(3 minutes\)\.$/, 'out', 'was-yesterday'],
  [['exports?', "what's the impact right now?"], /^Every customer who uses CSV exports .* is affected/, 'out'],
  [
    ['tell me when exports is back', 'is it already acknowledged?'],
    /^exports: nobody has acknowledged it yet\./,
    'out',
  ],
  [['which customers are affected?', 'by what?'], /^storefront is degraded because of web-1/, 'slow'],
  [
    ['has the shop a problem?', 'do customers notice it?', 'and checkout?'],
    /^Card payments \(checkout\) are up\./,
    'slow',
  ],
  [['is that maintenance on schedule', 'how long has it been running'], /^10 minutes: /, 'maintenance'],
  [
    ['worst outage yesterday?', 'who was affected?'],
    /^Customers who used these were affected yesterday: Invoices/,
    'was-yesterday',
  ],
  [
    ['outages yesterday', 'only the ones over ten minutes'],
    /^1 of 1 outage yesterday lasted longer than 10 minutes/,
    'was-yesterday',
  ],
  [['is search in maintenance this week?', 'at which time?'], /^Next maintenance for search: /, 'planned-later'],
  [['when was billing last down'], /^The last outage was of billing: /, 'was-yesterday'],
])('a conversation goes on: %j', async (said, of, ...matters) => {
  expect(await say(matters, ...said)).toMatch(of);
});
