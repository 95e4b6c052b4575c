/**
 * "How much planned maintenance do we have this month?": of a time that was, runs or comes: how long in all, how much of it is done
 * and how much still to come; and "what share of our downtime was planned?", beside outages.
 */
import { type Downtime, endOf } from '../domain/downtime.ts';
import type { Period } from '../domain/history.ts';
import { spanOf } from '../format/downtime-span.ts';
import { say, strong, type Text } from '../format/text.ts';
import { capitalised, durationInWords, lengthInWords, listInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds, type NamedPeriod } from './history.ts';
import { isOfService, outagesIn, wasDown } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { isOn, ofMaintenance } from './topic.ts';
import { coveredSeconds } from './uptime.ts';
import { basedOn, notWatched, ofMonitoring, watchedSeconds } from './watched.ts';

const mostListed = 8;

/** `names` empty: of everything. What overlaps is one stretch. */
export async function tellPlannedTotal(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const { downtimes, nowMs } = readModel;
  const all = downtimes(period, names.length > 0 ? names : undefined).filter(({ state }) => state !== 'cancelled');
  const windows = all
    .filter(({ hasNoEnd, state }) => !hasNoEnd || state === 'finished')
    .toSorted((one, other) => one.startsAtMs - other.startsAtMs);
  const open = all.length - windows.length;
  const done = secondsOf(windows, { fromMs: period.fromMs, toMs: Math.min(period.toMs, nowMs) }, nowMs);
  const ahead = secondsOf(windows, { fromMs: Math.max(period.fromMs, nowMs), toMs: period.toMs }, nowMs);
  const whom = names.length > 0 ? ` for ${listInWords(names)}` : '';
  if (windows.length === 0) {
    const none = period.toMs <= nowMs ? 'took place' : 'took place or is scheduled';
    const what = `No planned maintenance${whom} ${none} ${period.words}`;
    return bareAnswer('downtime', names, await asFarAsKnown(what, whom, names, readModel, period));
  }
  const parts = ahead > 0 && done > 0 ? `: ${lengthInWords(done)} so far, ${lengthInWords(ahead)} still to come` : '';
  const onlyAhead = done === 0 ? ', all of it still to come' : '';
  return {
    ...bareAnswer(
      'downtime',
      names,
      say`${strong(`${capitalised(period.words)}: ${lengthInWords(done + ahead)} of planned maintenance${whom} in all`)}${parts}${onlyAhead}.`,
      [
        say`${plural(windows.length, 'window')}: ${listOf(windows, nowMs, done === 0 ? 'none' : 'some')}.`,
        ...(open > 0 ? [say`Of ${plural(open, 'more window')} no end is known.`] : []),
      ],
    ),
    // Nothing of it has begun.
    ...(done === 0 && { status: 'planned' as const }),
    topic: ofMaintenance(windows.slice(0, mostListed)),
  };
}

