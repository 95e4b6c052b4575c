/** "Did billing keep 99.9 % this month?": yes or no first, with the uptime that says so. */
import { say, strong } from '../format/text.ts';
import { listInWords, uptimeInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';

/** Where no uptime is known nothing is said of the target. */
export function againstGoal(told: Answer, goalPercent: number, names: readonly string[], when: string): Answer {
  const measured = told.facts.find(({ key }) => key === 'uptime-percent')?.value;
  if (typeof measured !== 'number') return told;
  const isMet = measured >= goalPercent;
  const verdict = say`${strong(`${isMet ? 'Yes' : 'No'}: ${listInWords(names)} was up ${uptimeInWords(measured)} ${when}`)}, ${isMet ? 'which meets' : 'below'} the target of ${goalPercent} %.`;
  return { ...told, verdict, lines: [told.verdict.map(plain), ...told.lines] };
}

function plain(part: Answer['verdict'][number]): Answer['verdict'][number] {
  return typeof part === 'object' && 'strong' in part ? part.strong : part;
}
