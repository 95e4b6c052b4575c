import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { hear } from '../testing/small-fleet.ts';
import { decide } from './decide.ts';

const place = (listens: 'always' | 'plainly' | 'mentions', engineersMentioned = false) => ({
  listens,
  engineersMentioned,
});

it.each([
  ['plainly', 0.95, 'answer'],
  ['plainly', 0.55, 'suggest'],
  ['plainly', 0.5, 'suggest'],
  ['plainly', 0.03, 'suggest'],
  ['plainly', 0.01, 'silent'],
  ['always', 0.7, 'answer'],
  ['always', 0.45, 'suggest'],
  ['always', 0.05, 'silent'],
  ['mentions', 0.95, 'silent'],
] as const)('where it listens %s, what is %f likely a question gets: %s', (listens, likelihood, reply) => {
  expect(decide(place(listens), likelihood).reply).toBe(reply);
});

it.each([
  ['why is billing down', 'answer'],
  ['what happened to billing?', 'answer'],
  ["What's wrong with the billing servers?", 'answer'],
  ['tell me about web-1', 'answer'],
  ['billing status', 'answer'],
  ['web-1 cpu', 'answer'],
  ['OMG why did billing die', 'answer'],
  ['still need to get billing up', 'suggest'],
  ['can reach billing again', 'suggest'],
  ["so billing isn't responding after all", 'suggest'],
  ['what does red mean?', 'suggest'],
] as const)('where it listens plainly, "%s" gets: %s', (text, most) => {
  const { reply } = hear(text);
  if (most === 'answer') expect(reply).toBe('answer');
  else expect(reply).not.toBe('answer');
});

it.each([
  [0.95, 'loosely', 'In these words it may as well be about other things, so the answer is offered quietly.'],
  [0.95, 'told', 'It tells more than it asks, or may be about several things, so the answer is offered quietly.'],
  [0.55, 'loosely', 'It may be a status question (55 %), so the answer is offered quietly.'],
  [0.55, 'fairly', 'It may be a status question (55 %), so the answer is offered quietly.'],
] as const)('says why it only offers, at %f, %s: %s', (likelihood, manner, because) => {
  expect(decide(place('plainly'), likelihood, manner)).toEqual({ reply: 'suggest', because });
});

it.each([
  [0.35, 'expressly', 'answer'],
  [0.35, 'directly', 'suggest'],
  [0.5, 'directly', 'answer'],
  [0.5, 'fairly', 'suggest'],
  [0.65, 'fairly', 'answer'],
] as const)('takes for sure at %f what is asked %s: %s', (likelihood, manner, reply) => {
  expect(decide(place('plainly'), likelihood, manner).reply).toBe(reply);
});

it('says why it answers: it is surely asked, or directly', () => {
  expect(decide(place('plainly'), 0.65, 'directly').because).toBe('It is surely a status question (65 %).');
  expect(decide(place('plainly'), 0.45, 'directly').because).toBe('It asks directly how a named thing is (45 %).');
});

it('where it always listens it answers in any manner', () => {
  expect(hear("so billing isn't responding after all?", { listens: 'always' }).reply).toBe('answer');
});

it('offers what may be a question where engineers are called', () => {
  expect(decide(place('plainly', true), 0.3).reply).toBe('offer');
  expect(decide(place('plainly', true), 0.003).reply).toBe('silent');
  expect(decide(place('mentions', true), 0.9).reply).toBe('silent');
});

it('says nothing about everything where nothing of it was named', () => {
  for (const text of ["what's the deal?", 'why must everything be a struggle?', 'what up?'])
    expect(hear(text).reply, text).toBe('silent');
});

it('answers a clear question though statements stand after it', () => {
  expect(hear('Is billing down? I run the updater and get only odd errors.')).toMatchObject({
    reply: 'answer',
    targets: [{ name: 'billing' }],
  });
});

