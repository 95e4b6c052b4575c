import { expect, it } from 'vitest';
import { contextOf } from '../../context.ts';
import { hear } from '../../testing/small-fleet.ts';

const told = contextOf(hear('is checkout up?', { place: 'dm' }));

it.each([
  'How do you know that?',
  'how would you notice?',
  'says who?',
  'Who or what is telling you that it is healthy?',
  'Who measured that, and when?',
  'where do your figures come from?',
  'where is that number from?',
  'what makes you so sure?',
  'And how confident are you in that figure, in percent?',
  'can I trust these numbers?',
  'how old is that reading?',
  'how fresh is it?',
  'when was that measured?',
  'and you measured that when?',
  'When did you last hear from it?',
  'what was the last thing it reported?',
  'how often do you check it?',
  'is it down or can you just not reach it?',
  'Is it really down, and not just your monitoring?',
])('asks what a statement rests on, of what was spoken of: %s', (text) => {
  const asked = hear(text, { place: 'dm' }, told);
  expect(asked).toMatchObject({ intent: 'health', targets: [{ name: 'checkout' }], reply: 'answer' });
  expect([...asked.turns, ...(asked.turnsOfMessage ?? [])]).toContain('reading');
  expect(hear(text, { listens: 'always' }, told).reply).toBe('answer');
});

it.each([
  'how old is web-1?',
  'how often does exports fail?',
  'how certain is it that the work starts at 9?',
  'when was the maintenance announced?',
  'who told the customer?',
  'how do I know when it is back?',
])('asks something else: %s', (text) => {
  expect(hear(text, { place: 'dm' }, told).turns).not.toContain('reading');
});

it('is no business of Herald where colleagues talk', () => {
  expect(hear('how do you know that?').reply).toBe('silent');
  expect(hear('where did you get that from?').reply).toBe('silent');
});

it.each(['what can you not see?', 'are you measuring the machine or the actual product?'])(
  'asks what is measured: %s',
  (text) => {
    expect(hear(text, { place: 'dm' })).toMatchObject({ intent: 'meaning', term: 'what I measure' });
  },
);

it('the figure of one and of the other: what was recorded is told', () => {
  const asked = hear('the customer counted an hour and you say a minute. who is right?', { place: 'dm' }, told);
  expect(asked).toMatchObject({ intent: 'history', targets: [{ name: 'checkout' }] });
});

it.each(['is anybody repairing checkout?', 'has a human being looked at it?', 'has someone picked it up?'])(
  'asks who is on it: %s',
  (text) => {
    expect(hear(text, { place: 'dm' }, told)).toMatchObject({ intent: 'who', targets: [{ name: 'checkout' }] });
  },
);

it('"will it come back" of trouble by its name asks for what nobody knows', () => {
  expect(hear('will the trouble with checkout come back?', { place: 'dm' })).toMatchObject({ intent: 'predict' });
  expect(hear('can it happen again?', { place: 'dm' }, told)).toMatchObject({ intent: 'predict' });
});
