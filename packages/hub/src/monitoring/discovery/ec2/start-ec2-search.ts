/** Asks EC2 about one region again and again: which instances there are, how EC2 sees them, what it plans for them. */
import type { Clock } from '@herald/protocol/clock';
import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost, DiscoveryProblem } from '../discovered-host.ts';
import { type Ec2Knowledge, type FoundInstance, hostOf, knowledgeOf } from './ec2-instance.ts';
import { ec2Problem, isThrottled } from './ec2-problem.ts';
import type { Ec2Reader } from './ec2-reader.ts';

export type Ec2SearchOptions = {
  search: Ec2Search;
  region: string;
  clock: Clock;
  signal: AbortSignal;
  createReader(region: string): Promise<Ec2Reader>;
  /** Instances that are known from elsewhere and asked about as well. */
  instanceIds(): readonly string[];
  /** `missing`: of `instanceIds`, those that this region does not have or that are terminated. */
  onFound(hosts: readonly DiscoveredHost[], ids: { missing: readonly string[]; present: readonly string[] }): void;
  onKnowledge(readModel: ReadonlyMap<string, Ec2Knowledge>): void;
  onProblem(problem: DiscoveryProblem | undefined): void;
};

const longestWaitSeconds = 15 * 60;

/** Ends when the signal aborts. Never rejects: a failed round is a problem, and the next comes later (twice as late each time it is throttled). */
export async function startEc2Search(options: Ec2SearchOptions): Promise<void> {
  const { search, region, clock, signal, createReader, onFound, onKnowledge, onProblem } = options;
  let reader: Ec2Reader | undefined;
  let waitSeconds = search.everySeconds;
  while (!signal.aborted) {
    try {
      reader ??= await createReader(region);
      const found = await round(reader, options);
      if (signal.aborted) break;
      onFound(found.hosts, found.ids);
      onKnowledge(found.readModel);
      onProblem(undefined);
      waitSeconds = search.everySeconds;
    } catch (error) {
      if (signal.aborted) break;
      const problem = ec2Problem(error, region);
      onProblem(problem);
      if (isThrottled(problem))
        waitSeconds = Math.min(waitSeconds * 2, Math.max(longestWaitSeconds, search.everySeconds));
    }
    await clock.sleep(waitSeconds * 1000, signal);
  }
  reader?.[Symbol.dispose]();
}

async function round(reader: Ec2Reader, { search, region, clock, signal, instanceIds }: Ec2SearchOptions) {
  const tagged = await reader.byTags(search.tags, signal);
  const all = new Map<string, FoundInstance>(tagged.map((instance) => [instance.instanceId, instance]));
  const wanted = [...new Set(instanceIds())];
  const others = wanted.filter((id) => !all.has(id));
  if (others.length > 0)
    for (const instance of await reader.byIds(others, signal)) all.set(instance.instanceId, instance);
  const alive = [...all.values()].filter(({ state }) => state !== 'terminated');
  const statuses = await reader.statuses(
    alive.map(({ instanceId }) => instanceId),
    signal,
  );
  const readModel = new Map<string, Ec2Knowledge>();
  for (const [id, instance] of all) readModel.set(id, knowledgeOf(instance, statuses.get(id), clock.now()));
  const hosts = tagged.map((instance) => hostOf(instance, region, search)).filter((host) => host !== undefined);
  const isGone = (id: string) => ['terminated', 'shutting-down'].includes(all.get(id)?.state ?? 'terminated');
  const ids = { missing: wanted.filter(isGone), present: wanted.filter((id) => !isGone(id)) };
  return { hosts, readModel, ids };
}
