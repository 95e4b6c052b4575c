/**
 * Finds hosts by words that say them only together: "the three cold boxes", "the stock database", "the box in
 * Oslo that prints the labels". What the words say has to be one thing, or as many as are counted.
 */
import type { NameIndex } from '../names/name-index.ts';
import type { Token } from '../token.ts';
import { connecting, manyOnes, ones, placed, untelling } from '../vocabulary/describing-words.ts';
import { findPhrase } from '../vocabulary/lexicon/lexicon.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { asHosts, type Found, mostKin, placeSet } from './kin.ts';

type Sets = readonly ReadonlySet<string>[];

/** A row that speaks of hosts: what each of its words may say, and its noun. */
type Row = { end: number; said: Sets[]; noun: 'one' | 'many'; isPlaced: boolean; isNounTelling: boolean };

const counted: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five', 'six', 'seven', 'eight'].flatMap((word, i): [string, number][] => [
    [word, i + 2],
    [String(i + 2), i + 2],
  ]),
);
const both: ReadonlySet<string> = new Set(['both', 'both of', 'both the', 'either', 'either of']);
/** Words before a noun. */
const wordsBefore = 3;
/** Words of "that listens to the …". */
const wordsOfClause = 6;
const mostTogether = 20;

/** `described`: the service that a place tells here, if there is one; it counts unless the hosts take more words. */
export function calledAt(
  tokens: readonly Token[],
  at: number,
  names: NameIndex,
  described: Found | undefined,
): Found | undefined {
  const first = tokens[at];
  if (!first || connecting.has(first.text)) return undefined;
  const before = tokens[at - 1]?.role;
  const count = countAt(tokens, at);
  // "the four gateways" of three are none.
  const isCountedBefore = counted.has(tokens[at - 1]?.text ?? '');
  if (!count && (before === 'all' || before === 'any' || isCountedBefore)) return undefined;
  const row = rowAt(tokens, count?.end ?? at, names, count !== undefined);
  const service = count ? undefined : described;
  // "the Canadian passes thing"
  const isThing = tokens[service?.end ?? 0]?.text === 'thing';
  if (service && (isThing || !row || row.end <= service.end)) return service;
  if (row) {
    const hosts = hostsOf(row, count?.of);
    if (hosts) return { end: row.end, targets: asHosts(hosts), isTogether: true };
  }
  return service;
}

/** "both", "the two of our", "all three": how many there have to be, and where what they are begins. */
function countAt(tokens: readonly Token[], at: number): { of: number; end: number } | undefined {
  const token = tokens[at];
  const of = both.has(token?.text ?? '') ? 2 : counted.get(token?.text ?? '');
  if (of === undefined || !token) return undefined;
  let end = at + 1;
  while (counted.get(tokens[end]?.text ?? '') === of || ['of', 'the', 'our', 'my'].includes(tokens[end]?.text ?? ''))
    end++;
  return { of, end };
}

function rowAt(tokens: readonly Token[], start: number, names: NameIndex, isCounted: boolean): Row | undefined {
  const said: Sets[] = [];
  let isPlaced = false;
  for (let at = start; at <= start + wordsBefore; at++) {
    const token = tokens[at];
    if (!token || (at > start && token.afterBreak)) return undefined;
    const noun = nounOf(token, tokens[at + 1], names);
    if (noun && (at > start || (noun.said.length === 0 && !ones.has(token.text)))) {
      if (noun.said.length > 0) said.push(noun.said);
      // "the refunds thing" is the service.
      if (ones.has(token.text) && !isPlaced) return undefined;
      const row: Row = { end: at + 1, said, noun: noun.is, isPlaced, isNounTelling: noun.said.length > 0 };
      return withTail(tokens, row, names);
    }
    // "web-1 box": what is named needs no telling.
    const isNamed = token.role === 'name' && token.targets?.length === 1 && token.targets[0]?.kind === 'host';
    if (isNamed && !(isCounted && token.match === 'part')) return undefined;
    const place = placeSet(token, names);
    // "the two till databases": "till" may be called so.
    const isTelling = isCounted && token.role === 'preposition' && token.text.length > 2;
    const sets = place ? [place] : isTelling ? names.hostsCalled(token.text) : setsOf(token, names);
    if (sets.length === 0) return undefined;
    isPlaced ||= place !== undefined;
    said.push(sets);
  }
  return undefined;
}

/** What a word that tells things apart may say. */
function setsOf(token: Token, names: NameIndex): Sets {
  if (untelling.has(token.role)) return [];
  const { targets = [] } = token;
  if (
    token.role === 'name' &&
    token.match !== 'part' &&
    targets.length > 0 &&
    targets.every(({ kind }) => kind === 'host')
  )
    return [new Set(targets.map(({ name }) => name))];
  if (token.role === 'name' && targets.length === 1 && targets[0])
    return [new Set(names.hostsOf(targets[0].name)), ...names.hostsCalled(token.text)];
  return names.hostsCalled(token.text);
}

