/**
 * Finds hosts that are described instead of named: by the service, the role and the place of them ("the reports box in
 * Norway", "our Canadian machine", "both Lyon web servers"), or by another that was just named ("its twin", "the other one").
 */
import { nameSegments } from '../name-key.ts';
import type { NameIndex } from '../names.ts';
import type { Target } from '../question.ts';
import type { Piece } from '../tokens.ts';

/** What the message, or the question before it, spoke of. */
export type Known = readonly Target[];

/** A row of pieces that speaks of one thing or some. */
type Description = {
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
  starts: number;
};

const ones: ReadonlySet<string> = new Set(['one', 'that one', 'side', 'guy', 'thing', 'end', 'half']);
const manyOnes: ReadonlySet<string> = new Set(['ones', 'guys', 'sides', 'things']);
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
  '/',
  'down',
  'near',
  'out',
]);

/** Pieces in which each description has become a name. */
export function withDescribedHosts(pieces: readonly Piece[], names: NameIndex, known: Known): Piece[] {
  const found: Piece[] = [];
  let spokenOf = known;
  let at = 0;
  while (at < pieces.length) {
    const sibling = siblingAt(pieces, at, names, spokenOf);
    const described = sibling ?? hostsAt(pieces, at, names, spokenOf) ?? partOfKin(pieces, at, names, known);
    if (described) {
      found.push(nameOf(pieces.slice(at, described.end), described.targets, described.isTogether));
      // "the Vienna kitchen box ... the Dublin one": the second is of the first's kind.
      if (described.isTogether) spokenOf = described.targets;
      at = described.end;
    } else {
      const piece = pieces[at];
      if (piece) found.push(piece);
      at++;
    }
  }
  return found;
}

type Found = { end: number; targets: readonly Target[]; isTogether: boolean };

function hostsAt(pieces: readonly Piece[], at: number, names: NameIndex, known: Known): Found | undefined {
  const described = describe(pieces, at, names);
  if (!described) return undefined;
  const before = pieces[at - 1]?.role;
  if (!described.service && (before === 'all' || before === 'any')) return undefined;
  const { service, narrowedBy, noun, isCounted, isPlace, howMany, end } = described;
  const whole = service ? names.hostsOf(service.name) : undefined;
  const pool = whole ?? (noun === 'none' && !isPlace ? undefined : poolOf(known, names, narrowedBy));
  if (!pool) return undefined;
  const hosts = [...pool].filter((name) => narrowedBy.every((set) => set.has(name)));
  const targets = hosts.map((name): Target => ({ kind: 'host', name }));
  if (targets.length === 0) return undefined;
  if (howMany !== undefined) return howMany === targets.length ? { end, targets, isTogether: true } : undefined;
  if (narrowedBy.length === 0)
    return isCounted && targets.length > 1 && service ? { end, targets, isTogether: true } : undefined;
  if (!service && noun === 'many' && !isCounted) return undefined;
  if (targets.length === 1) return { end, targets, isTogether: true };
  if (service && noun === 'none') return undefined;
  if (noun === 'many' || isCounted)
    return service || isCounted ? { end, targets: targets.slice(0, 20), isTogether: true } : undefined;
  return targets.length <= 5 ? { end, targets, isTogether: false } : undefined;
}

/** Without a service: the hosts of what was spoken of, where one of them fits; else all. */
function poolOf(
  known: Known,
  names: NameIndex,
  narrowedBy: readonly ReadonlySet<string>[],
): Iterable<string> | undefined {
  const [first, ...others] = narrowedBy;
  if (!first) return undefined;
  const all = [...first].filter((name) => others.every((set) => set.has(name)));
  const near = new Set(known.flatMap((target) => kinOf(target, names)));
  const nearby = all.filter((name) => near.has(name));
  return nearby.length > 0 ? nearby : all;
}

