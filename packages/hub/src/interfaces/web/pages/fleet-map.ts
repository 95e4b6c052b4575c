/** The fleet as a map: a mark for each server, in groups with their names. */

import { hostStatusNow } from '../../../domain/doubt.ts';
import type { HostView } from '../../../domain/fleet.ts';
import type { Service } from '../../../domain/registry.ts';
import { compareStatus, statusOrder, wordOf } from '../../../format/health-words.ts';
import { countInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { statusShape } from '../status-mark.ts';
import { agentVersionOf, regionOf } from './fleet-query.ts';

/** A group of so few is written out by name; a larger one is tiles. */
const mostNamed = 24;
/** Of a group at most this many get a tile each, worst first; the rest is a number. */
const tilesPerGroup = 240;
const mostGroups = 60;

export function fleetMap(found: readonly HostView[], by: string, services: Iterable<Service>, nowMs: number): Html {
  const groups = by === 'service' ? groupsByService(found, services, nowMs) : groupsByLabel(found, by);
  return html`${groups.slice(0, mostGroups).map(([name, views]) => {
    const sorted = views.toSorted((one, other) =>
      compareStatus(hostStatusNow(one, nowMs), hostStatusNow(other, nowMs)),
    );
    const rest = sorted.length - tilesPerGroup;
    return html`<section class="group"><h2><bdi>${name}</bdi> <span class="quiet">${countInWords(views.length)}</span></h2>
<ul class="tiles${views.length <= mostNamed ? ' named' : ''}">${sorted.slice(0, tilesPerGroup).map((view) => {
      const { host } = view;
      const status = hostStatusNow(view, nowMs);
      return html`<li><a href="/hosts/${encodeURIComponent(host.name)}" title="${host.name}: ${wordOf(status)}">${statusShape(status)}<span class="${views.length <= mostNamed ? 'name' : 'hidden'}"><bdi>${host.name}</bdi><span class="hidden">: ${wordOf(status)}</span></span></a></li>`;
    })}</ul>${rest > 0 ? html`<p class="quiet">and ${countInWords(rest)} more, none worse than these</p>` : nothing}</section>`;
  })}${groups.length > mostGroups ? html`<p>${countInWords(groups.length - mostGroups)} more groups: narrow the search, or group by another label.</p>` : nothing}`;
}

function groupsByLabel(found: readonly HostView[], by: string): [string, HostView[]][] {
  return [...Map.groupBy(found, (view) => labelOf(view, by))].sort(([one], [other]) => one.localeCompare(other));
}

/** A server of two services stands under both; those with trouble come first. */
function groupsByService(
  found: readonly HostView[],
  services: Iterable<Service>,
  nowMs: number,
): [string, HostView[]][] {
  const byName = new Map(found.map((view) => [view.host.name, view]));
  const rest = new Set(found);
  const groups: [string, HostView[]][] = [];
  for (const { name, hosts } of services) {
    const own = hosts.flatMap((host) => byName.get(host) ?? []);
    for (const view of own) rest.delete(view);
    if (own.length > 0) groups.push([name, own]);
  }
  if (rest.size > 0) groups.push(['in no service', [...rest]]);
  const worst = (views: readonly HostView[]) =>
    Math.min(...views.map((view) => statusOrder.indexOf(hostStatusNow(view, nowMs))));
  return groups.toSorted(([, one], [, other]) => worst(one) - worst(other));
}

function labelOf(view: HostView, by: string): string {
  if (by === 'region') return regionOf(view) ?? 'no region known';
  if (by === 'agent') return agentVersionOf(view) ?? 'not reported yet';
  return (Object.hasOwn(view.host.labels, by) ? view.host.labels[by] : undefined) ?? `without ${by}`;
}
