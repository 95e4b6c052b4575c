/** A change of health that is worth a line in a timeline. */
import type { Health } from '../../domain/health.ts';

export type Target = { kind: 'host' | 'service'; name: string };

export type Transition = {
  target: Target;
  /** Absent where the target is new to the hub. */
  before?: Health;
  after: Health;
  atMs: number;
};

/** Whether status, plan, flapping or the reasons that weigh anything differ; figures and informing reasons do not count. */
export function isTransition(before: Health | undefined, after: Health): boolean {
  if (before === after || isUnjudged(after)) return false;
  if (!before || isUnjudged(before)) return after.status !== 'up' || after.planned !== undefined;
  return (
    before.status !== after.status ||
    before.isFlapping !== after.isFlapping ||
    before.planned?.downtimeId !== after.planned?.downtimeId ||
    weighing(before) !== weighing(after)
  );
}

/** Nothing has been heard yet: no news, and what comes next is no change. */
function isUnjudged({ reasons }: Health): boolean {
  return reasons[0]?.code === 'not-polled-yet';
}

function weighing({ reasons }: Health): string {
  return reasons
    .filter(({ weight }) => weight !== 'none')
    .map(({ code }) => code)
    .join();
}
