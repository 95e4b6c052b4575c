/** A question as a line of a corpus has it. */
import type { Intent, Question } from './question.ts';

export type Understood = {
  intent: Intent;
  /** Names of the registry, or "*" for everything. */
  targets: string[];
  metric?: string;
  range?: string;
  /** `suggest`: a quiet offer, in a channel where Herald was not addressed. */
  answer: boolean | 'offer' | 'suggest';
};

export function understoodAs(question: Question): Understood {
  return {
    intent: question.intent,
    targets: question.allTargets ? ['*'] : question.targets.map(({ name }) => name),
    ...(question.metric && { metric: question.metric }),
    ...(question.range && { range: question.range }),
    answer: question.reply === 'silent' ? false : question.reply === 'answer' ? true : question.reply,
  };
}
