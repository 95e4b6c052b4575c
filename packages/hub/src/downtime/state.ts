/** Where a window stands at an instant. Every window ends, whatever becomes of what it touches. */
import type { DowntimeState, PlannedStretch } from '../domain/downtime.ts';

/** Whether what the window touched is well again, as far as Herald can see. */
export type Return = 'back' | 'not-back' | 'unknown';

/** After this long past its end a window is over even if nothing came back: what is still down is an incident by then. */
export const longestOverRunSeconds = 4 * 3600;
/** While Herald can't see (it has just started, say), it waits this long past the end before it calls a window finished. */
const isolatedPatienceSeconds = 300;

/**
 * `announced`: the state that was last announced, if any: what was called finished stays so unless its end was moved past now.
 * Over-running is a state of a window after its end only: alerts no longer wait for it.
 */
export function stateAt(
  stretch: PlannedStretch,
  nowMs: number,
  isBack: () => Return,
  announced?: { state: DowntimeState; endsAtMs: number },
): DowntimeState {
  // What is taken back once it has begun has ended early.
  if (stretch.cancelledAtMs !== undefined) return stretch.cancelledAtMs < stretch.startsAtMs ? 'cancelled' : 'finished';
  if (stretch.finishedAtMs !== undefined && stretch.finishedAtMs <= nowMs) return 'finished';
  if (nowMs < stretch.startsAtMs) return 'planned';
  if (nowMs < stretch.endsAtMs) return 'running';
  if (stretch.isDeparture || nowMs >= stretch.endsAtMs + longestOverRunSeconds * 1000) return 'finished';
  if (announced?.state === 'finished' && announced.endsAtMs === stretch.endsAtMs) return 'finished';
  switch (isBack()) {
    case 'back':
      return 'finished';
    case 'not-back':
      return 'over-running';
    default:
      // What was seen not to be back is not over because the hub has just started.
      if (announced?.state === 'over-running') return 'over-running';
      return nowMs < stretch.endsAtMs + isolatedPatienceSeconds * 1000 && announced?.state === 'running'
        ? 'running'
        : 'finished';
  }
}