/** The longest description that starts here: it has to hold a place or a role, or count the hosts of a service. */
function describe(pieces: readonly Piece[], at: number, names: NameIndex): Description | undefined {
  const first = pieces[at];
  if (!first || first.role === 'preposition' || (connecting.has(first.text) && first.role !== 'own')) return undefined;
  let service: Target | undefined;
  let noun: Description['noun'] = 'none';
  let isCounted = false;
  let isPlace = false;
  let end: number | undefined;
  let roles = 0;
  let howMany: number | undefined;
  const narrowedBy: ReadonlySet<string>[] = [];
  for (let i = at; i < pieces.length && i < at + 9; i++) {
    const piece = pieces[i];
    if (!piece || (i > at && piece.afterBreak)) break;
    const place = placeSet(piece, names);
    const role = roleSet(pieces, i, names);
    const [target] = piece.targets ?? [];
    if (piece.role === 'name' && target?.kind === 'service' && piece.targets?.length === 1 && !service) {
      service = target;
      end = i + 1;
    } else if (place && !isPlace) {
      narrowedBy.push(place);
      isPlace = true;
      end = i + 1;
    } else if (role && roles === 0 && (noun === 'none' || i > at)) {
      narrowedBy.push(role);
      roles++;
      if (piece.role === 'things' || (piece.role !== 'family' && piece.text.endsWith('s'))) noun = 'many';
      else if (noun === 'none') noun = 'one';
      end = i + 1;
    } else if (counts.has(piece.text) && noun === 'none' && !service) {
      isCounted = true;
      howMany = numbers.get(piece.text);
    } else if (numbers.has(piece.text) && noun === 'none' && howMany === undefined) howMany = numbers.get(piece.text);
    else if (piece.role === 'thing' && roles === 1 && noun === 'one' && pieces[i - 1]?.role !== 'thing') end = i + 1;
    else if (
      (piece.role === 'thing' || ones.has(piece.text)) &&
      noun === 'none' &&
      (service || isPlace || nextIsIn(pieces, i))
    ) {
      noun = 'one';
      end = i + 1;
    } else if (
      (piece.role === 'things' || manyOnes.has(piece.text)) &&
      noun === 'none' &&
      (service || isPlace || isCounted)
    ) {
      noun = 'many';
      end = i + 1;
    } else if (owning.has(piece.text)) {
      if (!(isCounted || (roles > 0 && !service && leadsToService(pieces, i + 1)))) break;
    } else if (!(connecting.has(piece.text) || (piece.role === 'own' && i === at))) break;
  }
  if (end === undefined) return undefined;
  const isDescribed = narrowedBy.length > 0 && (service !== undefined || (isPlace && noun !== 'none'));
  if (noun !== 'many' || !first.text.match(/^(?:\d|two|three|four|five|six)$/)) howMany = undefined;
  if (!isDescribed && !(service && isCounted && noun === 'many') && !(howMany !== undefined && roles > 0))
    return undefined;
  return {
    end,
    ...(service && { service }),
    narrowedBy,
    isPlace,
    noun,
    isCounted,
    ...(howMany !== undefined && { howMany }),
    starts: at,
  };
}

/** "the db of billing", "the gateway for labs". */
const owning: ReadonlySet<string> = new Set(['of', 'for', 'behind', 'from the']);

function leadsToService(pieces: readonly Piece[], at: number): boolean {
  const next = pieces.slice(at, at + 3).find(({ text }) => !connecting.has(text));
  return next?.role === 'name' && next.targets?.length === 1 && next.targets[0]?.kind === 'service';
}

function nextIsIn(pieces: readonly Piece[], at: number): boolean {
  return ['in', 'at', 'from', 'over'].includes(pieces[at + 1]?.text ?? '');
}

function placeSet(piece: Piece, names: NameIndex): ReadonlySet<string> | undefined {
  if (piece.role === 'name' || piece.role === 'range') return undefined;
  return names.hostsAtPlace(piece.text);
}

/** "db", "gateway", "web": a label's value, in the singular or plural. */
function roleSet(pieces: readonly Piece[], at: number, names: NameIndex): ReadonlySet<string> | undefined {
  const piece = pieces[at];
  if (!piece || piece.role === 'range' || piece.role === 'name') return undefined;
  // "the german idp", of idp-1 and idp-2.
  if (piece.role === 'family') return new Set((piece.targets ?? []).map(({ name }) => name));
  const word = piece.role === 'thing' || piece.role === 'things' ? (piece.text.split(' ')[0] ?? '') : piece.text;
  return names.hostsLabelled(word) ?? (word.endsWith('s') ? names.hostsLabelled(word.slice(0, -1)) : undefined);
}

