/** Maintenance so near, ahead or just over, that whoever asks how something is must know of it, whatever else is told. */
import { type Downtime, endOf } from '../domain/downtime.ts';
import { endTime } from '../format/downtime-span.ts';
import { clockTime, say, type Text } from '../format/text.ts';
import { durationInWords, fullStop, listInWords } from '../format/words.ts';
import type { ReadModel } from './read-model.ts';

const soonMs = 3_600_000;
/** So long after its end maintenance is what people still ask about. */
export const justOverMs = 30 * 60_000;
const mostTold = 3;

/** The next that begins within the hour. */
export function soonOf(names: readonly string[], { downtimes, nowMs }: ReadModel): Downtime[] {
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
export function justOver(names: readonly string[], { downtimes, nowMs }: ReadModel): Downtime[] {
  return downtimes({ fromMs: nowMs - justOverMs, toMs: nowMs + 1 }, names)
    .filter((one) => one.state === 'finished' && endOf(one) > nowMs - justOverMs)
    .slice(-1);
}

/** "Its maintenance is over since 09:58." */
export function justOverWords(name: string, readModel: ReadModel): Text[] {
  return justOver([name], readModel).map((one) => say`Its maintenance is over since ${clockTime(endOf(one))}.`);
}
