import { expect, it } from 'vitest';
import { type AskedOf, createFirstThreads } from './first-threads.ts';

const minuteMs = 60_000;
const anna: AskedOf = {
  personHash: 'anna',
  service: 'exports',
  channelId: 'c',
  messageId: 'm1',
  isTrouble: true,
  atMs: 0,
};

it('what one person asks about one thing goes on in the first thread', () => {
  const threads = createFirstThreads();
  expect(threads.threadOf(anna)).toBeUndefined();
  expect(threads.threadOf({ ...anna, messageId: 'm2' })).toEqual({ messageId: 'm1', isPromised: false });
  expect(threads.threadOf({ ...anna, messageId: 'm3' })?.messageId).toBe('m1');
  expect(threads.askedIn('m1')).toEqual(['m2', 'm3']);
  expect(threads.askedIn('m2')).toEqual([]);
});

it('what was promised there is known, once the trouble is', () => {
  const threads = createFirstThreads();
  threads.threadOf(anna);
  expect(threads.threadOf({ ...anna, messageId: 'm2', incidentId: 'i' })?.isPromised).toBe(false);
  expect(threads.threadOf({ ...anna, messageId: 'm3', incidentId: 'i' })?.isPromised).toBe(true);
  expect(threads.threadOf({ ...anna, messageId: 'm4', incidentId: 'j' })?.isPromised).toBe(false);
});

it.each([{ personHash: 'bert' }, { service: 'search' }, { channelId: 'c2' }, { atMs: 31 * minuteMs }])(
  'but not with %j',
  (more) => {
    const threads = createFirstThreads();
    threads.threadOf(anna);
    expect(threads.threadOf({ ...anna, ...more, messageId: 'm2' })).toBeUndefined();
  },
);

it('only where the first was answered with trouble', () => {
  const threads = createFirstThreads();
  const calm = { ...anna, isTrouble: false };
  for (const messageId of ['m1', 'm2']) expect(threads.threadOf({ ...calm, messageId })).toBeUndefined();
  threads.threadOf({ ...anna, messageId: 'm3' });
  expect(threads.threadOf({ ...calm, messageId: 'm4' })?.messageId).toBe('m3');
});

it('goes on for half an hour after the last question', () => {
  const threads = createFirstThreads();
  threads.threadOf(anna);
  for (const minutes of [30, 60])
    expect(threads.threadOf({ ...anna, messageId: `m${minutes}`, atMs: minutes * minuteMs })?.messageId).toBe('m1');
});

it('a question about nothing in particular has a thread of its own, one about a server of the trouble has not', () => {
  const threads = createFirstThreads();
  const { service: _, ...none } = anna;
  for (const messageId of ['m1', 'm2']) expect(threads.threadOf({ ...none, messageId })).toBeUndefined();
  expect(threads.threadOf({ ...none, messageId: 'm3', incidentId: 'i' })).toBeUndefined();
  expect(threads.threadOf({ ...none, messageId: 'm4', incidentId: 'i' })?.messageId).toBe('m3');
});

it('ends with its message, and with the oldest where there are too many', () => {
  const threads = createFirstThreads(1);
  threads.threadOf(anna);
  threads.forget('m1');
  expect(threads.threadOf({ ...anna, messageId: 'm2' })).toBeUndefined();
  threads.threadOf({ ...anna, personHash: 'bert', messageId: 'm3' });
  expect(threads.threadOf({ ...anna, messageId: 'm4' })).toBeUndefined();
});
