/**
 * What a question goes on about, and what its answer leaves the conversation with: one incident, or one maintenance that runs,
 * is just over or near. Whoever asks how something is must know of that, whatever else is told.
 */
import type { Question, Target, Topic } from '@herald/understanding/question';
import { periodOf } from '@herald/understanding/time-range';
import { type Downtime, endOf } from '../domain/downtime.ts';
import { endTime } from '../format/downtime-span.ts';
import { clockTime, say, type Text } from '../format/text.ts';
import { durationInWords, fullStop, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;

/** What the next words may go on about: what the answer says it told of, else what is the matter with what it was about. */
export function topicToldOf({ topic }: Answer, question: Question, readModel: ReadModel): Topic | undefined {
  const names = question.targets.map(({ name }) => name);
  return (
    topic ??
    topicNow(names, readModel) ??
    (question.usedContext || question.intent === 'downtime' ? question.topic : undefined)
  );
}

/** "Which service is the worst?": the one that the answer names. */
export function foundBy(
  { targets, found }: Answer,
  { intent, allTargets }: Question,
  { fleet }: ReadModel,
): Target | undefined {
  if (found) return found;
  const [name, ...others] = targets;
  if (intent !== 'superlative' || !allTargets || name === undefined || others.length > 0) return undefined;
  if (fleet.service(name)) return { kind: 'service', name };
  return fleet.host(name) ? { kind: 'host', name } : undefined;
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

/** "And for Wednesday?" is of the window of that day alone; "the 10 minutes you told us" is a length. */
export function inRange({ range }: Question, { registry, nowMs }: ReadModel): (one: Downtime) => boolean {
  if (range === undefined || /^\d+[mh]$/.test(range)) return () => true;
  const periods = (['back', 'ahead'] as const).map((looking) => periodOf(range, registry.zone, nowMs, looking));
  return ({ startsAtMs, endsAtMs }) => periods.some(({ fromMs, toMs }) => startsAtMs < toMs && endsAtMs > fromMs);
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

const soonMs = 3_600_000;
/** So long after its end maintenance is what people still ask about. */
export const justOverMs = 30 * 60_000;
const mostTold = 3;

/** The next that begins within the hour. */
function soonOf(names: readonly string[], { downtimes, nowMs }: ReadModel): Downtime[] {
  return downtimes({ fromMs: nowMs, toMs: nowMs + soonMs }, names.length > 0 ? names : undefined)
    .filter(({ state, startsAtMs }) => state === 'planned' && startsAtMs > nowMs)
    .slice(0, mostTold);
}

/** "Maintenance begins at 17:13 (in 3 minutes), until 17:23: Invoices can't be sent."; `each`: with the name of what it is on. */
export function soonWords(names: readonly string[], readModel: ReadModel, of: 'each' | 'one' = 'one'): Text[] {
  return soonOf(names, readModel).map((downtime) => {
    const { startsAtMs, endsAtMs, hasNoEnd, services, hosts, customers, title } = downtime;
    const on = of === 'each' ? ` on ${listInWords([...services, ...hosts].slice(0, mostTold))}` : '';
    const away = durationInWords((startsAtMs - readModel.nowMs) / 1000);
    const end = hasNoEnd ? say`` : say`, until ${endTime(endsAtMs, startsAtMs)}`;
    return say`Maintenance${on} begins at ${clockTime(startsAtMs)} (in ${away})${end}: ${fullStop(customers ?? title)}`;
  });
}

/** The last that was over in the last half hour. */
function justOver(names: readonly string[], { downtimes, nowMs }: ReadModel): Downtime[] {
  return downtimes({ fromMs: nowMs - justOverMs, toMs: nowMs + 1 }, names.length > 0 ? names : undefined)
    .filter((one) => one.state === 'finished' && endOf(one) > nowMs - justOverMs)
    .slice(-1);
}

/** "Its maintenance is over since 09:58." */
export function justOverWords(name: string, readModel: ReadModel): Text[] {
  return justOver([name], readModel).map((one) => say`Its maintenance is over since ${clockTime(endOf(one))}.`);
}
