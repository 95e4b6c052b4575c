/** Who reads the status page decides which services it names and in which words. */
import { serviceVerdict } from '../../../answers/service-verdict.ts';
import type { Downtime } from '../../../domain/downtime.ts';
import type { ServiceView } from '../../../domain/fleet.ts';
import { shownStatus } from '../../../domain/health.ts';
import type { Incident } from '../../../domain/incident.ts';
import { compareStatus } from '../../../format/health-words.ts';
import { say, type Text } from '../../../format/text.ts';
import { mayAct } from '../access/roles.ts';
import type { PageContext } from '../page-context.ts';
import { createPublicDowntime } from '../public-downtime.ts';
import { createPublicFilter, publicSentence, publicTimeline } from '../public-words.ts';

export type Audience = {
  isPublic: boolean;
  /** Worst first, then in registry order. */
  services(): readonly ServiceView[];
  sentence(view: ServiceView): Text;
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
  const isOpenService = (name: string) => registry.services.get(name)?.isPrivate === false;
  return {
    isPublic,
    services: () =>
      fleet
        .services()
        .filter(({ service }) => !isPublic || !service.isPrivate)
        .toSorted((one, other) => compareStatus(shownStatus(one.health), shownStatus(other.health))),
    sentence(view) {
      if (isPublic) return publicSentence(view, readModel.nowMs);
      const { verdict, lines } = serviceVerdict(view, readModel);
      const [first] = lines;
      return shownStatus(view.health) === 'up' && first ? first : first ? say`${verdict} ${first}` : verdict;
    },
    // Servers are never named in public, so neither are their own incidents.
    mayKnow: ({ kind, name }) => !isPublic || (kind === 'service' && isOpenService(name)),
    downtimes(all) {
      if (!isPublic) return all;
      const publicly = createPublicDowntime(registry);
      return all.flatMap((downtime) => publicly(downtime) ?? []);
    },
    timeline: (incident) => (isPublic ? publicTimeline(incident) : incident.timeline),
    cause: ({ cause }) => (isPublic ? undefined : cause),
    written: filter,
  };
}
