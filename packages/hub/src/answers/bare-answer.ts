/** An answer in words alone, which others add rows and buttons to. */
import type { Question } from '@herald/understanding/question';
import type { Text } from '../format/text.ts';
import type { Answer } from './answer.ts';

/** `names` empty: it is about everything. */
export function bareAnswer(
  intent: Question['intent'],
  names: readonly string[],
  verdict: Text,
  lines: readonly Text[] = [],
): Answer {
  return {
    intent,
    targets: names.length > 0 ? names : ['*'],
    answered: true,
    status: 'none',
    verdict,
    lines,
    facts: [],
    groups: [],
    actions: [],
  };
}
