/** Recognises a question whose core is so clear that strange words around it do not matter: "ffs is the dashboard down AGAIN". */
import type { Clause } from './clause.ts';
import { tightCore } from './core.ts';
import type { ClauseIntent } from './intent.ts';
import type { Role } from './lexicon/role.ts';
import type { Piece } from './tokens.ts';

const turning: ReadonlySet<string> = new Set([
  'is',
  'are',
  'was',
  'were',
  'has',
  'have',
  'does',
  'did',
  'any',
  'anything',
]);
const opening: ReadonlySet<Role> = new Set([
  'filler',
  'greeting',
  'thanks',
  'mention',
  'conjunction',
  'anyone',
  'asking',
  'any',
  'if',
  'customer',
  'pronoun',
  'plan-hint',
]);
/** Strange words before the core at most, and in all. */
const strangersBefore = 2;
const strangersInAll = 6;

export function isTightlyAsked(clause: Clause, intent: ClauseIntent): boolean {
  if (intent === 'none' || clause.unknownCount > strangersInAll) return false;
  const { pieces } = clause;
  const core = tightCore(pieces);
  if (!core) return false;
  const lead = pieces.slice(0, core.start);
  const strangeCount = lead.filter(({ role }) => role === 'unknown').length;
  if (strangeCount > strangersBefore) return false;
  const turns = turnsRound(pieces[core.start]) || asksFirst(lead, clause.hasQuestionMark);
  if (
    !lead.every(
      ({ role }) =>
        role === 'unknown' ||
        opening.has(role) ||
        (role === 'be' && lead[0]?.role === 'question-word') ||
        (turns && role === 'question-word') ||
        (role === 'preposition' && lead[0]?.role === 'question-word'),
    )
  )
    return false;
  const asking = lead.filter(({ role }) => role === 'asking');
  if (asking.length > 0) return strangeCount === 0 || asking.some(isReported);
  if (turns) return strangeCount === 0 || isOutcry(lead) || clause.hasQuestionMark;
  return (clause.hasQuestionMark && strangeCount === 0) || isAlternative(pieces, core.end);
}

/** "Acme wants to know whether ...", "Acme asks if ...": a customer's question, brought by its manager. */
export function isReported({ text }: Piece): boolean {
  return /^(?:wants? to|would like|(?:can|could|may) (?:i|we) tell|(?:is |are |keeps? )?ask(?:s|ing))\b/.test(text);
}

function turnsRound(piece: Piece | undefined): boolean {
  return piece !== undefined && (turning.has(piece.text) || (piece.role === 'be' && / or is$/.test(piece.text)));
}

/** "why is ...", "what in the world is ..."; "when billing is down, ..." only with its mark. */
function asksFirst([first]: readonly Piece[], hasQuestionMark: boolean): boolean {
  return first?.role === 'question-word' && (first.text !== 'when' || hasQuestionMark);
}

/** What comes before is short and no sentence: "oi", "ffs", "jesus". */
function isOutcry(lead: readonly Piece[]): boolean {
  return lead.filter(({ role }) => role !== 'question-word').length <= 2;
}

/** "billing slow or is it my wifi": the other choice makes it a question without a mark. */
export function isAlternative(pieces: readonly Piece[], from: number): boolean {
  return pieces.some((piece, i) => {
    if (i <= from) return false;
    if (piece.role === 'filler') return /^(?:or |just me or)/.test(piece.text);
    return piece.text === 'or' && startsChoice(pieces[i + 1]);
  });
}

function startsChoice(piece: Piece | undefined): boolean {
  return (
    piece !== undefined &&
    (['be', 'do', 'have', 'modal'].includes(piece.role) || piece.text === 'just' || piece.text === 'only')
  );
}
