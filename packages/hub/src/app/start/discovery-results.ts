/** What discovery found, as the pages tell it. */
import type { Host, Registry } from '../../domain/registry.ts';
import type { DiscoveryResult } from '../../interfaces/web/web-parts.ts';
import type { DiscoveryProblem } from '../../monitoring/discovery/discovered-host.ts';

/** One line a source, with what it found; a source that fails keeps what it found before. */
export function discoveryResults(registry: Registry, problems: readonly DiscoveryProblem[]): DiscoveryResult[] {
  const found = (source: Host['source'], region?: string) =>
    [...registry.hosts.values()]
      .filter((host) => host.source === source && (region === undefined || host.region === region))
      .map(({ name }) => name);
  const { ec2, files } = registry.discovery;
  const regions = [...new Set(ec2.flatMap((search) => search.regions))];
  const places = [
    ...regions.map((region) => ({ name: `EC2 ${region}`, foundHosts: found('ec2', region), place: region })),
    ...(files.length > 0 ? [{ name: 'Files', foundHosts: found('file'), place: 'file' }] : []),
  ];
  return places.map(({ name, foundHosts, place }) => {
    const problem = problems.find((one) => one.place.includes(place));
    return { name, foundHosts, leftOut: [], ...(problem ? { problem } : {}) };
  });
}
