/** What can be done next about one thing in trouble: to learn of its end, and what to tell customers, are a press away. */
import type { Question } from '@herald/understanding/question';
import type { Answer } from './answer.ts';
import { openIncident } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';

const ofOneThing: ReadonlySet<Question['intent']> = new Set(['history', 'who', 'eta', 'cause', 'impact', 'metric']);
const steps = ['tell-back', 'customer-text', 'ask-engineers'] as const;

/** Whatever was asked of it, not only how it is. */
export function withNextSteps(answer: Answer, { intent, targets }: Question, readModel: ReadModel): Answer {
  const [target] = targets;
  if (!target || targets.length > 1 || !answer.answered || !ofOneThing.has(intent)) return answer;
  const incident = openIncident(target.kind, target.name, readModel);
  if (!incident || incident.isPlanned) return answer;
  const others = answer.actions.filter(({ kind }) => !steps.some((step) => step === kind));
  return {
    ...answer,
    actions: [
      { kind: 'tell-back', target: target.name },
      { kind: 'customer-text', target: target.name },
      { kind: 'ask-engineers' },
      ...others,
    ],
  };
}