const others: ReadonlySet<string> = new Set([
  'the other',
  'the other one',
  'other one',
  'the second',
  'the second one',
  'its twin',
  'the twin',
  'its sibling',
  'its sister',
  'its brother',
  'its partner',
  'its counterpart',
  'its neighbour',
  'the other server',
  'the other box',
  'the other machine',
  'the other host',
  'the other half',
]);
const longestOther = 3;

/** "the other one", after web-1 of two: web-2. */
function siblingAt(pieces: readonly Piece[], at: number, names: NameIndex, known: Known): Found | undefined {
  for (let length = longestOther; length >= 1; length--) {
    const row = pieces.slice(at, at + length);
    if (row.length < length || !others.has(row.map(({ text }) => text).join(' '))) continue;
    const hosts = known.filter(({ kind }) => kind === 'host');
    const spoken = new Set(hosts.map(({ name }) => name));
    const kin = [...new Set(hosts.flatMap((host) => kinOf(host, names)))].filter((name) => !spoken.has(name));
    if (kin.length === 0 || kin.length > 5) return undefined;
    return {
      end: at + length,
      targets: kin.map((name): Target => ({ kind: 'host', name })),
      isTogether: kin.length === 1,
    };
  }
  return undefined;
}

/** "web-1" or "web 1" where booking-web-1 is a host of what was spoken of, and no other of them ends so; "the db" likewise. */
function partOfKin(pieces: readonly Piece[], at: number, names: NameIndex, known: Known): Found | undefined {
  const piece = pieces[at];
  if (!piece || known.length === 0 || piece.role === 'name' || piece.role === 'family' || piece.role === 'range')
    return undefined;
  const kin = [...new Set(known.flatMap((target) => kinOf(target, names)))];
  const role = pieces[at - 1]?.text === 'the' || at === 0 ? roleSet(pieces, at, names) : undefined;
  const byRole = kin.filter((name) => role?.has(name));
  if (byRole.length === 1) return { end: at + 1, targets: asHosts(byRole), isTogether: true };
  const next = pieces[at + 1];
  const isApart = next?.role === 'number' && !next.afterBreak && /^\p{L}+$/u.test(piece.text);
  if (!isApart && !/^\p{L}+-?\d+$/u.test(piece.text)) return undefined;
  const tail = [...nameSegments(piece.text), ...(isApart ? nameSegments(next.text) : [])];
  const named = kin.filter((name) => isTail(tail, nameSegments(name.toLowerCase())));
  const end = at + (isApart ? 2 : 1);
  return named.length === 1 ? { end, targets: asHosts(named), isTogether: true } : undefined;
}

function isTail(tail: readonly string[], segments: readonly string[]): boolean {
  return segments.length > tail.length && tail.every((one, i) => segments.at(i - tail.length) === one);
}

/**
 * Hosts meant by places alone: "London or Sydney?", "when is Sydney patched", "and Oslo?". Of a place with several hosts
 * those are meant that belong with what was spoken of.
 */
export function hostsOfPlaces(pieces: readonly Piece[], names: NameIndex, known: Known): readonly Target[] {
  const near = new Set(known.flatMap((target) => kinOf(target, names)));
  return pieces.flatMap((piece, i) => {
    const all = [...(placeSet(piece, names) ?? roleSet(pieces, i, names) ?? [])];
    const nearby = all.filter((name) => near.has(name));
    const hosts = nearby.length > 0 ? nearby : all;
    return hosts.length === 1 ? asHosts(hosts) : [];
  });
}

function asHosts(names: readonly string[]): readonly Target[] {
  return names.map((name): Target => ({ kind: 'host', name }));
}

/** The hosts that belong with a thing: those of the service, or those of its services, or of its family. */
function kinOf(target: Target, names: NameIndex): readonly string[] {
  if (target.kind === 'service') return names.hostsOf(target.name);
  const alike = names.alike(target.name);
  return alike.length > 1 ? alike : names.servicesOf(target.name).flatMap((service) => [...names.hostsOf(service)]);
}

function nameOf(row: readonly Piece[], targets: readonly Target[], isTogether: boolean): Piece {
  const [first] = row;
  return {
    role: 'name',
    text: row.map(({ text }) => text).join(' '),
    typed: row
      .map(({ typed }) => typed)
      .filter((typed) => typed !== '')
      .join(' '),
    afterBreak: first?.afterBreak ?? false,
    isCapital: false,
    targets,
    match: 'exact',
    isPlainWord: false,
    ...(isTogether && { isTogether }),
  };
}
