/**
 * What the tokens of a message refer to: a description is a name, "there" is the place that was spoken of, "payout day" is no
 * name, and "besides exports" or "the others" leave something out.
 */
import type { NameIndex } from '../names/name-index.ts';
import type { Target } from '../question.ts';
import type { Surroundings } from '../reading.ts';
import { clearTargets, type Tagged } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { withDescribedHosts } from './described-hosts.ts';
import { type Known, placeSet } from './kin.ts';

/** Described hosts become names; "the other one" is of what was named before, and what is left out of all is no name. */
export function withReferences(
  tagged: readonly Tagged[],
  { names, context, boundTo }: Pick<Surroundings, 'names' | 'context' | 'boundTo'>,
): Tagged[] {
  let known: readonly Target[] = context?.targets ?? boundTo;
  let spokenOf: readonly Target[] = context?.targets ?? [];
  return withPlacesThere(tagged, names).map(({ sentence, tokens }) => {
    const found = [...withExceptions(withoutOccasions(withDescribedHosts(tokens, names, known)))];
    const named = clearTargets(found);
    if (named.length > 0) known = spokenOf = named;
    return { sentence, tokens: named.length > 0 ? found : withoutWhatWasSpokenOf(found, spokenOf) };
  });
}

/**
 * "our man in Liège says the archive over there is slow": "there" is the place that was spoken of.
 * Tokens in which "there" behind a thing has become "in" and the place, where that is one of hosts.
 */
function withPlacesThere(tagged: readonly Tagged[], names: NameIndex): readonly Tagged[] {
  let place: Token | undefined;
  return tagged.map((one) => {
    const tokens: Token[] = [];
    for (const token of one.tokens) {
      const before = tokens.at(-1);
      if (place && isThere(token) && before && !token.afterBreak && isThing(before, tokens.at(-2), names)) {
        if (before.text === 'over') tokens.pop();
        tokens.push(
          { ...token, role: 'preposition', text: 'in', typed: '' },
          { ...place, typed: token.typed, afterBreak: false },
        );
      } else tokens.push(token);
      if (placeSet(token, names)) place = token;
    }
    return { ...one, tokens };
  });
}

function isThere({ text }: Token): boolean {
  return text === 'there' || text === 'over there';
}

/** A noun that says a kind of host. */
function isThing(before: Token, beforeIt: Token | undefined, names: NameIndex): boolean {
  const noun = before.text === 'over' ? beforeIt : before;
  if (!noun) return false;
  return (
    noun.role === 'thing' || names.hostsLabelled(noun.text) !== undefined || names.hostsRoled(noun.text) !== undefined
  );
}

const occasions: ReadonlySet<string> = new Set([
  'day',
  'night',
  'eve',
  'season',
  'webinar',
  'training',
  'workshop',
  'conference',
  'party',
]);

/** "will web-1 survive payout day": a name before an occasion tells which occasion, where something else is asked about. */
function withoutOccasions(tokens: readonly Token[]): readonly Token[] {
  const named = tokens.filter(({ role }) => role === 'name').length;
  if (named < 2) return tokens;
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    const isOccasion = token.role === 'name' && next && !next.afterBreak && occasions.has(next.text);
    return isOccasion && token.isPlainWord ? { ...token, role: 'unknown', targets: [] } : token;
  });
}

const between: ReadonlySet<Role> = new Set(['filler', 'own', 'thing', 'things', 'conjunction']);
/** Words of a question that nothing named has to answer: "anything", "which server", "outages", "planned". */
const ofMany: ReadonlySet<Role> = new Set([
  'all',
  'any',
  'things',
  'thing',
  'trouble',
  'plan',
  'plan-hint',
  'past',
  'question-word',
  'comparative',
]);

/** What stands beside an exception that is a question by itself. */
const besideIt: ReadonlySet<Role> = new Set(['filler', 'conjunction', 'follow-up', 'range', 'preposition']);

/**
 * What a question of all leaves out, "besides exports", "everything but billing and search": each such row as one token, where
 * the sentence names nothing else and speaks of many.
 */
function withExceptions(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex((_, at) => exceptsAt(tokens, at));
  if (from < 0) return tokens;
  let end = from + 1;
  for (let at = end; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.afterBreak && at > from + 1)) break;
    if (token.role === 'name') end = at + 1;
    else if (!between.has(token.role)) break;
  }
  const [first] = tokens;
  const row = tokens.slice(from, end);
  const without = clearTargets(row);
  const others = [...tokens.slice(0, from), ...tokens.slice(end)];
  // "and this week, apart from billing?", "and apart from exports?" too.
  const isOfMany =
    others.some(({ role, text }) => ofMany.has(role) || text === 'we') ||
    others.every(({ role }) => besideIt.has(role));
  if (!first || without.length === 0 || !isOfMany || clearTargets(others).length > 0) return tokens;
  const typed = row.map((one) => one.typed).join(' ');
  const token: Token = { ...first, role: 'except', text: 'except', typed, isCapital: false, filter: { without } };
  return [...tokens.slice(0, from), token, ...tokens.slice(end)];
}

/** "but" leaves out only after what is many: "anything but exports". */
function exceptsAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.role === 'except') return true;
  return token?.text === 'but' && !token.afterBreak && ['all', 'any'].includes(tokens[at - 1]?.role ?? '');
}

/** "is everything else ok?", "and the others?", "are other services affected?": all but what was spoken of. */
export function withoutWhatWasSpokenOf(tokens: readonly Token[], spokenOf: Known): Token[] {
  if (spokenOf.length === 0) return [...tokens];
  return tokens.map((token, at) => {
    // "should I warn the others?": people
    if (tokens.slice(Math.max(0, at - 2), at).some(({ text }) => toTell.test(text))) return token;
    // "anyone else seeing problems?": people
    if (/\b(?:any|some|every|no) ?(?:one|body) else\b/.test(token.text)) return token;
    // "is that the maintenance or something else?" asks of nothing else.
    if (/\belse\b/.test(token.text))
      return tokens.slice(Math.max(0, at - 2), at).some(({ text }) => text === 'or')
        ? token
        : { ...token, filter: { ...token.filter, without: spokenOf } };
    const next = tokens[at + 1];
    const isOther = /^(?:the )?other$/.test(token.text) && (next?.role === 'things' || next?.text === 'ones');
    if (!(isOther || theOthers.test(token.text)) || token.role === 'name') return token;
    return { ...token, role: 'all', filter: { ...token.filter, without: spokenOf } };
  });
}

const toTell = /\b(?:warn|tell|inform|notify|alert|ask|told|informed|write to|call)$/;
const theOthers = /^(?:(?:the )?(?:others|rest)|all (?:the )?(?:others|rest))$/;
