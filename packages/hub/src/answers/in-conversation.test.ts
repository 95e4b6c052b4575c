/** What managers said in their own words, and what they must hear: from the words of the question to the words of the answer. */
import { expect, it } from 'vitest';
import { wordsOf } from '../testing/a-question.ts';
import { answerTo, type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp]>([
  ["what's broken right now, all of it?", /^exports is down; storefront is slow/],
  ['whats down', /^exports is down; storefront is slow/],
  ['any downtime planned this week? for anything', /^No maintenance is scheduled this week\./],
  ['when is the next maintenance?', /^No maintenance is scheduled\./],
  ['which service is the worst?', /^exports is the worst/],
  ['is reliability getting better or worse?', /^(?!.*as before)/],
])('"%s" is of everything, whatever was spoken of before', async (said, of) => {
  expect(await say(['slow', 'out'], 'is search up?', said)).toMatch(of);
});

it.each<[said: string, of: RegExp]>([
  ['since when?', /^search is up/],
  ['and who owns it?', /^search is owned by the Data team/],
  ['why?', /outage of search/],
  ['and exports?', /^exports is down/],
])('"%s" goes on with what was spoken of', async (said, of) => {
  expect(await say(['slow', 'out'], 'is search up?', said)).toMatch(of);
});

it('one of what customers call by many is the same word', async () => {
  expect(
    await say(
      ['slow', 'maintenance'],
      'is the shop slow?',
      'a message for the customer who waits for his invoice please',
    ),
  ).toMatch(/^Invoices are under planned maintenance/);
  expect(await say(['maintenance-extended'], 'is web-1 ok?', 'was the invoice maintenance extended?')).toMatch(
    /^The maintenance on billing was extended by 4 minutes: it ends at/,
  );
});

