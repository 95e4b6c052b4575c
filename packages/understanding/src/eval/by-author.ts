/**
 * How well strangers are understood by a model that has not learnt from them: each author's lines in turn, and how that grows
 * with the number of authors learnt from. Their lines were seen by whoever chose features, so first contact is worth more.
 */
import { learntModel, type Model, modelOf } from '../interpret/classifier.ts';
import { understoodAs } from '../understood-as.ts';
import type { CorpusLine, Expectation } from './corpus.ts';
import { hearLine } from './hear-line.ts';
import { type Lesson, labelledIn, learnFrom } from './learn.ts';
import { ownLessons, strangersLessons } from './run-corpus.ts';

export type Tally = {
  questions: number;
  /** Answered, or offered quietly in a channel, with the right intent and things. */
  right: number;
  /** Where Herald was addressed, or the channel is bound. */
  expected: number;
  expectedRight: number;
  chatter: number;
  answered: number;
};

/** Authors whose lines the curve is measured on; never among those it learns from. */
const measured = 3;

export async function byAuthor(say: (line: string) => void): Promise<void> {
  const own = (await ownLessons()).flatMap(labelledIn);
  const authors = (await strangersLessons()).map((lesson) => ({ lesson, labelled: labelledIn(lesson) }));
  const fitted = (learnt: typeof authors) =>
    modelOf(learnFrom([...own, ...learnt.flatMap(({ labelled }) => labelled)]));
  const tallies = authors.map((one) => {
    const tally = tallyOf(one.lesson, fitted(authors.filter((other) => other !== one)));
    say(`${one.lesson.author.padEnd(12)}${inWords(tally)}`);
    return tally;
  });
  say(`${'all'.padEnd(12)}${inWords(tallies.reduce(together))}`);
  say(`The last ${measured} authors, by how many others are learnt from:`);
  const [before, last] = [authors.slice(0, -measured), authors.slice(-measured)];
  for (let learnt = 0; ; learnt = Math.min(before.length, Math.max(1, learnt * 2))) {
    const model = fitted(before.slice(0, learnt));
    say(`${String(learnt).padEnd(12)}${inWords(last.map(({ lesson }) => tallyOf(lesson, model)).reduce(together))}`);
    if (learnt === before.length) return;
  }
}

export function tallyOf({ lines, listener }: Pick<Lesson, 'lines' | 'listener'>, model: Model = learntModel): Tally {
  return lines
    .map((line): Tally => {
      const question = hearLine(line, listener, model);
      const said = [question, ...(question.also ?? [])].map(understoodAs);
      const isExpected = line.context !== 'channel';
      const isQuestion = line.expect.answer !== false;
      const isRight = isQuestion && question.reply !== 'silent' && said.some((one) => isMeant(line, one));
      const isSpoken = question.reply === 'answer' || question.reply === 'offer';
      return {
        questions: Number(isQuestion),
        right: Number(isRight),
        expected: Number(isQuestion && isExpected),
        expectedRight: Number(isRight && isExpected),
        chatter: Number(!isQuestion),
        answered: Number(!isQuestion && isSpoken),
      };
    })
    .reduce(together);
}

function isMeant({ expect }: CorpusLine, { intent, targets }: Expectation): boolean {
  // How everything is, is told as the fleet.
  const meantIntent = expect.intent === 'health' && expect.targets[0] === '*' ? 'fleet' : expect.intent;
  if (intent !== meantIntent) return false;
  // Asked of nothing in particular: everything will do.
  if (expect.targets.length === 0) return targets.every((target) => target === '*');
  const meant = new Set(targets);
  return meant.size === new Set(expect.targets).size && expect.targets.every((target) => meant.has(target));
}

function together(one: Tally, other: Tally): Tally {
  return {
    questions: one.questions + other.questions,
    right: one.right + other.right,
    expected: one.expected + other.expected,
    expectedRight: one.expectedRight + other.expectedRight,
    chatter: one.chatter + other.chatter,
    answered: one.answered + other.answered,
  };
}

function inWords({ questions, right, expected, expectedRight, chatter, answered }: Tally): string {
  const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
  return `questions right ${right} of ${questions} (${share(right, questions)}), addressed or bound ${expectedRight} of ${expected} (${share(expectedRight, expected)}), chatter answered ${answered} of ${chatter} (${share(answered, chatter)})`;
}
