/** What people planned and what was told of it: in memory for the calendar, every change kept in the store first. */
import type { Clock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import type { Downtime } from '../domain/downtime.ts';
import { instantOrNearest } from '../format/zone-time.ts';
import type { AnnouncementDecision } from './decide-announcements.ts';
import { type DowntimeOverride, type DowntimePlan, longestWindowSeconds } from './plan.ts';

/** What the book needs of a store. Everything it reads was checked with `parseDowntimePlan` and its like. */
export type DowntimeStore = {
  /** Plans that are not long over: repeating ones, and single ones that start after `sinceMs` by any zone. */
  readPlans(sinceMs: number): Promise<readonly DowntimePlan[]>;
  readOverrides(sinceMs: number): Promise<readonly DowntimeOverride[]>;
  /** What was last announced of windows that end after `sinceMs`. */
  readAnnounced(sinceMs: number): Promise<readonly Downtime[]>;
  /** References (and what they cover) of announcements made since `sinceMs`. */
  readSaid(sinceMs: number): Promise<readonly string[]>;
  savePlan(plan: DowntimePlan, atMs: number): Promise<void>;
  forgetPlan(planId: string): Promise<void>;
  /** Changes that were last written before then: their windows are long over. */
  forgetOverrides(beforeMs: number): Promise<void>;
  saveOverride(override: DowntimeOverride, atMs: number): Promise<void>;
  /**
   * In one transaction: keeps `announced`, the references with what they cover, and puts each announcement whose reference is
   * new into the outbox. An announcement whose reference is known changes nothing.
   */
  record(decision: AnnouncementDecision, atMs: number): Promise<void>;
};

export type DowntimeBook = {
  plans(): readonly DowntimePlan[];
  overrides(): readonly DowntimeOverride[];
  announced(): ReadonlyMap<string, Downtime>;
  said(): ReadonlySet<string>;
  /** Discord user id of who planned a window that Herald keeps (`discord/<plan id>`, also of a series). */
  plannerOf(downtimeId: string): string | undefined;
  /** Saves a new or changed plan. Its id makes it idempotent: use that of the interaction. */
  savePlan(plan: DowntimePlan): Promise<void>;
  /** Cancels a plan with all that is still to come of it. Throws `downtime/unknown-plan`. */
  cancelPlan(planId: string): Promise<void>;
  /** Cancels one window; what only EC2 plans can't be cancelled here (throws `downtime/not-ours`). */
  cancel(downtime: Downtime): Promise<void>;
  /** Gives a window a new end. Throws `downtime/bad-end` for one before its start or two weeks after. */
  extend(downtime: Downtime, endsAtMs: number): Promise<void>;
  /** Gives a window that has not begun another start and end. Throws `downtime/bad-end` as `extend` does. */
  move(downtime: Downtime, to: { startsAtMs: number; endsAtMs: number }): Promise<void>;
  /** The work is done, whatever the plan said. */
  finish(downtime: Downtime): Promise<void>;
  /** Takes a person out of the plans they made: they are asked and named no more. Returns the ids of those plans. */
  forgetPlanner(userId: string): Promise<readonly string[]>;
  /** Forgets plans that were over or cancelled 60 days ago, and changes of 500 days ago. */
  prune(): Promise<void>;
  /** Keeps what was decided, once. */
  record(decision: AnnouncementDecision): Promise<void>;
  /** Reads the store anew: another hub may have written. */
  reload(): Promise<void>;
};

/** Windows that ended longer ago than this are history: the calendar and feeds no longer need what was said of them. */
const keptPastMs = 60 * 86_400_000;
/** A window may be changed as far ahead as it is announced (400 days), and the change must outlive it. */
const keptOverrideMs = 500 * 86_400_000;
/** Stands for a planner who asked to be forgotten. */
const nobody = 'nobody';
/** A planner by a token of the API: nobody whom Discord could ask. */
export const tokenPlannerPrefix = 'token/';

export async function openDowntimeBook({
  store,
  clock,
}: {
  store: DowntimeStore;
  clock: Clock;
}): Promise<DowntimeBook> {
  let plans: readonly DowntimePlan[] = [];
  let overrides: readonly DowntimeOverride[] = [];
  let announced: ReadonlyMap<string, Downtime> = new Map();
  let said: ReadonlySet<string> = new Set();
  await reload();

  return {
    plans: () => plans,
    overrides: () => overrides,
    announced: () => announced,
    said: () => said,
    plannerOf(downtimeId) {
      const plannerId = plans.find(({ id }) => `discord/${id}` === downtimeId)?.plannerId;
      return plannerId === nobody || plannerId?.startsWith(tokenPlannerPrefix) ? undefined : plannerId;
    },
    savePlan,
    cancelPlan,
    cancel,
    extend,
    move,
    finish,
    forgetPlanner,
    prune,
    record,
    reload,
  };

  async function savePlan(plan: DowntimePlan): Promise<void> {
    await store.savePlan(plan, clock.now());
    plans = [...plans.filter(({ id }) => id !== plan.id), plan];
  }

  async function cancelPlan(planId: string): Promise<void> {
    const plan = plans.find(({ id }) => id === planId);
    if (!plan) {
      throw new HeraldError('downtime/unknown-plan', {
        message: 'I know no such planned downtime.',
        next: 'List what is planned with /downtime list, and pick one of those.',
      });
    }
    if (plan.cancelledAtMs === undefined) await savePlan({ ...plan, cancelledAtMs: clock.now() });
  }

  async function cancel(downtime: Downtime): Promise<void> {
    const ours = idsOf(downtime).filter((id) => !id.startsWith('ec2/'));
    if (ours.length === 0) {
      throw new HeraldError('downtime/not-ours', {
        message: 'AWS plans this one, so it cannot be cancelled here.',
        next: 'Stop and start the instance before that time, or move the event in the EC2 console; I will notice.',
      });
    }
    for (const id of ours) await change(id, { cancelledAtMs: clock.now() });
  }

  async function extend(downtime: Downtime, endsAtMs: number): Promise<void> {
    assertEnd(downtime.startsAtMs, endsAtMs);
    await change(downtime.id, { endsAtMs });
  }

  async function move(downtime: Downtime, { startsAtMs, endsAtMs }: { startsAtMs: number; endsAtMs: number }) {
    assertEnd(startsAtMs, endsAtMs);
    await change(downtime.id, { startsAtMs, endsAtMs });
  }

  async function finish(downtime: Downtime): Promise<void> {
    for (const id of idsOf(downtime)) await change(id, { finishedAtMs: clock.now() });
  }

  async function change(downtimeId: string, what: Partial<DowntimeOverride>): Promise<void> {
    const before = overrides.find((override) => override.downtimeId === downtimeId);
    const override = { ...before, ...what, downtimeId };
    await store.saveOverride(override, clock.now());
    overrides = [...overrides.filter((other) => other.downtimeId !== downtimeId), override];
  }

  async function forgetPlanner(userId: string): Promise<readonly string[]> {
    const theirs = plans.filter(({ plannerId }) => plannerId === userId);
    for (const { plannedBy: _name, ...plan } of theirs) await savePlan({ ...plan, plannerId: nobody });
    return theirs.map(({ id }) => id);
  }

  async function prune(): Promise<void> {
    const beforeMs = clock.now() - keptPastMs;
    for (const { id } of plans.filter((plan) => lastNeededAtMs(plan) < beforeMs)) await store.forgetPlan(id);
    await store.forgetOverrides(clock.now() - keptOverrideMs);
    await reload();
  }

  async function record(decision: AnnouncementDecision): Promise<void> {
    await store.record(decision, clock.now());
    announced = new Map([...announced, ...decision.announced.map((downtime) => [downtime.id, downtime] as const)]);
    said = new Set([...said, ...decision.announcements.flatMap(({ reference, covers }) => [reference, ...covers])]);
  }

  async function reload(): Promise<void> {
    const sinceMs = clock.now() - keptPastMs;
    plans = await store.readPlans(sinceMs);
    overrides = await store.readOverrides(sinceMs);
    announced = new Map((await store.readAnnounced(sinceMs)).map((downtime) => [downtime.id, downtime]));
    said = new Set(await store.readSaid(sinceMs));
  }
}

/** A repeating plan that was not cancelled is needed for ever. */
function lastNeededAtMs({ cancelledAtMs, rrule, startsLocal, lastsSeconds, zone }: DowntimePlan): number {
  if (cancelledAtMs !== undefined) return cancelledAtMs + longestWindowSeconds * 1000;
  return rrule === undefined ? instantOrNearest(startsLocal, zone) + lastsSeconds * 1000 : Number.POSITIVE_INFINITY;
}

function assertEnd(startsAtMs: number, endsAtMs: number): void {
  if (Number.isInteger(endsAtMs) && endsAtMs > startsAtMs && endsAtMs <= startsAtMs + longestWindowSeconds * 1000)
    return;
  throw new HeraldError('downtime/bad-end', {
    message: 'A window ends after it starts, and within two weeks.',
    next: 'Give an end between the two, for example "23:30" or "in 30 minutes".',
  });
}

function idsOf({ id, mergedIds = [] }: Downtime): readonly string[] {
  return [id, ...mergedIds];
}
