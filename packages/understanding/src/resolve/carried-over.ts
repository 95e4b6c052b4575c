/**
 * Which earlier name a message goes on with. The one rule: only what cannot stand alone takes one. What has a subject of its own
 * ("what's broken", "anything planned", "which service …", "is reliability getting better") is of that; what leans on something
 * ("is it …", "and …", "since when?", "why?", "who is on call?") is of what was spoken of.
 */
import type { Clause } from '../clause.ts';
import type { Intent } from '../question.ts';
import type { Scope, Surroundings } from '../reading.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';

export function carriedOver(clause: Clause, intent: Intent, { context, isAddressed }: Surroundings): Scope | undefined {
  if (!context || (context.targets.length === 0 && !context.allTargets)) return undefined;
  const earlier: Scope = context.found
    ? { targets: [context.found], allTargets: false, from: 'conversation' }
    : { targets: context.targets, allTargets: context.allTargets, from: 'conversation' };
  // "did anything move since I asked?", "anything different there since yesterday?"
  const isSinceThen = clause.texts.has('there') || (clause.texts.has('since') && !clause.range);
  if (intent === 'changes' && isSinceThen) return earlier;
  if (hasOwnSubject(clause, intent)) return undefined;
  return saysSo(clause) || isTooShort(clause, intent) || (isAddressed && needsThing.has(intent)) ? earlier : undefined;
}

/** "is it …", "still up?" */
function saysSo(clause: Clause): boolean {
  return clause.hasPronoun || addsOn(clause);
}

/** "and …", "tomorrow also nothing planned?" */
function addsOn({ startsAsFollowUp, texts }: Clause): boolean {
  return startsAsFollowUp || ['also', 'too', 'either', 'as well'].some((text) => texts.has(text));
}

/** "since when?", "why?", "who is on call?" */
function isTooShort({ tokens }: Clause, intent: Intent): boolean {
  const words = tokens.filter(({ role }) => role !== 'filler').length;
  return words <= (ofOneThing.has(intent) ? 5 : 3) && intent !== 'fleet';
}

const ofOneThing: ReadonlySet<Intent> = new Set(['who', 'eta', 'cause', 'impact', 'customer', 'predict']);

/** What has to be of something: of everything it asks nothing. */
const needsThing: ReadonlySet<Intent> = new Set([
  ...ofOneThing,
  'describe',
  'health',
  'metric',
  'subscribe',
  'unsubscribe',
]);

/** Its own words say of what it is, or that it is of everything. */
function hasOwnSubject(clause: Clause, intent: Intent): boolean {
  const { hasPronoun, hasUnknownName, roles, texts, tokens } = clause;
  const isAdded = addsOn(clause);
  // "I need the reason as well, for the minutes": a plain word is no thing of its own, where one of these is asked.
  const isOfThing = ofOneThing.has(intent) && !tokens.some(looksNamed);
  if (hasUnknownName && !isOfThing) return true;
  // "will artists notice anything?" is asked of what was spoken of.
  const mayBeOfThat = intent === 'impact' || intent === 'customer';
  // "and is there any maintenance?"
  const goesOnAny = isAdded && !roles.has('things') && !roles.has('all');
  if (speaksOfMany(clause) && !hasPronoun && !goesOnAny && !(mayBeOfThat && !roles.has('things'))) return true;
  // "when is the next maintenance, of anything, and who announced it?"
  // "what does the maintenance mean for my customer?"
  if (mayBeOfThat && (roles.has('plan') || texts.has('under maintenance')) && !hasPronoun) return true;
  if (asksForAny(tokens) || asksForAll(tokens) || (texts.has('anything') && texts.has('of'))) return true;
  // "what's broken right now, all of it?"
  if (asksWhat(tokens) && roles.has('all') && !isAdded) return true;
  if (hasPronoun || isAdded || isBare(clause)) return false;
  // "how many outages this month?", "MTTR?", "hottest cpu right now?"
  if (intent === 'count' || intent === 'superlative') return true;
  return (
    (asksWhat(tokens) && !ofOneThing.has(intent)) || speaksOfUs(texts) || ofAllWords.some((word) => texts.has(word))
  );
}

function looksNamed({ role, isCapital, typed }: Token): boolean {
  return role === 'unknown' && (isCapital || /\d|^\p{Lu}+$/u.test(typed));
}

/** "which service is the worst?", "what is down?", "what maintenance is planned?"; but "what happened?", "what's the IP?" of what was spoken of. */
function asksWhat(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ text }) => /^wh(?:at|ich)\b/.test(text));
  if (at < 0) return false;
  if (tokens[at]?.text.startsWith('which')) return true;
  const next = tokens.slice(at).find(({ role }) => role !== 'filler' && role !== 'be' && role !== 'question-word');
  if (next === undefined || !subjects.has(next.role)) return false;
  return !next.text.endsWith('wrong') || tokens.some(({ role, text }) => role === 'range' || nowWords.test(text));
}

const nowWords = /^(?:right now|now|currently|at the moment)$/;
const subjects: ReadonlySet<Role> = new Set(['condition', 'trouble', 'past', 'plan', 'plan-hint', 'thing', 'things']);

/** "all incidents of today with their durations": "their" is of these. */
function asksForAll(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ role, text }) => role === 'all' || text === 'list all');
  return at >= 0 && tokens.slice(at + 1, at + 4).some(({ role, text }) => role === 'trouble' && text.endsWith('s'));
}

/** "were there outages", "was there an incident": of anything, since nothing is named. */
function asksForAny(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ text }) => /^(?:was|were|have|has) there(?: been)?(?: any)?$/.test(text));
  return at >= 0 && tokens.slice(at + 1, at + 4).some(({ role }) => role === 'trouble');
}

/** "longest outage we've had?" */
function speaksOfUs(texts: ReadonlySet<string>): boolean {
  return [...texts].some((text) => /\b(?:we|our|us)\b/.test(text));
}

const ofAllWords = [
  'each',
  'every',
  'per',
  'all',
  'list all',
  'total',
  'overall',
  'altogether',
  'everywhere',
  'anywhere',
  'mttr',
];

/** "just the total", "June?" */
function isBare({ texts, tokens }: Clause): boolean {
  return (
    (texts.has('total') && tokens.length <= 3) ||
    tokens.every(({ role, text }) => role === 'range' || role === 'filler' || text === 'how often' || text === 'often')
  );
}

export function speaksOfMany({ roles }: Clause): boolean {
  return roles.has('things') || roles.has('all') || roles.has('any');
}