/** "the booking app" is the service. */
const machines: ReadonlySet<string> = new Set([
  'server',
  'host',
  'box',
  'machine',
  'instance',
  'node',
  'vm',
  'srv',
  'ec2 instance',
  'virtual machine',
  'database',
  'db',
]);

/** "box", "ones", "databases", "gateway"; a role tells something as well. */
function nounOf(
  token: Token,
  next: Token | undefined,
  names: NameIndex,
): { is: 'one' | 'many'; said: Sets } | undefined {
  const text = token.corrected ?? token.text;
  const role =
    token.role === 'unknown' && token.corrected === undefined
      ? (findPhrase([text], 0)?.meaning.role ?? token.role)
      : token.role;
  const label = names.hostsRoled(text);
  const isMany = role === 'things' || manyOnes.has(text);
  if (isMany || machines.has(text) || (role === 'thing' && label))
    return { is: isMany ? 'many' : 'one', said: label ? [label] : [] };
  if (ones.has(text)) return { is: 'one', said: [] };
  const isLast = next === undefined || next.afterBreak || !['thing', 'things', 'unknown'].includes(next.role);
  if (!label || !isLast || token.role === 'name') return undefined;
  return { is: text.endsWith('s') ? 'many' : 'one', said: [label] };
}

/** "… in Oslo", "… of billing", "… that prints the labels". */
function withTail(tokens: readonly Token[], row: Row, names: NameIndex): Row {
  let so = row;
  for (let at = row.end; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.afterBreak) break;
    if (placed.has(token.text)) {
      const next = tokens[at + 1]?.text === 'the' || tokens[at + 1]?.role === 'own' ? at + 2 : at + 1;
      const there = tokens[next];
      const place = there && placeSet(there, names);
      const sets = place ? [place] : there && there.role === 'name' ? setsOf(there, names) : [];
      if (sets.length === 0) break;
      so = { ...so, end: next + 1, said: [...so.said, sets], isPlaced: so.isPlaced || place !== undefined };
      at = next;
    } else if (relative.has(token.text)) {
      const end = Math.min(tokens.length, at + 1 + wordsOfClause);
      for (let i = at + 1; i < end && !tokens[i]?.afterBreak && tokens[i]?.role !== 'not'; i++) {
        const said = tokens[i];
        const sets = said && !verbsOfAll.has(said.role) ? setsOf(said, names) : [];
        if (sets.length > 0) return { ...so, end: i + 1, said: [...so.said, sets] };
      }
      break;
    } else break;
  }
  return so;
}

const relative: ReadonlySet<string> = new Set(['that', 'which', 'who', 'doing', 'running', 'does', 'runs', 'for']);
const verbsOfAll: ReadonlySet<Role> = new Set([
  'condition',
  'trouble',
  'status',
  'plan',
  'plan-hint',
  'comparative',
  'amount',
]);

/** The hosts that every word of the row may say, if they are as many as they should be. */
function hostsOf({ said, noun, isNounTelling }: Row, count: number | undefined): readonly string[] | undefined {
  if (said.length === 0 || (count !== undefined && noun === 'one')) return undefined;
  const isTold = said.length > 1;
  if (count === undefined && noun === 'many' && !(isTold && isNounTelling)) return undefined;
  const [least, most] = count === undefined ? (noun === 'many' ? [2, mostTogether] : [1, 1]) : [count, count];
  // One word alone has to say one host in whatever way it is taken.
  if (!isTold && count === undefined) return onlyOf(said[0] ?? []);
  for (const way of waysOf(said)) {
    const hosts = inAll(way, most);
    if (hosts && hosts.length >= least) return hosts;
  }
  return undefined;
}

/** More ways to take the words than these no honest question has. */
const mostWays = 16;

function waysOf(said: readonly Sets[]): readonly Sets[] {
  return said.reduce<readonly Sets[]>(
    (ways, sets) =>
      ways.flatMap((way) => sets.map((set) => (way.includes(set) ? way : [...way, set]))).slice(0, mostWays),
    [[]],
  );
}

/** What stands in all of the sets; undefined where that is more than `most`. */
function inAll(sets: Sets, most: number): readonly string[] | undefined {
  const [smallest, ...others] = [...sets].sort((one, other) => one.size - other.size);
  if (!smallest || smallest.size > mostKin) return undefined;
  const found: string[] = [];
  for (const name of smallest) {
    if (!others.every((set) => set.has(name))) continue;
    if (found.length === most) return undefined;
    found.push(name);
  }
  return found;
}

function onlyOf(sets: Sets): readonly string[] | undefined {
  const [first, ...others] = sets;
  const isOne = first?.size === 1 && others.every((set) => set.size === 1 && set.isSubsetOf(first));
  return isOne ? [...first] : undefined;
}
