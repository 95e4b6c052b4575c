/** "Again?", "third time today?": which outage of today it is, and what the others were. */
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { ordinal, timesWord } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { outagesToday, whenAndWhy } from './lately.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';

const mostTold = 3;
const numbers = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `text`: as it was asked, since a number in it may be wrong. Undefined where nothing was out today. */
export function tellTimesToday(names: readonly string[], text: string, readModel: ReadModel): Answer | undefined {
  const told = names.flatMap((name) => ofOne(name, text, readModel));
  const [first, ...rest] = told;
  return (
    first &&
    bareAnswer('count', names, first.verdict, [
      ...first.lines,
      ...rest.flatMap(({ verdict, lines }) => [asPlain(verdict), ...lines]),
    ])
  );
}

function ofOne(name: string, text: string, readModel: ReadModel): { verdict: Text; lines: Text[] }[] {
  const today = outagesToday([name], readModel).filter(({ incident }) => incident.target.name === name);
  const doubt = unjudgedTrouble([name], readModel).length > 0 ? 1 : 0;
  const open = today.some(({ incident }) => incident.endedAtMs === undefined) ? 1 : 0;
  const count = today.length + (open === 1 ? 0 : doubt);
  if (count === 0) return [];
  const before = today.filter(({ incident }) => incident.endedAtMs !== undefined).toReversed();
  const lines = before.slice(0, mostTold).map((outage) => say`Before: ${whenAndWhy(outage)}.`);
  if (open + doubt === 0)
    return [{ verdict: say`${strong(`${name} is up; it was out ${timesWord(today.length)} today.`)}`, lines }];
  const wanted = numberIn(text);
  const isSo = wanted === undefined ? count > 1 : wanted === count;
  const which = count === 1 ? 'first' : ordinal(count);
  const maybe = open === 0 ? ", if it is one: I'm checking" : '';
  // What was slow was no outage.
  const isSlow = doubt === 0 && today.every(({ incident }) => incident.worst === 'degraded');
  const told = isSlow ? `${which} time today that ${name} is degraded` : `${which} outage of ${name} today`;
  return [{ verdict: say`${strong(`${isSo ? 'Yes' : 'No'}: it's the ${told}${maybe}.`)}`, lines }];
}

/** "the third time", "2nd time" */
function numberIn(text: string): number | undefined {
  const word = /\b(first|second|third|fourth|fifth)\b|\b([1-9])(?:st|nd|rd|th)\b/i.exec(text);
  if (!word) return undefined;
  return word[2] === undefined ? numbers.indexOf((word[1] ?? '').toLowerCase()) + 1 : Number(word[2]);
}
