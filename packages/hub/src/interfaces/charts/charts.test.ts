import { expect, it } from 'vitest';
import { testNowMs } from '../../testing/builders.ts';
import { plotArea } from './chart-plan.ts';
import { createChartDrawer } from './create-chart-drawer.ts';
import { endLabelShifts } from './end-labels.ts';
import { mergeSeries } from './merge-series.ts';
import { niceScale } from './nice-scale.ts';
import { busiestWords, seriesWords } from './series-words.ts';
import { aSeries, dayOf, dayPeriod, inquiriesPlan } from './testing/some-charts.ts';
import { timeTicks } from './time-ticks.ts';
import { wrapTitle } from './wrap-title.ts';

const clock = (atMs: number) => new Date(atMs).toISOString().slice(11, 16);
const cpu = (value: (share: number) => number | null) => aSeries('cpu', { ...dayPeriod, bucketSeconds: 300, value });

it('a title says what is to be seen, in the zone of who asks', () => {
  expect(dayOf('cpu').title).toMatch(
    /^CPU of web-1, 24 hours: quiet, one peak of 8\d % at 04:0\d; nothing measured for 5\d minutes$/,
  );
  expect(dayOf('memory').title).toContain('rising from');
  expect(dayOf('cpu').alt).toContain('1 incident in this time. 1 planned downtime in this time.');
});

it('words follow the figures', () => {
  expect(
    seriesWords(
      cpu(() => 12),
      clock,
    ),
  ).toBe('quiet, about 12 %');
  expect(
    seriesWords(
      cpu(() => 92),
      clock,
    ),
  ).toBe('very busy, about 92 %');
  expect(
    seriesWords(
      cpu((share) => (Math.floor(share * 10) % 3 === 1 ? 90 : 10)),
      clock,
    ),
  ).toMatch(/^quiet, 3 peaks, the highest 90 % at /);
  // Still at its peak: not told as one that was.
  expect(
    seriesWords(
      cpu((share) => (share > 0.9 ? 97 : 10)),
      clock,
    ),
  ).toMatch(/^quiet, high from \S+ on, up to 97 %$/);
  expect(
    seriesWords(
      cpu((share) => (share > 0.9 || (share > 0.4 && share < 0.5) ? 97 : 10)),
      clock,
    ),
  ).toMatch(/^quiet, one peak, high from \S+ on, up to 97 %$/);
  expect(
    seriesWords(
      cpu(() => null),
      clock,
    ),
  ).toBe('nothing measured');
  expect(seriesWords(undefined, clock)).toBe('nothing measured');
});

it('that one server of a service has nothing left is said where all of them together look quiet', () => {
  const busy = (share: number) => cpu((at) => (at > share ? 97 : 10));
  const quiet = () => cpu(() => 10);
  expect(busiestWords(mergeSeries([busy(0.9), quiet(), quiet()]))).toBe(', on one server up to 100 %');
  expect(busiestWords(mergeSeries([quiet(), quiet()]))).toBe('');
  // The peak of all of them says it.
  expect(busiestWords(mergeSeries([busy(0.9), busy(0.9)]))).toBe('');
});

it('what was not measured stays a gap', () => {
  const [line] = dayOf('cpu').lines;
  expect(line?.points.some(([, value]) => value === null)).toBe(true);
});

it('ticks stand on round wall clock times, also on the day the clocks change', () => {
  const from = Date.UTC(2026, 2, 28, 23);
  const labels = timeTicks(from, from + 23 * 3_600_000, 'Europe/Berlin').map(({ label }) => label);
  expect(labels).toEqual(['Sun 29', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00', 'Mon 30']);
  expect(timeTicks(testNowMs - 365 * 86_400_000, testNowMs, 'Europe/Berlin').length).toBeLessThanOrEqual(9);
});

it('the scale of percentages never changes, that of others is round', () => {
  expect(niceScale(3, 'percent').top).toBe(100);
  expect(niceScale(54, 'count').top).toBe(60);
  expect(niceScale(0, 'load').values).toEqual([0, 0.5, 1]);
});

it('labels at the ends of lines do not stand on each other', () => {
  const line = (value: number) => ({
    label: 'x',
    colour: 0 as const,
    look: 'solid' as const,
    points: [[0, value] as const],
  });
  const lines = [line(50), line(51), line(49)];
  const shifts = endLabelShifts({ lines, levels: [], top: 100 }, 200);
  const places = [50, 51, 49]
    .map((value, at) => 200 * (1 - value / 100) + (shifts[at] ?? 0))
    .sort((one, other) => one - other);
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThanOrEqual(14.9);
  expect((places[2] ?? 0) - (places[1] ?? 0)).toBeGreaterThanOrEqual(14.9);
});

it('a title that is too long is broken once, then cut, and keeps numbers with their units', () => {
  expect(wrapTitle('short', 400, 14)).toEqual(['short']);
  const lines = wrapTitle('a word '.repeat(40), 300, 14);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(wrapTitle('at 83 % of it', 400, 14)[0]).toContain('83\u00a0%');
});

it('draws for pages and for Discord, wide and narrow, also hostile names and nothing at all', {
  timeout: 120_000,
}, async () => {
  await using drawer = createChartDrawer({ timeoutMs: 90_000 });
  const narrow = { width: 400, height: 240, ground: 'dark' } as const;
  const svg = await drawer.svg({ ...dayOf('cpu'), title: '<script>alert(1)</script>' }, narrow);
  expect(svg).toMatch(/^<svg/);
  expect(svg).not.toContain('<script>');
  const png = await drawer.png(inquiriesPlan(), narrow);
  expect(Buffer.from(png.slice(1, 4)).toString()).toBe('PNG');
  expect(Buffer.from(png).readUInt32BE(16)).toBe(800);
  expect(await drawer.svg(inquiriesPlan({ days: [], trend: undefined, switchedOn: undefined }), narrow)).toContain(
    'No business day',
  );
  const { left, width } = plotArea(narrow);
  expect(left + width).toBeLessThan(narrow.width);
});

it('a drawer that is closed leaves nobody waiting', { timeout: 60_000 }, async () => {
  const drawer = createChartDrawer();
  const waiting = drawer
    .svg(dayOf('cpu'), { width: 400, height: 240, ground: 'light' })
    .catch((error: unknown) => error);
  await drawer[Symbol.asyncDispose]();
  expect(await waiting).toMatchObject({ code: 'charts/failed' });
});

it('the name of a band at the end of a chart stands inside of it, beside no line’s name', async () => {
  await using drawer = createChartDrawer();
  const wide = { width: 700, height: 260, ground: 'light' } as const;
  const plan = dayOf('cpu');
  const band = (fromShare: number) => {
    const fromMs = plan.fromMs + (plan.toMs - plan.fromMs) * fromShare;
    return { ...plan, bands: [{ fromMs, toMs: fromMs + 60_000, kind: 'degraded' as const, label: 'degraded' }] };
  };
  const anchor = async (share: number) =>
    /<text[^>]*text-anchor="(\w+)"[^>]*>degraded</.exec(await drawer.svg(band(share), wide))?.[1];
  expect(await anchor(0.99)).toBe('end');
  expect(await anchor(0.01)).toBe('start');
  expect(await anchor(0.5)).toBe('middle');
});