/** What was planned before Herald watched nobody told it. */
async function asFarAsKnown(
  finding: string,
  whom: string,
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Text> {
  if (period.fromMs >= readModel.nowMs) return say`${strong(`${finding}.`)}`;
  const seconds = await watchedSeconds(names, readModel, period);
  if (seconds === 0 && period.toMs <= readModel.nowMs)
    return say`${strong(`I wasn't running ${period.words}`)}, so I know of no planned maintenance${whom} then.`;
  const basis = ofMonitoring(seconds, period, readModel.nowMs);
  return basis === ''
    ? say`${strong(`${finding}.`)}`
    : say`${strong(finding)}, as far as I know: I have watched ${durationInWords(seconds ?? 0)} of that time.`;
}

/** "Minutes of maintenance today, compared with unplanned ones?": both, with what is still to come. */
export async function tellPlannedBeside(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const { downtimes, nowMs } = readModel;
  const windows = downtimes(period, names.length > 0 ? names : undefined).filter(
    ({ state, hasNoEnd }) => state !== 'cancelled' && !(hasNoEnd && state !== 'finished'),
  );
  const outages = await unplannedIn(period, names, readModel);
  const done = secondsOf(windows, { fromMs: period.fromMs, toMs: Math.min(period.toMs, nowMs) }, nowMs);
  const ahead = secondsOf(windows, { fromMs: Math.max(period.fromMs, nowMs), toMs: period.toMs }, nowMs);
  const seconds = await watchedSeconds(names, readModel, period);
  if (done + ahead + outages.length === 0 && seconds === 0)
    return bareAnswer('history', names, notWatched(names, period, readModel));
  const whom = names.length > 0 ? ` for ${listInWords(names)}` : '';
  const parts = ahead > 0 ? ` (${lengthInWords(done)} so far, ${lengthInWords(ahead)} still to come)` : '';
  const planned = done + ahead === 0 ? 'no maintenance' : `${lengthInWords(done + ahead)} of maintenance${parts}`;
  const unplanned =
    outages.length === 0
      ? 'no outages'
      : `${lengthInWords(downSeconds(outages, nowMs))} unplanned (${plural(outages.length, 'outage')})`;
  return bareAnswer(
    'history',
    names,
    say`${strong(`${capitalised(period.words)}${whom}: ${planned}, and ${unplanned}.`)}`,
    basedOn(seconds ?? 0, period, nowMs),
  );
}

/** How much of what was down was planned: windows that took something down, beside outages of services. */
export async function tellPlannedShare(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Promise<Answer> {
  const { downtimes, nowMs } = readModel;
  const windows = downtimes(period, names.length > 0 ? names : undefined).filter(
    ({ state, takesDown }) => state !== 'cancelled' && state !== 'planned' && takesDown.length > 0,
  );
  const outages = await unplannedIn(period, names, readModel);
  const planned = secondsOf(windows, { fromMs: period.fromMs, toMs: Math.min(period.toMs, nowMs) }, nowMs);
  const unplanned = downSeconds(outages, nowMs);
  const total = planned + unplanned;
  if (total === 0)
    return bareAnswer('history', names, say`${strong(`No service was down ${period.words}, planned or not.`)}`);
  const share = Math.round((100 * planned) / total);
  return bareAnswer(
    'history',
    names,
    say`${strong(`${share} % of the downtime ${period.words} was planned:`)} ${planned === 0 ? 'no maintenance' : `${lengthInWords(planned)} of maintenance`} and ${unplanned === 0 ? 'no outages' : `${lengthInWords(unplanned)} of outages (${plural(outages.length, 'outage')})`}.`,
    [say`Only maintenance that takes a service down is counted; it doesn't count against uptime.`],
  );
}

/** What runs over its time goes on. */
function secondsOf(windows: readonly Downtime[], { fromMs, toMs }: Period, nowMs: number): number {
  const endsAt = (one: Downtime) => (one.state === 'over-running' ? Math.max(nowMs, endOf(one)) : endOf(one));
  return coveredSeconds(
    windows.map((one) => ({ fromMs: Math.max(one.startsAtMs, fromMs), toMs: Math.min(endsAt(one), toMs) })),
  );
}

function listOf(windows: readonly Downtime[], nowMs: number, marked: 'some' | 'none'): Text {
  const told = windows.slice(0, mostListed).map((one) => {
    const what = listInWords([...one.services, ...one.hosts].slice(0, 3));
    const isAhead = one.startsAtMs > nowMs;
    const state = isOn(one) ? ' (running)' : isAhead && marked === 'some' ? ' (to come)' : '';
    return say`${what}, ${spanOf({ ...one, endsAtMs: endOf(one) })}${state}${isAhead ? `: ${one.title}` : ''}`;
  });
  const more = windows.length - told.length;
  const list = told.reduce((all, next) => say`${all}; ${next}`);
  return more > 0 ? say`${list}; and ${more} more` : list;
}

/** What was down of itself: outages of services. */
async function unplannedIn(period: NamedPeriod, names: readonly string[], readModel: ReadModel) {
  return (await outagesIn(period, names, readModel)).filter((outage) => isOfService(outage) && wasDown(outage));
}
