/** "How often was each service down today?", "outages per team": those that were, with their count, and in one sentence those that were not. */
import { asPlain, say, strong } from '../format/text.ts';
import { lengthInWords, listInWords, plural, timesWord } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { downSeconds } from './history.ts';
import { outageRows } from './outage-rows.ts';
import { isOfService, wasDown } from './outages.ts';
import { type Counting, calm, fewOf, onLittle, outagesIn, teamOf } from './ranked-outages.ts';

export async function tellOfEach(counting: Counting, of: 'services' | 'teams'): Promise<Answer> {
  const { names, period, readModel } = counting;
  const nameOf = (service: string) => (of === 'teams' ? teamOf(service, readModel) : service);
  const outages = (await outagesIn(counting)).filter((outage) => isOfService(outage) && wasDown(outage));
  const noun = of === 'teams' ? "No team's service was down" : 'No service was down';
  if (outages.length === 0) return bareAnswer('history', names, await calm(counting, noun));
  const counted = [...Map.groupBy(outages, ({ incident }) => nameOf(incident.target.name))]
    .map(([name, those]) => ({ name, count: those.length, seconds: downSeconds(those, readModel.nowMs) }))
    .toSorted((one, other) => other.count - one.count || other.seconds - one.seconds);
  const all = [...new Set(readModel.fleet.services().map(({ service }) => nameOf(service.name)))];
  const spared = all.filter((name) => counted.every((one) => one.name !== name));
  const told = counted.map(({ name, count, seconds }) =>
    of === 'teams'
      ? `${name} ${plural(count, 'outage')} (${lengthInWords(seconds)})`
      : `${name} was down ${timesWord(count)} (${lengthInWords(seconds)})`,
  );
  const none = of === 'teams' ? 'had none' : spared.length === 1 ? 'was not down' : 'were not down';
  return {
    ...bareAnswer('history', names, say`${strong(`${listInWords(told)} ${period.words}.`)}`),
    lines: [
      ...(spared.length > 0 ? [asPlain(say`${listInWords(fewOf(spared))} ${none}.`)] : []),
      ...(await onLittle(counting)),
    ],
    groups: outageRows(outages, readModel),
  };
}
