import { expect, it } from 'vitest';
import { hear } from '../../testing/small-fleet.ts';

it.each([
  ['who is on call for billing?', 'who'],
  ['is anyone looking into billing?', 'who'],
  ['when will billing be back?', 'eta'],
  ['any ETA on billing?', 'eta'],
  ['why did billing crash?', 'cause'],
  ['any reason billing fell over around noon?', 'cause'],
  ['how many times was billing down last week?', 'count'],
  ['how long does the maintenance of billing take?', 'impact'],
  ['who will be hit when billing goes down for maintenance?', 'impact'],
  ['did anything change on billing since friday?', 'changes'],
  ['since when is web-1 up?', 'metric'],
  ['what happened to billing last night?', 'history'],
  ['how likely is billing to fail tonight?', 'predict'],
  ['what do I tell customers about billing?', 'customer'],
  ['give me a nudge before the next maintenance of billing', 'subscribe'],
  ['stop messaging me about billing', 'unsubscribe'],
] as const)('reads "%s" as %s', (text, intent) => {
  expect(hear(text, { place: 'dm' }).intent).toBe(intent);
});

it.each([
  ['what does degraded mean?', 'meaning'],
  ['who are you?', 'about'],
  ['what data do you store about me?', 'privacy'],
  ['what am I subscribed to?', 'subscriptions'],
  ['how many questions still reach engineers?', 'inquiries'],
  ['what sort of things may I ask you here?', 'help'],
  ['can you restart web-1?', 'act'],
] as const)('reads "%s", said to Herald, as %s', (text, intent) => {
  expect(hear(text, { place: 'dm' })).toMatchObject({ intent, reply: 'answer' });
});

it('takes a letter for "why" at either end, and not between', () => {
  expect(hear('y is billing down', { place: 'dm' }).intent).toBe('cause');
  expect(
    hear('I cant send invoices!! y', { listens: 'always', boundTo: [{ kind: 'service', name: 'billing' }] }).intent,
  ).toBe('cause');
  expect(hear('hola, funciona billing y checkout?', { place: 'dm' }).targets).toHaveLength(2);
});

it('owes an answer to a wish that is sent to it, whatever it wishes', () => {
  expect(hear('i want all the notices, for everything, yes even at night', { place: 'dm' })).toMatchObject({
    intent: 'subscribe',
    reply: 'answer',
  });
});
