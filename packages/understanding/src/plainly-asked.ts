/**
 * Decides whether a clause is plainly a question about status: what lets Herald speak in a channel where nobody
 * addressed it.
 */
import { findBlocker } from './blockers.ts';
import type { Clause } from './clause.ts';
import { evidence, isCoreClear } from './core.ts';
import type { ClauseIntent } from './intent.ts';
import type { Role } from './lexicon/role.ts';
import { phraseSet } from './phrase-set.ts';
import { isAlternative, isTightlyAsked } from './tightly-asked.ts';
import type { Piece } from './tokens.ts';

/** Why a clause is not plainly a question, and how much that weighs. */
export type Objection = 'strange word' | 'no question' | 'about something else';
export type Plainness = { isPlain: true } | { isPlain: false; because: string; objection: Objection };

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
  if (isTightlyAsked(clause, intent)) return { isPlain: true };
  const start = pieces.findIndex((piece) => !before.has(piece.role));
  const first = pieces[start];
  if (!first) return no('it holds no question');
  if (!isQuestion(clause, intent, leans, first, pieces[start + 1])) return no('it is a statement, not a question');
  const blocker = findBlocker(clause, intent);
  if (blocker) return no(blocker, 'about something else');
  if (!hasEvidence(clause)) return no('nothing in it speaks of status');
  if (clause.unknownCount > 0 && !isCoreClear(clause)) {
    const strange = pieces.find((piece) => piece.role === 'unknown');
    return no(`"${strange?.typed ?? ''}" may make it about something else`, 'strange word');
  }
  return { isPlain: true };
}

function no(because: string, objection: Objection = 'no question'): Plainness {
  return { isPlain: false, because, objection };
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
    if (first.text === 'how come' || second?.text === 'so') return true;
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
        'past',
      ].includes(second.role)
    );
  }
  if (first.role === 'past' && /^(?:since when|how)/.test(first.text)) return true;
  if (first.role === 'any' || /^any(?:thing)? /.test(first.text))
    return clause.roles.has('trouble') || clause.roles.has('plan') || clause.roles.has('plan-hint');
  if (isAlternative(clause.pieces, 0)) return true;
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
  `full, disk full, out of memory, out of ram, oom, out of space, out of disk, low on memory, low on disk,
  low on space, running out of memory, running out of space, busy, hot, filling up, loaded, pegged, maxed out,
  heavy load, high load, under load, under heavy load, memory pressure, short on space, short of space`,
);

/** "billing status", "cpu web-1", "next maintenance for checkout": names and nouns, no verb. */
function isTerse(clause: Clause, first: Piece): boolean {
  if (!clause.pieces.every((piece) => terseRoles.has(piece.role))) return false;
  if (clause.roles.has('plan')) return clause.texts.has('next') || clause.texts.has('upcoming');
  if (clause.roles.has('plan-hint') || clause.roles.has('past')) return first.role === 'past';
  if (clause.pieces.some(({ role, text }) => role === 'metric' && statesFigure.has(text))) return false;
  return clause.roles.has('status') || (clause.roles.has('metric') && clause.roles.has('name'));
}

/** A word of status; or "how is ...", "where is ...", "what is web-1". */
function hasEvidence(clause: Clause): boolean {
  if (clause.pieces.some(({ role }) => evidence.has(role))) return true;
  if (clause.startsAsFollowUp || clause.texts.has('how') || clause.texts.has('why') || clause.texts.has('where'))
    return true;
  if (clause.roles.has('things')) return true;
  if (isWhatIs(clause)) return true;
  return (
    clause.texts.has('what') && clause.pieces.every(({ role, isPlainWord }) => role !== 'name' || isPlainWord !== true)
  );
}

/** "what is heron?", and no more. */
function isWhatIs({ pieces, hasQuestionMark, texts }: Clause): boolean {
  return (
    hasQuestionMark &&
    texts.has('what') &&
    texts.has('is') &&
    pieces.every(({ role }) => ['question-word', 'be', 'name', 'filler', 'thing'].includes(role))
  );
}
