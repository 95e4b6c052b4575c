/** Maintenance so near that whoever asks how something is must know of it, whatever else is told. */
import type { Downtime } from '../domain/downtime.ts';
import { endTime } from '../format/downtime-span.ts';
import { clockTime, say, type Text } from '../format/text.ts';
import { durationInWords, fullStop, listInWords } from '../format/words.ts';
import type { ReadModel } from './read-model.ts';

const soonMs = 3_600_000;
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
