import { expect, it } from 'vitest';
import { testNowMs } from '../../testing/builders.ts';
import { mergeSeries } from './merge-series.ts';
import { aSeries } from './testing/some-charts.ts';

const period = { fromMs: testNowMs - 3_600_000, toMs: testNowMs, bucketSeconds: 300 };
const cpu = (value: (share: number) => number | null) => aSeries('cpu', { ...period, value });

it('a service is as busy as its hosts are on average, between the least and the most busy', () => {
  const merged = mergeSeries([cpu(() => 10), cpu(() => 70)]);
  expect(merged).toMatchObject({ name: 'cpu', unit: 'percent', bucketSeconds: 300 });
  expect(merged?.points).toHaveLength(12);
  expect(merged?.points[0]).toMatchObject({ atMs: period.fromMs, average: 40, minimum: 7, maximum: 91 });
});

it('its traffic is that of all hosts', () => {
  const traffic = () => aSeries('network-in', { ...period, value: () => 1_000 });
  expect(mergeSeries([traffic(), traffic(), traffic()])?.points[3]?.average).toBe(3_000);
});

it('one host that was not measured is left out; where none was, there is a gap', () => {
  const half = cpu((share) => (share < 0.5 ? null : 20));
  expect(mergeSeries([cpu(() => 60), half])?.points.map(({ average }) => average)).toEqual([
    ...Array(6).fill(60),
    ...Array(6).fill(40),
  ]);
  expect(mergeSeries([half, half])?.points[0]?.average).toBeNull();
  expect(mergeSeries([])).toBeUndefined();
});
