/** Servers that were in trouble while their service stayed up: it is no outage of the service, and no calm either. */
import { isAtWorst, lastedSeconds, worstFromMs } from '../domain/incident.ts';
import { wasWord } from '../format/health-words.ts';
import { moment, say, type Text } from '../format/text.ts';
import { lengthInWords, plural } from '../format/words.ts';
import type { Outage } from './outages.ts';
import type { ReadModel } from './read-model.ts';

const mostTold = 3;

/** A line for each of the newest: "billing-2 was down: 08:00, for 3 minutes." */
export function serversAlone(outages: readonly Outage[], { nowMs }: Pick<ReadModel, 'nowMs'>): Text[] {
  const newest = outages.toReversed();
  const lines = newest.slice(0, mostTold).map(({ incident }) => {
    const { target, worst } = incident;
    const soFar = isAtWorst(incident, nowMs) ? ' so far' : '';
    return say`${target.name} was ${wasWord(worst)}: ${moment(worstFromMs(incident, nowMs))}, for ${lengthInWords(lastedSeconds(incident, nowMs))}${soFar}.`;
  });
  const more = newest.length - lines.length;
  return more > 0 ? [...lines, say`And ${plural(more, 'more incident')} of single servers before that.`] : lines;
}
