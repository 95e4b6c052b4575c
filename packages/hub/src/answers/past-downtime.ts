/** "Was there maintenance today?", "did it finish on time?", "was it extended?", "how long did it take?": of maintenance that is over. */
import type { Question } from '@herald/understanding/question';
import { type Downtime, endOf } from '../domain/downtime.ts';
import type { Period } from '../domain/history.ts';
import { onSchedule, spanOf } from '../format/downtime-span.ts';
import { clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords, fullStop, lengthInWords, listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { ReadModel } from './read-model.ts';
import { ofMaintenance } from './topic.ts';

const dayMs = 86_400_000;
/** What ended so near to its planned end was on time. */
const onTimeMs = 60_000;

/** Undefined where the words ask for nothing that is over, or nothing is. */
export function tellPastDowntime(
  names: readonly string[],
  readModel: ReadModel,
  period: Period | undefined,
  { turns }: Pick<Question, 'turns'>,
): Answer | undefined {
  if (!turns.includes('was') && !turns.includes('finished')) return undefined;
  const last = lastOver(names, readModel, period);
  if (!last || runsNow(last, names, readModel)) return undefined;
  // "Were customers affected, beyond what was announced?"
  if (turns.includes('felt'))
    return {
      ...bareAnswer('downtime', names.length > 0 ? names : last.services, noticedBefore(last.customers), [
        overWords(last, names),
      ]),
      topic: ofMaintenance([last]),
    };
  const lines = [plannedBy(last), ...(last.customers ? [say`Customers were told: ${fullStop(last.customers)}`] : [])];
  return {
    ...bareAnswer('downtime', names.length > 0 ? names : last.services, wordsOf(last, names, turns), lines),
    topic: ofMaintenance([last]),
  };
}

/** The last that is over since yesterday, or in the time that was asked about. */
export function lastOver(
  names: readonly string[],
  { downtimes, nowMs }: ReadModel,
  period: Period | undefined,
): Downtime | undefined {
  const fromMs = period?.fromMs ?? nowMs - dayMs;
  if (fromMs >= nowMs) return undefined;
  const toMs = Math.min(period?.toMs ?? nowMs, nowMs);
  return downtimes({ fromMs, toMs }, names.length > 0 ? names : undefined).findLast(
    ({ state }) => state === 'finished',
  );
}

/** What is over is told in the past, and no more than was said of it. */
export function noticedBefore(customers: string | undefined): Text {
  const told = customers === undefined ? 'No customer impact was announced.' : `They were told: ${fullStop(customers)}`;
  return say`${strong("What customers noticed I don't measure.")} ${told}`;
}

/** What was planned of a time, for whoever asks of it too: "Planned maintenance today: billing for 10 minutes (08:00 to 08:10)." */
export function plannedWithin(
  names: readonly string[],
  { downtimes, nowMs }: ReadModel,
  { fromMs, toMs, words }: Period & { words: string },
  isWatched = true,
): Text {
  const past = { fromMs, toMs: Math.min(toMs, nowMs) };
  const took = downtimes(past, names.length > 0 ? names : undefined)
    .filter(({ state, startsAtMs }) => state !== 'planned' && state !== 'cancelled' && startsAtMs < past.toMs)
    .map((one) => ({ one, endedAtMs: Math.min(endOf(one), nowMs) }));
  if (took.length === 0)
    return isWatched
      ? say`${capitalised(words)} no planned maintenance took place.`
      : say`I know of no planned maintenance ${words}.`;
  const told = took
    .slice(-mostWithin)
    .map(
      ({ one, endedAtMs }) =>
        say`${touchedBy(one, names)} ${lengthInWords((endedAtMs - one.startsAtMs) / 1000)} from ${moment(one.startsAtMs)}${isOn(one) ? ', so far' : ''}`,
    );
  const more = took.length - told.length;
  const list = told.reduce((all, next) => say`${all}; ${next}`);
  return say`Planned maintenance ${words}: ${list}${more > 0 ? `; and ${plural(more, 'window')} before` : ''}.`;
}

const mostWithin = 5;

function isOn({ state }: Downtime): boolean {
  return state === 'running' || state === 'over-running';
}

export function overWords(last: Downtime, names: readonly string[]): Text {
  const { endsAtMs } = last;
  // It was ended by hand: the planned end alone would tell people a time at which it no longer went on.
  const ended = endsAtMs - endOf(last) >= onTimeMs ? say` It ended at ${clockTime(endOf(last))}.` : say``;
  return say`${strong(`The maintenance on ${touchedBy(last, names)} is over.`)} It was planned ${last.hasNoEnd ? 'for' : 'from'} ${spanOf(last)}.${ended}`;
}

export function plannedBy(downtime: Downtime): Text {
  return say`Planned by ${plannerOf(downtime)}: ${downtime.title}.`;
}

export function plannerOf({ source, plannedBy: by }: Downtime): string {
  return source === 'ec2' ? 'AWS' : by || 'engineering';
}

/** "On schedule.", or that it was extended. */
export function scheduleWords(window: Downtime, nowMs: number): Text {
  const { endsAtMs, plannedEndsAtMs = endsAtMs } = window;
  const asPlanned = onSchedule(window, nowMs);
  if (!isExtended(window)) return say`${asPlanned}`;
  const extended = say`It was extended: first it was to end at ${clockTime(plannedEndsAtMs)}.`;
  return endsAtMs > nowMs ? extended : say`${asPlanned} ${extended}`;
}

export function isExtended({ endsAtMs, plannedEndsAtMs = endsAtMs }: Downtime): boolean {
  return endsAtMs > plannedEndsAtMs;
}

function runsNow({ startsAtMs }: Downtime, names: readonly string[], { downtimes, nowMs }: ReadModel): boolean {
  return downtimes({ fromMs: nowMs - 1, toMs: nowMs + 1 }, names.length > 0 ? names : undefined).some(
    (one) => one.startsAtMs > startsAtMs && (one.state === 'running' || one.state === 'over-running'),
  );
}

function wordsOf(last: Downtime, names: readonly string[], turns: Question['turns']): Text {
  const { startsAtMs } = last;
  const what = touchedBy(last, names);
  const endedAtMs = endOf(last);
  const from: Text = say`${moment(startsAtMs)} to ${clockTime(endedAtMs)}`;
  if (turns.includes('on-time')) return onTimeWords(last, names);
  const lasted = lengthInWords((endedAtMs - startsAtMs) / 1000);
  if (turns.includes('how-long')) return say`${strong(`The maintenance on ${what} lasted ${lasted}:`)} ${from}.`;
  if (turns.includes('finished')) return overWords(last, names);
  return say`${strong(`Yes: ${what} had maintenance for ${lasted},`)} from ${from}. It is over.`;
}

/** What is over, against what was announced first. */
export function onTimeWords(last: Downtime, names: readonly string[]): Text {
  const { endsAtMs, plannedEndsAtMs = endsAtMs } = last;
  const what = touchedBy(last, names);
  const endedAtMs = endOf(last);
  const lateMs = endedAtMs - plannedEndsAtMs;
  const asPlanned = endsAtMs === plannedEndsAtMs ? ', and was not extended' : '';
  if (lateMs >= onTimeMs)
    return say`${strong(`The maintenance on ${what} took ${durationInWords(lateMs / 1000)} longer than first planned:`)} it was extended, and ended at ${clockTime(endedAtMs)} instead of ${clockTime(plannedEndsAtMs)}.`;
  return lateMs <= -onTimeMs
    ? say`${strong(`The maintenance on ${what} finished early,`)} at ${clockTime(endedAtMs)} instead of ${clockTime(plannedEndsAtMs)}${asPlanned}.`
    : say`${strong(`The maintenance on ${what} finished on time,`)} at ${clockTime(endedAtMs)}${asPlanned}.`;
}

/** Of what was asked about only what it touched: "was the outage of exports due to the maintenance of billing?" names another, too. */
function touchedBy({ services, hosts, takesDown }: Downtime, names: readonly string[]): string {
  const own = new Set([...services, ...hosts, ...takesDown]);
  const asked = names.filter((name) => own.has(name));
  return listInWords(asked.length > 0 ? asked : [...services, ...hosts].slice(0, 3));
}
