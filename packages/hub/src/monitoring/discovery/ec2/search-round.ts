/** One look at a region: every call that the hub makes. The failure of one costs what that call tells, and no more. */
import type { InstanceStatus } from '@aws-sdk/client-ec2';
import type { Clock } from '@herald/protocol/clock';
import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost, DiscoveryProblem } from '../discovered-host.ts';
import { type Ec2Findings, type FoundInstance, findingsOf, hostOf } from './ec2-instance.ts';
import { ec2Problem } from './ec2-problem.ts';
import type { Ec2Reader } from './ec2-reader.ts';

export type SearchRound = {
  hosts: readonly DiscoveredHost[];
  findings: ReadonlyMap<string, Ec2Findings>;
  ids: { missing: readonly string[]; present: readonly string[] };
  /** What could not be asked; the hosts are known all the same. */
  problem: DiscoveryProblem | undefined;
};

export type SearchRoundOptions = {
  search: Ec2Search;
  region: string;
  clock: Clock;
  signal: AbortSignal;
  instanceIds(): readonly string[];
};

/** Rejects only where the instances themselves can't be listed. */
export async function searchRound(
  reader: Ec2Reader,
  { search, region, clock, signal, instanceIds }: SearchRoundOptions,
): Promise<SearchRound> {
  const tagged = await reader.byTags(search.tags, signal);
  const all = new Map<string, FoundInstance>(tagged.map((instance) => [instance.instanceId, instance]));
  const problems: DiscoveryProblem[] = [];
  const wanted = [...new Set(instanceIds())];
  const others = wanted.filter((id) => !all.has(id));
  const named = others.length === 0 ? [] : await tried(() => reader.byIds(others, signal));
  for (const instance of named ?? []) all.set(instance.instanceId, instance);
  const alive = [...all.values()].filter(({ state }) => state !== 'terminated').map(({ instanceId }) => instanceId);
  const statuses =
    (await tried(() => reader.statuses(alive, signal), 'ec2:DescribeInstanceStatus')) ??
    new Map<string, InstanceStatus>();
  const findings = new Map<string, Ec2Findings>();
  for (const [id, instance] of all) findings.set(id, findingsOf(instance, statuses.get(id), clock.now()));
  const hosts = tagged.map((instance) => hostOf(instance, region, search)).filter((host) => host !== undefined);
  // Who was not asked about is not missing.
  const asked = named === undefined ? wanted.filter((id) => all.has(id)) : wanted;
  const isGone = (id: string) => ['terminated', 'shutting-down'].includes(all.get(id)?.state ?? 'terminated');
  const ids = { missing: asked.filter(isGone), present: asked.filter((id) => !isGone(id)) };
  return { hosts, findings, ids, problem: problems[0] };

  async function tried<T>(ask: () => Promise<T>, action?: string): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted) throw error;
      problems.push(ec2Problem(error, region, action));
      return undefined;
    }
  }
}
