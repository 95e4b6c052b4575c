import { someMetrics } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { phraseInWords } from '../../format/words.ts';
import { byThreshold, metricCatalogue, metricNames, metricSeries, metricThresholds, seriesOf } from './catalogue.ts';

it('history finds what it has written: each series keeps its place on disk', () => {
  expect(metricSeries.slice(0, 8).map(({ name, place }) => [place, name])).toEqual([
    [0, 'cpu'],
    [1, 'steal'],
    [2, 'memory'],
    [3, 'disk'],
    [4, 'load'],
    [5, 'network-in'],
    [6, 'network-out'],
    [7, 'open-files'],
  ]);
  expect(metricSeries.map(({ place }) => place)).toEqual(metricSeries.map((_, at) => at));
});

it('no two metrics share a fact, a series, a threshold, a reason or a name that is scraped', () => {
  const rows = metricNames.map((name) => metricCatalogue[name]);
  const disks = [...someMetrics().disks, ...someMetrics().disks];
  const metrics = someMetrics({ disks, swap: { totalBytes: 1, usedBytes: 0, usedPercent: 0 } });
  for (const names of [
    rows.flatMap(({ facts }) => facts(metrics).map(({ key }) => key)),
    metricSeries.map(({ name }) => name),
    metricThresholds.map(({ name }) => name),
    metricThresholds.map(({ code }) => code),
    rows.flatMap(({ exposed }) => exposed.map(({ name }) => name)),
  ])
    expect(names).toEqual([...new Set(names)]);
});

it('a metric that is asked for has an answer, and one that a host does not tell has none', () => {
  const { load: _load, ...rest } = someMetrics({ disks: [] });
  const told = (metrics: typeof rest) =>
    Object.fromEntries(
      metricNames.map((name) => {
        const words = metricCatalogue[name].sentence('web-1', metrics);
        return [name, words && phraseInWords(words)];
      }),
    );
  expect(told(someMetrics())).toMatchObject({
    cpu: 'web-1 uses 23 % of its CPU.',
    memory: 'web-1 uses 61 % of its memory (2.3 GiB of 3.8 GiB).',
    disk: 'The disk of web-1 is 48 % full (14 GiB of 30 GiB).',
    network: 'web-1 receives 12 kB/s and sends 48 kB/s.',
    load: 'The load of web-1 is 0.40 on 2 cores.',
  });
  expect(told(rest)).toMatchObject({ disk: undefined, load: undefined });
});

it('the most traffic is that of the cards that add up: a bridge does not count twice', () => {
  const [card] = someMetrics().network;
  if (!card) throw new Error('no card');
  const network = [card, { ...card, name: 'docker0', isCounted: false }];
  const { rank } = metricCatalogue.network;
  expect(rank(someMetrics({ network }))).toEqual({
    value: 60_000,
    words: ['', { value: 60_000, unit: 'bytes-per-second' }, ' in and out'],
  });
});

it('what was not measured is left out of history, not kept as none', () => {
  const { load: _load, ...rest } = someMetrics({ disks: [], network: [] });
  const read = metricSeries.filter((one) => one.read(rest) === undefined).map(({ name }) => name);
  expect(read).toEqual(expect.arrayContaining(['disk', 'load', 'network-in', 'network-out']));
  expect(seriesOf('cpu').read(rest)).toBe(23);
});

it('thresholds stand where people expect them', () => {
  expect(byThreshold(({ standard }) => standard)).toMatchObject({
    cpu: 90,
    steal: 20,
    memory: 90,
    disk: 90,
    inodes: 90,
    load: 2,
  });
});
