/** "How busy is it, and is that normal?" is one question: the figure, held against its threshold. */
import type { Question } from '@herald/understanding/question';

const ofFigures: ReadonlySet<Question['intent']> = new Set(['metric', 'superlative']);
const isThat = /\b(?:normal|alarming|high|bad|fine|ok(?:ay)?|good|healthy|worr\w+|a problem|too much)\b/i;

/** Without the half that only asks how the figure is to be taken. */
export function asJudged(question: Question): Question {
  const { intent, turns, turnsOfMessage = turns, also = [], left = [] } = question;
  const judging = (['is-good', 'is-bad'] as const).filter((turn) => turnsOfMessage.includes(turn));
  if (!ofFigures.has(intent) || judging.length === 0) return question;
  const isOfIt = (part: Question) =>
    (part.targets.length === 0 || part.usedContext === true || isOfSame(part, question)) &&
    judging.some((turn) => part.turns.includes(turn));
  const others = also.filter((part) => !isOfIt(part));
  const { also: _, left: __, turnsOfMessage: ___, ...one } = question;
  const unanswered = left.filter((typed) => !isThat.test(typed));
  return {
    ...one,
    turns: [...new Set([...turns, ...judging])],
    ...(others.length > 0 && { also: others, turnsOfMessage }),
    ...(unanswered.length > 0 && { left: unanswered }),
  };
}

function isOfSame({ targets }: Question, first: Question): boolean {
  return targets.every(({ name }) => first.targets.some((one) => one.name === name));
}
