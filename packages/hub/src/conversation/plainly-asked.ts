/** Decides whether a clause is plainly a question about status: what lets Herald speak in a channel where nobody addressed it. */
import type { Clause } from './clause.ts';
import type { ClauseIntent } from './intent.ts';
import type { Role } from './lexicon/role.ts';
import { phraseSet } from './phrase-set.ts';
import type { Piece } from './pieces.ts';
import { hasText } from './signs.ts';

export type Plainness = { isPlain: true } | { isPlain: false; because: string };

const before: ReadonlySet<Role> = new Set(['filler', 'greeting', 'thanks', 'mention', 'conjunction']);
const askingVerbs: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'has',
  'does',
  'did',
  'can',
  'will',
  'could',
  'would',
  'is it true',
  'is it normal that',
  'is it possible that',
  'is it the case that',
  'is it correct that',
  'is it true that',
]);
const openers: ReadonlySet<Role> = new Set(['describe', 'subscribe', 'unsubscribe', 'compare', 'follow-up']);
const evidence: ReadonlySet<Role> = new Set([
  'condition',
  'trouble',
  'status',
  'metric',
  'plan',
  'plan-hint',
  'past',
  'describe',
  'compare',
  'comparative',
  'subscribe',
  'unsubscribe',
]);
/** Words of condition that mean much else when they stand alone beside unexplained words. */
const weakConditions: ReadonlySet<string> = new Set([
  'work',
  'works',
  'open',
  'opening',
  'use',
  'access',
  'order',
  'pay',
  'live',
  'on',
  'off',
  'out',
  'behind',
  'late',
  'moving',
  'serious',
  'fast',
  'shape',
  'matter',
  'good',
  'bad',
  'run',
  'runs',
  'going',
  'doing',
  'perform',
  'performance',
  'changes',
  'connect',
  'reach',
  'answer',
  'answers',
  'function',
  'functions',
  'wrong',
  'normal',
  'happy',
  'sad',
  'fine',
  'well',
  'happening',
  'going on',
  'up with',
  'what is up',
  'broke',
  'critical',
  'weird',
  'strange',
  'feeling',
  'lost',
  'gone',
  'finished',
  'is over',
  'processing',
  'green',
  'red',
  'yellow',
  'amber',
  'connected',
  'happens',
  'stopped',
  'smooth',
  'back',
]);
const tailStarts: ReadonlySet<Role> = new Set([
  'preposition',
  'conjunction',
  'customer',
  'range',
  'filler',
  'anyone',
  'not',
  'condition',
]);
const tailPrepositions: ReadonlySet<string> = new Set([
  'for',
  'from',
  'in',
  'at',
  'on',
  'after',
  'since',
  'because',
  'when',
  'before',
  'during',
  'over',
  'to',
  'and',
  'or',
  'so',
  'but',
  'while',
  'as',
  'until',
  'inside',
  'within',
]);

export function isWeakCondition(text: string): boolean {
  return weakConditions.has(text);
}

/** `leans`: it goes on with an earlier question. */
export function isPlainlyAsked(clause: Clause, intent: ClauseIntent, { leans }: { leans: boolean }): Plainness {
  const { pieces } = clause;
  if (
    leans &&
    clause.hasQuestionMark &&
    clause.unknownCount === 0 &&
    pieces.length <= 4 &&
    !clause.roles.has('person') &&
    !clause.roles.has('who')
  )
    return { isPlain: true };
  const start = pieces.findIndex((piece) => !before.has(piece.role));
  const first = pieces[start];
  if (!first) return no('it holds no question');
  if (!isQuestion(clause, intent, leans, first, pieces[start + 1])) return no('it is a statement, not a question');
  const blocker = findBlocker(clause, intent);
  if (blocker) return no(blocker);
  if (!hasEvidence(clause)) return no('nothing in it speaks of status');
  if (clause.unknownCount > 0 && !isCoreClear(clause)) {
    const strange = pieces.find((piece) => piece.role === 'unknown');
    return no(`"${strange?.typed ?? ''}" may make it about something else`);
  }
  return { isPlain: true };
}

