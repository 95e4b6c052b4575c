/** Asks EC2 about one region again and again: which instances there are, how EC2 sees them, what it plans for them. */
import type { Clock } from '@herald/protocol/clock';
import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost, DiscoveryProblem } from '../discovered-host.ts';
import type { Ec2Findings } from './ec2-instance.ts';
import { ec2Problem, isThrottled } from './ec2-problem.ts';
import type { Ec2Reader } from './ec2-reader.ts';
import { searchRound } from './search-round.ts';

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
  onFindings(findings: ReadonlyMap<string, Ec2Findings>): void;
  onProblem(problem: DiscoveryProblem | undefined): void;
};

const longestWaitSeconds = 15 * 60;

/** Ends when the signal aborts. Never rejects: a failed round is a problem, and the next comes later (twice as late each time it is throttled). */
export async function startEc2Search(options: Ec2SearchOptions): Promise<void> {
  const { search, region, clock, signal, createReader, onFound, onFindings, onProblem } = options;
  let reader: Ec2Reader | undefined;
  let waitSeconds = search.everySeconds;
  while (!signal.aborted) {
    try {
      reader ??= await createReader(region);
      const found = await searchRound(reader, options);
      if (signal.aborted) break;
      onFound(found.hosts, found.ids);
      onFindings(found.findings);
      onProblem(found.problem);
      waitSeconds = nextWait(waitSeconds, found.problem, search);
    } catch (error) {
      if (signal.aborted) break;
      const problem = ec2Problem(error, region);
      onProblem(problem);
      waitSeconds = nextWait(waitSeconds, problem, search);
    }
    await clock.sleep(waitSeconds * 1000, signal);
  }
  reader?.[Symbol.dispose]();
}

function nextWait(waitedSeconds: number, problem: DiscoveryProblem | undefined, { everySeconds }: Ec2Search): number {
  if (problem === undefined || !isThrottled(problem)) return everySeconds;
  return Math.min(waitedSeconds * 2, Math.max(longestWaitSeconds, everySeconds));
}
