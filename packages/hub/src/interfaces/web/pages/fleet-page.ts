/** `/fleet`: every host, what the registry says, and what is wrong with it. */
import { countInWords, plural } from '../../../format/words.ts';
import { mayAct } from '../access/roles.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { sayNoServers } from '../states.ts';
import { timeTag } from '../times.ts';
import { fleetMap } from './fleet-map.ts';
import { fleetParts } from './fleet-parts.ts';
import { agentVersionOf, type FleetQuery, findHosts, fleetPath, parseFleetQuery, regionOf } from './fleet-query.ts';
import { fleetTable } from './fleet-table.ts';

export function fleetPage(context: PageContext): string {
  const { readModel, role } = context;
  const query = parseFleetQuery(context.url.searchParams);
  const live = fleetParts(context);
  const isEmpty = readModel.fleet.hosts().length === 0;
  return renderPage(
    {
      title: 'Fleet · Herald',
      path: '/fleet',
      live: '/live/fleet',
      modules: ['fleet.ts'],
      body: html`<h1>Fleet</h1>${livePart('notes', live)}${livePart('counts', live)}
${mayAct(role, 'engineer') ? html`<p><a class="button" href="/fleet/add">Add a host</a></p>` : nothing}
${isEmpty ? sayNoServers() : html`${filters(query, context)}<div id="hosts">${fleetHosts(query, context)}</div>`}
${registryProblems(context)}${agentVersions(context)}${discovery(context)}`,
    },
    context,
  );
}

/** The table or the map alone: also what `fleet.ts` in the browser asks for while someone types. */
export function fleetHosts(query: FleetQuery, context: PageContext): Html {
  const { readModel } = context;
  const members = query.service ? new Set(readModel.registry.services.get(query.service)?.hosts ?? []) : undefined;
  const found = findHosts(readModel.fleet.hosts(), query, readModel.nowMs, members);
  return query.view === 'map'
    ? fleetMap(found, query.by ?? usualGroup(context), readModel.registry.services.values(), readModel.nowMs)
    : fleetTable(found, query, context);
}

/** What customers know comes first, where there is any. */
function usualGroup({ readModel }: Pick<PageContext, 'readModel'>): string {
  return readModel.registry.services.size > 0 ? 'service' : 'region';
}

function filters(query: FleetQuery, { readModel }: PageContext): Html {
  const hosts = readModel.fleet.hosts();
  const regions = [...new Set(hosts.map(regionOf).filter((region) => region !== undefined))].sort();
  const labels = [...new Set(hosts.flatMap(({ host }) => Object.keys(host.labels)))].sort().slice(0, 50);
  const services = [...readModel.registry.services.keys()];
  const isMap = query.view === 'map';
  return html`<form class="filters" id="filters" method="get" action="/fleet" role="search">
<label>Search <input type="search" name="q" value="${query.search}" placeholder="name, label, zone" autocomplete="off"></label>
${select('Service', 'service', services, query.service)}${select('Region', 'region', regions, query.region)}
${isMap ? select('Group by', 'by', ['service', 'region', 'agent', ...labels], query.by ?? usualGroup({ readModel }), 'required') : nothing}
${(['status', 'label', 'agent', 'sort', 'direction'] as const).map((name) => (query[name] ? html`<input type="hidden" name="${name}" value="${query[name]}">` : nothing))}
${isMap ? html`<input type="hidden" name="view" value="map">` : nothing}
<button>Search</button>
<a href="${fleetPath(query, { view: isMap ? 'table' : 'map' })}">${isMap ? 'As a table' : 'As a map'}</a>
${query.status || query.label || query.agent ? html`<a href="${fleetPath(query, { status: undefined, label: undefined, agent: undefined })}">Show all</a>` : nothing}
</form>`;
}

function select(
  title: string,
  name: string,
  values: readonly string[],
  chosen: string | undefined,
  need?: 'required',
): Html {
  if (values.length === 0) return nothing;
  return html`<label>${title} <select name="${name}">${need ? nothing : html`<option value="">all</option>`}${values
    .slice(0, 500)
    .map((value) => html`<option${value === chosen ? html` selected` : nothing}>${value}</option>`)}</select></label>`;
}

function registryProblems({ parts, readModel }: PageContext): Html {
  const { problems, files } = parts.registryState();
  const { warnings } = readModel.registry;
  const rows = (list: readonly { file: string; line: number; column: number; field: string; message: string }[]) =>
    html`<ul class="problems">${list.slice(0, 100).map((one) => html`<li><span class="code">${one.file}:${one.line}:${one.column}</span> ${one.field ? html`<code>${one.field}</code> ` : nothing}<span>${one.message}</span></li>`)}</ul>`;
  return html`<section><h2>Registry</h2>${
    problems.length > 0
      ? html`<div class="note warn"><p><strong>The registry as it is now can't be used: ${plural(problems.length, 'problem')}.</strong> The last good one stays in force.</p>${rows(problems)}</div>`
      : registryFiles(files, warnings.length === 0 ? ', without a problem' : '')
  }${warnings.length > 0 ? html`<p>Worth a look:</p>${rows(warnings)}` : nothing}</section>`;
}

function registryFiles(files: readonly string[], more: string): Html {
  const names = files.slice(0, 100).map((file) => html`<span class="code">${file}</span>`);
  if (names.length === 1) return html`<p>${names} is in force${more}.</p>`;
  return html`<p>${plural(files.length, 'file')} are in force${more}:</p><ul class="plain">${names.map((name) => html`<li>${name}</li>`)}</ul>`;
}

function agentVersions({ readModel, parts, role }: PageContext): Html {
  const line = mayAct(role, 'engineer') ? html`the <a href="/fleet/add">install line</a>` : 'the install line';
  const counts = [...Map.groupBy(readModel.fleet.hosts(), (view) => agentVersionOf(view) ?? '')].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  if (counts.length === 0) return nothing;
  const everyone = parseFleetQuery(new URLSearchParams());
  return html`<section><h2>Agents</h2><ul class="plain">${counts
    .slice(0, 20)
    .map(([version, views]) =>
      version === ''
        ? html`<li>${plural(views.length, 'server')} never reported</li>`
        : html`<li><a href="${fleetPath(everyone, { agent: version })}">${version}</a>: ${plural(views.length, 'server')}${version === parts.settings.version ? nothing : html` <span class="quiet">other than this hub's ${parts.settings.version}: run ${line} there again</span>`}</li>`,
    )}</ul></section>`;
}

function discovery({ parts, zone }: PageContext): Html {
  const results = parts.discovery();
  return html`<section><h2>Discovery</h2>${
    results.length === 0
      ? html`<p>Discovery is off: every server is listed in the registry. <code>discovery:</code> in the registry finds instances by their tags.</p>`
      : html`<ul class="plain">${results.map(
          ({ name, lookedAtMs, foundHosts, leftOut, problem }) =>
            html`<li><p><strong>${name}</strong>: ${plural(foundHosts.length, 'server')} found${lookedAtMs === undefined ? ', not looked yet' : html`, looked ${timeTag(lookedAtMs, 'ago', zone)}`}</p>
${problem ? html`<div class="note warn"><p>${problem.message}</p><p>${problem.next}</p></div>` : nothing}
${leftOut.length > 0 ? html`<details><summary>${countInWords(leftOut.length)} left out</summary><ul>${leftOut.slice(0, 100).map((line) => html`<li>${line}</li>`)}</ul></details>` : nothing}</li>`,
        )}</ul>`
  }</section>`;
}
