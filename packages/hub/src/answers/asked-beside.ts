/** "Who is on it, and when is it back?": what else a message asks of something that is in trouble. */
import type { Intent, Question } from '@herald/understanding/question';
import type { Answer } from './answer.ts';
import { tellCause, tellEta } from './asked-about-trouble.ts';
import { impactNow } from './impact.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';
import { tellWho } from './who.ts';

/** What a second question may stand beside: not "tell me when it is back", nor what to write to customers. */
const mayStandBeside: ReadonlySet<Intent> = new Set([
  'describe',
  'health',
  'fleet',
  'metric',
  'history',
  'who',
  'eta',
  'cause',
  'impact',
]);

/** Of each kind that the words ask for and none of the answers is. Empty where nothing is in trouble: then there is nothing to add. */
export async function askedBeside(
  { intent, targets, turns }: Question,
  given: readonly Answer[],
  readModel: ReadModel,
): Promise<Answer[]> {
  const intents = new Set(given.map(({ intent }) => intent));
  if (![...intents].every((intent) => mayStandBeside.has(intent))) return [];
  const names = targets.map(({ name }) => name);
  if (openTroubles(names, readModel).length + unjudgedTrouble(names, readModel).length === 0) return [];
  const impact = impactNow(names, readModel);
  const isOfOne = names.length === 1 && (intent === 'health' || intent === 'describe');
  return [
    // When it is back is told with who is on it.
    ...(!intents.has('who') && !intents.has('eta') && turns.includes('who-works')
      ? [await tellWho(names, readModel)]
      : []),
    ...(!intents.has('eta') && turns.includes('return') ? [withoutSince(await tellEta(names, readModel))] : []),
    ...(!intents.has('cause') && turns.includes('why') ? [await tellCause(names, readModel)] : []),
    // How one thing is says it: "Not as far as I can see: …".
    ...(!intents.has('impact') && !isOfOne && impact && turns.includes('felt') ? [{ ...impact, lines: [] }] : []),
  ];
}

/** The first answer says since when. */
function withoutSince(answer: Answer): Answer {
  return { ...answer, lines: answer.lines.slice(0, -1) };
}