it('keeps apart in one message what is asked twice', () => {
  const question = hear('Why did billing crash last night? And who is on call for checkout?', { place: 'dm' });
  expect(question).toMatchObject({ intent: 'cause', range: 'last-night', targets: [{ name: 'billing' }] });
  expect(question.also).toMatchObject([{ intent: 'who', targets: [{ name: 'checkout' }] }]);
  expect(question.also?.[0]?.also).toBeUndefined();
});

it('reads clauses apart that ask different things, and answers them in the order asked', () => {
  const question = hear('who looks after billing and is anything scheduled for it on the 28th?', { place: 'dm' });
  expect([question, ...(question.also ?? [])].map(({ intent }) => intent)).toEqual(['who', 'downtime']);
});

it.each([
  'Bram, was it you who gave @Herald that new avatar?',
  "I've put @Herald on slide 7, is that wording ok for you?",
  '@Ollie can you give @Herald permission to post there?',
  'yesterday @Herald saw the billing outage before us',
  'turns out @Herald counts billing as degraded when it is slow',
  'for the newcomers: you type @Herald and then your question, e.g. is billing up',
  "hm that's what Luiz said as well @Herald",
  '@Herald sorry, that was meant for the other channel',
  '@Herald will forward this to the customer',
])('lets pass what is said of Herald to others: %s', (text) => {
  expect(hear(text, { place: 'mention' }).reply).toBe('silent');
});

it('takes an ordinary word for no name: "the reason" goes on with what was asked', () => {
  const before = contextOf(hear('what happened to billing yesterday?', { place: 'dm' }));
  const question = hear('do they know the reason?', { place: 'dm' }, before);
  expect(question).toMatchObject({ intent: 'cause', targets: [{ name: 'billing' }] });
});

it('offers quietly, where it always listens, what it would else let pass', () => {
  expect(decide(place('always'), 0.45).reply).toBe('suggest');
});

it.each([
  'good good',
  'fine, later then',
  'works for me',
  'wait no, I was on hotel wifi, my bad',
  'Gavin see above, does that work for your client?',
])('lets pass what only follows an answer: %s', (text) => {
  const before = contextOf(hear('is billing down?', { place: 'mention' }));
  expect(hear(text, { place: 'mention' }, before).reply).toBe('silent');
});

it('offers at most, where it listens plainly, what is told at length rather than asked', () => {
  expect(decide(place('plainly'), 0.9, 'told').reply).toBe('suggest');
  expect(decide(place('always'), 0.9, 'told').reply).toBe('answer');
  expect(hear('reminder to all: billing will be down for two hours later today for an upgrade').reply).not.toBe(
    'answer',
  );
  for (const told of [
    "if there's something wrong with billing, let's talk about it",
    'there was someone else on billing who said so',
  ])
    expect(hear(told).reply, told).not.toBe('answer');
  expect(hear('is billing down for anybody else?').reply).toBe('answer');
});

it.each([
  "ok Hugo it's green, so you start the import on your side?",
  'Delphine could you send me the door code? I am outside and it is raining',
  'mum is the back gate locked? I stood outside for an hour',
  "bet it's the import job again, Nina did you kill it?",
])('lets pass what calls another person: %s', (text) => {
  expect(hear(text, { place: 'dm' }).reply).toBe('silent');
});

it('takes a word before a colon for no name: "explain: ..."', () => {
  const text = 'billing does not respond, does it mean that customers can not pay?';
  expect(hear(`Please explain: ${text}`, { listens: 'always' }).reply).toBe('answer');
  expect(hear(`Dana: ${text}`, { listens: 'always' }).reply).toBe('silent');
});

it('lets pass in a channel what asks a person by name when they are back', () => {
  expect(hear('Nikhil when will you be back? I need the keys for billing from you').reply).toBe('silent');
});

