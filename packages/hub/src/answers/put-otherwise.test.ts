/** Questions as people put them who type in a hurry, or whose first language is another one. */
import { expect, it } from 'vitest';
import { say } from './testing/conversation.ts';

it.each([
  ['slow', 'wich box is hottest rn', /^web-1|^search-1|CPU/],
  ['out', 'csv thing broke aint it', /^exports is down/],
  ['out', '#status What has the engineer told about the cause?', /^No engineer has written anything/],
  ['out-back-by', 'what has the engineer told about exports?', /^Emil \(08:59\): back by 10:20|^Emil/],
  [
    'out-back-by',
    '#status May I pass on the explanation of the engineer on exports to my customer?',
    /^Better not word for word: what engineers write here is meant for colleagues\. You can send: We're aware/,
  ],
  ['out', '#status is it allowed to forward this to the customer, about exports?', /^We're aware/],
  ['slow', '#status Customers say that the shop takes very long, can you see something?', /^storefront is slow/],
  [
    'slow',
    '#status Some customers tell me that the shop takes ages; can you see something, and should I already warn the others?',
    /^storefront is slow.*may notice/,
  ],
  ['out', 'should i warn my customers', /^Every customer who uses CSV exports/],
  [undefined, 'should i warn my customers', /^All 7 servers are up/],
  [
    undefined,
    'which persons are in charge of the search, and in which way do I reach them?',
    /^search is owned by the Data team/,
  ],
  [
    undefined,
    '#status What is the meaning of "reduced capacity"?',
    /^Reduced capacity: Some of its servers have trouble/,
  ],
  [undefined, 'what do you mean with degraded', /^Degraded:/],
  ['was-out', 'wat all broke tday', /^1 outage today: exports/],
  ['was-out', 'total time exports was out tday', /^exports was down once today/],
  ['out', "exports: no1 ack'd it?", /nobody has acknowledged it yet/],
  [undefined, '#status is csv dl workin 4 evry1', /^CSV exports \(exports\) are up/],
  [
    undefined,
    '#status Is the download of the CSV files working for all the customers?',
    /CSV exports \(exports\) are up/,
  ],
  ['slow', 'which srvr is chokin', /^web-1 is the worst right now/],
  ['maintenance-soon', 'invoices dead or jus maint', /Invoices \(billing\) are up/],
  ['maintenance', 'is billing down or is it only the maintenance', /billing is under maintenance/],
  ['maintenance-soon', 'any1 messin w billin tmrw?', /^No maintenance is scheduled for billing tomorrow/],
  [
    'out',
    '#status A customer cannot download his CSV file, is this known to you?',
    /^Not yet: nobody has acknowledged exports/,
  ],
  ['out-back-by', 'has the engineer written something about exports?', /^Emil/],
  ['out', '#status Is it foreseeable when the exports will function again?', /^There is no estimate yet/],
  ['slow', 'is cards ok', /^Card payments \(checkout\) are up/],
  [
    undefined,
    'Since how many hours does the machine search-1 run without interruption?',
    /^search-1 (?:has been|is) (?:up|running)/,
  ],
  [undefined, 'which services are existing and on which machines do they run', /^All 7 servers are up/],
  [undefined, 'wat boxes does checkout sit on', /checkout-1 and checkout-2|2 servers/],
] as const)('%s: "%s"', async (matter, text, answer) => {
  expect(await say(matter ? [matter] : [], text)).toMatch(answer);
});

it('says of a question that goes on who is on it, in a hurry', async () => {
  expect(await say(['out'], 'exports down?', 'whos fixin')).toMatch(/nobody has acknowledged it yet/);
  expect(await say(['maintenance-extended'], 'is the maintenance on billing over?', 'wait y longer now')).toMatch(
    /extended|longer|patching/i,
  );
});

it('counts what was, of all that is named, after talk of a maintenance that is to come', async () => {
  const text = 'Please be so kind to count how many minutes billing was not usable today, and exports also.';
  expect(await say(['was-out', 'maintenance-soon'], 'billing maintenance?', text)).toMatch(
    /^Services were down for 3 minutes in all today/,
  );
});

it('leaves nothing open that a meaning says', async () => {
  const text = '#status What is the meaning of reduced capacity? Is it something that my customers would remark?';
  expect(await say([], text)).not.toMatch(/can't answer/);
});

it('people pay with one service, whatever was spoken of before', async () => {
  expect(await say([], 'exports down?', 'can the customers still pay normally?')).toMatch(/checkout/);
  expect(await say([], 'exports down?', 'Is it serious or can the customers still pay?')).toMatch(/checkout/);
});

it.each([
  ['Until which hour must the customers wait?', /^The maintenance ends at/],
  ['Is it possible to displace the works to the evening?', /^Maintenance is changed with a command/],
])('of maintenance: "%s"', async (text, answer) => {
  expect(await say(['maintenance-soon'], 'billing maintenance?', text)).toMatch(answer);
});

it('is of everything, whatever was spoken of before', async () => {
  expect(await say(['was-out', 'maintenance-over'], 'billing maintenance?', 'wat all broke tday')).toMatch(
    /^1 outage today/,
  );
  expect(await say([], '#status checkout ok?', "#status Everything is again in order, isn't it?")).toMatch(
    /^(?:Yes: )?all 7 servers are up/i,
  );
});

it.each([
  'Please be informed that I am in holidays until Monday.',
  'ugh cust gonna lose it',
  'my boss will kill me',
  'omg they are going nuts',
])('leaves a sigh alone: %s', async (text) => {
  expect(await say(['out'], '#status exports down?', `#status ${text}`)).toBe('');
});
