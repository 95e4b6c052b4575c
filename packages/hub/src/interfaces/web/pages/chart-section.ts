/** The charts of a host or a service on its page, with the links that choose, move and compare their period. */

import type { ChartTarget, NamedChart } from '../../charts/read-charts.ts';
import type { Attempt } from '../attempt.ts';
import { chartImage } from '../chart-image.ts';
import { type Html, html, nothing } from '../html.ts';
import { sayFailed } from '../states.ts';
import { type ChartChoice, chartRanges } from './chart-period.ts';

export function chartSection(target: ChartTarget, choice: ChartChoice, charts: Attempt<readonly NamedChart[]>): Html {
  const path = `/${target.kind}s/${encodeURIComponent(target.name)}`;
  return html`<section id="charts"><h2>Charts</h2>${rangeLinks(path, choice)}
${
  charts.kind === 'failed'
    ? sayFailed('Charts', charts)
    : html`<div class="charts">${charts.value.map(({ chart, plan }) => figure(path, chart, choice, plan.alt))}</div>`
}</section>`;
}

function figure(path: string, chart: string, { period, isCompared }: ChartChoice, alt: string): Html {
  const query = { from: String(period.fromMs), to: String(period.toMs), ...(isCompared ? { compare: 'before' } : {}) };
  const file = `${path}/charts/${chart}`;
  return html`<figure>${chartImage({ path: `${file}.svg`, dataPath: `${file}.json`, query, alt, isHalf: true })}</figure>`;
}

function rangeLinks(path: string, { period, range, isLatest, isCompared }: ChartChoice): Html {
  const compare = isCompared ? '&compare=before' : '';
  const length = period.toMs - period.fromMs;
  const shifted = (fromMs: number, toMs: number) =>
    `${path}?from=${Math.round(fromMs)}&to=${Math.round(toMs)}${compare}#charts`;
  const same = range ? `range=${range}` : `from=${period.fromMs}&to=${period.toMs}`;
  return html`<nav class="ranges" aria-label="Period of the charts">${chartRanges.map(
    ({ key, name: words }) =>
      html`<a href="${path}?range=${key}${compare}#charts"${key === range ? html` aria-current="true"` : nothing}>${words}</a>`,
  )}
<a href="${shifted(period.fromMs - length, period.toMs - length)}">← Earlier</a>${isLatest ? nothing : html` <a href="${shifted(period.fromMs + length, period.toMs + length)}">Later →</a>`}
<a href="${shifted(period.fromMs + length / 4, period.toMs - length / 4)}">Zoom in</a> <a href="${shifted(period.fromMs - length / 2, period.toMs + length / 2)}">Zoom out</a>
<a href="${path}?${same}${isCompared ? '' : '&compare=before'}#charts"${isCompared ? html` aria-current="true"` : nothing}>Compare with the period before</a></nav>
<p class="quiet hint">Drag over a chart, or choose Zoom in, to look closer.</p>`;
}
