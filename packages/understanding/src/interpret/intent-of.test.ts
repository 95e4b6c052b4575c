import { expect, it } from 'vitest';
import { contextOf } from '../context.ts';
import { hear } from '../testing/small-fleet.ts';
import { periodOf } from '../times/time-range.ts';
import { saidPlainly } from './intent-of.ts';

const asked = (text: string) => hear(text, { place: 'dm' });

it.each([
  ['is Herald worth it?', 'inquiries'],
  ['how much money does Herald save us?', 'inquiries'],
  ['is it worth keeping Herald?', 'inquiries'],
  ['has Herald helped?', 'inquiries'],
  ['send me the figures as CSV', 'inquiries'],
  ['are we meeting our goal of 30 questions a day?', 'inquiries'],
  ['what are our response time targets?', 'inquiries'],
  ['which customers ask the most?', 'inquiries'],
  ['was Herald wrong often? How many answers did not help?', 'inquiries'],
  ["what is Herald's hit rate?", 'inquiries'],
  ['hit rate?', 'inquiries'],
  ['/inquiries', 'inquiries'],
  ['mean time to recovery this month', 'count'],
  ['which channel or team asks the most?', 'inquiries'],
  ['how much of our target of 30 did we reach?', 'inquiries'],
  ['how often was Herald itself unavailable?', 'about'],
  ['numbers for the board: uptime per service, outages, maintenance, this month', 'history'],
  ['what is our SLA and are we within it?', 'history'],
  ['better or worse than yesterday?', 'compare'],
  ['which outages are still going on, and who is on them?', 'who'],
  ['which outages go on and who is on them?', 'who'],
  ['is the checkout our weakest service?', 'superlative'],
  ['are we meeting our 99.9% target?', 'history'],
  ['are we within our target of 99.5% for checkout this month?', 'history'],
  ['are we getting better?', 'compare'],
  ['when did you start monitoring?', 'history'],
  ['what is the trend?', 'history'],
  ['how did the quarter go', 'history'],
  ['give me a summary for my board meeting', 'history'],
  ['can I see the whole picture of today as one paragraph for the CEO?', 'history'],
  ['is reliability getting better or worse?', 'compare'],
] as const)('reads what leaders ask Herald: %s', (text, intent) => {
  expect(asked(text)).toMatchObject({ intent, reply: 'answer' });
});

it.each([
  '@Herald do you actually save what I type to you?',
  '@Herald wipe whatever you have saved about me',
  '@Herald are you saving my messages?',
])('does not take what Herald stores for what it saves: %s', (text) => {
  expect(hear(text, { place: 'mention' }).intent).toBe('privacy');
});

it('leaves such words alone where nobody puts them to Herald', () => {
  for (const text of [
    'are we meeting our 99.9 target?',
    'is it worth keeping the old printer?',
    'are we getting better?',
  ])
    expect(hear(text).reply, text).toBe('silent');
});

it('how reliable all is, or the whole of a day, is asked of everything, whatever was spoken of before', () => {
  const before = contextOf(asked('how is checkout?'));
  for (const text of [
    'is reliability getting better or worse?',
    'show me the full picture of today',
    'numbers for the board: uptime per service, outages, maintenance, this month',
    'what is our SLA and are we within it?',
    'better or worse than yesterday?',
    'was Herald wrong often?',
  ])
    expect(hear(text, { place: 'dm' }, before), text).toMatchObject({ targets: [] });
  expect(asked('is the reliability of checkout getting better?')).toMatchObject({ targets: [{ name: 'checkout' }] });
});

it('finds the target and its time, and of what it is', () => {
  expect(asked('are we within our target of 99.5% for checkout this month?')).toMatchObject({
    goalPercent: 99.5,
    range: 'this-month',
    targets: [{ name: 'checkout' }],
  });
});

it.each([
  ['is billing being patched on thursday, and who do I call if it goes wrong?', 'downtime'],
  ['will web-1 be touched during the sunday window', 'downtime'],
  ['quick one from the train, no laptop: is saturday clear or is something going off', 'downtime'],
  ["is web-1's memory any better than an hour ago?", 'metric'],
  ['whats with billing', 'health'],
  [
    'If web-1 is taken down for its upgrade, can the inspectors still upload or do I have to give them the day off?',
    'impact',
  ],
  ["People keep saying 'billing' in meetings. Can you explain me what that is?", 'describe'],
  ['if checkout is taken down on sunday, can clubs still sell tickets?', 'impact'],
  ['could you book a taxi for two, 16:00 pickup', 'act'],
  ['please give db-main more disk, it is nearly full', 'act'],
  ['please reserve the small meeting room', 'act'],
  ["I don't get how this works, show me some examples", 'help'],
  ['can you give me an example?', 'help'],
  ['give me a couple of examples of what I can ask', 'help'],
  ['who made you?', 'about'],
  ['where do your numbers come from?', 'health'],
] as const)('tells what is asked from what resembles it: %s', (text, intent) => {
  expect(asked(text)).toMatchObject({ intent, reply: 'answer' });
});

