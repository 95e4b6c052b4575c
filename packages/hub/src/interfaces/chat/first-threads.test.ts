import { expect, it } from 'vitest';
import { createFirstThreads } from './first-threads.ts';

const anna = { personHash: 'anna', incidentId: 'i', channelId: 'c', messageId: 'm1' };

it('what one person asks about one trouble goes on in the first thread', () => {
  const threads = createFirstThreads();
  expect(threads.threadOf(anna)).toBeUndefined();
  expect(threads.threadOf({ ...anna, messageId: 'm2' })).toBe('m1');
  expect(threads.threadOf({ ...anna, messageId: 'm3' })).toBe('m1');
  expect(threads.askedIn('m1')).toEqual(['m2', 'm3']);
  expect(threads.askedIn('m2')).toEqual([]);
});

it.each([{ personHash: 'bert' }, { incidentId: 'other' }, { channelId: 'c2' }])('but not with %j', (more) => {
  const threads = createFirstThreads();
  threads.threadOf(anna);
  expect(threads.threadOf({ ...anna, ...more, messageId: 'm2' })).toBeUndefined();
});

it('a question without trouble has a thread of its own', () => {
  const threads = createFirstThreads();
  const { incidentId: _, ...calm } = anna;
  expect(threads.threadOf(calm)).toBeUndefined();
  expect(threads.threadOf({ ...calm, messageId: 'm2' })).toBeUndefined();
});

it('ends with its message, and with the oldest where there are too many', () => {
  const threads = createFirstThreads(1);
  threads.threadOf(anna);
  threads.forget('m1');
  expect(threads.threadOf({ ...anna, messageId: 'm2' })).toBeUndefined();
  threads.threadOf({ ...anna, personHash: 'bert', messageId: 'm3' });
  expect(threads.threadOf({ ...anna, messageId: 'm4' })).toBeUndefined();
});