function no(because: string): Plainness {
  return { isPlain: false, because };
}

function isQuestion(
  clause: Clause,
  intent: ClauseIntent,
  leans: boolean,
  first: Piece,
  second: Piece | undefined,
): boolean {
  if (first.role === 'if' && !clause.roles.has('asking')) return false;
  if (clause.hasQuestionMark) return true;
  if (/^(?:what is|what do|what can|can|could|how) /.test(first.text)) return true;
  if (openers.has(first.role) || first.role === 'asking') return true;
  if (intent === 'subscribe' || intent === 'unsubscribe') return true;
  if (intent === 'compare' && clause.targets.length > 1 && clause.unknownCount === 0) return true;
  if (clause.startsAsFollowUp && leans && clause.unknownCount === 0) return true;
  if (askingVerbs.has(first.text)) return second?.role !== 'condition' && second?.role !== 'not';
  if (first.text === 'how many') return true;
  if (first.role === 'question-word') {
    if (first.text === 'how come') return true;
    if (second?.role === 'name') return first.text === 'why';
    return (
      second !== undefined &&
      [
        'be',
        'do',
        'have',
        'modal',
        'thing',
        'things',
        'metric',
        'amount',
        'plan',
        'condition',
        'comparative',
        'filler',
      ].includes(second.role)
    );
  }
  if (first.role === 'past' && /^(?:since when|how)/.test(first.text)) return true;
  if (first.role === 'any') return clause.roles.has('trouble') || clause.roles.has('plan');
  return isTerse(clause, first);
}

const terseRoles: ReadonlySet<Role> = new Set([
  'name',
  'family',
  'status',
  'metric',
  'amount',
  'filler',
  'preposition',
  'thing',
  'things',
  'plan',
  'plan-hint',
  'greeting',
  'thanks',
  'past',
  'all',
  'place',
  'mention',
  'range',
  'own',
  'conjunction',
]);

/** Figures that are claims without a question mark: "disk full on web-1". */
const statesFigure = phraseSet(
  'full, disk full, out of memory, out of ram, oom, out of space, out of disk, low on memory, low on disk, low on space, running out of memory, running out of space, busy, hot, filling up, loaded, pegged, maxed out, heavy load, high load, under load, under heavy load, memory pressure, short on space, short of space',
);

/** "billing status", "cpu web-1", "next maintenance for checkout": names and nouns, no verb. */
function isTerse(clause: Clause, first: Piece): boolean {
  if (!clause.pieces.every((piece) => terseRoles.has(piece.role))) return false;
  if (clause.roles.has('plan')) return clause.texts.has('next') || clause.texts.has('upcoming');
  if (clause.roles.has('plan-hint') || clause.roles.has('past')) return first.role === 'past';
  if (clause.pieces.some(({ role, text }) => role === 'metric' && statesFigure.has(text))) return false;
  return clause.roles.has('status') || (clause.roles.has('metric') && clause.roles.has('name'));
}

function findBlocker(clause: Clause, intent: ClauseIntent): string | undefined {
  const { pieces } = clause;
  if (clause.roles.has('who')) return 'it asks about people';
  const person = pieces.findIndex((piece) => piece.role === 'person');
  if (person >= 0 && !isWelcomePerson(clause, intent, person))
    return `"${pieces[person]?.typed ?? ''}" makes it about people`;
  const own = pieces.findIndex((piece) => piece.role === 'own');
  if (own >= 0 && !isOwnThing(pieces, own)) return 'it is about something of the writer';
  if (pieces.some((piece) => piece.role === 'number') && !clause.hasQuestionMark) return 'it states a figure';
  if (clause.targets.length === 0 && clause.roles.has('number')) return 'it has figures that are no server';
  if (intent === 'describe' && own >= 0 && clause.roles.has('name') && !clause.roles.has('thing'))
    return 'it is about something of the writer';
  if (isHowItWorks(clause)) return 'it asks how something works';
  if (pieces.some((piece, i) => piece.role === 'metric' && piece.metric === 'ip' && isAfterPlainName(pieces, i)))
    return 'it is about an address of another kind';
  return undefined;
}