it("takes what stands in single marks for somebody's words, but not an apostrophe", () => {
  for (const text of [
    "He wrote to me 'is billing broken again?' and I sent him the photo of his own router",
    "the demo goes like this: I type 'is billing ok', everybody claps",
  ])
    expect(hear(text).reply, text).toBe('silent');
  expect(hear("Customer asks: 'is billing offline today?' I see no notice").reply).toBe('answer');
  expect(hear("isn't billing up? it's what Acme's users ask", { listens: 'always' }).reply).toBe('answer');
});

it.each([
  ['Hi team, apologies in advance for the length! Is billing down?', 'health'],
  ['hi all, Sophie from Lyon here. Is billing down?', 'health'],
  ['hi, Theodora from legal. Is billing down?', 'health'],
  ['is billing running hot, CPU-wise?', 'health'],
  ["Back from two weeks off. Herald, what's different since the 3rd?", 'changes'],
  ["the bot wrote 'degraded'. What is degraded in human language?", 'meaning'],
  ['sorry, what does degraded mean when Herald says it', 'meaning'],
  ['Herald would you ever reboot web-1 for me, I have no VPN here', 'act'],
  ['who is this Herald that just joined? what are you then', 'about'],
  ["out of everything we run, what's been the flakiest this quarter?", 'superlative'],
])('does not let pass: %s', (text, intent) => {
  expect(hear(text)).toMatchObject({ intent });
  expect(hear(text).reply).not.toBe('silent');
});

it('where it always listens, answers what is asked of everything without a name', () => {
  for (const text of ['is anything off right now, yes or no?', 'everything ok today?']) {
    expect(hear(text, { listens: 'always' }), text).toMatchObject({
      intent: 'fleet',
      allTargets: true,
      reply: 'answer',
    });
    expect(hear(text).reply, text).not.toBe('answer');
  }
  expect(hear('who took my mug?', { listens: 'always' }).reply).toBe('silent');
});

it('takes "inform me since when" for a question, and "tell me when it is back" for a wish to be told', () => {
  expect(hear('Kindly inform me since how long billing is running', { place: 'dm' }).intent).not.toBe('subscribe');
  expect(hear('tell me when billing is back', { place: 'dm' }).intent).toBe('subscribe');
});

it.each([
  ["billing feels sluggish. Is it you or my customer's wifi?", 'health', 'billing'],
  ['checkout hangs, is that on our side or theirs?', 'health', 'checkout'],
  ['how long is billing already not available, and has an engineer taken it?', 'who', 'billing'],
  ['can my customers use billing again or shall they wait?', 'health', 'billing'],
  ['Would it be possible that you inform me when the billing maintenance is over?', 'subscribe', 'billing'],
  ['y is billing yellow', 'cause', 'billing'],
  ['Kindly write me what I can tell my customers about billing.', 'customer', 'billing'],
  ['has somebody picked up the billing thing?', 'who', 'billing'],
  ['billing bak yet', 'health', 'billing'],
])('where it always listens, answers in full: %s', (text, intent, name) => {
  const question = hear(text, { listens: 'always' });
  expect([question, ...(question.also ?? [])].map((one) => one.intent)).toContain(intent);
  expect(question).toMatchObject({ reply: 'answer', targets: [{ name }] });
});

it.each([
  'is anything slow right now, yes or no?',
  'Is anything else broken besides billing?',
  'apart from billing, is everything ok?',
  'anything down except for the billing?',
  'is only billing affected or other services too?',
  'Is everything but billing working?',
])('where it always listens, answers for everything: %s', (text) => {
  const question = hear(text, { listens: 'always' });
  expect(question).toMatchObject({ reply: 'answer', intent: 'fleet', allTargets: true, targets: [] });
});

it('leaves out of everything what stands behind "besides", but not the only thing that is asked about', () => {
  const without = [{ kind: 'service', name: 'billing' }];
  const asked = hear('anything broken besides billing?', { listens: 'always' });
  expect(asked.filter).toEqual({ without });
  expect(hear('is everything but billing and checkout up?', { place: 'dm' }).filter?.without).toHaveLength(2);
  expect(hear('besides, is billing ok?', { place: 'dm' })).toMatchObject({ targets: without, allTargets: false });
});

