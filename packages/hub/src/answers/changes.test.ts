/** "What changed since yesterday?": what fell, what maintenance there was, and how it is now. */
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { mail, minutesAgo, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime, aHealth } from '../testing/builders.ts';
import { said } from '../testing/told.ts';
import { whatChanged } from './changes.ts';

it.each<[range: string | undefined, words: string]>([
  [undefined, 'since yesterday'],
  ['today', 'today'],
  ['3d', 'in the last 3 days'],
  ['this-week', 'this week'],
  ['last-week', 'since last week'],
  ['2026-02-27', 'since 27 February'],
])('of %s', async (range, words) => {
  expect(said(await whatChanged([], await troubled([]), range))).toEqual([`Nothing was broken ${words}.`]);
});

it('reaches from the beginning of that time to now', async () => {
  const justNow = [trouble('shop', 20, 10)];
  expect(said(await whatChanged([], await troubled(justNow), 'last-week'))[0]).toBe('1 outage since last week: shop.');
  // Yesterday begins at midnight in Berlin, 34 hours ago.
  const before = [trouble('shop', 36 * 60, 35 * 60)];
  expect(said(await whatChanged([], await troubled(before)))[0]).toBe('Nothing was broken since yesterday.');
});

it('says how it is now, of what was asked about, where that is not well', async () => {
  const services = [{ ...shop, health: aHealth('down') }, mail];
  const model = await troubled([trouble('shop', 6)], { services });
  expect(said(await whatChanged([], model))).toEqual([
    '1 outage since yesterday: shop.',
    'Now: shop is down; the other service is up.',
  ]);
  expect(said(await whatChanged(['shop'], model)).at(-1)).toBe('Now: shop is down.');
  expect(said(await whatChanged(['mail'], model)).join(' ')).not.toContain('Now:');
  const isolated = await troubled([], { connectivity: { kind: 'isolated', sinceMs: minutesAgo(2) } });
  expect(said(await whatChanged(['shop'], isolated)).at(-1)).toBe(
    "I can't reach any server right now, so I can't tell whether shop is up.",
  );
});

it('names the maintenance that there was, three at most, and none that is still to come or was taken back', async () => {
  const window = (title: string, more: Partial<Downtime> = {}) =>
    aDowntime({
      id: title,
      title,
      state: 'finished',
      startsAtMs: minutesAgo(60),
      endsAtMs: minutesAgo(30),
      services: ['shop'],
      ...more,
    });
  const told = async (names: string[], downtimes: readonly Downtime[]) =>
    said(await whatChanged(names, await troubled([], { downtimes }))).filter((line) => line.startsWith('Maintenance'));
  const four = [window('a'), window('b', { services: ['mail'] }), window('c'), window('d')];
  expect(await told([], four)).toEqual(['Maintenance: a.', 'Maintenance: b.', 'Maintenance: c.']);
  expect(await told(['mail'], four)).toEqual(['Maintenance: b.']);
  expect(
    await told(
      [],
      [window('e', { state: 'cancelled' }), window('f', { startsAtMs: minutesAgo(0), endsAtMs: minutesAgo(-9) })],
    ),
  ).toEqual([]);
});
