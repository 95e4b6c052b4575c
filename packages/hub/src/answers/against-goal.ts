/** "Did billing keep 99.9 % this month?": yes or no first, with the uptime that says so. */
import { asPlain, say, strong } from '../format/text.ts';
import { listInWords, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';

/** Where no uptime is known nothing is said of the target. */
export function againstGoal(told: Answer, goalPercent: number, names: readonly string[], when: string): Answer {
  const measured = told.facts.find(({ key }) => key === 'uptime-percent')?.value;
  if (typeof measured !== 'number') return told;
  const isMet = measured >= goalPercent;
  const verdict = say`${strong(`${isMet ? 'Yes' : 'No'}: ${listInWords(names)} was up ${uptimeInWords(measured)} ${when}`)}, ${isMet ? 'which meets' : 'below'} the target of ${goalPercent} %.`;
  return { ...told, verdict, lines: [asPlain(told.verdict), ...told.lines] };
}

/** A target was spoken of without its figure: the registry names none, so the uptime stands and what to ask is said. */
export function withoutTarget(told: Answer, names: readonly string[]): Answer {
  const who = names.length > 0 ? listInWords(names) : 'we';
  return {
    ...told,
    lines: [...told.lines, say`I know no uptime target. Ask with yours: "did ${who} keep 99.9 % this month?"`],
  };
}
