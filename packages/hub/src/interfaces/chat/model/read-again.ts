/** Has a language model read what rules and classifier leave open. Whatever it answers has to fit, or the rules' reading stands. */
import type { IncomingMessage } from '@herald/understanding/incoming-message';
import type { KnownNames } from '@herald/understanding/known-names';
import type { Question, Target } from '@herald/understanding/question';
import type { People } from '@herald/understanding/without-people';
import type { Logger } from 'pino';
import type { QuestionRate } from '../question-rate.ts';
import type { AskModel, ModelOutcome } from './ask-model.ts';
import { checkAnswer } from './model-answer.ts';
import type { ModelBudget } from './model-budget.ts';
import { whatGoesOut } from './what-goes-out.ts';

export type ReadAgain = (read: {
  messageId: string;
  personId: string;
  heard: IncomingMessage;
  question: Question;
  /** Asked for only where something is to leave. */
  people(): People;
}) => Promise<Question>;

export type ReadAgainParts = {
  ask: AskModel;
  known(): KnownNames;
  budget: ModelBudget;
  /** Nobody uses up alone what all have for a day. */
  rate: QuestionRate;
  log: Logger;
  signal: AbortSignal;
};

/** Of what the rules are less sure of than this, 8 of 15 readings of the corpus were right; of the others nine in ten. */
const unsureBelow = 0.6;
const mostAtOnce = 4;

export function createReadAgain({ ask, known, budget, rate, log, signal }: ReadAgainParts): ReadAgain {
  let running = 0;
  let isFailing = false;
  return async ({ messageId, personId, heard, question, people }) => {
    if (!isLeftOpen(heard, question) || running >= mostAtOnce) return question;
    const names = known();
    const asked = whatGoesOut(heard.text, people(), names);
    if (!asked || rate.take(personId) > 0 || !(await budget.take())) return question;
    running += 1;
    const outcome = await ask(asked, signal).finally(() => {
      running -= 1;
    });
    noteFailure(outcome);
    if (outcome.kind !== 'answer') return question;
    const checked = checkAnswer(outcome.content, asked, question, (name) => targetOf(name, names));
    const why = checked.kind === 'dropped' ? checked.why : undefined;
    log.debug({ messageId, outcome: checked.kind, why }, 'a language model read a message');
    if (checked.kind === 'dropped') return question;
    return withBinding(checked.question, heard);
  };

  /** Once until it answers again. */
  function noteFailure(outcome: ModelOutcome): void {
    if (outcome.kind === 'answer') {
      if (isFailing) log.info({}, 'the language model answers again');
      isFailing = false;
      return;
    }
    if (!isFailing && !signal.aborted) {
      const problem = outcome.kind === 'late' ? 'it takes too long' : outcome.problem;
      log.warn(
        { problem, code: 'model/no-answer' },
        'the language model does not answer: messages are read without it',
      );
    }
    isFailing = true;
  }
}

/** Said to Herald, or where it always listens, and not read, or hardly. */
function isLeftOpen({ listens, fromBot }: IncomingMessage, question: Question): boolean {
  const { reply, intent, addressed, confidence, unsure, unknownNames, also, impossibleTime } = question;
  if (fromBot || reply === 'silent' || reply === 'offer') return false;
  if (!addressed && listens !== 'always') return false;
  // A name that is not known, or could be several, is asked about; that is an answer.
  if (unsure.length + unknownNames.length > 0 || also !== undefined || impossibleTime !== undefined) return false;
  return reply === 'suggest' || intent === 'none' || intent === 'language' || confidence < unsureBelow;
}

function targetOf(name: string, { services, hosts }: KnownNames): Target | undefined {
  if (services.some((one) => one.name === name)) return { kind: 'service', name };
  return hosts.some((one) => one.name === name) ? { kind: 'host', name } : undefined;
}

/** Where nothing is named the channel's own thing is meant. */
function withBinding(question: Question, { boundTo = [] }: IncomingMessage): Question {
  return question.targets.length > 0 || question.allTargets ? question : { ...question, targets: [...boundTo] };
}
