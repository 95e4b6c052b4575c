/** A figure over a time that is past: its average and its peak, of each server that was asked about. */
import { expect, it } from 'vitest';
import { minutesAgo } from '../testing/a-trouble.ts';
import { aHostView, aReadModel, testNowMs } from '../testing/builders.ts';
import { said } from '../testing/told.ts';
import { figuresAt, tellPastMetric, tellThenAndNow } from './past-metric.ts';
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

const ago = (minutes: number) => ({ fromMs: minutesAgo(minutes), toMs: testNowMs, words: '' });

it('of a moment tells the figure then and now', async () => {
  const readModel = { ...aReadModel(), series: async () => series(point(6, 40), point(5, 97), point(1, 12)) };
  const answer = await tellThenAndNow([aHostView({ name: 'web-1' })], 'cpu', ago(5), readModel);
  expect(answer && said(answer)).toEqual(['web-1: CPU 97 % at 08:55; now CPU 23 %.']);
});

it('of a moment that was not measured says so, and how it is now', async () => {
  const answer = await tellThenAndNow([aHostView({ name: 'web-1' })], 'cpu', ago(60), aReadModel());
  expect(answer && said(answer)).toEqual(['I have no figures of web-1 at 08:00; now CPU 23 %.']);
});

it('of several of which nothing was measured then says so once', async () => {
  const hosts = ['web-1', 'web-2'].map((name) => aHostView({ name }));
  const answer = await tellThenAndNow(hosts, 'cpu', ago(60), aReadModel());
  expect(answer && said(answer)).toEqual(['I have no figures of these 2 servers at 08:00.']);
});

it('takes the figure nearest to the moment, and none of a gap', async () => {
  const readModel = { ...aReadModel(), series: async () => series(point(8, 10), point(5, null), point(4, 30)) };
  expect(await figuresAt('web-1', 'cpu', minutesAgo(5), readModel)).toEqual({ value: 30, words: 'CPU 30 %' });
});
