/** Which words of a sentence are names: written so, nearly so, or so that the words around them leave no doubt. */
import { joinSegments, nameSegments } from './names/name-forms.ts';
import type { FoundName, NameIndex } from './names/name-index.ts';
import type { Target } from './question.ts';
import type { Word } from './tokenizer.ts';
import { type Found, findPhrase, isOrdinary } from './vocabulary/lexicon/lexicon.ts';
import type { Role } from './vocabulary/lexicon/role.ts';

/** Words that build sentences: a host or service may be called so, but such a name is taken only before "service" or "server". */
const structural: ReadonlySet<Role> = new Set([
  'greeting',
  'thanks',
  'be',
  'have',
  'do',
  'modal',
  'not',
  'question-word',
  'who',
  'if',
  'pronoun',
  'person',
  'own',
  'anyone',
  'conjunction',
  'preposition',
  'asking',
  'condition',
  'all',
  'any',
  'plan',
]);
const structuralWords: ReadonlySet<string> = new Set(
  'help status health state history details detail info list show compare subscribe unsubscribe next last customer customers'.split(
    ' ',
  ),
);

/** What is never followed by a preposition at the end. */
const nameFollows: ReadonlySet<string> = new Set(['for', 'on', 'of', 'about', 'with', 'and']);
const verbs: ReadonlySet<string> = new Set(['is', 'are', 'was', 'if', 'when', 'does']);

const conditions: ReadonlySet<string> = new Set(['if', 'when', 'while', 'once']);
const goes: ReadonlySet<string> = new Set(['gets', 'goes', 'is', 'was', 'has', 'needs', 'comes', 'stays']);
const matters: ReadonlySet<string> = new Set(['stuff', 'thing', 'alerts', 'messages', 'one', 'box', 'machine', 'db']);

/** What a service or server has. */
const owned: ReadonlySet<string> = new Set(
  'uptime cpu memory ram disk load status state health outages downtime history availability incidents region ip owner'.split(
    ' ',
  ),
);

/** Words of a name at most. */
export const longestName = 5;
/** Longer words are looked up exactly only. */
export const longestNear = 60;

/** A name, and how many words it takes. */
export type Named = { found: FoundName; length: number };

export type NamesInSentence = {
  /** The longest run of words from here that is a name. */
  nameAt(at: number): Named | undefined;
  /** That name is meant, although its word is also one that builds sentences. */
  isMeantAt(at: number, name: Named, phrase: Found | undefined): boolean;
  /** What is nearly a name, or a part of one. */
  nearNameAt(at: number): Named | undefined;
};

