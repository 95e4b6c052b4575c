/** `/hosts/NAME`: how one host is and was. */
import { hostStatusNow } from '../../../domain/doubt.ts';
import { listInWords, percentInWords } from '../../../format/words.ts';
import { readCharts } from '../../charts/read-charts.ts';
import { attempt } from '../attempt.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { sayFailed } from '../states.ts';
import { maintenanceList } from '../status/maintenance-list.ts';
import { createAudience } from '../status/status-audience.ts';
import { timeTag } from '../times.ts';
import { todayBar, upPercentOf, uptimeBars, whatCountsAsUp } from '../uptime-bars.ts';
import { parseChartChoice } from './chart-period.ts';
import { chartSection } from './chart-section.ts';
import { compareForm } from './compare-page.ts';
import { hostParts } from './host-parts.ts';
import { incidentList } from './incident-list.ts';
import { noSuch } from './no-such.ts';
import { noticeList } from './notice-list.ts';

const dayMs = 86_400_000;

/** Throws `web/no-such-page`. */
export async function hostPage(name: string, context: PageContext): Promise<string> {
  const { readModel, parts, zone, dayHistory } = context;
  const view = readModel.fleet.host(name);
  if (!view) throw noSuch('server', name);
  const choice = parseChartChoice(context.url.searchParams, readModel.nowMs);
  const audience = createAudience(context);
  const [charts, past, days] = await Promise.all([
    attempt(() => readCharts({ kind: 'host', name }, choice, readModel), parts.log),
    attempt(
      () => readModel.incidents({ fromMs: readModel.nowMs - 90 * dayMs, toMs: readModel.nowMs }, [name]),
      parts.log,
    ),
    attempt(() => dayHistory.read(name, readModel, 90), parts.log),
  ]);
  const live = hostParts(name, context);
  const planned = readModel.downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + 60 * dayMs }, [name]);
  const services = readModel.fleet.services().filter(({ service }) => service.hosts.includes(name));
  const discord = parts.discord?.link({ kind: 'host', name });
  return renderPage(
    {
      title: `${name} · Herald`,
      path: '/fleet',
      live: `/live/hosts/${encodeURIComponent(name)}`,
      modules: ['charts.ts', 'days.ts'],
      body: html`${livePart('notes', live)}${livePart('verdict', live)}
${services.length > 0 ? html`<p>${services.length === 1 ? 'Service' : 'Services'}: ${services.map(({ service }, at) => html`${at > 0 ? ', ' : ''}<a href="/services/${encodeURIComponent(service.name)}"><bdi>${service.name}</bdi></a>`)}${services.flatMap(({ service }) => service.owner?.team ?? []).length > 0 ? html`, looked after by ${[...new Set(services.flatMap(({ service }) => service.owner?.team ?? []))].join(', ')}` : nothing}.</p>` : nothing}
${discord ? html`<p><a href="${discord}" rel="noopener">Ask about it in Discord</a></p>` : nothing}
${livePart('reasons', live)}
<section><h2>Facts</h2>${livePart('facts', live)}</section>
${chartSection({ kind: 'host', name }, choice, charts)}
${peakWords(name, context)}${compareForm([name], context)}
${noticeList([view], zone)}
<section><h2>The last 90 days</h2>${days.kind === 'failed' ? sayFailed('The last 90 days', days) : upPercentOf(days.value) === undefined ? html`<p>Not monitored yet.</p>` : html`${uptimeBars(name, days.value, { today: todayBar(days.value.at(-1), hostStatusNow(view, readModel.nowMs)) })}<p class="quiet">${whatCountsAsUp}</p>`}
${past.kind === 'failed' ? sayFailed('What happened before', past) : html`<h3>Incidents</h3>${incidentList(past.value, { audience, zone, nowMs: readModel.nowMs })}`}</section>
<section><h2>Scheduled maintenance</h2>${maintenanceList(planned, audience, zone)}</section>`,
    },
    context,
  );
}

/** What was at work when the CPU was busiest; names of processes are for engineers. */
function peakWords(host: string, { parts, viewer, zone }: PageContext): Html {
  const peak = viewer.isEngineer ? parts.cpuPeak?.(host) : undefined;
  if (!peak) return nothing;
  const { atMs, cpuUsedPercent, processes } = peak;
  const words = listInWords(
    [...Map.groupBy(processes, (one) => one.name)].map(([name, own]) => {
      const percent = percentInWords(own.reduce((sum, { cpuPercent }) => sum + cpuPercent, 0));
      return `${name} (${percent} of a core${own.length === 1 ? '' : `, ${own.length} processes`})`;
    }),
  );
  return html`<p>CPU was busiest at ${timeTag(atMs, 'moment', zone)}, with ${percentInWords(cpuUsedPercent)}: mostly ${words}.</p>`;
}