it('says in a channel of its own that work is for people, also where the machine is named', () => {
  const bound = { listens: 'always', boundTo: [{ kind: 'service', name: 'billing' }] } as const;
  expect(hear('Please give api-1 more memory, it is choking on the month-end run', bound)).toMatchObject({
    intent: 'act',
    targets: [{ name: 'api-1' }],
    reply: 'answer',
  });
});

it('leaves a grumble after an answer alone', () => {
  const before = contextOf(asked('why was billing down?'));
  expect(hear('typical. remember 2019? same disk, same monday, same excuse', { place: 'mention' }, before).reply).toBe(
    'silent',
  );
});

it.each([
  'txt 4 customer pls, checkout slow',
  'pls text 4 customer abt slow checkout',
  'copy 4 cust checkout',
  'checkout pm? need smth for cust what happend',
  'Could you please send me the text about checkout for the customer, if possible with the time when it will be repaired?',
  'Could you please write for my customer an apology with the duration of the interruption of the checkout?',
  'I would like a text about the planned maintenance of checkout for my customer, please.',
])('reads a wish for words for a customer, of the one thing that is named: %s', (text) => {
  const { intent, targets, also } = asked(text);
  expect({ intent, targets, also }).toEqual({
    intent: 'customer',
    targets: [{ kind: 'service', name: 'checkout' }],
    also: undefined,
  });
});

it('takes no word for a name where a text announces', () => {
  expect(asked('Please give me a text for announcing the maintenance to the customer.')).toMatchObject({
    intent: 'customer',
    unknownNames: [],
  });
});

it.each([
  ['what does healthy mean then', 'healthy'],
  ["What does 'acknowledged' signify exactly?", 'acknowledged'],
  ['what is the difference between a service and a server in your answers?', 'service and server'],
  ['and what is then a server?', 'server'],
  ['what exactly do you measure to decide that a service is up?', 'what I measure'],
  ['do you monitor the load balancer behind checkout, or only these two machines?', 'what I measure'],
  ['how do you check whether a service is up?', 'what I measure'],
  ['which thresholds?', 'thresholds'],
  ['you say no customer impact expected, on what basis?', 'no customer impact expected'],
])('reads what is asked of its own words and measuring, said to it or where it always listens: %s', (text, term) => {
  expect(asked(text)).toMatchObject({ intent: 'meaning', term, reply: 'answer' });
});

it.each([
  'what does healthy mean?',
  'you say no customer impact expected, on what basis?',
  'what does acknowledged mean?',
])('is not silent where it always listens: %s', (text) => {
  expect(hear(text, { listens: 'always' })).toMatchObject({ intent: 'meaning', reply: 'answer' });
});

it('steps back from the time that was asked about before', () => {
  const today = asked('outages of checkout today');
  const lastWeek = hear('and the week before?', { place: 'dm' }, contextOf(today));
  expect(lastWeek).toMatchObject({ range: 'last-week', intent: 'history', targets: [{ name: 'checkout' }] });
  expect(hear('and the week before?', { place: 'dm' }, contextOf(lastWeek)).range).toBe('before-last-week');
  const words = periodOf('before-last-week', 'UTC', Date.UTC(2026, 2, 4));
  expect(words).toEqual({ fromMs: Date.UTC(2026, 1, 16), toMs: Date.UTC(2026, 1, 23), words: 'the week before last' });
});

it('reads two times of one question about questions', () => {
  expect(asked('how many questions reached engineers this month vs last month?')).toMatchObject({
    intent: 'inquiries',
    range: 'this-month',
    against: 'last-month',
  });
});

it('asks how long it took of the maintenance that was spoken of', () => {
  const before = asked('any maintenance this month?');
  expect(hear('and how long did it take?', { place: 'dm' }, contextOf(before))).toMatchObject({
    intent: 'downtime',
    range: 'this-month',
  });
});

it('reads "anything for" as of plans, and "or just that" as of everything', () => {
  expect(asked('anything for checkout this week?')).toMatchObject({
    intent: 'downtime',
    targets: [{ name: 'checkout' }],
  });
  const before = contextOf(asked('whats broken rn'));
  expect(hear('anything else or just that', { place: 'dm' }, before)).toMatchObject({
    intent: 'fleet',
    allTargets: true,
  });
});

it('reads what is said of something named as a question about it', () => {
  expect(asked('give me the full picture of checkout, I take it over on monday')).toMatchObject({
    intent: 'describe',
    targets: [{ name: 'checkout' }],
  });
  expect(asked('Herald, switch off web-2 over the weekend please, it costs money for nobody')).toMatchObject({
    intent: 'act',
    targets: [{ name: 'web-2' }],
  });
});

it('what says too little of what is overheard is said plainly to Herald, in whichever order both are looked up', () => {
  const words = 'says who';
  expect(saidPlainly(words, 'overheard')).toBeUndefined();
  expect(saidPlainly(words, 'addressed')?.intent).toBe('health');
  expect(saidPlainly(words, 'overheard')).toBeUndefined();
});
