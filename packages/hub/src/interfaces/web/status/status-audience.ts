/** Who reads the status page decides which services it names and in which words. */

import { serviceStatusNow } from '../../../domain/doubt.ts';
import type { Downtime } from '../../../domain/downtime.ts';
import type { ServiceView } from '../../../domain/fleet.ts';
import { type Incident, measuredCause } from '../../../domain/incident.ts';
import { explainsNothing } from '../../../domain/measured-cause.ts';
import { compareStatus } from '../../../format/health-words.ts';
import { mayAct } from '../access/roles.ts';
import type { PageContext } from '../page-context.ts';
import { createPublicDowntime } from '../public-downtime.ts';
import { createPublicFilter, isPublicCause } from '../public-words.ts';
import { causeOfIncident, timelineForColleagues, timelineForCustomers } from './said-of-incident.ts';

export type StatusContext = Pick<PageContext, 'role' | 'readModel' | 'parts' | 'zone' | 'dayHistory' | 'pastIncidents'>;

export type Audience = {
  isPublic: boolean;
  /** Worst first, then in registry order. */
  services(): readonly ServiceView[];
  /** What customers call a service; colleagues read its own name beside it. */
  title(name: string): string;
  /** Titled groups of the site, as far as this audience may know them; what stands in none comes last, without a title. */
  groups(): readonly { title?: string; services: readonly ServiceView[] }[];
  mayKnow(target: Incident['target']): boolean;
  /** What is planned, as far and in the words that they may know it. */
  downtimes(all: readonly Downtime[]): readonly Downtime[];
  timeline(incident: Incident): readonly { atMs: number; text: string }[];
  cause(incident: Incident): string | undefined;
  /** What people wrote. */
  written(text: string): string;
};

export function createAudience({ role, readModel }: Pick<PageContext, 'role' | 'readModel'>): Audience {
  const { fleet, registry } = readModel;
  const isPublic = !mayAct(role, 'member');
  const filter = isPublic ? createPublicFilter(registry) : (text: string) => text;
  let inOrder: readonly ServiceView[] | undefined;
  const isOpenService = (name: string) => registry.services.get(name)?.isPrivate === false;
  return {
    isPublic,
    services,
    title,
    groups,
    // Servers are never named in public, so neither are their own incidents.
    mayKnow: ({ kind, name }) => !isPublic || (kind === 'service' && isOpenService(name)),
    downtimes(all) {
      if (!isPublic) return all;
      const publicly = createPublicDowntime(registry);
      return all.flatMap((downtime) => publicly(downtime) ?? []);
    },
    timeline: (incident) =>
      isPublic
        ? timelineForCustomers(incident, title(incident.target.name), registry, filter)
        : timelineForColleagues(incident),
    cause(incident) {
      const cause = causeOfIncident(incident);
      if (!isPublic) return cause;
      return [cause, measuredCause(incident)].find((one) => isPublicCause(one, registry) && !explainsNothing(one));
    },
    written: filter,
  };

  function services(): readonly ServiceView[] {
    // Each is judged once: that looks at all of its servers.
    inOrder ??= fleet
      .services()
      .filter(({ service }) => !isPublic || !service.isPrivate)
      .map((view) => ({ view, status: serviceStatusNow(view, readModel.nowMs) }))
      .toSorted((one, other) => compareStatus(one.status, other.status))
      .map(({ view }) => view);
    return inOrder;
  }

  function title(name: string): string {
    const customers = registry.services.get(name)?.customers;
    if (customers === undefined) return name;
    return isPublic ? filter(customers) : `${customers} (${name})`;
  }

  function groups(): readonly { title?: string; services: readonly ServiceView[] }[] {
    const all = services();
    const titled = (registry.site?.groups ?? []).map((group) => ({
      title: group.title,
      services: group.services.flatMap((name) => all.find(({ service }) => service.name === name) ?? []),
    }));
    const placed = new Set(titled.flatMap((group) => group.services));
    return [...titled, { services: all.filter((view) => !placed.has(view)) }].filter(
      (group) => group.services.length > 0,
    );
  }
}
