import { expect, it } from 'vitest';
import { countTruth } from './month-truth.ts';
import { simulateMonth } from './simulate-month.ts';

it('gives the same month for the same seed, and another for another', () => {
  expect(simulateMonth(1)).toEqual(simulateMonth(1));
  expect(simulateMonth(1).events).not.toEqual(simulateMonth(2).events);
});

it('is a month of thousands of messages in order, by 40 CSMs and 10 engineers, about 12 services', () => {
  const { events, people, services, channels } = simulateMonth(3);
  const messages = events.filter((event) => event.kind === 'message');
  expect(messages.length).toBeGreaterThan(2_000);
  expect(events.map(({ atMs }) => atMs)).toEqual([...events.map(({ atMs }) => atMs)].sort((a, b) => a - b));
  expect(people.filter(({ role }) => role === 'csm')).toHaveLength(40);
  expect(people.filter(({ role }) => role === 'engineer')).toHaveLength(10);
  expect(services).toHaveLength(12);
  const known = new Set(channels.map(({ key }) => key));
  expect(
    messages.filter(({ channel, author }) => !known.has(channel) || !people.some(({ key }) => key === author)),
  ).toEqual([]);
  expect(new Set(messages.map(({ text }) => text)).size).toBeGreaterThan(1_000);
});

it('has incidents, scheduled events, windows, deletions and chatter in it', () => {
  const kinds = new Set([1, 2, 3].flatMap((seed) => simulateMonth(seed).events.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual([
    'delete',
    'engineer-reply',
    'host-down',
    'host-up',
    'message',
    'mode',
    'press',
    'scheduled-event',
    'window',
  ]);
});

it('reaches engineers about 50 times a day before the switch, and ever less after it', () => {
  const month = simulateMonth(4);
  const days = countTruth(month).filter((_, index) => index % 7 < 5);
  const mean = (list: typeof days) =>
    list.reduce((sum, { reachedEngineers }) => sum + reachedEngineers, 0) / list.length;
  expect(mean(days.slice(0, 10))).toBeGreaterThan(44);
  expect(mean(days.slice(0, 10))).toBeLessThan(58);
  expect(mean(days.slice(-4))).toBeLessThan(36);
});

it('presses nothing before Herald answers', () => {
  const { events, switchesAtMs } = simulateMonth(5);
  expect(events.filter(({ kind, atMs }) => kind === 'press' && atMs < switchesAtMs)).toEqual([]);
});

it('counts only what was played', () => {
  const month = simulateMonth(6);
  const withoutPresses = month.events.filter(({ kind }) => kind !== 'press');
  const total = (days: ReturnType<typeof countTruth>) =>
    days.reduce((sum, { pressedThatAnswers }) => sum + pressedThatAnswers, 0);
  expect(total(countTruth(month))).toBeGreaterThan(50);
  expect(total(countTruth(month, withoutPresses))).toBe(0);
});
