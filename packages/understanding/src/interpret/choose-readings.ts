/** Chooses what a message asks among the readings of its sentences: the first question, and the others that stand beside it. */

import { likeIntent, otherIntent } from '../learnt/intent-classifier.ts';
import type { Opinion } from '../learnt/opinion.ts';
import { sameTarget } from '../names.ts';
import type { Intent, Target } from '../question.ts';
import type { Reading, Surroundings } from '../reading.ts';
import type { Tagged } from '../tagged-tokens.ts';
import { readSentences } from './read-sentences.ts';

/** Questions of one message beside the first. */
const othersAtMost = 4;
const small: ReadonlySet<Intent> = new Set(['greeting', 'help']);

/** Nothing where no sentence asks anything that Herald could answer. */
export function chooseReadings(
  tagged: readonly Tagged[],
  around: Surroundings,
  readings: readonly Reading[],
  opinion: Opinion,
): Reading[] {
  const asking = readings.filter((one) => one.intent !== 'none' && (around.isAddressed || mayBeMeant(one)));
  const questions = asking.filter(({ intent }) => !small.has(intent));
  const [first, ...others] = inOrderOfSureness(questions);
  if (!first) {
    const [likely] = likelyMeant(
      tagged,
      around,
      undefined,
      opinion,
      readings.some(({ isOrder }) => isOrder),
    );
    const other = likely ?? asking.find((one) => one.intent === 'help') ?? asking[0];
    return other ? [other] : [];
  }
  const [corrected = first] = first.isFramed || first.leans ? [] : likelyMeant(tagged, around, first, opinion);
  return withOthers(corrected, others);
}

/** In a channel something has to be named, or asked of servers in so many words. */
function mayBeMeant({ intent, targets, unsure, isPlain, objection, allTargets, speaksOfServers }: Reading): boolean {
  if (allTargets && !speaksOfServers) return false;
  if (isPlain) return true;
  return !small.has(intent) && objection !== 'about something else' && (targets.length > 0 || unsure.length > 0);
}

/** Plain questions go before what only may be one, and whole ones before bare names. */
function inOrderOfSureness(questions: readonly Reading[]): readonly Reading[] {
  const full = questions.filter((one) => !one.isBare);
  const rest = full.length > 0 ? full : questions;
  return [...rest.filter((one) => one.isPlain), ...rest.filter((one) => !one.isPlain)];
}

/** What it sounds like to the classifier, where that is sure and the rules are not. */
function likelyMeant(
  tagged: readonly Tagged[],
  around: Surroundings,
  found: Reading | undefined,
  opinion: Opinion,
  isWork = false,
): Reading[] {
  const intent = otherIntent(opinion, found?.intent);
  if (!intent || (!around.isAddressed && !found && isWork)) return [];
  const again = readSentences(tagged, { ...around, intent }).filter((one) => one.intent === intent);
  const [other] = inOrderOfSureness(again.filter((one) => around.isAddressed || mayBeMeant(one)));
  return other ? [{ ...other, why: [...other.why, likeIntent(opinion)] }] : [];
}

/** Later sentences that ask the same add their things; those that ask otherwise, plainly, are questions of their own. */
function withOthers(first: Reading, others: readonly Reading[]): Reading[] {
  const targets: Target[] = [...first.targets];
  const also: Reading[] = [];
  for (const other of others) {
    const isAsked = other.isPlain || other.signs.hasMark > 0;
    if (other.intent === first.intent || other.intent === 'describe') {
      if (isAsked)
        for (const target of other.targets) if (!targets.some((one) => sameTarget(one, target))) targets.push(target);
    } else if (other.isPlain && also.length < othersAtMost && !also.some(({ intent }) => intent === other.intent)) {
      also.push(other);
    }
  }
  return [{ ...first, targets, allTargets: first.allTargets && targets.length === 0 }, ...also];
}
