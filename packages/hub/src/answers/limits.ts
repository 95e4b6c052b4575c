/** What of a message Herald cannot tell, said before or beside what it can. */
import type { Question } from '@herald/understanding/question';
import type { Turn } from '@herald/understanding/turns';
import { asPlain, say, strong } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { cannotTell } from './not-covered.ts';

/** What Herald does not know, by the words that ask for it: said before, or beside, what it does know. */
const limits: readonly (readonly [Turn, string])[] = [
  ['cost', "What it costs or saves in money I can't tell."],
  ['hours-saved', "How many hours that saves I can't tell: I count questions, not the time that each takes."],
  ['unmeasured', "Requests, their errors and how long they take I don't measure: I know how busy servers are."],
  ['tickets', "I don't see support tickets: I count the questions that are asked here."],
  ['owed', "What is owed for it I can't tell: I don't know your contracts."],
  ['whose-side', "Whether it is us or somebody else I can't tell for certain: I see only our own servers."],
  ['forecast', "What will be I can't tell: I know what is measured and what is planned."],
  ['on-call', "Whom to call at night I can't tell: I know teams, no telephone numbers and no rota."],
  ['reach', "How to reach people I can't tell: I know teams, no telephone numbers."],
  ['data-safe', "Whether data is safe I can't tell: I see servers, not what is stored on them."],
  ['direction', "Whether it is getting better or worse I can't tell."],
  ['usual', "What is usual I can't tell."],
  ['workaround', 'I know of no way round it.'],
  ['still-works', "What else works meanwhile I can't tell beyond what was announced."],
];

/** `isOnly`: it is the one question of its message, so that what is not known comes first. A part that was not understood is named last. */
export function withLimits(answer: Answer, { turns, left = [] }: Question, isOnly: boolean): Answer {
  const limited = withUnknown(answer, turns, isOnly);
  if (left.length === 0 || !limited.answered) return limited;
  return { ...limited, lines: [...limited.lines, ...left.map((typed) => say`${cannotTell(typed)}`)] };
}

const ofEach = say`Whether every customer notices I can't tell: I see our servers, not what each customer sees.`;

function withUnknown(answer: Answer, turns: readonly Turn[], isOnly: boolean): Answer {
  const [only] = answer.targets;
  // How things develop is compared by days; how one thing is just now can't be.
  const isOfOne = answer.targets.length === 1 && only !== '*' && answer.intent !== 'compare';
  const isOfItself = answer.intent === 'meaning' || (answer.intent === 'inquiries' && answer.answered);
  const said = limits.flatMap(([turn, words]) =>
    turns.includes(turn) &&
    (turn !== 'forecast' || answer.intent !== 'predict') &&
    (turn !== 'direction' || isOfOne) &&
    (turn !== 'usual' || !turns.includes('average')) &&
    (turn !== 'unmeasured' || !isOfItself) &&
    (turn !== 'data-safe' || answer.answered)
      ? [words]
      : [],
  );
  // How it is comes first.
  const told =
    turns.includes('for-everyone') && answer.answered ? { ...answer, lines: [...answer.lines, ofEach] } : answer;
  const [first] = said;
  if (first === undefined) return told;
  if (!answer.answered)
    // What was not covered is told with how the named thing is.
    return {
      ...answer,
      verdict: say`${strong(first)}`,
      lines: answer.targets.length > 0 ? answer.lines : [],
      actions: [{ kind: 'ask-engineers' }],
    };
  // "Why did it fail, and can it happen again?": what is known comes first.
  const comesLast = turns.includes('reach') || turns.includes('data-safe') || turns.includes('whose-side');
  return isOnly && (answer.intent !== 'cause' || turns.includes('tickets')) && !comesLast
    ? { ...answer, verdict: say`${strong(said.join(' '))} ${asPlain(answer.verdict)}` }
    : { ...answer, lines: [...answer.lines, ...said.map((words) => say`${words}`)] };
}
