/** What is asked after a maintenance was told of is of that maintenance, whatever its words would mean alone. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

const planned = /^We have scheduled maintenance of Invoices on .* for 10 minutes\. Invoices cannot be sent\./;
const running = /^Invoices are under planned maintenance until \S+\. Invoices cannot be sent\./;
const over = /^Invoices are working again since \S+\. The planned maintenance is finished; it lasted 10 minutes\./;

it.each<[matter: Matter, before: string, said: string, of: RegExp]>([
  ['maintenance-soon', 'is anything planned for billing?', 'what exactly should I write to my customers?', planned],
  ['maintenance-soon', 'when is the next maintenance?', 'and what do I tell my customers about this?', planned],
  ['maintenance-soon', 'how is billing?', 'so what do I tell them', planned],
  ['maintenance', 'is billing under maintenance?', 'what should I tell my customers now?', running],
  ['maintenance-over', 'is the maintenance of billing over?', 'what may I write to my customers?', over],
  ['maintenance-over', 'is billing up?', 'what do I tell the customers?', over],
])('with %s, after "%s" "%s" is its text', async (matter, before, said, of) => {
  expect(await say([matter], before, said)).toMatch(of);
});

it.each<[matter: Matter, card: string, of: RegExp]>([
  ['maintenance-soon', 'Coming up: billing is down 10:05 to 10:15, in 5 minutes.', planned],
  [
    'maintenance-extended',
    'Extended: billing is under maintenance until 10:05.',
    /It takes longer than first planned\./,
  ],
  ['maintenance-over', 'Finished: Database patching (billing), 09:58.', over],
])('with %s a reply to its card is about it', async (matter, card, of) => {
  expect(await say([matter], `> ${card}\nwhat do I tell customers?`)).toMatch(of);
});

it('a text that is to say that it is over says since when, and how long it was', async () => {
  const said = 'please give me the text for customers of billing: the maintenance is finished';
  expect(await say(['maintenance-over'], said)).toMatch(over);
  expect(await say(['maintenance-over-late'], said)).toMatch(/it lasted 14 minutes\.$/);
});

it('trouble on the same service is told before maintenance that was spoken of', async () => {
  const [before, said] = ['is any maintenance planned for exports?', 'what do I tell my customers?'];
  expect(await say(['out'], before, said)).toMatch(/^We're aware that CSV exports have been unavailable/);
});

it('of a service that the maintenance does not touch nothing of it is told', async () => {
  expect(await say(['maintenance-soon'], 'anything planned for billing?', 'what do I tell customers of search?')).toBe(
    'Product search is working normally as far as we can see.',
  );
});

it.each<[matters: Matter[], before: string, said: string, of: RegExp]>([
  [
    ['half', 'maintenance-over'],
    '#billing is the maintenance over?',
    '#billing ok?',
    /^billing is up, with 1 of 2 serv/,
  ],
  [
    ['half', 'maintenance-over'],
    '#billing is the maintenance over?',
    '#billing and now?',
    /^billing is up, with 1 of 2 .* The maintenance on billing is over\./,
  ],
  [
    ['half', 'maintenance-over'],
    'hi',
    'is the maintenance of billing over?',
    /^The maintenance on billing is over\..* billing-2 stopped resp/,
  ],
  [['maintenance-over'], '#billing is the maintenance over?', '#billing ok?', /^Invoices \(billing\) are up\./],
  [
    ['maintenance'],
    '#status anything planned for billing?',
    '#status and did it get slow yesterday?',
    /no outages yest/,
  ],
])('with %j, after "%s" "%s" is of how it is or was, not of the maintenance', async (matters, before, said, of) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp]>([
  ['anything planned for billing?', 'and this week, apart from billing?', /^Next maintenance for search:/],
  ['anything planned for billing?', '#status And this week, apart from billing tonight? Is it quiet?', /for search:/],
  ['anything planned for billing?', 'and apart from billing?', /^Next maintenance for search:/],
])('after "%s" "%s" leaves billing out', async (before, said, of) => {
  expect(await say(['maintenance-soon', 'planned-later'], before, said)).toMatch(of);
});

it('after work that is planned for a later day, what stands alone is of now', async () => {
  const before = 'anything planned for search?';
  expect(await say(['planned-later'], before, 'when will search be back?')).toMatch(/^search is not down right now\./);
  expect(await say(['planned-later'], before, 'why was search down?')).toMatch(/^I know of no outage of search/);
  expect(await say(['planned-later'], before, 'who are you?')).toMatch(/^I'm Herald/);
  expect(await say(['planned-later'], before, 'how long will it be gone?')).not.toMatch(/not down right now/);
});
