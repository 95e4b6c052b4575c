/** Learns from lines that people reported and corrected, and refuses a model that reads the corpus worse than the one it would replace. */
import { HeraldError } from '@herald/protocol/herald-error';
import { learntModel, type Model, modelOf, type Weights } from '../interpret/classifier.ts';
import { understoodAs } from '../understood-as.ts';
import type { CorpusLine, Expectation } from './corpus.ts';
import { hearLine, type Listener } from './hear-line.ts';
import { type Lesson, learn } from './learn.ts';
import { scoreOf } from './score.ts';

/** What people corrected counts more than what was made up. */
const missWeight = 3;
/** So many questions fewer, or chatter lines more, are chance. */
const slack = 2;

export type Tally = { questionsRight: number; chatterAnswered: number };
export type Learnt = {
  weights: Weights;
  changed: { text: string; before: string; after: string }[];
  before: Tally;
  after: Tally;
};

/** Throws `eval/worse-model`, with both tallies. */
export function learnFromMisses(
  misses: readonly CorpusLine[],
  listener: Listener,
  known: readonly Lesson[],
  { current = learntModel }: { current?: Model } = {},
): Learnt {
  const weights = learn([...known, { lines: misses, listener, weight: missWeight }]);
  const next = modelOf(weights);
  const [before, after] = [tallyOf(known, current), tallyOf(known, next)];
  if (isWorse(before, after))
    throw new HeraldError('eval/worse-model', {
      message: `With these lines ${after.questionsRight} questions of the corpus are read rightly (${before.questionsRight} before) and ${after.chatterAnswered} lines of chatter are answered (${before.chatterAnswered} before), so nothing was learnt.`,
      next: 'Look for lines whose label is wrong, or that contradict each other, and try again without them.',
    });
  return { weights, before, after, changed: changesOf(misses, listener, current, next) };
}

export function isWorse(before: Tally, after: Tally): boolean {
  return after.questionsRight < before.questionsRight - slack || after.chatterAnswered > before.chatterAnswered + slack;
}

function tallyOf(lessons: readonly Lesson[], model: Model): Tally {
  let questionsRight = 0;
  let chatterAnswered = 0;
  // Ways to ask say no targets, so whether they are read rightly can not be told.
  for (const { lines, listener } of lessons.filter(({ isOnlyIntents }) => isOnlyIntents !== true)) {
    const score = scoreOf(lines.map((line) => ({ line, understood: understoodAs(hearLine(line, listener, model)) })));
    questionsRight += score.questions.right;
    chatterAnswered += score.chatter.answered;
  }
  return { questionsRight, chatterAnswered };
}

function changesOf(misses: readonly CorpusLine[], listener: Listener, before: Model, after: Model): Learnt['changed'] {
  return misses.flatMap((line) => {
    const [old, now] = [before, after].map((model) => inWords(understoodAs(hearLine(line, listener, model))));
    return old === now || old === undefined || now === undefined ? [] : [{ text: line.text, before: old, after: now }];
  });
}

export function inWords({ intent, targets, answer }: Expectation): string {
  return answer === false ? 'silent' : `${intent} of ${targets.join(', ') || 'nothing'}`;
}
