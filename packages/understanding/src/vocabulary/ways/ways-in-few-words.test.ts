/** What few words ask, cut short, after a greeting, or with other words than those of the house; and what only looks as if it were asked. */
import { expect, it } from 'vitest';
import { contextOf } from '../../context.ts';
import { hear } from '../../testing/small-fleet.ts';

const asked = (text: string) => hear(text, { place: 'dm' });

it.each([
  ['billing outages, last 30d', 'history', 'billing'],
  ['when did web-2 come back up, I was asleep for all the excitement', 'health', 'web-2'],
  [
    'good morning, sorry to bother you, I was hoping you could let me know whether billing is running as it should',
    'health',
    'billing',
  ],
  ['are councils affected by the web-1 thing?', 'impact', 'web-1'],
  ['billings uptime since january', 'history', 'billing'],
  ['check if chec is up', 'health', 'checkout'],
  ['is checkou up', 'health', 'checkout'],
  ['billi up?', 'health', 'billing'],
])('reads "%s"', (text, intent, name) => {
  const question = asked(text);
  expect(question).toMatchObject({ intent, reply: 'answer' });
  expect(question.targets.map((target) => target.name).join()).toBe(name);
});

it.each([
  ['what is it exactly, just a queue?', 'describe'],
  ['what depends on that', 'describe'],
  ['ok but what runs there', 'describe'],
  ['do customers see that', 'impact'],
  ['how many persons are touched by this breakdown?', 'impact'],
])('reads what follows "is billing up?": "%s"', (text, intent) => {
  const question = hear(text, { place: 'dm' }, contextOf(asked('is billing up?')));
  expect(question).toMatchObject({ intent, reply: 'answer' });
});

it.each([
  'I am new in the company, which things I can ask to you?',
  'cool, what other stuff do you track',
  'what info can you give us in this channel',
  'how do I use you?',
])('offers its help: "%s"', (text) => {
  expect(asked(text)).toMatchObject({ intent: 'help', reply: 'answer' });
});

it.each(['hello herald', 'heyyy herald', 'morning herald :)', 'herald help'])('is called by its name: "%s"', (text) => {
  expect(hear(text).reply).toBe('answer');
});

it.each([
  'not @Herald being more reliable than the actual farm',
  'shoutout to @Herald, caught the billing thing before IT did',
  'whoever configured @Herald forgot the web-1 owner',
])('is spoken of, not asked: "%s"', (text) => {
  expect(hear(text, { place: 'mention' }).reply).toBe('silent');
});

it('takes what is said of it for no call', () => {
  expect(hear('herald is the only one around here who answers questions').reply).not.toBe('answer');
});

it.each(['write me a haiku about billing', 'how much is the councils plan per year', 'when is the movie coming out'])(
  'says that it cannot tell: "%s"',
  (text) => {
    expect(asked(text).notCovered ?? asked(text).intent).not.toMatch(/customer|downtime|eta/);
  },
);
