/** Planning downtime, by whatever door: which windows can still change, what is confirmed, and what became of it. */

import { isHeraldError } from '@herald/protocol/herald-error';
import { comparable } from '@herald/understanding/plain-text';
import type { Downtime } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';
import type { Calendar } from './calendar.ts';
import type { DowntimeBook } from './downtime-book.ts';
import { type Planner, type PlanReading, planOf, previewOf, readTypedPlan, type TypedPlan } from './plan-draft.ts';

export type PlanningParts = {
  book: DowntimeBook;
  calendar: Calendar;
  registry(): Registry;
  /** Knows the names that are near to one that is not known. */
  questionService: { complete(typed: string, most: number): readonly string[] };
  /** Looks at the calendar now and says what there is to say. */
  announceNow(): Promise<void>;
  nowMs(): number;
};

/** What somebody wants, read back to them, and not yet confirmed. */
export type Draft =
  | { kind: 'plan'; typed: TypedPlan }
  | { kind: 'change'; downtimeId: string; startsAtMs: number; endsAtMs: number }
  | { kind: 'end'; downtimeId: string }
  | { kind: 'cancel'; downtimeId: string };

export type CarriedOut =
  | { kind: 'done'; title: string; downtimeId: string }
  /** Between reading and confirming the window ended or was cancelled, or the words no longer read as they did. */
  | { kind: 'too-late'; why: string };

const dayMs = 86_400_000;
const aheadMs = 400 * dayMs;
/** Where the hub can't see, a window stands a little past its end. */
const pastMs = dayMs;

/** Those that can still be changed, ended or cancelled, soonest first. */
export function comingDowntimes({ calendar, nowMs }: Pick<PlanningParts, 'calendar' | 'nowMs'>): Downtime[] {
  return calendar
    .downtimes({ fromMs: nowMs() - pastMs, toMs: nowMs() + aheadMs })
    .filter(({ state }) => state !== 'finished');
}

/** By its id, or by a title that only one has. */
export function findComing(
  parts: Pick<PlanningParts, 'calendar' | 'nowMs'>,
  wanted: string,
): { kind: 'found'; downtime: Downtime } | { kind: 'unknown' | 'several' } {
  const all = comingDowntimes(parts);
  const named = all.filter(({ title }) => comparable(title).trim() === comparable(wanted).trim());
  const downtime = all.find(({ id }) => id === wanted.trim()) ?? (named.length === 1 ? named[0] : undefined);
  if (downtime) return { kind: 'found', downtime };
  return { kind: named.length > 1 ? 'several' : 'unknown' };
}

/** What was typed, as it reads now. */
export function readPlan({ registry, nowMs, questionService }: PlanningParts, typed: TypedPlan): PlanReading {
  const nearest = (name: string) => questionService.complete(name, 3);
  return readTypedPlan(typed, { registry: registry(), nowMs: nowMs(), nearest });
}

/** The first window of it, with what else is planned at the same time. */
export function previewPlan(
  { calendar, registry, nowMs }: PlanningParts,
  { draftId, typed, by }: { draftId: string; typed: TypedPlan; by: Planner },
  reading: Extract<PlanReading, { kind: 'ready' }>,
): { preview: Downtime; beside: readonly Downtime[] } {
  const { startsAtMs, endsAtMs } = reading.when;
  const own = `discord/${draftId}`;
  const beside = calendar
    .downtimes({ fromMs: startsAtMs, toMs: endsAtMs })
    .filter(({ id, seriesId }) => id !== own && seriesId !== own);
  const plan = planOf(draftId, typed, reading, by, nowMs());
  return { preview: previewOf(plan, reading.when, beside, registry()), beside };
}

/** A plan's id makes it idempotent. Throws what is no refusal but a failure: the store's, say. */
export async function carryOut(parts: PlanningParts, draftId: string, draft: Draft, by: Planner): Promise<CarriedOut> {
  const { book, nowMs, announceNow } = parts;
  if (draft.kind === 'plan') {
    const reading = readPlan(parts, draft.typed);
    if (reading.kind !== 'ready') return { kind: 'too-late', why: reading.question };
    const plan = planOf(draftId, draft.typed, reading, by, nowMs());
    await book.savePlan(plan);
    await announceNow();
    return { kind: 'done', title: plan.title, downtimeId: `discord/${plan.id}` };
  }
  const downtime = comingDowntimes(parts).find(({ id }) => id === draft.downtimeId);
  if (!downtime) return { kind: 'too-late', why: 'That window is over or was cancelled meanwhile.' };
  try {
    if (draft.kind === 'cancel') await book.cancel(downtime);
    else if (draft.kind === 'end') await book.finish(downtime);
    else if (downtime.state === 'planned') await book.move(downtime, draft);
    else await book.extend(downtime, draft.endsAtMs);
  } catch (error) {
    if (!isHeraldError(error) || !error.code.startsWith('downtime/')) throw error;
    return { kind: 'too-late', why: `${error.message} ${error.next}` };
  }
  await announceNow();
  return { kind: 'done', title: downtime.title, downtimeId: downtime.id };
}
