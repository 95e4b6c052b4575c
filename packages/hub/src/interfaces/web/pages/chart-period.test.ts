import { expect, it } from 'vitest';
import { testNowMs } from '../../../testing/builders.ts';
import { htmlText } from '../html.ts';
import { parseChartChoice } from './chart-period.ts';
import { chartSection } from './chart-section.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const choiceOf = (query: string) => parseChartChoice(new URLSearchParams(query), testNowMs);
const linkOf = (query: string, words: string) => {
  const section = htmlText(chartSection({ kind: 'host', name: 'web-1' }, choiceOf(query), { kind: 'read', value: [] }));
  return new RegExp(`href="/hosts/web-1\\?([^"#]*)#charts">${words}<`).exec(section)?.[1]?.replaceAll('&amp;', '&');
};

it('nothing later is offered of what reaches up to now', () => {
  expect(linkOf('range=24h', '← Earlier')).toBeDefined();
  expect(linkOf('range=24h', 'Later →')).toBeUndefined();
  expect(linkOf(`from=${testNowMs - 2 * dayMs}&to=${testNowMs - dayMs}`, 'Later →')).toBeDefined();
});

it('a period that would reach into the future is moved, and stays as long as it was', () => {
  const earlier = `from=${testNowMs - dayMs - hourMs}&to=${testNowMs - hourMs}`;
  const { period, isLatest } = choiceOf(linkOf(earlier, 'Later →') ?? '');
  expect([period.toMs, period.toMs - period.fromMs, isLatest]).toEqual([testNowMs, dayMs, true]);
  const { period: wider } = choiceOf(linkOf('range=24h', 'Zoom out') ?? '');
  expect([wider.toMs, wider.toMs - wider.fromMs]).toEqual([testNowMs, 2 * dayMs]);
});
