/** "How much planned maintenance did we have this month?": of a time that was, or runs: how many windows, how long in all, and what is still to come of it. */
import { endOf } from '../domain/downtime.ts';
import { spanOf } from '../format/downtime-span.ts';
import { say, strong } from '../format/text.ts';
import { lengthInWords, plural } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import type { NamedPeriod } from './history.ts';
import { plannedWithin } from './past-downtime.ts';
import type { ReadModel } from './read-model.ts';
import { coveredSeconds } from './uptime.ts';

const mostAhead = 3;

/** `names` empty: of everything. What overlaps is one stretch. Undefined of what all lies ahead. */
export function tellPlannedTotal(
  names: readonly string[],
  readModel: ReadModel,
  period: NamedPeriod,
): Answer | undefined {
  const { downtimes, nowMs } = readModel;
  const of = names.length > 0 ? names : undefined;
  const toMs = Math.min(period.toMs, nowMs);
  const took = downtimes({ fromMs: period.fromMs, toMs }, of).filter(
    ({ state, startsAtMs }) => state !== 'planned' && state !== 'cancelled' && startsAtMs < toMs,
  );
  const ahead = downtimes({ fromMs: nowMs, toMs: period.toMs }, of).filter(({ state }) => state === 'planned');
  if (took.length === 0 && ahead.length > 0) return undefined;
  const list = plannedWithin(names, readModel, period);
  const lines = ahead.slice(0, mostAhead).map((one) => say`Still to come: ${spanOf(one)}, ${one.title}.`);
  if (took.length === 0) return bareAnswer('downtime', names, list);
  const seconds = coveredSeconds(
    took.map((one) => ({ fromMs: Math.max(one.startsAtMs, period.fromMs), toMs: Math.min(endOf(one), toMs) })),
  );
  const soFar = took.some(({ state }) => state === 'running' || state === 'over-running') ? ' so far' : '';
  return bareAnswer(
    'downtime',
    names,
    say`${strong(`Planned maintenance ${period.words}: ${plural(took.length, 'window')}, ${lengthInWords(seconds)} in all${soFar}.`)}`,
    [list, ...lines],
  );
}
