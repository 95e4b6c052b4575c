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
  ['shop slow? whose?', /^Yes: storefront is slow .* storefront is owned by the Storefront team\./, 'slow'],
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
    /^(?!.*I left out)billing is under maintenance .*billing is owned by the Payments team\./,
    'maintenance',
  ],
  [
    'how much maintenance is there next week compared to this week?',
    /^Next week: .*30 minutes of planned maintenance in all.*\. This week: 90 minutes of planned maintenance/,
    'planned-later',
  ],
  [
    'who is the owner of search and how can I reach them?',
    /^search is owned by the Data team\. How to reach people I can't tell/,
  ],
  [
    'is search up, and when did you last check it?',
    /^Product search \(search\) is up\. .*Measured 3 seconds ago by the agent/,
  ],
  [
    'was billing down yesterday and when exactly?',
    /^billing was down once yesterday: (?!.*maintenance)/,
    'was-yesterday',
  ],
  [
    'is the shop worse than yesterday?',
    /^Yes, worse: more degraded time than before\. Today: no outages, degraded once/,
    'slow',
  ],
  [
    'The customer asks whether exports is down and if his data is safe.',
    /^exports is down .* Whether data is safe I can't tell/,
    'out',
  ],
  [
    'is it possible to know if the invoices are functioning and if there was an interruption yesterday?',
    /^Invoices \(billing\) are up\. .* billing was down once yesterday/,
    'was-yesterday',
  ],
  [
    'how many outages today, how many yesterday, are we getting better?',
    /^No outages today\. 1 outage yesterday\./,
    'was-yesterday',
  ],
  ["what's degraded, and why?", /^storefront is slow; .* storefront is degraded because of web-1/, 'slow'],
  ["what's under maintenance?", /^billing is under maintenance until/, 'maintenance'],
  [
    'Which outages took longer than 10 minutes yesterday and what caused them?',
    /^1 of 1 outage yesterday lasted longer than 10 minutes(?!.*That was)/,
    'was-yesterday',
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

it('a count that stands in what was told is not told again', async () => {
  const said = 'How was yesterday: how many outages, how long in total, and who fixed them?';
  expect((await say(['was-yesterday'], said)).match(/1 outage yesterday/g)).toHaveLength(1);
});

it('the list of what comes later, and long lists, are behind Details beside another answer', async () => {
  const answer = await answerTo(
    ['maintenance-soon', 'planned-later'],
    'is search up? any maintenance for any service?',
  );
  expect(answer?.groups.filter(({ audience }) => audience !== 'details')).toEqual([]);
});
