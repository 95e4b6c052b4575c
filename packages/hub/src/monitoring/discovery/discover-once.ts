/** One look at every source that the registry names, for commands that run without a hub. */
import { isHeraldError } from '@herald/protocol/herald-error';
import type { Registry } from '../../domain/registry.ts';
import type { DiscoveredHost, DiscoveryProblem } from './discovered-host.ts';
import { searchOnce } from './ec2/search-once.ts';
import { createTargetReader } from './file-sd/read-targets.ts';
import { mergeHosts } from './merge-hosts.ts';

export type DiscoveredOnce = {
  /** What is declared, with what was found. */
  registry: Registry;
  /** How many hosts the sources named, declared ones among them. */
  foundCount: number;
  problems: readonly DiscoveryProblem[];
};

export function hasDiscovery({ discovery }: Registry): boolean {
  return discovery.ec2.length + discovery.files.length > 0;
}

/** Never rejects: a source that fails is a problem. */
export async function discoverOnce(declared: Registry, signal: AbortSignal): Promise<DiscoveredOnce> {
  const { ec2, files } = declared.discovery;
  const read = await createTargetReader()(files);
  const found: DiscoveredHost[] = [...read.hosts];
  const problems: DiscoveryProblem[] = [...read.problems];
  for (const search of ec2) {
    for (const region of search.regions) {
      try {
        const round = await searchOnce(search, region, signal, declaredIn(declared, region));
        found.push(...round.hosts);
        if (round.problem) problems.push(round.problem);
      } catch (error) {
        if (!isHeraldError(error)) throw error;
        const { code, message, next } = error;
        problems.push({ code, place: `ec2 ${region}`, message, next });
      }
    }
  }
  return { registry: mergeHosts(declared, found).registry, foundCount: found.length, problems };
}

/** Instances that the registry names: a hub asks about them by id. */
function declaredIn({ hosts }: Registry, region: string): string[] {
  return [...hosts.values()]
    .filter((host) => host.region === undefined || host.region === region)
    .flatMap(({ instanceId }) => instanceId ?? []);
}
