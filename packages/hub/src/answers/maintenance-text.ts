/** What customers are told of one maintenance: that it is planned, runs, takes longer, is over or was cancelled. */
import { type Downtime, endOf } from '../domain/downtime.ts';
import { nearTime } from '../format/downtime-span.ts';
import { customersName, isOrAre, withinSentence } from '../format/service-label.ts';
import { clockTime, day, say, type Text } from '../format/text.ts';
import { capitalised, durationInWords, fullStop, lengthInWords, listInWords } from '../format/words.ts';
import type { ReadModel } from './read-model.ts';

/** `asked`: the services it is told of, where it touches others too; empty: all of them. */
export function maintenanceText(
  downtime: Downtime,
  asked: readonly string[],
  { registry, nowMs }: Pick<ReadModel, 'registry' | 'nowMs'>,
): Text {
  const { services, takesDown, hosts } = downtime;
  const all = [...new Set([...services, ...takesDown])];
  const touched = all.filter((name) => asked.length === 0 || asked.includes(name));
  const named = (touched.length > 0 ? touched : all).map((name) => {
    const service = registry.services.get(name);
    return withinSentence((service && customersName(service)) ?? name);
  });
  const what = listInWords(named.length > 0 ? named : hosts.slice(0, 3));
  switch (downtime.state) {
    case 'planned':
      return plannedText(downtime, what);
    case 'running':
    case 'over-running':
      return runningText(downtime, what, nowMs);
    case 'finished':
      return overText(downtime, what, nowMs);
    case 'cancelled':
      return say`The maintenance of ${what} on ${day(downtime.startsAtMs)} at ${clockTime(downtime.startsAtMs)} was cancelled and will not take place.`;
    default:
      return downtime.state satisfies never;
  }
}

function plannedText({ startsAtMs, endsAtMs, hasNoEnd, customers }: Downtime, what: string): Text {
  const notice = customers ?? `${capitalised(what)} may be unavailable meanwhile.`;
  const lasts = hasNoEnd ? '' : `, for ${durationInWords((endsAtMs - startsAtMs) / 1000)}`;
  // A customer reads it on another day than it was copied: the day is always said.
  return say`We have scheduled maintenance of ${what} on ${day(startsAtMs)} at ${clockTime(startsAtMs)}${lasts}. ${fullStop(notice)}`;
}

export function runningText(running: Downtime, what: string, nowMs: number): Text {
  const words = running.customers === undefined ? '' : ` ${fullStop(running.customers)}`;
  if (running.state === 'over-running')
    return say`The planned maintenance of ${what} is taking longer than expected.${words}`;
  const isExtended = (running.plannedEndsAtMs ?? running.endsAtMs) < running.endsAtMs;
  const longer = isExtended ? ' It takes longer than first planned.' : '';
  const until = running.hasNoEnd ? '' : say` until ${nearTime(running.endsAtMs, nowMs)}`;
  return say`${capitalised(what)} ${isOrAre(what)} under planned maintenance${until}.${longer}${words}`;
}

/** What it took down works again; of the rest it is said that the work is done. */
function overText(over: Downtime, what: string, nowMs: number): Text {
  const endedAtMs = endOf(over);
  const lasted = lengthInWords((endedAtMs - over.startsAtMs) / 1000);
  const since = nearTime(endedAtMs, nowMs);
  return over.takesDown.length > 0
    ? say`${capitalised(what)} ${isOrAre(what)} working again since ${since}. The planned maintenance is finished; it lasted ${lasted}.`
    : say`The planned maintenance of ${what} finished at ${since}. It lasted ${lasted}.`;
}
