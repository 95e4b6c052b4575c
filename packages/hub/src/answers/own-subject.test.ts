/** What has a subject of its own is of that, whatever was spoken of before: all there is, the maintenance, a figure, what is in trouble now, whatever stands in a row of names. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

type Row = [matters: readonly Matter[], before: string, said: string, of: RegExp];

it.each<Row>([
  [
    ['maintenance-soon'],
    'is search ok?',
    'Is something planned that I should warn Bellweather about before their call?',
    /^Next maintenance for billing:/,
  ],
  [
    ['maintenance-soon'],
    'is search ok?',
    'Is there anything coming up this week that clients should hear about from us?',
    /^Next maintenance for billing:/,
  ],
])('%j, after "%s": "%s" is of everything', async (matters, before, said, of) => {
  const told = await say(matters, before, said);
  expect(told).toMatch(of);
  expect(told).not.toContain('as before');
});

it.each<Row>([
  [
    ['slow', 'maintenance'],
    'is web-1 ok?',
    'And once that work is over, will somebody tell me, or must I keep asking?',
    /^Yes: I write when maintenance ends, in the channels in which it was announced\.$/,
  ],
  [['slow', 'maintenance'], 'is web-1 ok?', 'And who is doing that work?', /^Erin planned it: Database patching\./],
  [
    ['slow', 'maintenance'],
    'is web-1 ok?',
    'Is that maintenance going to plan?',
    /^billing is under maintenance until/,
  ],
  [['slow', 'maintenance'], 'is search ok?', 'When will the work be finished?', /^The maintenance ends at/],
  [['slow', 'maintenance'], 'is web-1 ok?', 'How long does the work take?', /^10 minutes:/],
  [
    ['slow', 'maintenance'],
    'is web-1 ok?',
    'Why are you doing this work now?',
    /^It's planned maintenance: Database patching\./,
  ],
  [
    ['slow', 'maintenance-soon'],
    'is web-1 ok?',
    'Can customers still pay during that work?',
    /until the maintenance begins at/,
  ],
  [['slow'], 'is web-1 ok?', 'Is the work over?', /^No maintenance is scheduled\./],
])('%j, after "%s": "%s" is of the maintenance', async (matters, before, said, of) => {
  const told = await say(matters, before, said);
  expect(told).toMatch(of);
  expect(told).not.toContain('as before');
});

it.each<Row>([
  [['slow', 'maintenance'], 'is web-1 ok?', 'does that work for customers?', /^web-1 is slow/],
  [
    ['slow', 'maintenance'],
    'is web-1 ok?',
    'what did the maintenance break?',
    /^I can't tell whether one led to the other/,
  ],
  [['maintenance'], 'is billing ok?', 'Is the work over?', /^Not yet: billing is under maintenance/],
])('%j, after "%s": "%s" goes on with it', async (matters, before, said, of) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<Row>([
  [
    ['was-out'],
    'is the shop ok?',
    'You told me 3 minutes. The customer counted an hour. Who is right?',
    /^I measured 3 minutes: exports was down from \S+ to \S+\. I can't see what the customer saw at their end\.$/,
  ],
  [
    ['was-out'],
    'how long was exports down?',
    'The customer says it was two hours. Which of you is right?',
    /^I measured 3 minutes: exports was down from/,
  ],
  [
    ['was-out'],
    'how long was exports down?',
    'Their log shows forty minutes, yours shows three. How come?',
    /^I measured 3 minutes: exports was down from/,
  ],
  [
    ['out'],
    'is exports down?',
    'The customer says it works. Who is right?',
    /^I measured 3 minutes: exports has been down since/,
  ],
  [[], 'is exports down?', 'The customer counted an hour. Who is right?', /^I measured no outage today\./],
])('%j, after "%s": "%s" is of what was measured', async (matters, before, said, of) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<Row>([
  [
    ['was-out'],
    'is exports up?',
    'The customer asks for our uptime for the last thirty days in writing. What may I write?',
    /^All services were up 100 % in the last 30 days\.(?!.*I can't answer)/,
  ],
  [
    ['was-out'],
    'is exports up?',
    'The client asks for our availability of this month in writing. What may I write?',
    /^All services were up 100 % this month\./,
  ],
  [
    ['was-out'],
    'is exports up?',
    "The client wants last month's uptime on paper. May I quote a number?",
    /^All services were up 100 % last month\./,
  ],
  [
    ['was-out'],
    'is exports up?',
    'What may I write about our availability?',
    /^All services were up 100 % in the last 30 days\./,
  ],
  [['was-out'], 'is search up?', 'What may I write about the exports outage?', /^CSV exports are working again/],
])('%j, after "%s": "%s" asks for figures, and no text about what goes on', async (matters, before, said, of) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<Row>([
  [
    ['slow', 'was-out'],
    'is exports down?',
    'What do you mean by degraded? Tell me which customer notices it.',
    /^Degraded: .* Customers who use .*storefront.* may notice that it is slow\./,
  ],
  [
    ['slow'],
    'is exports ok?',
    'Who notices the slowness?',
    /^Customers who use .*storefront.* may notice that it is slow\./,
  ],
  [
    ['was-out'],
    'is exports ok?',
    'which customers were affected?',
    /^Customers who used these were affected.*CSV exports/,
  ],
  [['slow', 'was-out'], 'is exports ok?', 'is it over?', /^Yes: exports is back up/],
])('%j, after "%s": "%s" is of what is in trouble now, if it is of now', async (matters, before, said, of) => {
  expect(await say(matters, before, said)).toMatch(of);
});

it.each<[said: string, of: readonly string[], but?: readonly string[]]>([
  ['are payments, invoices and the exports all fine?', ['checkout', 'billing', 'exports']],
  [
    'do the payments and the product search suffer from this too, or only the exports?',
    ['checkout', 'search', 'exports'],
  ],
  ['I have two questions: are payments back, and did the shop recover?', ['checkout', 'storefront']],
  ['if exports goes off, whose payments get stuck?', ['exports'], ['checkout']],
])('"%s" is of each of them', async (said, of, but = []) => {
  const told = await say(['out'], said);
  for (const name of of) expect(told).toContain(name);
  for (const name of but) expect(told).not.toContain(name);
});
