/** The hosts of the fleet as a table, one page at a time. */
import type { SampledMetric } from '@herald/understanding/metrics';
import { hostStatusNow } from '../../../domain/doubt.ts';
import type { HostView } from '../../../domain/fleet.ts';
import { metricCatalogue, metricNames } from '../../../domain/metrics/catalogue.ts';
import { amountInWords, plural } from '../../../format/words.ts';
import { type Html, html, nothing, trusted } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { statusMark } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import {
  agentVersionOf,
  type FleetQuery,
  figureOf,
  fleetPath,
  hostsPerPage,
  regionOf,
  type SortKey,
} from './fleet-query.ts';

type Column = { key: SortKey; title: string; kind: string };

const figureKinds = { always: 'figure', wide: 'figure desk', screen: 'figure desk screen' } as const;

/** `desk`: left out where the screen is narrow; `broad`: there only where it is wider than most, as the agents by version stand below. */
const columns: readonly Column[] = [
  { key: 'name', title: 'Server', kind: 'text' },
  { key: 'status', title: 'Health', kind: 'text' },
  { key: 'region', title: 'Zone', kind: 'text desk' },
  ...metricNames.flatMap((name): Column[] => {
    const { label, column } = metricCatalogue[name];
    return column ? [{ key: name, title: label, kind: figureKinds[column.width] }] : [];
  }),
  { key: 'agent', title: 'Agent', kind: 'text broad' },
  { key: 'heard', title: 'Measured', kind: 'text desk' },
];

export function fleetTable(
  found: readonly HostView[],
  query: FleetQuery,
  { readModel, viewer, zone }: PageContext,
): Html {
  const pages = Math.max(1, Math.ceil(found.length / hostsPerPage));
  const page = Math.min(query.page, pages);
  const all = readModel.fleet.hosts().length;
  const shown = found.slice((page - 1) * hostsPerPage, page * hostsPerPage);
  if (found.length === 0) {
    return html`<p>No server is like that. <a href="/fleet">Show all ${plural(all, 'server')}</a>.</p>`;
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Servers"><table class="fleet"><caption${found.length === all && pages === 1 ? html` class="hidden"` : nothing}>${plural(found.length, 'server')}${pages > 1 ? `, page ${page} of ${pages}` : ''}</caption>
<thead><tr>${columns.map((column) => headCell(column, query))}${viewer.isEngineer ? html`<th scope="col" class="desk">Address</th>` : nothing}</tr></thead>
<tbody>${shown.map((view) => row(view, zone, readModel.nowMs, viewer.isEngineer))}</tbody></table></div>
${pages > 1 ? pager(query, page, pages) : nothing}`;
}

function headCell({ key, title, kind }: (typeof columns)[number], query: FleetQuery): Html {
  const isSorted = query.sort === key;
  const direction = isSorted && query.direction === 'up' ? 'down' : 'up';
  const order = isSorted ? html` aria-sort="${query.direction === 'up' ? 'ascending' : 'descending'}"` : nothing;
  return html`<th scope="col" class="${kind}"${order}><a href="${fleetPath(query, { sort: key, direction })}">${title}${isSorted ? html` <span aria-hidden="true">${query.direction === 'up' ? '↑' : '↓'}</span>` : nothing}</a></th>`;
}

function row(view: HostView, zone: string, nowMs: number, showsAddress: boolean): Html {
  const { host, lastReport } = view;
  return html`<tr><th scope="row"><a href="/hosts/${encodeURIComponent(host.name)}"><bdi>${host.name}</bdi></a></th>
<td>${statusMark(hostStatusNow(view, nowMs))}</td><td class="desk">${lastReport?.report.instance?.availabilityZone ?? regionOf(view) ?? '–'}</td>
${metricNames.map((name) => figureCell(view, name))}
<td class="broad">${agentVersionOf(view) ?? '–'}</td><td class="desk">${lastReport ? timeTag(lastReport.receivedAtMs, 'ago', zone) : 'never'}</td>${
    showsAddress ? html`<td class="code desk">${lastReport?.report.instance?.privateIpv4 ?? '–'}</td>` : nothing
  }</tr>\n`;
}

function figureCell(view: HostView, metric: SampledMetric): Html {
  const { column } = metricCatalogue[metric];
  if (!column) return nothing;
  const kind = figureKinds[column.width];
  const value = figureOf(view, metric);
  if (value === undefined) return html`<td class="${kind}"><span class="quiet">–</span></td>`;
  const words = amountInWords({ value, unit: column.unit });
  return html`<td class="${kind}">${column.look === 'bar' ? smallBar(value) : nothing}${words}</td>`;
}

/** How full, seen before it is read; the number stands beside it. Its markup is our own. */
function smallBar(percent: number): Html {
  const width = Math.min(100, Math.max(0, percent)).toFixed(0);
  const level = percent >= 90 ? 'b-full' : 'b-hour';
  return trusted(
    `<svg class="small-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="b-rest" width="100" height="6"/><rect class="${level}" width="${width}" height="6"/></svg>`,
  );
}

function pager(query: FleetQuery, page: number, pages: number): Html {
  return html`<nav class="pager" aria-label="Pages of the table">${
    page > 1 ? html`<a rel="prev" href="${fleetPath(query, { page: page - 1 })}">Previous</a>` : nothing
  } <span>Page ${page} of ${pages}</span> ${page < pages ? html`<a rel="next" href="${fleetPath(query, { page: page + 1 })}">Next</a>` : nothing}</nav>`;
}
