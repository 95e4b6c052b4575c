/** A host or some that are described: by the service, the role and the place of them, and by how many they are. */
import type { NameIndex } from '../names.ts';
import type { Target } from '../question.ts';
import type { Token } from '../token.ts';

/** A row of tokens that speaks of one thing or some. */
export type Description = {
  end: number;
  service?: Target;
  /** Sets of host names, each narrowing the others. */
  narrowedBy: ReadonlySet<string>[];
  isPlace: boolean;
  noun: 'one' | 'many' | 'none';
  /** both, either, two. */
  isCounted: boolean;
  /** "the three gateways": so many there must be. */
  howMany?: number;
};

const ones: ReadonlySet<string> = new Set([
  'one',
  'that one',
  'side',
  'guy',
  'thing',
  'end',
  'half',
  'sister',
  'brother',
  'twin',
  'sibling',
  'cousin',
  'counterpart',
]);
export const manyOnes: ReadonlySet<string> = new Set(['ones', 'guys', 'sides', 'things', 'kit', 'hardware', 'stuff']);
const counts: ReadonlySet<string> = new Set([
  'both',
  'either',
  'both of',
  'both the',
  'either of',
  'two',
  '2',
  'each of',
]);
const numbers: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five', 'six'].flatMap((word, i): [string, number][] => [
    [word, i + 2],
    [String(i + 2), i + 2],
  ]),
);
const connecting: ReadonlySet<string> = new Set([
  'in',
  'at',
  'from',
  'over',
  'of',
  'the',
  'our',
  'my',
  'a',
  'an',
  'that',
  'its',
  '/',
  'down',
  'near',
  'out',
]);

/** The longest description that starts here: it has to hold a place or a role, or count the hosts of a service. */
export function describe(tokens: readonly Token[], at: number, names: NameIndex): Description | undefined {
  const first = tokens[at];
  if (!first || first.role === 'preposition' || (connecting.has(first.text) && first.role !== 'own')) return undefined;
  let service: Target | undefined;
  let noun: Description['noun'] = 'none';
  let isCounted = false;
  let isPlace = false;
  let end: number | undefined;
  let roles = 0;
  let howMany: number | undefined;
  const narrowedBy: ReadonlySet<string>[] = [];
  for (let i = at; i < tokens.length && i < at + 9; i++) {
    const token = tokens[i];
    if (!token || (i > at && token.afterBreak)) break;
    const place = placeSet(token, names);
    const role = roleSet(tokens, i, names);
    const [target] = token.targets ?? [];
    if (token.role === 'name' && target?.kind === 'service' && token.targets?.length === 1 && !service) {
      service = target;
      end = i + 1;
    } else if (place && !isPlace) {
      narrowedBy.push(place);
      isPlace = true;
      end = i + 1;
    } else if (role && roles === 0 && (noun === 'none' || i > at)) {
      narrowedBy.push(role);
      roles++;
      if (token.role === 'things' || (token.role !== 'family' && token.text.endsWith('s'))) noun = 'many';
      else if (noun === 'none') noun = 'one';
      end = i + 1;
    } else if (counts.has(token.text) && noun === 'none' && !service) {
      isCounted = true;
      howMany = numbers.get(token.text);
    } else if (numbers.has(token.text) && noun === 'none' && howMany === undefined) howMany = numbers.get(token.text);
    else if (token.role === 'thing' && roles === 1 && noun === 'one' && tokens[i - 1]?.role !== 'thing') end = i + 1;
    else if (
      (token.role === 'thing' || ones.has(token.text)) &&
      noun === 'none' &&
      (service || isPlace || nextIsIn(tokens, i))
    ) {
      noun = 'one';
      end = i + 1;
    } else if (token.role === 'things' && roles === 1 && noun === 'one') {
      noun = 'many';
      end = i + 1;
    } else if (
      (token.role === 'things' || manyOnes.has(token.text)) &&
      noun === 'none' &&
      (service || isPlace || isCounted)
    ) {
      noun = 'many';
      end = i + 1;
    } else if (isPlace && token.role === 'conjunction') {
      // "the Oslo and Lyon boxes"
      const next = connecting.has(tokens[i + 1]?.text ?? '') ? i + 2 : i + 1;
      const both = placeSet(tokens[next] ?? token, names);
      const before = narrowedBy.at(-1);
      if (!both || !before || placeSet(tokens[i - 1] ?? token, names) !== before) break;
      narrowedBy.splice(-1, 1, new Set([...before, ...both]));
      isCounted = true;
      end = next + 1;
      i = next;
    } else if (owning.has(token.text) || doing.has(token.text)) {
      if (!(isCounted || ((roles > 0 || noun !== 'none') && !service && leadsToService(tokens, i + 1)))) break;
    } else if (!(connecting.has(token.text) || (token.role === 'own' && i === at))) break;
  }
  if (end === undefined) return undefined;
  const isDescribed = narrowedBy.length > 0 && (service !== undefined || (isPlace && noun !== 'none'));
  if (noun !== 'many' || !first.text.match(/^(?:\d|two|three|four|five|six)$/)) howMany = undefined;
  if (!isDescribed && !(service && isCounted && noun === 'many') && !(howMany !== undefined && (roles > 0 || service)))
    return undefined;
  return {
    end,
    ...(service && { service }),
    narrowedBy,
    isPlace,
    noun,
    isCounted,
    ...(howMany !== undefined && { howMany }),
  };
}

/** "the db of billing", "the gateway for labs". */
const owning: ReadonlySet<string> = new Set(['of', 'for', 'behind', 'from the']);

/** "the machine in Cape Town that does the quotes". */
const doing: ReadonlySet<string> = new Set([
  'does',
  'do',
  'runs',
  'run',
  'handles',
  'serves',
  'keeps',
  'hosts',
  'drives',
]);

function leadsToService(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at, at + 3).find(({ text }) => !connecting.has(text));
  return next?.role === 'name' && next.targets?.length === 1 && next.targets[0]?.kind === 'service';
}

function nextIsIn(tokens: readonly Token[], at: number): boolean {
  return ['in', 'at', 'from', 'over'].includes(tokens[at + 1]?.text ?? '');
}

export function placeSet(token: Token, names: NameIndex): ReadonlySet<string> | undefined {
  if (token.role === 'name' || token.role === 'range') return undefined;
  return names.hostsAtPlace(token.text);
}

/** "db", "gateway", "web": a label's value, in the singular or plural. */
export function roleSet(tokens: readonly Token[], at: number, names: NameIndex): ReadonlySet<string> | undefined {
  const token = tokens[at];
  if (!token || token.role === 'range' || token.role === 'name') return undefined;
  // "the german idp", of idp-1 and idp-2.
  if (token.role === 'family') return new Set((token.targets ?? []).map(({ name }) => name));
  const word = token.role === 'thing' || token.role === 'things' ? (token.text.split(' ')[0] ?? '') : token.text;
  return (
    names.hostsLabelled(word) ??
    namesOfRole(word)
      .map(names.hostsLabelled)
      .find((hosts) => hosts !== undefined)
  );
}

/** What a role is called otherwise: "databases" for db. */
export function namesOfRole(word: string): readonly string[] {
  const one = word.endsWith('s') ? word.slice(0, -1) : word;
  return [one, ...(alsoCalled.find((group) => group.includes(one)) ?? [])];
}

const alsoCalled: readonly (readonly string[])[] = [
  ['db', 'database', 'data base', 'sql', 'postgres'],
  ['gateway', 'gw'],
  ['app', 'application'],
  ['web', 'frontend', 'front end', 'website'],
  ['worker', 'job'],
  ['ingest', 'intake'],
];
