/** On burstable instance types, withheld CPU time means that the CPU credits are spent. */
import type { CpuMetrics } from '@herald/protocol/metrics';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from './agent-problems.ts';

/** Below this a busy neighbour can be the reason too. */
const spentFromPercent = 10;

export function stealProblem(instanceType: string | undefined, { stealPercent = 0 }: CpuMetrics): Problem | undefined {
  const isBurstable = /^t\d/.test(instanceType ?? '');
  if (!isBurstable || stealPercent < spentFromPercent) return undefined;
  return agentProblem('cpu/credits-spent', String(Math.round(stealPercent)));
}
