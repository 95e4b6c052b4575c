/** Asks EC2 about one region, once, with every call that a running hub makes. */
import { systemClock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost, DiscoveryProblem } from '../discovered-host.ts';
import { describeInstances, describeStatus, ec2Problem, policyFor } from './ec2-problem.ts';
import { createEc2Reader, type Ec2Reader } from './ec2-reader.ts';
import { searchRound } from './search-round.ts';

export type FoundOnce = { hosts: readonly DiscoveredHost[]; problem: DiscoveryProblem | undefined };

/** Throws `discovery/…` where instances can't be listed. `instanceIds`: those that the registry declares. */
export async function searchOnce(
  search: Ec2Search,
  region: string,
  signal: AbortSignal,
  instanceIds: readonly string[] = [],
): Promise<FoundOnce> {
  using reader = await createEc2Reader(region);
  try {
    return await searchRound(reader, { search, region, clock: systemClock, signal, instanceIds: () => instanceIds });
  } catch (cause) {
    const { code, message, next } = ec2Problem(cause, region);
    const advice = code === 'discovery/not-allowed' && (await alsoLacksStatuses(reader, region, signal));
    throw new HeraldError(code, { message, next: advice || next, cause });
  }
}

/** Both permissions in one policy, where both are missing: nobody wants to be sent twice. */
async function alsoLacksStatuses(reader: Ec2Reader, region: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    await reader.tryStatuses(signal);
    return undefined;
  } catch (error) {
    if (ec2Problem(error, region).code !== 'discovery/not-allowed') return undefined;
    return `Allow ${describeInstances} and ${describeStatus}: ${policyFor([describeInstances, describeStatus])}.`;
  }
}
