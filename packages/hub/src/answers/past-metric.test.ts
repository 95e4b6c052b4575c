/** A figure over a time that is past: its average and its peak, of each server that was asked about. */
import { expect, it } from 'vitest';
import { minutesAgo } from '../testing/a-trouble.ts';
import { aHostView, aReadModel, testNowMs } from '../testing/builders.ts';
import { said } from '../testing/told.ts';
import { tellPastMetric } from './past-metric.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;
const yesterday = { fromMs: testNowMs - dayMs, toMs: testNowMs + dayMs, words: 'yesterday' };
type Series = Awaited<ReturnType<ReadModel['series']>>;
const point = (minutes: number, average: number | null, maximum: number | null = average) =>
  ({ atMs: minutesAgo(minutes), average, maximum, minimum: average }) as Series[number]['points'][number];
const series = (...points: Series[number]['points']) => [{ name: 'cpu', unit: 'percent', points }] as unknown as Series;

const tell = async (names: string[], read: Record<string, Series>, metric: 'cpu' | 'region' = 'cpu') =>
  tellPastMetric(
    names.map((name) => aHostView({ name })),
    metric,
    yesterday,
    { ...aReadModel(), series: async (name) => read[name] ?? [] },
  );

it('tells the average of what was measured, and its peak with the time', async () => {
  const answer = await tell(['web-1'], {
    'web-1': series(point(60, 10, 20), point(50, null), point(40, 30, 90), point(30, 20, 90)),
  });
  expect(answer && said(answer)).toEqual(['web-1 yesterday: CPU 20 % on average, at most 90 % at 08:20.']);
  // Drawn up to now, whatever of that time is still to come.
  expect(answer?.chart).toMatchObject({ target: { kind: 'host', name: 'web-1' }, metrics: ['cpu'], toMs: testNowMs });
});

it('tells several line by line, without a picture, and says of whom there is nothing', async () => {
  const answer = await tell(['web-1', 'web-2', 'web-3'], {
    'web-1': series(point(60, 10)),
    'web-3': series(point(9, null)),
  });
  expect(answer && said(answer)).toEqual([
    'web-1 yesterday: CPU 10 % on average, at most 10 % at 08:00.',
    'I have no figures of web-2 yesterday.',
    'I have no figures of web-3 yesterday.',
  ]);
  expect(answer?.chart).toBeUndefined();
  expect(answer?.targets).toEqual(['web-1', 'web-2', 'web-3']);
});

it.each([
  [10, 10, undefined],
  [11, 11, 'And 1 more server: ask for it by name.'],
  [12, 11, 'And 2 more servers: ask for them by name.'],
])('of %d servers tells ten', async (count, lines, last) => {
  const names = Array.from({ length: count }, (_, at) => `n-${at}`);
  const answer = await tell(names, {});
  const sentences = answer ? said(answer) : [];
  expect(sentences).toHaveLength(lines);
  if (last) expect(sentences.at(-1)).toBe(last);
});

it('knows no past of what is no figure, nor of no server', async () => {
  expect(await tell(['web-1'], {}, 'region')).toBeUndefined();
  expect(await tell([], {})).toBeUndefined();
});
