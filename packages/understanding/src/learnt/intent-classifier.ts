/** Where the learnt opinion tips the scales against the rules: only when it is sure, and never against what somebody forbade. */
import type { Clause } from '../clause.ts';
import type { Intent } from '../question.ts';
import { examples, type Opinion } from './opinion.ts';

/** Reads another intent than the rules found ... */
const surelyMeant = 0.85;
/** ... which is then as unlikely as this. */
const hardlyMeant = 0.05;
/** Enough where the rules found no intent at all. */
const likelyMeant = 0.6;

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

export function likeIntent({ intent, likely }: Opinion): string {
  return `It sounds like ${intent}: ${percent(likely.get(intent) ?? 0)} likely, going by ${examples} examples.`;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