function isWelcomePerson(clause: Clause, intent: ClauseIntent, at: number): boolean {
  if (intent === 'subscribe' || intent === 'unsubscribe')
    return !clause.pieces.slice(0, at).some(({ role }) => role === 'name');
  if (isPlanOfTeam(clause, at)) return true;
  const core = coreEnd(clause.pieces);
  return core !== undefined && at > core && clause.hasQuestionMark;
}

/** "when will you patch web-1", "are we doing maintenance". */
function isPlanOfTeam(clause: Clause, at: number): boolean {
  const { pieces } = clause;
  if (clause.unknownCount > 0 || !clause.hasQuestionMark || pieces[at - 1]?.role === 'preposition') return false;
  if (pieces[at]?.text !== 'we' && pieces[at]?.text !== 'you') return false;
  return clause.roles.has('plan') || (clause.roles.has('plan-hint') && clause.isFuture && clause.targets.length > 0);
}

function isOwnThing(pieces: readonly Piece[], at: number): boolean {
  for (let i = at + 1; i < pieces.length && i <= at + 3; i++) {
    const role = pieces[i]?.role;
    if (role === 'name' && pieces[at]?.text === 'my')
      return pieces[i]?.isPlainWord !== true || pieces[i + 1]?.role === 'thing';
    if (role === 'thing' || role === 'things' || role === 'name' || role === 'customer' || role === 'family')
      return true;
    if (role !== 'filler' && role !== 'all' && role !== 'metric') return false;
  }
  return false;
}

/** "how does billing work": about the product, not its state. */
function isHowItWorks(clause: Clause): boolean {
  const isDoing = hasText(clause, 'does', 'do') && hasText(clause, 'work', 'works', 'function', 'run', 'runs');
  return isDoing && hasText(clause, 'how', 'when', 'where', 'how often') && !clause.roles.has('not');
}

function isAfterPlainName(pieces: readonly Piece[], at: number): boolean {
  const name = pieces[at - 1];
  return pieces[at]?.text.startsWith('address') === true && name?.role === 'name' && name.isPlainWord === true;
}

/** A word of status; or "how is ...", "where is ...", "what is web-1". */
function hasEvidence(clause: Clause): boolean {
  if (clause.pieces.some(({ role }) => evidence.has(role))) return true;
  if (clause.startsAsFollowUp || clause.texts.has('how') || clause.texts.has('why') || clause.texts.has('where'))
    return true;
  if (clause.roles.has('things')) return true;
  return (
    clause.texts.has('what') && clause.pieces.every(({ role, isPlainWord }) => role !== 'name' || isPlainWord !== true)
  );
}

/** Unexplained words are borne only after a complete question: "is billing down for Acme in Spain?" */
function isCoreClear(clause: Clause): boolean {
  const { pieces } = clause;
  if (clause.unknownCount > 6) return false;
  const end = coreEnd(pieces);
  if (end === undefined) return false;
  const next = pieces[end + 1];
  if (!next) return true;
  if (next.role === 'unknown') return next.afterBreak;
  if (!tailStarts.has(next.role) && !next.afterBreak) return false;
  return !((next.role === 'preposition' || next.role === 'conjunction') && !tailPrepositions.has(next.text));
}

/** The piece with which name and condition are both said and nothing before is unexplained. */
function coreEnd(pieces: readonly Piece[]): number | undefined {
  let hasName = false;
  let hasEvidence = false;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece || piece.role === 'unknown' || piece.role === 'person' || piece.role === 'number') return undefined;
    if (piece.role === 'name' || (piece.role === 'things' && pieces[i - 1]?.role !== 'preposition')) hasName = true;
    if (evidence.has(piece.role) && !weakConditions.has(piece.text)) hasEvidence = true;
    if (hasName && hasEvidence) return i;
  }
  return undefined;
}
