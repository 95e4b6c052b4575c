/** What a message asks in several parts is answered part by part, in few lines. */
import { expect, it } from 'vitest';
import { answerTo, type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'could you please tell me if billing is running and whether some maintenance is planned for it?',
    /^Invoices \(billing\) are up\. .* Next maintenance for billing: /,
    'maintenance-soon',
  ],
  [
    'My customer asks whether the invoices are working and if there were problems yesterday.',
    /^Invoices \(billing\) are up\. .* billing was down once yesterday/,
    'was-yesterday',
  ],
  [
    'Could you tell me please since when the exports are not working and if the other services are affected also?',
    /^exports has been down since \S+ \(3 minutes\)\. All 6 servers besides exports are up\./,
    'out',
  ],
  [
    'was checkout down between 9 and 10 this morning, and anything else?',
    /^checkout had no outages .*\. exports was down|^checkout had no outages .* 1 outage today between 09:00 and 10:00: exports\./,
    'was-out',
  ],
  [
    'Could you please inform me if exports is working today and, if not, when it will be back?',
    /^exports is down since .* There is no estimate yet\./,
    'out',
  ],
  [
    'Is the shop slow for all customers and do the payments work?',
    /^storefront is slow; .*\[checkout: checkout is up/,
    'slow',
  ],
  [
    'billing uptime yesterday, today, last week',
    /^billing was down once yesterday: .* billing had no outages today\. (?:.* )?billing was down once last week/,
    'was-yesterday',
  ],
  [
    "what's the impact of the exports outage and have we had this before?",
    /^Every customer who uses CSV exports .* exports was down once in the last 30 days/,
    'out',
  ],
  [
    'billing ok now? what was it yesterday',
    /^Invoices \(billing\) are up\. .* billing: None of its servers/,
    'was-yesterday',
  ],
  ['shop slow? whose?', /^Yes: storefront is slow .* storefront is owned by Storefront\./, 'slow'],
  [
    'exports eta? search ok? maint today?',
    /^exports: There is no estimate yet\. .* Product search \(search\) is up\. Next maintenance for billing: /,
    'out',
    'maintenance-soon',
  ],
  [
    'is exports broken, and is it the first time today?',
    /^exports is down since .* Yes: it's the first outage of exports today\./,
    'out',
  ],
  [
    "billing doesn't work. is that the maintenance or something else, and who do I ask?",
    /^(?!.*I left out)billing is under maintenance .*billing is owned by Payments\./,
    'maintenance',
  ],
])('each part has its answer: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it('a clause takes no time from one after it', async () => {
  expect(
    await say(['slow'], 'Is the shop degraded, is it affecting customers, and is it worse than yesterday?'),
  ).toMatch(/^storefront is slow .* Customers who use the shop \(storefront\) may notice that it is slow\./);
});

it('what is slow is no outage when it is counted', async () => {
  expect(await say(['slow'], 'why is the shop slow', 'second time today?')).toBe(
    "No: it's the first time today that storefront is degraded.",
  );
});

it.each<[said: string, lines: number, ...matters: Matter[]]>([
  ['What is broken right now, who is affected, and who is dealing with it?', 3, 'out'],
  ['whats down, since when, text for customer pls', 3, 'out'],
  ['How was yesterday: how many outages, how long in total, and who fixed them?', 4, 'was-yesterday'],
])('three parts take a line or two each: "%s"', async (said, lines, ...matters) => {
  const answer = await answerTo(matters, said);
  expect(answer?.lines.length).toBeLessThan(lines);
  expect(answer?.groups.filter(({ audience }) => audience !== 'details')).toEqual([]);
  expect(answer?.facts.filter(({ audience }) => audience === 'main')).toEqual([]);
});

it('of two parts, how things are needs no list, and the list of what was stands once', async () => {
  const answer = await answerTo(['out', 'was-yesterday'], 'what is broken, and which outages yesterday?');
  expect(answer?.groups.flatMap(({ title, audience }) => (audience ? [] : [title]))).toEqual([
    '1 incident, newest first',
  ]);
  expect(answer?.actions).toContainEqual({ kind: 'details' });
});
