/** Where the learnt opinion tips the scales against the rules: only when it is sure, and never against what somebody forbade. */
import type { Clause } from '../clause.ts';
import type { Intent } from '../question.ts';
import type { Reading } from '../reading.ts';
import { examples, type Opinion } from './opinion.ts';

/** Speaks where the rules would be silent. */
const surelyQuestion = 0.85;
/** Enough where only a word that the rules do not know stood against it. */
const likelyQuestion = 0.6;
/** Enough where it is put to engineers: who calls them with a service's name and its trouble asks, question mark or not. */
const likelyCall = 0.4;
/** Is silent where the rules would speak. */
const surelyTalk = 0.05;
/** Reads another intent than the rules found ... */
const surelyMeant = 0.85;
/** ... which is then as unlikely as this. */
const hardlyMeant = 0.05;
/** Enough where the rules found no intent at all. */
const likelyMeant = 0.6;

export function soundsLikeTalk(opinion: Opinion): boolean {
  return opinion.isQuestion < surelyTalk;
}

export function soundsLikeQuestion(opinion: Opinion, readings: readonly Reading[], isCall: boolean): boolean {
  if (isCall && opinion.isQuestion > likelyCall) return true;
  const isOnlyStrange = readings.some((one) => one.objection === 'strange word' && mayBeAnswered(one));
  return opinion.isQuestion > (isOnlyStrange ? likelyQuestion : surelyQuestion);
}

/** The intent to read it with instead; undefined where the rules may be right. */
export function otherIntent(opinion: Opinion, found: Intent | undefined): Intent | undefined {
  const { intent, likely } = opinion;
  const chance = likely.get(intent) ?? 0;
  if (intent === 'none' || intent === found) return undefined;
  if (found === undefined || found === 'none') return chance > likelyMeant ? intent : undefined;
  return chance > surelyMeant && (likely.get(found) ?? 0) < hardlyMeant ? intent : undefined;
}

/** Whether a clause has what the intent needs. */
export function canMean(clause: Clause, intent: Intent): boolean {
  switch (intent) {
    case 'metric':
      return clause.metric !== undefined;
    case 'compare':
      return clause.targets.length > 1;
    case 'help':
    case 'greeting':
      return clause.targets.length === 0;
    default:
      return intent !== 'none';
  }
}

/** It names something, and is not about something else: "since when?" and "the billing address" are left alone however they sound. */
export function mayBeAnswered({ intent, targets, unsure, objection }: Reading): boolean {
  if (intent === 'none' || intent === 'greeting' || intent === 'help') return false;
  return objection !== 'about something else' && (targets.length > 0 || unsure.length > 0);
}

export function likeTalk({ isQuestion }: Opinion): string {
  return `It sounds like talk: ${percent(isQuestion)} likely a question, going by ${examples} examples.`;
}

export function likeQuestion({ isQuestion }: Opinion): string {
  return `It sounds like a question: ${percent(isQuestion)} likely, going by ${examples} examples.`;
}

export function likeIntent({ intent, likely }: Opinion): string {
  return `It sounds like ${intent}: ${percent(likely.get(intent) ?? 0)} likely, going by ${examples} examples.`;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
