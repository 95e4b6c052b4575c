/** Several things in one question: of each it is said how it is, and which of them is meant. */
import { describe, expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

type Said = [said: string, of: RegExp, ...matters: Matter[]];

describe('only the one, or the other too', () => {
  it.each<Said>([
    ['is it just exports or checkout too?', /^Only exports: checkout is up\. exports is down since/, 'out'],
    ['isit just csv or cards 2', /^Only exports: checkout is up\. exports is down since/, 'out'],
    [
      'Do the invoices and the product search suffer from this too, or only the exports?',
      /^Only exports: billing and search are up\./,
      'out',
    ],
    ['is it only exports or the shop as well?', /^Both: exports and storefront are not well\./, 'out', 'slow'],
    ['is it only exports or the shop as well?', /^Neither: exports and storefront are up\.$/],
    ['is it only exports or billing as well?', /^Neither: .* billing is up, with 1 of 2 servers\.$/, 'half'],
    [
      '#billing Are the invoices also touched by this slowness, or is it only the payments?',
      /^Only storefront: billing is up\. storefront is slow since \S+$/,
      'slow',
    ],
  ])('"%s"', async (said, of, ...matters) => {
    expect(await say(matters, said)).toMatch(of);
  });
});

describe('which of them is worse', () => {
  it.each<Said>([
    [
      'Which of these two disturbances is more serious for our customers, the one of the shop or the one of the invoices?',
      /^storefront is the more serious one\. storefront is slow since \S+ billing is up, with 1 of 2 servers\.$/,
      'slow',
      'half',
    ],
    [
      'which one do I tell customers about first?',
      /^exports first: exports is down .* billing is under maintenance .* You can write: We're aware that CSV exports/,
      'maintenance',
      'out',
    ],
    [
      'What must I tell my customers first, the invoices or the exports?',
      /^exports first: exports is down .* You can write: We're aware/,
      'maintenance',
      'out',
    ],
    ['which is the bigger problem, exports or search?', /^exports is the more serious one\./, 'out'],
    ['which is more urgent, exports or search?', /^Neither: exports and search are up\.$/],
  ])('"%s"', async (said, of, ...matters) => {
    const told = await say(matters, 'is exports up?', said);
    expect(told).toMatch(of);
    expect(told).not.toContain('as before');
  });
});

describe('broken, or planned', () => {
  it.each<Said>([
    [
      'wats broke n whats just maint',
      /^Broken: exports\. Only maintenance: billing\. exports is down since \S+ .* billing is under maintenance until/,
      'maintenance',
      'out-rising',
    ],
    ["what's broken and what's just maintenance?", /^Nothing is broken\. Only maintenance: billing\./, 'maintenance'],
    ['what is down and what is planned?', /^Broken: storefront\. No maintenance is running\./, 'slow'],
    [
      '#billing is it actually dead or just maint',
      /^Neither: Invoices \(billing\) are up\. .*Maintenance begins/,
      'maintenance-soon',
    ],
    [
      '#billing Is this the announced work or is something genuinely broken?',
      /^Only maintenance: billing is under maintenance .* billing-2 isn't responding\.$/,
      'maintenance',
      'half',
    ],
    ['both billing servers down or just maintenance', /^1 of 2 servers is up\./, 'half'],
    [
      'is the shop part of the maintenance too or only invoices?',
      /^Not as announced: the maintenance on billing doesn't include storefront\./,
      'maintenance-soon',
    ],
    ['is exports dead or just maintenance?', /^No maintenance: exports is down since/, 'out'],
    [
      'The exports are red now; is this a consequence of the maintenance, or is it a separate disturbance?',
      /^Separate, as announced: the maintenance on billing doesn't include exports\. I can't tell whether one led/,
      'maintenance',
      'out',
    ],
  ])('"%s"', async (said, of, ...matters) => {
    expect(await say(matters, said)).toMatch(of);
  });
});

describe('both', () => {
  it.each<Said>([
    ['both sorted?', /^Not both: billing is under maintenance; exports is up\. \[/, 'maintenance', 'was-out'],
    ['both back yet?', /^Not yet: exports is down; billing is under maintenance\. \[/, 'maintenance', 'out'],
    ['are both fixed?', /^Not yet: exports is down; storefront is slow\. \[/, 'out', 'slow'],
    [
      'Are the card payments and the CSV exports both working?',
      /^Not both: exports is down; checkout is up\. \[/,
      'out',
    ],
    ['Are the card payments and the CSV exports both working?', /^Both services are up\. \[/],
    [
      '#status Are both of the invoice machines running at the moment, or has one of them fallen over?',
      /^1 of 2 servers is up\. billing-2 is not responding/,
      'maintenance',
      'half',
    ],
  ])('"%s"', async (said, of, ...matters) => {
    expect(await say(matters, 'is exports ok?', said)).toMatch(of);
  });
});

describe('what was spoken of, and what is named beside it', () => {
  it.each<Said>([
    ['is it still down and is the shop fine?', /^exports is down; storefront is up\. \[/, 'out'],
    ['is it still down?', /^Yes, still: exports is down/, 'out'],
    ['Is either the shop or the card payments in any trouble?', /^No: both services are up\. .*checkout is up/],
  ])('"%s"', async (said, of, ...matters) => {
    expect(await say(matters, 'is exports ok?', said)).toMatch(of);
  });
});

it.each<Said>([
  ['is the maintenance on billing done?', /^billing is under maintenance until/, 'maintenance'],
  ['is the maintenance on?', /^Yes: it began at/, 'maintenance'],
  [
    '#billing How long will that be, and why is it done in business hours?',
    /^(?!.*Not yet).*10 minutes/,
    'maintenance-soon',
  ],
])('whether work is over is told where that is asked: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});
