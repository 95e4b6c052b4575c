/** `/services/NAME`: one service, its servers, and what happened to it. */
import { hostVerdict } from '../../../answers/host-verdict.ts';
import { serviceVerdict } from '../../../answers/service-verdict.ts';
import { hostStatusNow, serviceStatusNow } from '../../../domain/doubt.ts';
import type { HostView, ServiceView } from '../../../domain/fleet.ts';
import { metricCatalogue, metricNames } from '../../../domain/metrics/catalogue.ts';
import { compareStatus } from '../../../format/health-words.ts';
import { say, type Text } from '../../../format/text.ts';
import { amountInWords } from '../../../format/words.ts';
import { mostMergedHosts, readCharts } from '../../charts/read-charts.ts';
import { followForm, wordsForCustomer } from '../ask/csm-actions.ts';
import { attempt } from '../attempt.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { type LiveParts, livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { renderText } from '../render-text.ts';
import { sayFailed } from '../states.ts';
import { maintenanceList } from '../status/maintenance-list.ts';
import { createAudience } from '../status/status-audience.ts';
import { statusMark, statusShape } from '../status-mark.ts';
import { todayBar, uptimeBars, whatCountsAsUp } from '../uptime-bars.ts';
import { parseChartChoice } from './chart-period.ts';
import { chartSection } from './chart-section.ts';
import { figureOf } from './fleet-query.ts';
import { incidentList } from './incident-list.ts';
import { noSuch } from './no-such.ts';
import { notesParts } from './notes-parts.ts';
import { noticeList } from './notice-list.ts';
import { reasonList } from './reason-list.ts';
import { serviceFacts } from './service-facts.ts';

const dayMs = 86_400_000;
const shownHosts = 100;

/** Throws `web/no-such-page`. */
export async function servicePage(name: string, context: PageContext): Promise<string> {
  const { readModel, parts, zone, dayHistory } = context;
  const view = readModel.fleet.service(name);
  if (!view) throw noSuch('service', name);
  const audience = createAudience(context);
  const choice = parseChartChoice(context.url.searchParams, readModel.nowMs);
  const [charts, past, days] = await Promise.all([
    attempt(() => readCharts({ kind: 'service', name }, choice, readModel), parts.log),
    attempt(
      () => readModel.incidents({ fromMs: readModel.nowMs - 90 * dayMs, toMs: readModel.nowMs }, [name]),
      parts.log,
    ),
    attempt(() => dayHistory.read(name, readModel, 90), parts.log),
  ]);
  const live = servicePageParts(name, context);
  const planned = readModel.downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + 60 * dayMs }, [name]);
  const { owner, customers } = view.service;
  const discord = parts.discord?.link({ kind: 'service', name });
  return renderPage(
    {
      title: `${name} · Herald`,
      path: '/',
      live: `/live/services/${encodeURIComponent(name)}`,
      modules: ['charts.ts', 'days.ts', 'follow.ts'],
      body: html`${livePart('notes', live)}${livePart('verdict', live)}
<p>${customers ? html`Customer name: ${customers}. ` : nothing}${owner ? html`Owner: ${owner.team}.` : nothing}</p>
${discord ? html`<p><a href="${discord}" rel="noopener">Ask about it in Discord</a></p>` : nothing}
<div class="next-steps">${wordsForCustomer(name, context)}${followForm(name, context)}</div>
${livePart('reasons', live)}
<section><h2>Servers</h2>${livePart('facts', live)}${livePart('hosts', live)}</section>
${view.hosts.length === 0 ? nothing : chartSection({ kind: 'service', name }, choice, charts)}
${view.hosts.length > mostMergedHosts ? html`<p class="quiet">The charts are of its first ${mostMergedHosts} servers.</p>` : nothing}
${noticeList(view.hosts, zone)}
<section><h2>The last 90 days</h2>${days.kind === 'failed' ? sayFailed('The last 90 days', days) : html`${uptimeBars(name, days.value, { today: todayBar(days.value.at(-1), serviceStatusNow(view, readModel.nowMs)) })}<p class="quiet">${whatCountsAsUp}</p>`}
${past.kind === 'failed' ? sayFailed('What happened before', past) : html`<h3>Incidents</h3>${incidentList(past.value, { audience, zone, nowMs: readModel.nowMs })}`}</section>
<section><h2>Scheduled maintenance</h2>${maintenanceList(planned, audience, zone)}<p class="quiet">In your own calendar: <a href="/calendar.ics?for=${encodeURIComponent(name)}">feed of ${name}</a>.</p></section>`,
    },
    context,
  );
}

export function servicePageParts(name: string, context: PageContext): LiveParts {
  const { readModel, zone } = context;
  const view = readModel.fleet.service(name);
  if (!view) return new Map([['verdict', html`<h1>${name} is no longer in the registry.</h1>`]]);
  const { status, verdict, lines } = serviceVerdict(view, readModel, { leads: 'service' });
  const hosts = view.hosts
    .toSorted((one, other) => compareStatus(hostStatusNow(one, readModel.nowMs), hostStatusNow(other, readModel.nowMs)))
    .slice(0, shownHosts);
  return new Map<string, Html>([
    ...notesParts(context),
    [
      'verdict',
      html`<h1 class="headline">${statusShape(status)} ${renderText(verdict, zone)}</h1>${lines.map((line) => html`<p>${renderText(line, zone)}</p>`)}`,
    ],
    [
      'reasons',
      reasonList(view.health.reasons, {
        said: [verdict, ...lines, ...standsUnderServers(view)],
        showsDetail: context.viewer.isEngineer,
        zone,
      }),
    ],
    ['facts', serviceFacts(view)],
    [
      'hosts',
      hosts.length === 0
        ? html`<p>No server belongs to it; its checks alone decide.</p>`
        : html`<ul class="rows">${hosts.map((host) => {
            const now = hostStatusNow(host, readModel.nowMs);
            const [why] = now === 'up' ? [] : hostVerdict(host, readModel).lines;
            return html`<li>${statusMark(now)} <a href="/hosts/${encodeURIComponent(host.host.name)}"><bdi>${host.host.name}</bdi></a> <span>${why ? renderText(why, zone) : figuresInWords(host)}</span></li>`;
          })}</ul>${view.hosts.length > shownHosts ? html`<p><a href="/fleet?service=${encodeURIComponent(name)}">All ${view.hosts.length} servers</a></p>` : nothing}`,
    ],
  ]);
}

/** How many are healthy, and how many it needs. */
function standsUnderServers({ health, upCount, hosts }: ServiceView): Text[] {
  return health.reasons
    .filter(({ text }) => text.startsWith(`${upCount} of ${hosts.length} servers`))
    .map(({ text }) => say`${text}`);
}

/** `CPU 5 %, Memory 40 %, Disk 38 %`: how full, of one whose health needs no words. */
function figuresInWords(view: HostView): string {
  return metricNames
    .flatMap((name) => {
      const { label, column } = metricCatalogue[name];
      const value = column?.look === 'bar' ? figureOf(view, name) : undefined;
      return column && value !== undefined ? [`${label} ${amountInWords({ value, unit: column.unit })}`] : [];
    })
    .join(', ');
}
