/** What a question goes on about, and what its answer leaves the conversation with: one maintenance or one incident. */
import type { Question, Topic } from '@herald/understanding/question';
import type { Downtime } from '../domain/downtime.ts';
import type { Answer } from './answer.ts';
import { justOver, soonOf } from './maintenance-soon.ts';
import { openTroubles } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;

/** What the next words may go on about: what the answer says it told of, else what is the matter with what it was about. */
export function topicToldOf({ topic }: Answer, question: Question, readModel: ReadModel): Topic | undefined {
  const names = question.targets.map(({ name }) => name);
  return topic ?? topicNow(names, readModel) ?? (question.usedContext ? question.topic : undefined);
}

/** Trouble comes before maintenance that runs, that before what is just over or begins soon. `names` empty: nothing. */
function topicNow(names: readonly string[], readModel: ReadModel): Topic | undefined {
  if (names.length === 0) return undefined;
  const incidents = openTroubles(names, readModel).filter(({ isPlanned }) => !isPlanned);
  if (incidents.length > 0) return { kind: 'incident', ids: incidents.map(({ id }) => id) };
  const windows = maintenanceNow(names, readModel);
  return windows.length > 0 ? ofMaintenance(windows) : undefined;
}

/** What runs now, else what was over in the last half hour, else what begins within the hour. */
export function maintenanceNow(names: readonly string[], readModel: ReadModel): Downtime[] {
  const { downtimes, nowMs } = readModel;
  const running = downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, names).filter(isOn);
  if (running.length > 0) return running;
  const over = justOver(names, readModel);
  return over.length > 0 ? over : soonOf(names, readModel);
}

export function ofMaintenance(windows: readonly Downtime[]): Topic {
  return { kind: 'maintenance', ids: windows.map(({ id }) => id) };
}

export function isOn({ state }: Downtime): boolean {
  return state === 'running' || state === 'over-running';
}

/** Which maintenance the conversation is about; none where what the question names is not touched by it. */
export function maintenanceSpokenOf({ topic, targets }: Question, readModel: ReadModel): Downtime[] {
  if (topic?.kind !== 'maintenance') return [];
  const { downtimes, nowMs } = readModel;
  const names = targets.map(({ name }) => name);
  const all = downtimes({ fromMs: nowMs - dayMs, toMs: nowMs + 366 * dayMs }, names.length > 0 ? names : undefined);
  const found = topic.ids.flatMap((id) => all.find((one) => one.id === id || one.mergedIds?.includes(id)) ?? []);
  if (found.length > 0 || topic.ids.length > 0) return found;
  // A message that was replied to says its words alone.
  return names.length === 0 ? [] : maintenanceNear(names, readModel);
}

/** What runs, else what was over last since yesterday, else what comes next. `names` empty: of everything. */
export function maintenanceNear(names: readonly string[], { downtimes, nowMs }: ReadModel): Downtime[] {
  const all = downtimes({ fromMs: nowMs - dayMs, toMs: nowMs + 366 * dayMs }, names.length > 0 ? names : undefined);
  const one =
    all.find(isOn) ??
    all.findLast(({ state }) => state === 'finished') ??
    all.find(({ state }) => state === 'planned') ??
    all.at(-1);
  return one ? [one] : [];
}
