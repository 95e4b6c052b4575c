/** What goes on with a question asks the same again: whose it is, how long, how much of maintenance, in the same time. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  ['who owns billing?', 'and for search?', /^search is owned by Data\./],
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
