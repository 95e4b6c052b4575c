/** What people suppose or look for while something is wrong: whose it is, what it is, a way round it, what still works. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

type Row = [matters: Matter[], said: string[], answer: RegExp];

it.each<Row>([
  [['out'], ['is it the database'], /^exports: None of its servers is responding\..*can't tell what led to it\.$/],
  [['out'], ['exports down?', 'was it us?'], /^exports: None of .* Whether it is us or somebody else I can't tell/],
  [['was-out-told'], ['exports ok?', 'was it a hardware issue?'], /^exports: a broken disk/],
  [['out'], ['exports down?', 'any workaround'], /^I know of no way round it\. exports: nobody has acknowledged it/],
  [['out-back-by'], ['is there a workaround?'], /^I know of no way round it\. exports: Latest from Emil/],
  [['out'], ["so what's working?"], /^exports is down; the other 4 services are up\./],
  [['out'], ['what do i tell Fjordbank'], /^We're aware that CSV exports have been unavailable/],
  [[], ['what should I tell Acme?'], /^All services are working normally/],
  [['out'], ['when did it start'], /^exports has been down since/],
  [['was-out-told'], ['how long does that usually take'], /^3 minutes on average/],
])('%j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it('takes "it" for what the next sentence tells, and not for what was spoken of before', async () => {
  const said = '#billing is it down now? Acme got an error sending an invoice';
  expect(await say([], '#billing checkout ok?', said)).toMatch(/^Invoices \(billing\) are up/);
  expect(await say(['out'], 'checkout ok?', 'is it down? the export fails for Acme')).toMatch(/^exports is down/);
  expect(await say(['out'], 'exports ok?', 'is it still down? and is the shop fine?')).toMatch(
    /^exports is down; storef/,
  );
});

it.each<Row>([
  [[], ['what is 21:00 UTC on Friday in Berlin time?'], /^21:00 UTC is 22:00 in Berlin\.$/],
  [[], ['convert 9am New York to Berlin time'], /^09:00 New York is 15:00 in Berlin\.$/],
  [['maintenance-soon'], ['when is the billing maintenance in German time?'], /In Berlin that is 10:05 to 10:15\./],
  [['out'], ['how many servers are struggling right now?'], /^1 of 7 servers is in trouble: exports-1 \(down\)\.$/],
  [
    ['out'],
    ['exports down?', 'does it hit card payments', 'is anyone on it'],
    /^exports: nobody has acknowledged it yet/,
  ],
  [
    ['was-out-told', 'was-yesterday'],
    ['is billing ok?', "Acme can't pay an invoice, is that us?"],
    /^Invoices \(billing\) are up/,
  ],
])('%j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it('asks the same of another thing, in all the times that were asked of the first', async () => {
  const told = await say(
    ['was-yesterday'],
    'uptime of checkout today and yesterday?',
    'and for billing the same two numbers, please?',
  );
  expect(told).toMatch(/^billing/);
  expect(told).toMatch(/yesterday/);
});

it('leaves what is no server of anybody to people, also where it always listens', async () => {
  expect(await say([], '#status haha the coffee machine is down again, who is on it?')).toBe('');
});

it.each([
  'should I post something on our status page?',
  'where can customers see this themselves',
  'does the status page show it already?',
])('says what the status page does by itself: %s', async (text) => {
  expect(await say(['out'], text)).toMatch(/^The status page shows it by itself:/);
});

it.each<Row>([
  [
    ['planned-later'],
    ['when is the search maintenance in CET and New York time?'],
    /In Berlin that is .* In New York that is/,
  ],
  [
    ['planned-later'],
    ['search and billing all good this week? need it for the QBR'],
    /^Yes: both services are up\.(?!.*All services were)/,
  ],
  [
    ['out-back-by'],
    ['#status exports down?', "#status any chance it's faster than 10:20?"],
    /^exports is expected back by/,
  ],
  [
    ['maintenance'],
    ['billing works again for my people, so is it finished earlier?'],
    /^Not yet: billing .* On schedule\.(?!.*on schedule)/,
  ],
])('%j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it.each<Row>([
  [
    ['was-out-told'],
    ['give me the timeline of the exports outage'],
    /^exports was down for 3 minutes: .* went down: None .* Emil: the new disk is also bad\. .* was up again\. .* noted the cause: a broken disk\.$/,
  ],
  [['was-out-told'], ['exports ok?', 'post mortem please'], /^exports was down for 3 minutes:/],
  [['out-back-by'], ['exports down?', 'timeline so far?'], /^exports, 3 minutes so far: .* Emil: back by 10:20\./],
  [[], ['timeline for billing'], /^billing is up, and has had no trouble/],
])('tells an outage moment by moment: %j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it.each<Row>([
  [
    ['out'],
    ["#status heya, Rosie's Bakery says she can't download her csv thingy, is something up?"],
    /^exports is down/,
  ],
  [['out'], ['#status can you poke someone'], /^I can only report, not .*An engineer can|^I can ask an engineer/],
  [
    ['out'],
    ['#status exports down?', '#status can you give me a nice message for her'],
    /^We're aware that CSV exports/,
  ],
  [
    ['out'],
    ['how many outages in october?', 'did something just break?'],
    /^exports is down; the other 4 services are up/,
  ],
  [
    ['was-out-told'],
    ['who had more outages this week, exports or billing?'],
    /^1 outage this week: exports\. billing had none|^1 outage this week: exports\. billing had no/,
  ],
  [['was-out-told'], ['so whats our mttr now counting today?'], /^3 minutes on average today/],
  [
    ['planned-later'],
    ['anything planned for search this week?', 'and is that the only thing?'],
    /^Only that: Next maintenance for search/,
  ],
  [
    ['maintenance-soon', 'half'],
    ['#billing when is the maintenance', '#billing anyone looking?'],
    /^billing-2: nobody has acknowledged it/,
  ],
])('hurried: %j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it.each<Row>([
  [
    ['was-out-told'],
    ['how many outages this week?', 'how long did it take on average until they were fixed?'],
    /^3 minutes on average/,
  ],
  [
    [],
    ['what if billing-1 fails?', 'and if both billing machines go?'],
    /^Without billing-1 and billing-2, billing is down/,
  ],
])('%j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it.each<Row>([
  [
    ['half', 'maintenance-soon'],
    ['#billing when is the patching?', '#billing is that the patching come early'],
    /^No: billing is up, with 1 of 2/,
  ],
  [['out'], ['exports down?', 'is that because of the maintenance?'], /^No: exports is down since/],
  [['maintenance'], ['is that the maintenance?'], /^billing is under maintenance until/],
])('says that trouble is not the maintenance: %j, %j', async (matters, said, answer) => {
  expect(await say(matters, ...said)).toMatch(answer);
});

it('takes what a customer cannot do for what is meant, whatever was spoken of before', async () => {
  expect(await say([], 'billing down?', "acme can't pay now, is it us or them?")).toMatch(
    /^Card payments \(checkout\) are up/,
  );
});
