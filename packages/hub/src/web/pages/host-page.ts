/** `/hosts/NAME`: how one host is and was. */
import { HeraldError } from '@herald/protocol/herald-error';
import { type HostChartName, hostChartNames } from '../../charts/host-chart.ts';
import { readHostCharts } from '../../charts/read-host-charts.ts';
import { attempt } from '../attempt.ts';
import { chartImage } from '../chart-image.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { sayFailed } from '../states.ts';
import { timeTag } from '../times.ts';
import { upPercentOf, uptimeBars, whatCountsAsUp } from '../uptime-bars.ts';
import { type ChartChoice, chartRanges, parseChartChoice } from './chart-period.ts';
import { hostParts } from './host-parts.ts';
import { incidentList, newestFirst } from './incident-list.ts';
import { plannedList } from './planned-list.ts';
import { createAudience } from './status-audience.ts';

const dayMs = 86_400_000;

/** Throws `web/no-such-page`. */
export async function hostPage(name: string, context: PageContext): Promise<string> {
  const { knowledge, parts, zone, dayHistory } = context;
  const view = knowledge.fleet.host(name);
  if (!view) throw noSuch('server', name);
  const choice = parseChartChoice(context.url.searchParams, knowledge.nowMs);
  const audience = createAudience(context);
  const [charts, past, days] = await Promise.all([
    attempt(() => readHostCharts(name, choice, knowledge), parts.log),
    attempt(
      () => knowledge.incidents({ fromMs: knowledge.nowMs - 90 * dayMs, toMs: knowledge.nowMs }, [name]),
      parts.log,
    ),
    attempt(() => dayHistory.read(name, knowledge, 90), parts.log),
  ]);
  const live = hostParts(name, context);
  const planned = knowledge.downtimes({ fromMs: knowledge.nowMs, toMs: knowledge.nowMs + 60 * dayMs }, [name]);
  const services = knowledge.fleet.services().filter(({ service }) => service.hosts.includes(name));
  const discord = parts.discordLink?.({ kind: 'host', name });
  return renderPage(
    {
      title: `${name} · Herald`,
      path: '/fleet',
      live: `/live/hosts/${encodeURIComponent(name)}`,
      modules: ['charts.ts'],
      body: html`${livePart('notes', live)}${livePart('verdict', live)}
${services.length > 0 ? html`<p>${services.length === 1 ? 'Service' : 'Services'}: ${services.map(({ service }, at) => html`${at > 0 ? ', ' : ''}<a href="/services/${encodeURIComponent(service.name)}"><bdi>${service.name}</bdi></a>`)}${services.flatMap(({ service }) => service.owner?.team ?? []).length > 0 ? html`, looked after by ${[...new Set(services.flatMap(({ service }) => service.owner?.team ?? []))].join(', ')}` : nothing}.</p>` : nothing}
${discord ? html`<p><a href="${discord}" rel="noopener">Ask about it in Discord</a></p>` : nothing}
${livePart('reasons', live)}
<section><h2>Facts</h2>${livePart('facts', live)}</section>
<section><h2>Charts</h2>${rangeLinks(name, choice)}
${
  charts.kind === 'failed'
    ? sayFailed('Charts', charts)
    : html`<div class="charts">${hostChartNames.map((chart) => chartFigure(name, chart, choice, charts.value[chart].alt))}</div>`
}</section>
${notices(view.lastReport?.report.notices ?? [], zone)}
<section><h2>The last 90 days</h2>${days.kind === 'failed' ? sayFailed('The last 90 days', days) : upPercentOf(days.value) === undefined ? html`<p>Not watched yet.</p>` : html`${uptimeBars(name, days.value)}<p class="quiet">${whatCountsAsUp}</p>`}
${past.kind === 'failed' ? sayFailed('What happened before', past) : past.value.length === 0 ? html`<p>No incident.</p>` : incidentList(newestFirst(past.value).slice(0, 20), audience, zone, knowledge.nowMs)}</section>
<section><h2>Planned downtime</h2>${plannedList(planned, audience, zone)}</section>`,
    },
    context,
  );
}

function chartFigure(name: string, chart: HostChartName, { period, isCompared }: ChartChoice, alt: string): Html {
  const path = `/hosts/${encodeURIComponent(name)}/charts/${chart}`;
  const query = { from: String(period.fromMs), to: String(period.toMs), ...(isCompared ? { compare: 'before' } : {}) };
  return html`<figure>${chartImage({ path: `${path}.svg`, dataPath: `${path}.json`, query, alt })}</figure>`;
}

function rangeLinks(name: string, { period, range, isCompared }: ChartChoice): Html {
  const path = `/hosts/${encodeURIComponent(name)}`;
  const compare = isCompared ? '&compare=before' : '';
  const length = period.toMs - period.fromMs;
  const shifted = (fromMs: number, toMs: number) =>
    `${path}?from=${Math.round(fromMs)}&to=${Math.round(toMs)}${compare}#charts`;
  const same = range ? `range=${range}` : `from=${period.fromMs}&to=${period.toMs}`;
  return html`<nav class="ranges" id="charts" aria-label="Period of the charts">${chartRanges.map(
    ({ key, name: words }) =>
      html`<a href="${path}?range=${key}${compare}#charts"${key === range ? html` aria-current="true"` : nothing}>${words}</a>`,
  )}
<a href="${shifted(period.fromMs - length, period.toMs - length)}">Earlier</a> <a href="${shifted(period.fromMs + length, period.toMs + length)}">Later</a>
<a href="${shifted(period.fromMs + length / 4, period.toMs - length / 4)}">Closer</a> <a href="${shifted(period.fromMs - length / 2, period.toMs + length / 2)}">Wider</a>
<a href="${path}?${same}${isCompared ? '' : '&compare=before'}#charts"${isCompared ? html` aria-current="true"` : nothing}>Compare with the period before</a></nav>
<p class="quiet hint">Drag over a chart to look closer.</p>`;
}

function notices(
  list: readonly { kind: string; code: string; description: string; startsAt?: string; state: string }[],
  zone: string,
): Html {
  const open = list.filter(({ state }) => state === 'active');
  if (open.length === 0) return nothing;
  return html`<section><h2>What EC2 says</h2><ul class="plain">${open
    .slice(0, 20)
    .map(
      ({ description, code, startsAt }) =>
        html`<li>${description} <span class="code">${code}</span>${startsAt ? html` ${timeTag(Date.parse(startsAt), 'moment', zone)}` : nothing}</li>`,
    )}</ul></section>`;
}

export function noSuch(what: 'server' | 'service', name: string): HeraldError {
  return new HeraldError('web/no-such-page', {
    message: `Herald knows no ${what} "${name.slice(0, 80)}".`,
    next: 'It may have been renamed or taken out of the registry. Fleet lists all servers.',
  });
}