export function namesInSentence(words: readonly Word[], names: NameIndex, isAddressed: boolean): NamesInSentence {
  const byTypo = once(names.byTypo);
  const bySound = once(names.bySound);
  const texts = words.map((word) => word.text);
  const parts = texts.map(nameSegments);
  return { nameAt, isMeantAt, nearNameAt };

  function nameAt(at: number): Named | undefined {
    const first = words[at];
    if (!first || first.text.length > 255) return undefined;
    let best: Named | undefined;
    const written = names.byWriting(first.text) ?? names.byWriting(first.typed.toLowerCase());
    if (written) best = { found: written, length: 1 };
    let segments: string[] = [];
    for (let length = 1; length <= longestName && at + length <= words.length; length++) {
      const word = words[at + length - 1];
      if (!word || word.isMention || (length > 1 && word.afterBreak)) break;
      segments = segments.concat(parts[at + length - 1] ?? []);
      if (length === 1 && best) continue;
      const found = names.byKey(joinSegments(segments)) ?? ownerAt(at + length - 1, segments);
      if (found && !(length > 1 && isLoose(at, found, length))) best = { found, length };
    }
    return best ?? dottedName(first.text);
  }

  /** "the farms uptime", "checkouts cpu": an owner without its apostrophe. */
  function ownerAt(at: number, segments: readonly string[]): FoundName | undefined {
    const last = segments.at(-1) ?? '';
    if (last.length < 4 || !last.endsWith('s') || !owned.has(texts[at + 1] ?? '')) return undefined;
    return names.byKey(joinSegments([...segments.slice(0, -1), last.slice(0, -1)]));
  }

  /** "check out" and "log in" are verbs more often than the services checkout and login. */
  function isLoose(at: number, found: FoundName, length: number): boolean {
    if (!found.isPlainWord || length !== 2) return false;
    const next = findPhrase(texts, at + length)?.meaning.role;
    const before = texts[at - 1] ?? '';
    const isSubject = ['is', 'are', 'the', 'was', 'about', 'of', 'has', 'for', 'does', 'with'].includes(before);
    return !(
      isSubject &&
      (at + length >= words.length ||
        next === 'condition' ||
        next === 'thing' ||
        next === 'filler' ||
        next === 'trouble')
    );
  }

  /** web-1.internal, web-1.example.com. */
  function dottedName(text: string): Named | undefined {
    const dot = text.indexOf('.');
    if (dot < 2 || /^[\d.]+$/.test(text)) return undefined;
    const found = names.byKey(joinSegments(nameSegments(text.slice(0, dot))));
    return found && !found.isPlainWord ? { found, length: 1 } : undefined;
  }

  function isMeantAt(at: number, { found, length }: Named, phrase: Found | undefined): boolean {
    const word = words[at];
    if (phrase && phrase.length > length) return false;
    // "encore", which is "still" in French, where a service is called so.
    const isTranslated = word?.typed.toLowerCase() !== word?.text && names.byWriting(word?.text ?? '') === undefined;
    const isGlue =
      length === 1 &&
      phrase !== undefined &&
      found.isPlainWord &&
      !isTranslated &&
      isStructural(phrase.meaning.role, word?.text ?? '');
    return !isGlue || isThing(texts[at + 1]) || isSubjectAt(at, phrase?.meaning.role);
  }

  /** "is mm down", "outages for till", "if till goes down": a word that builds sentences stands where a name does. */
  function isSubjectAt(at: number, role: Role | undefined): boolean {
    if (role !== 'filler' && role !== 'preposition') return false;
    const next = words[at + 1];
    const isLast = next === undefined || next.afterBreak;
    if (role === 'preposition' && texts[at - 1] === 'the' && matters.has(next?.text ?? '')) return true;
    if (nameFollows.has(texts[at - 1] ?? '') && isLast) return role === 'preposition';
    if (conditions.has(texts[at - 1] ?? '') && goes.has(next?.text ?? '')) return true;
    // "is the till all right?"
    const before = texts[at - 1] === 'the' ? texts[at - 2] : texts[at - 1];
    return verbs.has(before ?? '') && findPhrase(texts, at + 1)?.meaning.role === 'condition';
  }

  function nearNameAt(at: number): Named | undefined {
    const word = words[at];
    if (!word) return undefined;
    const next = words[at + 1];
    const isNextNear = next !== undefined && !next.afterBreak && !next.isMention;
    // Where the first word says a service by itself, the second has to be the rest of its name: "bidding goes" is no bidding-us.
    const find = names.servicesCalled(word.text).length > 0 ? byTypo : bySound;
    const spoken = isNextNear && word.text.length <= 30 ? find(`${word.text} ${next.text.slice(0, 30)}`) : undefined;
    if (spoken) return { found: spoken, length: 2 };
    if (isOrdinary(word.text) || word.text.length > longestNear) return undefined;
    const found = byTypo(word.text);
    if (found) return { found, length: 1 };
    const pair = isNextNear ? byTypo(`${word.text} ${next.text}`) : undefined;
    if (pair) return { found: pair, length: 2 };
    const isNumbered = next && !next.afterBreak && /^\d{1,4}$/.test(next.text);
    const tail = names.byTail(joinSegments(isNumbered ? [...(parts[at] ?? []), next.text] : (parts[at] ?? [])));
    if (tail) return { found: tail, length: isNumbered ? 2 : 1 };
    // "solr slow?", where solr-1 is the only one.
    const [alone, ...more] = names.family(joinSegments(parts[at] ?? []));
    if (alone && more.length === 0)
      return { found: { targets: [alone], match: 'part', isPlainWord: false }, length: 1 };
    const heard =
      bySound(word.text) ??
      (isAddressed && word.text !== 'us' ? names.byPart(word.text) : names.byCustomersWord(word.text)) ??
      // "inver up?"; a person who is called so has a capital.
      (isAddressed && !word.isCapital ? names.byStart(word.text) : undefined);
    return heard && { found: heard, length: 1 };
  }
}

/** Whoever repeats a word a hundred times has it looked up once. */
function once<Found>(find: (typed: string) => Found): (typed: string) => Found {
  const found = new Map<string, { was: Found }>();
  return (typed) => {
    const known = found.get(typed) ?? { was: find(typed) };
    found.set(typed, known);
    return known.was;
  };
}

function isStructural(role: Role, text: string): boolean {
  return structural.has(role) || structuralWords.has(text) || (role === 'filler' && text.length < 6);
}

export function isThing(text: string | undefined): boolean {
  return text === 'service' || text === 'server' || text === 'host';
}

/** What a found name brings to its token. */
export function nameFields<Match>(found: { targets: readonly Target[]; match: Match; isPlainWord: boolean }) {
  return { targets: found.targets, match: found.match, isPlainWord: found.isPlainWord };
}
