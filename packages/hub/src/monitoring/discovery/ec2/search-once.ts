/** Asks EC2 about one region, once. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost } from '../discovered-host.ts';
import { hostOf } from './ec2-instance.ts';
import { ec2Problem } from './ec2-problem.ts';
import { createEc2Reader } from './ec2-reader.ts';

/** Throws `discovery/…` where EC2 cannot be asked or refuses. */
export async function searchOnce(search: Ec2Search, region: string, signal: AbortSignal): Promise<DiscoveredHost[]> {
  try {
    using reader = await createEc2Reader(region);
    const instances = await reader.byTags(search.tags, signal);
    return instances.map((instance) => hostOf(instance, region, search)).filter((host) => host !== undefined);
  } catch (cause) {
    const { code, message, next } = ec2Problem(cause, region);
    throw new HeraldError(code, { message, next, cause });
  }
}
