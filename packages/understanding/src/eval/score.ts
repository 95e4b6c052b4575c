/** Compares what was expected with what was understood. */
import type { CorpusLine, Expectation } from './corpus.ts';

export type Result = { line: CorpusLine; understood: Expectation; isRight: boolean };

export type Score = {
  results: readonly Result[];
  /** Questions that should be answered or offered. */
  questions: { total: number; right: number };
  /** Messages that must stay unanswered. */
  chatter: { total: number; answered: number };
  answering: { precision: number; recall: number };
  byIntent: ReadonlyMap<string, { total: number; right: number }>;
};

/**
 * A question is right when intent and targets are, in any order, and it is spoken to as expected; where nobody addressed
 * Herald a quiet offer will do. Chatter is answered wrongly when it gets a full answer or an offer in a thread.
 */
export function scoreOf(pairs: readonly { line: CorpusLine; understood: Expectation }[]): Score {
  const results = pairs.map(({ line, understood }) => ({
    line,
    understood,
    isRight: isRight(line.expect, understood),
  }));
  const questions = results.filter(({ line }) => line.expect.answer !== false);
  const chatter = results.filter(({ line }) => line.expect.answer === false);
  const answered = results.filter(({ understood }) => isSpoken(understood));
  const rightlyAnswered = answered.filter(({ line }) => line.expect.answer !== false).length;
  const byIntent = new Map<string, { total: number; right: number }>();
  for (const { line, isRight } of results) {
    const intent = line.expect.answer === false ? 'silent' : line.expect.intent;
    const counts = byIntent.get(intent) ?? { total: 0, right: 0 };
    byIntent.set(intent, { total: counts.total + 1, right: counts.right + (isRight ? 1 : 0) });
  }
  return {
    results,
    questions: { total: questions.length, right: questions.filter((one) => one.isRight).length },
    chatter: {
      total: chatter.length,
      answered: chatter.filter(({ understood }) => isSpoken(understood)).length,
    },
    answering: { precision: ratio(rightlyAnswered, answered.length), recall: ratio(rightlyAnswered, questions.length) },
    byIntent,
  };
}

function isRight(expected: Expectation, understood: Expectation): boolean {
  if (expected.answer === false) return !isSpoken(understood);
  const isReached =
    expected.answer === understood.answer || (expected.answer === true && understood.answer === 'suggest');
  if (!isReached || expected.intent !== understood.intent) return false;
  const targets = new Set(understood.targets);
  if (targets.size !== new Set(expected.targets).size) return false;
  return expected.targets.every((target) => targets.has(target));
}

/** A quiet offer says nothing. */
function isSpoken({ answer }: Expectation): boolean {
  return answer === true || answer === 'offer';
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
