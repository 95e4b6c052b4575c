/** A name that a command was given stands for itself: not for what the channel is about, nor for what was asked before. */
import type { IncomingMessage } from '@herald/understanding/incoming-message';
import type { Question } from '@herald/understanding/question';

/** What people write for all of them. */
const everything = /^\s*(?:\*|all|any|every)/i;

/** Where nothing of that name is known, the question is about that name and nothing else. */
export function readNamed(name: string, heard: IncomingMessage, read: (heard: IncomingMessage) => Question): Question {
  const question = read({ ...heard, boundTo: [] });
  const { targets, allTargets, unsure, unknownNames, filter } = question;
  const isAll = allTargets && (filter !== undefined || everything.test(name));
  const isFound = targets.length > 0 || isAll || unsure.length > 0;
  if (isFound && question.usedContext === undefined) return question;
  return { ...question, targets: [], allTargets: false, unknownNames: unknownNames.length > 0 ? unknownNames : [name] };
}
