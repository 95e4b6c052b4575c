/** What managers ask of plans, and about being told of them: in their own words, and what they must hear. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['is billing still till 10:05?', /^Yes: billing is under maintenance until/, 'maintenance'],
  ['is billing still under maintenance till 10:15?', /^No: billing is under maintenance until/, 'maintenance'],
  [
    'how many planned maintenances are there this week, and which services?',
    /^1 maintenance window is scheduled this week: billing\. /,
    'maintenance-soon',
    'was-out',
  ],
  ['5 min till billing right?', /^Next maintenance for billing: .* \(in 5 minutes\)\./, 'maintenance-soon'],
  ['wait billing is going down?? when', /^Next maintenance for billing: (?!.*not down)/, 'maintenance-soon'],
  [
    'will invoices be down the whole time',
    /^Invoices cannot be sent\. Next maintenance for billing/,
    'maintenance-soon',
  ],
  ['next downtime after this one?', /^Nothing is scheduled after it\./, 'maintenance'],
  ['next downtime?', /^billing is under maintenance .* Nothing is scheduled after it\.$/, 'maintenance'],
  [
    'is the billing thing tomorrow still on? the maintenance',
    /^The maintenance on billing was cancelled\. It was planned for/,
    'maintenance-cancelled',
  ],
  [
    'is there maintenance that affects billing? I need the exact time in Berlin',
    /In Berlin that is 10:05 to 10:15\./,
    'maintenance-soon',
  ],
])('"%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[before: string, said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'is billing under maintenance?',
    'will it be on time u think',
    /^The maintenance on billing is on schedule: it ends at/,
    'maintenance',
  ],
  ['any news on exports?', 'ok so 10:20 my time? im in london', /^exports is expected back by/, 'out-back-by'],
  [
    'is checkout ok?',
    'whats that mean for invoices',
    /^The maintenance affects Invoices .* Invoices cannot be sent\./,
    'maintenance-soon',
  ],
])('after "%s" "%s"', async (before, said, of, ...matters) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it('what a window takes down may be missed, where its planner does not say what customers notice', async () => {
  expect(await say(['maintenance-silent'], 'when is the next maintenance?')).toContain(
    'Invoices may be unavailable meanwhile.',
  );
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'tell me if anything goes down today',
    /^Want a message in Discord when anything goes down or comes back\? It goes on until you stop it/,
    'maintenance-soon',
  ],
  [
    'remind me when the billing maintenance is over',
    /^Want a message in Discord when the maintenance on billing is over\? It ends at/,
    'maintenance',
  ],
  [
    "tell me when checkout's maintenance is over",
    /^Want a message in Discord when maintenance on checkout is scheduled, changes, begins or ends\?/,
  ],
  [
    'I want to be informed of each planned maintenance for billing or checkout, how?',
    /^Want a message in Discord when maintenance on billing is scheduled.* For checkout as well: \/subscribe checkout\./,
  ],
  ['tell me when exports is back', /^Want a message when exports is back\?/, 'out'],
  ['how do I complain about exports?', /^exports is owned by the Exports team\./],
])('what Herald can tell of unasked is offered as what it is: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it('"when it is over" after maintenance is of its end', async () => {
  expect(await say(['maintenance'], 'why is billing down?', 'remind me when it is over')).toMatch(
    /^Want a message in Discord when the maintenance on billing is over\?/,
  );
});

/** `testNowMs` is a Monday. */
it.each<[said: string, of: RegExp]>([
  [
    'please list all planned maintenance from today until Friday',
    /^2 maintenance windows are scheduled from today to Friday: billing and search\./,
  ],
  [
    'all windows this week and next',
    /^3 maintenance windows are scheduled this week and next week: billing, search and checkout/,
  ],
  [
    'list all planned maintenance from today until Friday, with what customers will notice',
    /^2 maintenance windows are scheduled from today to Friday: .* billing: .* Invoices cannot be sent\. .* search: New products are missing\./,
  ],
  [
    'an overview of the works between tomorrow and next Tuesday',
    /^2 maintenance windows are scheduled from tomorrow to next Tuesday: search and checkout\./,
  ],
  ['maintenance from Thursday on?', /^1 maintenance window is scheduled from Thursday on: checkout\./],
  ['maintenance tue-thu?', /^1 maintenance window is scheduled from Tuesday to Thursday: search\./],
  ['anything planned between Thursday and Saturday?', /^No maintenance is scheduled from Thursday to Saturday\./],
  [
    'is something planned for Thursday or for the checkout next week?',
    /^Next maintenance for checkout: .* No maintenance is scheduled on Thursday\./,
  ],
  [
    'from tomorrow till the weekend, what goes down?',
    /^1 maintenance window is scheduled from tomorrow to this weekend: search\./,
  ],
])('nothing of a range is dropped: "%s"', async (said, of) => {
  expect(await say(['maintenance-soon', 'planned-later'], said)).toMatch(of);
});

it('a bare day, after how something is, is the one that comes; after what was, the one that was', async () => {
  const matters = ['maintenance-soon', 'planned-later'] as const;
  expect(await say(matters, 'exports up?', 'wed?')).toMatch(
    /^No maintenance is scheduled for exports on Wednesday\. Next maintenance for search:/,
  );
  expect(await say(matters, 'was exports down last week?', 'wed?')).toMatch(/^exports had no outages last Wednesday/);
});

it('"and the weekend?" after plans is of plans', async () => {
  expect(await say(['planned-later'], 'anything planned for search?', 'and the weekend?')).toMatch(
    /^No maintenance is scheduled for search this weekend\./,
  );
});

it('which of several is outside business hours is told with the hours that are meant', async () => {
  const said = ['what is planned this week and next?', 'which of these is outside business hours?'];
  expect(await say(['maintenance-soon', 'planned-later'], ...said)).toMatch(
    /^Outside business hours: search, .*\. Within business hours: billing, .*; checkout, .* Business hours are Monday to Friday, 09:00 to 18:00/,
  );
  expect(await say(['maintenance-soon'], ...said)).toMatch(/^None of them is outside business hours\./);
  const part = (words: string) =>
    say(['maintenance-soon', 'planned-later'], 'what is planned this week and next?', words);
  expect(await part('any of these at night?')).toMatch(/^At night: search, /);
  expect(await part('is any of this at the weekend')).toMatch(/^None of them is at the weekend\./);
});
