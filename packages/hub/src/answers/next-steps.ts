/** What can be done next about one thing: in trouble, to learn of its end and what to tell customers are a press away. */
import type { Question } from '@herald/understanding/question';
import { say } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { openIncident } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';

const ofOneThing: ReadonlySet<Question['intent']> = new Set(['history', 'who', 'eta', 'cause', 'impact', 'metric']);

/** The likeliest next steps first: in trouble that is to learn of its end, and what to tell customers. */
export function actionsFor(target: string, status: Answer['status']): Answer['actions'] {
  const always: Answer['actions'] = [
    { kind: 'refresh' },
    { kind: 'details' },
    { kind: 'history', target },
    { kind: 'subscribe', target },
  ];
  if (status === 'up') return always;
  const steps = inTrouble(target);
  // When what is planned ends is known.
  return [...(status === 'planned' ? steps.filter(({ kind }) => kind !== 'tell-back') : steps), ...always];
}

/** Whatever was asked of it, not only how it is. */
export function withNextSteps(answer: Answer, { intent, targets }: Question, readModel: ReadModel): Answer {
  const [target] = targets;
  if (!target || targets.length > 1 || !answer.answered || !ofOneThing.has(intent)) return answer;
  const incident = openIncident(target.kind, target.name, readModel);
  if (!incident || incident.isPlanned) return answer;
  const steps = inTrouble(target.name);
  const others = answer.actions.filter((action) => !steps.some(({ kind }) => kind === action.kind));
  return { ...answer, actions: [...steps, ...others] };
}

/** No engineer can be asked from a direct message: where nothing else leads on, it is said where they can. */
export function withoutEngineers(answer: Answer): Answer {
  const actions = answer.actions.filter(({ kind }) => kind !== 'ask-engineers');
  if (actions.length === answer.actions.length) return answer;
  const lines = actions.length > 0 ? answer.lines : [...answer.lines, elsewhere];
  return { ...answer, actions, lines };
}

const elsewhere = say`To ask an engineer, write in a channel of the server: they can't see our direct messages.`;

function inTrouble(target: string): Answer['actions'] {
  return [{ kind: 'tell-back', target }, { kind: 'customer-text', target }, { kind: 'ask-engineers' }];
}