it.each<[said: string, of: RegExp, matter?: Matter]>([
  [
    "did billing's patching finish on time?",
    /^The maintenance on billing finished on time, at .*, and was not extended\./,
  ],
  ['was there a maintenance of billing today?', /^Yes: billing had maintenance for 10 minutes, from/],
  ['how long was billing unavailable because of the maintenance?', /^The maintenance on billing lasted 10 minutes:/],
  ['is the maintenance on invoices finished?', /^The maintenance on billing is over\./],
  [
    'is the maintenance on invoices finished?',
    /is over\. It was planned from \S+ to \S+\. It ended at .* Customers were told: Invoices cannot be sent\./,
    'maintenance-over-early',
  ],
  [
    'Was the maintenance of billing today finished earlier than planned?',
    /^The maintenance on billing finished early, at/,
    'maintenance-over-early',
  ],
  [
    'did the billing maintenance overrun?',
    /took 4 minutes longer than first planned: it was extended/,
    'maintenance-over-late',
  ],
  ['was the maintenance of billing extended?', /took 4 minutes longer than first planned/, 'maintenance-over-late'],
  [
    'does the maintenance of billing proceed as planned?',
    /^The maintenance on billing is on schedule: it ends at/,
    'maintenance',
  ],
])('maintenance that was is told as past: "%s"', async (said, of, matter = 'maintenance-over') => {
  expect(await say([matter], said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['how fresh are your numbers?', /^My readings are 3 seconds old\./],
  [
    'how many servers of billing must work so that the customer notices nothing?',
    /^billing needs 1 of its 2 servers\. 1 is healthy at the moment\./,
    'half',
  ],
  ['what do we owe customers in credits for the downtime?', /^What is owed for it I can't tell/],
  [
    'card payments take 20 seconds, is that us or their bank?',
    /^Card payments \(checkout\) are up\..* Whether it is us or somebody else I can't tell for certain:/,
  ],
  ['is it possible that the shop becomes faster this evening?', /^What will be I can't tell: /, 'slow'],
  [
    'did checkout recover on its own or did someone fix it?',
    /^It is over\. The last one, of checkout-1 .* nobody took it on\. .*I can't tell\.$/,
    'was-slow',
  ],
])('what Herald does not know is said, and what it does know told: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['why is the shop slow?', /^storefront is degraded because of web-1: CPU is at 100 %, mostly node\./, 'slow'],
  ['is the shop slow?', /^Yes: storefront is slow since .*\. web-1: CPU is at 100 %, mostly node\.$/, 'slow'],
])('what was measured is the reason: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, of: RegExp]>([
  ['can i still send invoices at 10:08?', /^At that time maintenance of billing is planned:/],
  [
    'bergmann is phoning at quarter to one. will he be able to send invoices then?',
    /^No maintenance is planned for billing at .*\. Its next maintenance is from/,
  ],
])('a time of day is asked of the plans: "%s"', async (said, of) => {
  expect(await say(['maintenance-soon'], said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['was there any problem with billing yesterday?', /^billing was down once yesterday/, 'was-yesterday'],
  ['are the exports delayed today, or am I imagining it?', /exports was down once today/, 'was-out'],
  ['is search fine and did exports have any trouble today', /exports was down once today/, 'was-out'],
  ['when is billing down today?', /^Next maintenance for billing: .* Database patching\.$/, 'maintenance-soon'],
])('a time that is asked about is told of: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'is search up, is exports up, and when is the maintenance of billing over?',
    /^Both services are up\. billing is under maintenance/,
    'maintenance',
  ],
  [
    'how is the memory of exports-1, and since when does it run?',
    /^exports-1 uses 61 % .* exports-1 has been running for 12 days\./,
  ],
  [
    'how many servers of billing and where',
    /^billing has 2 servers: .* Region of billing-1 and billing-2: \[billing-1: billing-1 is in Ireland/,
  ],
  [
    'who owns exports, and who do I call at night if it is down?',
    /^Whom to call at night I can't tell: .* exports is owned by the Exports team\./,
  ],
  [
    'is the invoicing down for customers now? until when?',
    /^(?:No: )?billing is under maintenance until \S+ \(5 minutes left\)/,
    'maintenance',
  ],
  [
    'is checkout up? what shall we eat for lunch tomorrow?',
    /I can't answer "what shall we eat for lunch tomorrow\?"\.$/,
  ],
])('no question is dropped in silence: "%s"', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it.each([
  'my customer is screaming at me on the phone, is checkout down?',
  'I have three questions: is search up, is exports up, and is billing up?',
  'they cannot pay since this morning, so is checkout ok?',
])('a statement beside a question is no question that gets no answer: "%s"', async (said) => {
  expect(await say([], said)).not.toContain("I can't answer");
});

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  ['#status since when are the billing servers running?', /billing-1 has been running for 12 days/],
  ['in which country stand the servers for checkout?', /checkout-1 is in Ireland/],
  [
    'has anybody acknowledged it yet or is it just ringing out there?',
    /^exports: nobody has acknowledged it yet/,
    'out',
  ],
  ['will there be a second message when the work is finished?', /^Yes: I write when maintenance ends/, 'maintenance'],
  ["what does 'under maintenance' mean for my customer?", /^The maintenance affects Invoices/, 'maintenance'],
  [
    'if I call Bergmann at 10:08, can he send invoices?',
    /^At that time maintenance of billing is planned/,
    'maintenance-soon',
  ],
])('"%s" gets what was asked', async (said, of, ...matters) => {
  expect(await say(matters, said)).toMatch(of);
});

it('a text for customers is of the maintenance that is spoken of, not of what was spoken of before', async () => {
  expect(
    await say(
      ['maintenance-soon'],
      'is exports ok?',
      'must I inform my customers before the maintenance? give me a text for them',
    ),
  ).toMatch(/We have scheduled maintenance of Invoices on/);
});

it('what eased a moment ago, and is not written as over yet, has had its trouble', async () => {
  expect(await say(['was-slow-unwritten'], 'since when is checkout-1 up?')).toMatch(
    /^checkout-1 is up again; it was degraded until a moment ago, from/,
  );
});

it('"and after 3pm?" goes on to the plans', async () => {
  expect(await say(['maintenance-soon'], 'is billing ok?', 'and after 3pm')).toMatch(
    /^No maintenance is planned for billing at/,
  );
});

it.each<[matters: Matter[], before: string, said: string, of: RegExp]>([
  [
    ['slow'],
    'is billing ok?',
    'show me everything that went wrong today, in order',
    /^1 degraded period today: storefront\./,
  ],
  [
    ['slow', 'out'],
    'is billing ok?',
    'are there at the moment several problems or only one, and which services are concerned?',
    /^(?:Yes: )?exports is down; storefront is slow/,
  ],
  [
    ['out'],
    'is billing ok?',
    'Is it possible that the customer loses data because of this outage?',
    /^What will be I can't tell.* exports is down since/,
  ],
])(
  'what goes on, and all there was, is not tied to what was spoken of before: %s',
  async (matters, before, said, of) => {
    const told = await say(matters, before, said);
    expect(told).toMatch(of);
    expect(told).not.toContain('as before');
  },
);

it('names the server that is worst where servers are asked for, also to correct an answer', async () => {
  for (const said of ['which srv is worst rn', 'worst SERVER not service'])
    expect(await say(['slow'], said), said).toMatch(/^web-1 is the worst right now\./);
});

it('says who owns what a customer calls by another name', async () => {
  const said = 'who is the responsible team for the invoices, in the case that my customer reports a problem with it?';
  expect(await say([], said)).toMatch(/^billing is owned by /);
});

it('the cause of a service on one server is what was measured there', async () => {
  expect(await say(['slow'], 'what was wrong with storefront today?')).toContain(
    'web-1: CPU is at 100 %, mostly node.',
  );
});

it('what is to be pasted to a customer holds the sentence alone, and not how the question was read', async () => {
  const answer = await answerTo([], 'is billing ok?', 'copy for customer');
  expect(answer?.lines.map(wordsOf)).toEqual(['For billing, as before.']);
  expect(answer?.toPaste?.map(wordsOf)).toEqual(['Invoices are working normally as far as we can see.']);
});

it('"maintenance or broken?" gets no bare yes', async () => {
  const said = 'billing-2 is not answering. is that because of the maintenance or is it broken?';
  expect(await say(['maintenance'], said)).not.toMatch(/^Yes/);
});
