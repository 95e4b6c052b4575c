/** "Can he send invoices at 12:35?": what is planned for that time, since nothing else of it can be known. */
import { nextTimeAt } from '@herald/understanding/time-range';
import type { Turn } from '@herald/understanding/turns';
import type { Period } from '../domain/history.ts';
import { nearTime, spanOf } from '../format/downtime-span.ts';
import { isOrAre } from '../format/service-label.ts';
import { asPlain, clockTime, say, strong, type Text } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { nextDowntime } from './next-downtime.ts';
import type { ReadModel } from './read-model.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** `clock`: as a clock of the registry's zone shows it; `day`: of which day, else the next time that it shows it. */
export function tellAtTime(
  clock: string,
  names: readonly string[],
  readModel: ReadModel,
  asks: (turn: Turn) => boolean = () => false,
  day?: Period,
): Answer {
  const { registry, nowMs } = readModel;
  const atMs = nextTimeAt(clock, registry.zone, Math.max(nowMs, day?.fromMs ?? nowMs));
  const planned = (fromMs: number, toMs: number) =>
    readModel
      .downtimes({ fromMs, toMs }, names.length > 0 ? names : undefined)
      .filter(({ state }) => state !== 'cancelled' && state !== 'finished');
  const running = planned(nowMs - 1, nowMs + 1).find(({ state }) => state === 'running' || state === 'over-running');
  // "Still till 17:29?" of what runs now.
  const isThen = running !== undefined && Math.abs(running.endsAtMs - atMs) < minuteMs;
  if (running && !running.hasNoEnd && (isThen || asks('until'))) {
    const told = nextDowntime(names, readModel);
    return { ...told, verdict: say`${isThen ? 'Yes' : 'No'}: ${asPlain(told.verdict)}` };
  }
  const [then] = planned(atMs, atMs + 1);
  if (then) {
    const what = listInWords(names.length > 0 ? names : [...then.services, ...then.hosts].slice(0, 3));
    const told = nextDowntime(names, readModel, { fromMs: atMs, toMs: atMs + 1, words: '' });
    const isUp =
      then.startsAtMs > nowMs && names.every((name) => readModel.fleet.service(name)?.health.status === 'up');
    return {
      ...told,
      lines: names.length > 0 && isUp ? [say`${what} ${isOrAre(what)} up until then.`, ...told.lines] : told.lines,
      verdict: say`${strong(`At that time maintenance of ${what} is planned:`)} ${spanOf(then)}.`,
    };
  }
  const whom = names.length > 0 ? ` for ${listInWords(names)}` : '';
  const [near] = planned(nowMs, atMs + dayMs);
  const beside: Text[] = near
    ? near === running && !near.hasNoEnd
      ? [say`It is under maintenance now, until ${clockTime(near.endsAtMs)}: ${near.title}.`]
      : [
          say`${names.length === 1 ? 'Its' : 'The'} next maintenance is ${near.hasNoEnd ? '' : 'from '}${spanOf(near)}: ${near.title}.`,
        ]
    : [];
  return {
    ...bareAnswer('downtime', names, say`${strong(`No maintenance is planned${whom} at`)} ${nearTime(atMs, nowMs)}.`, [
      ...beside.map(asPlain),
      say`Whether something else fails until then, nobody can know.`,
    ]),
    actions: names.length === 1 && names[0] !== undefined ? [{ kind: 'subscribe', target: names[0] }] : [],
  };
}