it.each([
  '40 cm announced for saturday, i feel a flu coming',
  'is 60 degrees ok for the microfibre ones or will they shrink?',
  'is soy milk fine for everybody or shall I get another?',
])('lets pass in a channel that is bound: %s', (text) => {
  const boundTo = [{ kind: 'service', name: 'billing' }] as const;
  expect(hear(text, { listens: 'always', boundTo }).reply).not.toBe('answer');
});

it('takes note of an answer as people do, and of what they go on with', () => {
  const before = contextOf(hear('is billing down?', { place: 'mention' }));
  for (const text of [
    "good, moving on, who's presenting first?",
    'cool, then when do we meet?',
    'alright, back to the agenda, next point?',
  ])
    expect(hear(text, { place: 'mention' }, before).reply, text).toBe('silent');
  for (const text of [
    'ok, since when?',
    'thanks. and checkout?',
    'good, who fixed it?',
    'great, any idea why it was down?',
  ])
    expect(hear(text, { place: 'mention' }, before).reply, text).toBe('answer');
});

it('greets back whoever greets, and nobody who tells a story', () => {
  expect(hear('good evening Herald', { place: 'dm' }).intent).toBe('greeting');
  for (const text of [
    'A dealer swears he went nowhere on Sunday at about nine in the evening. Is he right or is he haggling?',
    'hey so I was on the train for like two hours, my neighbour ate an onion and then another one, how rude is that',
  ])
    expect(hear(text, { place: 'dm' }).intent, text).not.toBe('greeting');
});

it('offers at most, where it listens plainly, the reason for something that may be anything', () => {
  for (const text of ['what was the reason for this patch?', 'what was the reason for this release?'])
    expect(hear(text).reply, text).not.toBe('answer');
  expect(hear('what was the reason for the outage of billing?').reply).toBe('answer');
});

it('offers at most, where it listens plainly, what is asked of the work on a thing', () => {
  for (const text of [
    'how is the billing migration going?',
    'is the checkout work done?',
    'is the billing ticket still open?',
  ])
    expect(hear(text).reply, text).not.toBe('answer');
  expect(hear('how is billing going?').reply).toBe('answer');
});

it('offers at most, where it listens plainly, what asks of everything in the midst of a talk', () => {
  const talk = 'what is the overall status of services? Is each of you done? Some tests fail still. Any idea?';
  expect(hear(talk).reply).not.toBe('answer');
  expect(hear('are all services up?').reply).toBe('answer');
});

it.each([
  'do we have a plan for the next few days here?',
  'and what is an instance of that lemma?',
  'will it be maintained by somebody else?',
  'do you have any expected timeline for the paper?',
])('offers nothing of everything where nothing is named, and other matters are asked: %s', (text) => {
  expect(hear(text).reply).toBe('silent');
});

it.each(["what's down?", 'list all the servers please', 'is anything broken right now?'])(
  'still offers it where servers, or how they are, is all that is asked: %s',
  (text) => {
    expect(hear(text).reply).not.toBe('silent');
  },
);

it.each([
  'billing is slow today. Anyone else seeing problems?',
  'Is billing invoice tracker down?',
  'is it possible that billing is down?',
  "It seems billing is down? I can't get to it",
])('answers in full what plainly asks whether a named thing is down: %s', (text) => {
  expect(hear(text)).toMatchObject({ reply: 'answer', targets: [{ name: 'billing' }] });
});

it.each([
  '~~billing seems down?~~ (back up, never mind)',
  'billing down? never mind',
  'If you ever want to know if billing is up or down, go to the status page',
])('is silent where it was taken back, or others are told where to look: %s', (text) => {
  expect(hear(text).reply).toBe('silent');
});
