/** A host or some that are described: by the service, the role and the place of them, and by how many they are. */
import type { NameIndex } from '../names/name-index.ts';
import type { Target } from '../question.ts';
import type { Token } from '../token.ts';
import { connecting, counts, doing, manyOnes, numbers, ones, owning } from '../vocabulary/describing-words.ts';
import { placeSet, roleSet } from './kin.ts';

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

/** What was read so far, from the token at `start` to before the one at `at`. */
type Progress = {
  tokens: readonly Token[];
  names: NameIndex;
  start: number;
  at: number;
  service: Target | undefined;
  noun: Description['noun'];
  isCounted: boolean;
  isPlace: boolean;
  /** Behind the last token that describes something. */
  end: number | undefined;
  hasRole: boolean;
  howMany: number | undefined;
  narrowedBy: ReadonlySet<string>[];
};

/** One thing that a token may be in a description: `takes` notes it, where it is that; the token describes something, is in between, or ends it. */
type Part = {
  is(token: Token, so: Progress): boolean;
  take(token: Token, so: Progress): 'described' | 'between' | 'over';
};

/** The first that fits counts; where none does, the description is over. */
const parts: readonly Part[] = [
  {
    is: (token, { service }) => !service && serviceOf(token) !== undefined,
    take: (token, so) => {
      so.service = serviceOf(token);
      return 'described';
    },
  },
  {
    is: (token, { isPlace, names }) => !isPlace && placeSet(token, names) !== undefined,
    take: (token, so) => {
      narrow(so, placeSet(token, so.names));
      so.isPlace = true;
      return 'described';
    },
  },
  {
    is: (_, so) =>
      !so.hasRole && (so.noun === 'none' || so.at > so.start) && roleSet(so.tokens, so.at, so.names) !== undefined,
    take: (token, so) => {
      narrow(so, roleSet(so.tokens, so.at, so.names));
      so.hasRole = true;
      if (token.role === 'things' || (token.role !== 'family' && token.text.endsWith('s'))) so.noun = 'many';
      else if (so.noun === 'none') so.noun = 'one';
      return 'described';
    },
  },
  {
    is: (token, { noun, service }) => counts.has(token.text) && noun === 'none' && !service,
    take: (token, so) => {
      so.isCounted = true;
      so.howMany = numbers.get(token.text);
      return 'between';
    },
  },
  {
    is: (token, { noun, howMany }) => numbers.has(token.text) && noun === 'none' && howMany === undefined,
    take: (token, so) => {
      so.howMany = numbers.get(token.text);
      return 'between';
    },
  },
  // "the db server": the noun is there already.
  {
    is: (token, { hasRole, noun, tokens, at }) =>
      token.role === 'thing' && hasRole && noun === 'one' && tokens[at - 1]?.role !== 'thing',
    take: () => 'described',
  },
  {
    is: (token, so) =>
      (token.role === 'thing' || ones.has(token.text)) &&
      so.noun === 'none' &&
      (so.service !== undefined || so.isPlace || nextIsIn(so.tokens, so.at)),
    take: (_, so) => {
      so.noun = 'one';
      return 'described';
    },
  },
  // "the db servers".
  {
    is: (token, { hasRole, noun }) => token.role === 'things' && hasRole && noun === 'one',
    take: (_, so) => {
      so.noun = 'many';
      return 'described';
    },
  },
  {
    is: (token, { noun, service, isPlace, isCounted }) =>
      (token.role === 'things' || manyOnes.has(token.text)) &&
      noun === 'none' &&
      (service !== undefined || isPlace || isCounted),
    take: (_, so) => {
      so.noun = 'many';
      return 'described';
    },
  },
  // "the Oslo and Lyon boxes"
  {
    is: (token, { isPlace }) => isPlace && token.role === 'conjunction',
    take: (token, so) => {
      const { tokens, names, at } = so;
      const next = connecting.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
      const both = placeSet(tokens[next] ?? token, names);
      const before = so.narrowedBy.at(-1);
      if (!both || !before || placeSet(tokens[at - 1] ?? token, names) !== before) return 'over';
      so.narrowedBy.splice(-1, 1, new Set([...before, ...both]));
      so.isCounted = true;
      so.at = next;
      return 'described';
    },
  },
  {
    is: ({ text }) => owning.has(text) || doing.has(text),
    take: (_, { tokens, at, names, isCounted, hasRole, noun, service, isPlace }) =>
      isCounted ||
      // "the docks of Lisbon"
      (service !== undefined && !isPlace && isPlaceAt(tokens, at + 1, names)) ||
      ((hasRole || noun !== 'none') && !service && leadsToService(tokens, at + 1))
        ? 'between'
        : 'over',
  },
  {
    is: ({ text, role }, { at, start }) => connecting.has(text) || (role === 'own' && at === start),
    take: () => 'between',
  },
];

/** A description has no more words. */
const longest = 9;

/** The longest description that starts here: it has to hold a place or a role, or count the hosts of a service. */
export function describe(tokens: readonly Token[], start: number, names: NameIndex): Description | undefined {
  const first = tokens[start];
  if (!first || first.role === 'preposition' || (connecting.has(first.text) && first.role !== 'own')) return undefined;
  const { service, noun, isCounted, isPlace, end, hasRole, narrowedBy, ...so } = readFrom(tokens, start, names);
  if (end === undefined) return undefined;
  const isDescribed = narrowedBy.length > 0 && (service !== undefined || (isPlace && noun !== 'none'));
  const isNumbered = noun === 'many' && /^(?:\d|two|three|four|five|six)$/.test(first.text);
  const howMany = isNumbered ? so.howMany : undefined;
  if (!isDescribed && !(service && isCounted && noun === 'many') && !(howMany !== undefined && (hasRole || service)))
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

function readFrom(tokens: readonly Token[], start: number, names: NameIndex): Progress {
  const so: Progress = {
    tokens,
    names,
    start,
    at: start,
    service: undefined,
    noun: 'none',
    isCounted: false,
    isPlace: false,
    end: undefined,
    hasRole: false,
    howMany: undefined,
    narrowedBy: [],
  };
  for (; so.at < Math.min(tokens.length, start + longest); so.at++) {
    const token = tokens[so.at];
    if (!token || (so.at > start && token.afterBreak)) break;
    const taken = parts.find(({ is }) => is(token, so))?.take(token, so) ?? 'over';
    if (taken === 'over') break;
    if (taken === 'described') so.end = so.at + 1;
  }
  return so;
}

function narrow({ narrowedBy }: Progress, to: ReadonlySet<string> | undefined): void {
  if (to) narrowedBy.push(to);
}

function serviceOf({ role, targets }: Token): Target | undefined {
  const [target] = targets ?? [];
  return role === 'name' && target?.kind === 'service' && targets?.length === 1 ? target : undefined;
}

function leadsToService(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at, at + 3).find(({ text }) => !connecting.has(text));
  return next?.role === 'name' && next.targets?.length === 1 && next.targets[0]?.kind === 'service';
}

function isPlaceAt(tokens: readonly Token[], at: number, names: NameIndex): boolean {
  const next = tokens[at];
  return next !== undefined && placeSet(next, names) !== undefined;
}

function nextIsIn(tokens: readonly Token[], at: number): boolean {
  return ['in', 'at', 'from', 'over'].includes(tokens[at + 1]?.text ?? '');
}
