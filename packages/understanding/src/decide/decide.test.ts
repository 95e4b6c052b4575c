import { expect, it } from 'vitest';
import { hear } from '../testing/small-fleet.ts';
import { decide } from './decide.ts';

const place = (listens: 'always' | 'plainly' | 'mentions', engineersMentioned = false) => ({
  listens,
  engineersMentioned,
});

it.each([
  ['plainly', 0.95, 'answer'],
  ['plainly', 0.5, 'suggest'],
  ['plainly', 0.05, 'silent'],
  ['always', 0.5, 'answer'],
  ['always', 0.05, 'silent'],
  ['mentions', 0.95, 'silent'],
] as const)('where it listens %s, what is %f likely a question gets: %s', (listens, likelihood, reply) => {
  expect(decide(place(listens), likelihood).reply).toBe(reply);
});

it('offers what may be a question where engineers are called', () => {
  expect(decide(place('plainly', true), 0.3).reply).toBe('offer');
  expect(decide(place('plainly', true), 0.01).reply).toBe('silent');
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
