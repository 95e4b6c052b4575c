/** What keeps a clause from being plainly a question about status: people, something of the writer's, how a thing works. */
import type { Clause } from './clause.ts';
import { coreEnd } from './core.ts';
import type { ClauseIntent } from './intent.ts';
import { meansAllOfUs } from './intent-now.ts';
import { hasText } from './signs.ts';
import type { Piece } from './tokens.ts';

/** Why it is not about status, in words; undefined where nothing stands against it. */
export function findBlocker(clause: Clause, intent: ClauseIntent): string | undefined {
  const { pieces } = clause;
  if (!clause.hasQuestionMark && pieces[0]?.text === 'what' && pieces[1]?.text === 'a') return 'it is an exclamation';
  if (clause.roles.has('who') && intent !== 'compare') return 'it asks about people';
  if (countsCustomers(pieces)) return 'it asks about customers';
  if (comparesYears(pieces)) return 'it compares figures of a business';
  if (waitsForSomebody(pieces)) return 'it waits for what somebody does';
  if (asksWhatSomebodySaid(pieces)) return 'it asks what somebody said';
  const person = pieces.findIndex((piece) => piece.role === 'person');
  if (person >= 0 && !isWelcomePerson(clause, intent, person))
    return `"${pieces[person]?.typed ?? ''}" makes it about people`;
  const own = pieces.findIndex((piece) => piece.role === 'own');
  if (own >= 0 && !isOwnThing(pieces, own)) return 'it is about something of the writer';
  if (pieces.some((piece) => piece.role === 'number') && !clause.hasQuestionMark) return 'it states a figure';
  if (clause.targets.length === 0 && clause.roles.has('number')) return 'it has figures that are no server';
  if (intent === 'describe' && own >= 0 && clause.roles.has('name') && !clause.roles.has('thing'))
    return 'it is about something of the writer';
  if (!clause.hasQuestionMark && hasText(clause, 'we need', 'i need', 'need a') && clause.roles.has('comparative'))
    return 'it wishes for something else';
  if (isHowItWorks(clause)) return 'it asks how something works';
  if (pieces.some((piece, i) => piece.role === 'metric' && piece.metric === 'ip' && isAfterPlainName(pieces, i)))
    return 'it is about an address of another kind';
  return undefined;
}

/** "what did the client say about the billing outage" */
function asksWhatSomebodySaid(pieces: readonly Piece[]): boolean {
  const said = pieces.findIndex(({ text }) => text === 'say' || text === 'said' || text === 'think');
  return pieces[0]?.text === 'what' && pieces[1]?.role === 'do' && said > 1 && said <= 4;
}

/** "how many customers use the app", "which of our customers are on billing" */
function countsCustomers(pieces: readonly Piece[]): boolean {
  const at = pieces.findIndex(({ role, text }) => role === 'customer' || text.startsWith('customers '));
  return at > 0 && at <= 3 && /^(?:how many|which|which of)$/.test(pieces[0]?.text ?? '');
}

/** "are bookings up year on year": up is more, not running. */
function comparesYears(pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ text }, i) =>
      text === 'yoy' || (/^(?:year|month|quarter)$/.test(text) && /^(?:on|over)$/.test(pieces[i + 1]?.text ?? '')),
  );
}

/** "let me know when you've finished with web-1" */
function waitsForSomebody(pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ role, text }, i) => role === 'subscribe' && text.endsWith(' when') && pieces[i + 1]?.role === 'person',
  );
}

function isWelcomePerson(clause: Clause, intent: ClauseIntent, at: number): boolean {
  if (intent === 'subscribe' || intent === 'unsubscribe')
    return !clause.pieces.slice(0, at).some(({ role }) => role === 'name');
  if (isPlanOfTeam(clause, at) || meansAllOfUs(clause) || isTroubleOfTeam(clause, at)) return true;
  const core = coreEnd(clause.pieces);
  return core !== undefined && at > core && clause.hasQuestionMark;
}

/** "when will you patch web-1", "are we doing maintenance". */
function isPlanOfTeam(clause: Clause, at: number): boolean {
  const { pieces } = clause;
  if (clause.unknownCount > 0 || !clause.hasQuestionMark || pieces[at - 1]?.role === 'preposition') return false;
  if (pieces[at]?.text !== 'we' && pieces[at]?.text !== 'you') return false;
  if (clause.tense === 'future' && clause.targets.length > 0 && clause.roles.has('condition')) return true;
  return clause.roles.has('plan') || (clause.roles.has('plan-hint') && clause.isFuture && clause.targets.length > 0);
}

/** "we got issues with billing?" */
function isTroubleOfTeam({ pieces, hasQuestionMark, roles }: Clause, at: number): boolean {
  return (
    hasQuestionMark &&
    pieces[at]?.text === 'we' &&
    pieces[at + 1]?.role === 'have' &&
    roles.has('trouble') &&
    roles.has('name')
  );
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
  if (hasText(clause, 'how long') && hasText(clause, 'does', 'do') && hasText(clause, 'take', 'takes')) return true;
  const isDoing = hasText(clause, 'does', 'do') && hasText(clause, 'work', 'works', 'function', 'run', 'runs');
  return isDoing && hasText(clause, 'how', 'when', 'where', 'how often') && !clause.roles.has('not');
}

function isAfterPlainName(pieces: readonly Piece[], at: number): boolean {
  const name = pieces[at - 1];
  return pieces[at]?.text.startsWith('address') === true && name?.role === 'name' && name.isPlainWord === true;
}
