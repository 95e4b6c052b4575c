/** What the servers of a service are: where they run, on what, with which share up. */
import type { HostView, ServiceView } from '../../../domain/fleet.ts';
import { countInWords, listInWords, plural, regionInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { regionOf } from './fleet-query.ts';

const named = 4;

/** Nothing for a service without servers. */
export function serviceFacts({ service, hosts, upCount }: ServiceView): Html {
  if (hosts.length === 0) return nothing;
  const facts: [string, string][] = [
    ['Up', `${countInWords(upCount)} of ${plural(hosts.length, 'server')}`],
    ['Needed', countInWords(service.needs)],
    ['Region', kinds(hosts, (view) => regionWords(regionOf(view)))],
    ['Availability zones', kinds(hosts, ({ lastReport }) => lastReport?.report.instance?.availabilityZone)],
    ['Instance types', kinds(hosts, ({ lastReport }) => lastReport?.report.instance?.instanceType)],
  ];
  return html`<dl class="facts">${facts.map(([label, words]) => html`<div><dt>${label}</dt><dd>${words}</dd></div>`)}</dl>`;
}

function regionWords(code: string | undefined): string | undefined {
  return code === undefined ? undefined : regionInWords(code);
}

/** Most frequent first, and by name. */
function kinds(hosts: readonly HostView[], kindOf: (view: HostView) => string | undefined): string {
  const counts = [...Map.groupBy(hosts, (view) => kindOf(view) ?? '')]
    .filter(([kind]) => kind !== '')
    .sort(([kind, one], [otherKind, other]) => other.length - one.length || kind.localeCompare(otherKind))
    .map(([kind]) => kind);
  if (counts.length === 0) return 'not known yet';
  const rest = counts.length - named;
  return listInWords(rest > 0 ? [...counts.slice(0, named), `${rest} more`] : counts);
}
