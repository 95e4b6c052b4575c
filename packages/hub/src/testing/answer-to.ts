/** The answer to a hand-made question, and all that it says in one line. */
import type { Question } from '@herald/understanding/question';
import type { Answer } from '../answers/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import type { AskContext } from '../answers/asked.ts';
import type { ReadModel } from '../answers/read-model.ts';
import { operator } from '../answers/viewer.ts';
import { aQuestion, wordsOf } from './a-question.ts';

export type Told = Answer & { said: string };

/** `text`: how it was put. */
export async function answerTo(
  question: Partial<Question>,
  readModel: ReadModel,
  text = '',
  context: Partial<AskContext> = {},
): Promise<Told> {
  const asked = { viewer: operator, text, nearest: () => [], ...context };
  const answer = await answerQuestion(aQuestion(question, text), readModel, asked);
  return { ...answer, said: [answer.verdict, ...answer.lines].map(wordsOf).join(' ') };
}
