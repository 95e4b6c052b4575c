/** Carries out what an engineer confirmed: a window is planned, moved, extended or cancelled, and said so in the channels. */
import { isHeraldError } from '@herald/protocol/herald-error';
import type { QuestionService } from '../../../answers/question-service.ts';
import type { Downtime } from '../../../domain/downtime.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { Calendar } from '../../../downtime/calendar.ts';
import type { DowntimeBook } from '../../../downtime/downtime-book.ts';
import { planOf, readTypedPlan, type TypedPlan } from '../../../downtime/plan-draft.ts';
import { escapeMarkup } from '../markup.ts';
import type { Draft } from './drafts.ts';

export type CarryOutParts = {
  book: DowntimeBook;
  calendar: Calendar;
  registry(): Registry;
  /** Knows the names that are near to one that is not known. */
  questionService: Pick<QuestionService, 'complete'>;
  /** Looks at the calendar now and says what there is to say. */
  announceNow(): Promise<void>;
  nowMs(): number;
};

export type Planner = { plannerId: string; plannedBy: string };

const dayMs = 86_400_000;
const aheadMs = 400 * dayMs;

/** Returns what to say of it. What cannot be done any more is said, not thrown. */
export async function carryOut(parts: CarryOutParts, draftId: string, draft: Draft, by: Planner): Promise<string> {
  const { book, announceNow } = parts;
  try {
    if (draft.kind === 'plan') return await plan(parts, draftId, draft.typed, by);
    const downtime = comingDowntimes(parts).find(({ id }) => id === draft.downtimeId);
    if (!downtime) return 'That window is over or was cancelled meanwhile. Nothing was changed.';
    if (draft.kind === 'cancel') await book.cancel(downtime);
    else if (downtime.state === 'planned') await book.move(downtime, draft);
    else await book.extend(downtime, draft.endsAtMs);
    await announceNow();
    return draft.kind === 'cancel'
      ? `${escapeMarkup(downtime.title)} is cancelled. I've said so in the channels.`
      : `${escapeMarkup(downtime.title)} is changed. I've said so in the channels.`;
  } catch (error) {
    if (!isHeraldError(error)) throw error;
    return escapeMarkup(`${error.message} ${error.next}`);
  }
}

async function plan(parts: CarryOutParts, draftId: string, typed: TypedPlan, by: Planner): Promise<string> {
  const { book, registry, nowMs, announceNow } = parts;
  const reading = readPlan(parts, typed);
  // Between reading and pressing, the time may have passed or a name gone from the registry.
  if (reading.kind !== 'ready')
    return escapeMarkup(`${reading.question} Nothing was announced; run the command again.`);
  await book.savePlan(planOf(draftId, typed, reading, by, nowMs()));
  await announceNow();
  const { announcementsChannelId } = registry().discord;
  const where = announcementsChannelId === undefined ? 'the channels that it concerns' : `<#${announcementsChannelId}>`;
  return `Announced in ${where}. Change it with /downtime change, take it back with /downtime cancel.`;
}

/** What was typed, as it reads now. */
export function readPlan({ registry, nowMs, questionService }: CarryOutParts, typed: TypedPlan) {
  const nearest = (name: string) => questionService.complete(name, 3);
  return readTypedPlan(typed, { registry: registry(), nowMs: nowMs(), nearest });
}

/** Those that can still be changed or cancelled. */
export function comingDowntimes({ calendar, nowMs }: CarryOutParts): Downtime[] {
  const fromMs = nowMs() - 15 * dayMs;
  return calendar.downtimes({ fromMs, toMs: nowMs() + aheadMs }).filter(({ state }) => state !== 'finished');
}
