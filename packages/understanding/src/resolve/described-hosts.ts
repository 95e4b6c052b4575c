/**
 * Finds hosts that are described instead of named: by the service, the role and the place of them ("the reports box in
 * Norway", "our Canadian machine", "both Lyon web servers"), or by another that was just named ("its twin", "the other one");
 * and services that a place tells from others of their kind: "the American bidding", "the Australian one".
 */
import type { NameIndex } from '../names/name-index.ts';
import type { Target } from '../question.ts';
import type { Token } from '../token.ts';
import { manyOnes, ones, placed, untelling } from '../vocabulary/describing-words.ts';
import { calledAt } from './called-hosts.ts';
import { describe } from './description.ts';
import {
  asHosts,
  type Found,
  isAskedByPart,
  type Known,
  kinOf,
  mostAlike,
  mostKin,
  partOfKin,
  placeSet,
  roleSet,
  siblingAt,
} from './kin.ts';

/** More hosts of a place than this are told as everything there. */
const mostAtPlace = 20;

/** Tokens in which each description has become a name. */
export function withDescribedHosts(tokens: readonly Token[], names: NameIndex, known: Known): Token[] {
  const found: Token[] = [];
  let spokenOf = known;
  let at = 0;
  while (at < tokens.length) {
    const sibling = siblingAt(tokens, at, names, spokenOf);
    const described = sibling ?? describedAt(tokens, at, names, spokenOf) ?? partOfKin(tokens, at, names, spokenOf);
    if (described) {
      found.push(nameOf(tokens.slice(at, described.end), described.targets, described.isTogether));
      // "the Vienna kitchen box ... the Dublin one": the second is of the first's kind.
      if (described.isTogether) spokenOf = described.targets;
      at = described.end;
    } else {
      const token = tokens[at];
      if (token) found.push(token);
      if (token?.role === 'name' && token.targets?.length === 1) spokenOf = token.targets;
      at++;
    }
  }
  return found;
}

/** What is told apart by all that is said of it comes before what is only narrowed. */
function describedAt(tokens: readonly Token[], at: number, names: NameIndex, known: Known): Found | undefined {
  const narrowed = hostsAt(tokens, at, names, known);
  const called = calledAt(tokens, at, names, serviceAt(tokens, at, names, known));
  // "the Australian one", after the European service, is a service.
  const isOther = called?.targets[0]?.kind === 'service' && called.end === narrowed?.end;
  return called && (!narrowed?.isTogether || isOther || called.end > narrowed.end) ? called : narrowed;
}

function hostsAt(tokens: readonly Token[], at: number, names: NameIndex, known: Known): Found | undefined {
  const described = describe(tokens, at, names);
  if (!described) return undefined;
  const before = tokens[at - 1]?.role;
  if (!described.service && (before === 'all' || before === 'any')) return undefined;
  const { service, narrowedBy, noun, isCounted, isPlace, howMany, end } = described;
  const whole = service ? names.hostsOf(service.name) : undefined;
  const pool = whole ?? (noun === 'none' && !isPlace ? undefined : poolOf(known, names, narrowedBy));
  if (!pool) return undefined;
  const hosts = [...pool].filter((name) => narrowedBy.every((set) => set.has(name)));
  if (hosts.length === 0) return undefined;
  const isOne = noun === 'one' && howMany === undefined && !isCounted;
  const targets = asHosts(isOne ? mostAlike(hosts, known) : hosts);
  if (howMany !== undefined) return howMany === targets.length ? { end, targets, isTogether: true } : undefined;
  if (narrowedBy.length === 0)
    return isCounted && targets.length > 1 && service ? { end, targets, isTogether: true } : undefined;
  if (!service && noun === 'many' && !isCounted) return undefined;
  // "the charging gateways", of which the service has no others, are the service.
  const isWhole = service && noun === 'many' && !isCounted && !isPlace && targets.length === whole?.length;
  if (isWhole && targets.length > 1) return { end, targets: [service], isTogether: true };
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
  const [smallest, ...others] = [...narrowedBy].sort((one, other) => one.size - other.size);
  if (!smallest) return undefined;
  const isIn = (name: string) => others.every((set) => set.has(name));
  const near = [...new Set(known.flatMap((target) => kinOf(target, names)))];
  const nearby = near.filter((name) => smallest.has(name) && isIn(name));
  // Where every word says more than these, all of them together tell no host.
  const all = nearby.length > 0 || smallest.size > mostKin ? [] : [...smallest].filter(isIn);
  return nearby.length > 0 ? nearby : all;
}

/**
 * Hosts meant by places alone: "London or Sydney?", "when is Sydney patched", "and Oslo?". Of a place with several hosts
 * those are meant that belong with what was spoken of.
 */
export function hostsOfPlaces(tokens: readonly Token[], names: NameIndex, known: Known): readonly Target[] {
  const near = new Set(known.flatMap((target) => kinOf(target, names)));
  return tokens.flatMap((token, i) => {
    const all = [...(placeSet(token, names) ?? roleSet(tokens, i, names) ?? [])];
    const nearby = all.filter((name) => near.has(name));
    const hosts = nearby.length > 0 ? nearby : all;
    const next = tokens[i + 1];
    const isMany = (next?.role === 'things' || manyOnes.has(next?.text ?? '')) && hosts.length <= mostAtPlace;
    return hosts.length === 1 || isMany ? asHosts(hosts) : [];
  });
}

function nameOf(row: readonly Token[], targets: readonly Target[], isTogether: boolean): Token {
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

/** "the American bidding", "our Aussie live bidding"; "the Australian one" or "the one in Iowa", where another of the kind was spoken of. */
function serviceAt(tokens: readonly Token[], at: number, names: NameIndex, known: Known): Found | undefined {
  const [first, second, third] = tokens.slice(at, at + 3);
  if (!first) return undefined;
  // "and Europe?", after the American one.
  if (isAskedByPart(tokens, at)) {
    const asked = theOnly(names.servicesAt(first.text, kinOfServices(known, names)), at + 1);
    if (asked) return asked;
  }
  if (!second || second.afterBreak) return undefined;
  if (ones.has(first.text) && third && placed.has(second.text) && isPlace(third, names))
    return theOnly(names.servicesAt(third.text, kinOfServices(known, names)), at + 3);
  if (!isPlace(first, names)) return undefined;
  if (ones.has(second.text) || manyOnes.has(second.text))
    return theOnly(names.servicesAt(first.text, kinOfServices(known, names)), at + 2);
  for (let end = at + 2; end <= at + 3; end++) {
    const word = tokens[end - 1];
    if (!word || word.afterBreak) return undefined;
    const of = untelling.has(word.role) ? [] : names.servicesCalled(word.text);
    const found = of.length > 1 ? theOnly(names.servicesAt(first.text, of), end) : undefined;
    if (found) return withMoreOf(found, tokens, names);
  }
  return undefined;
}

function theOnly([name, ...others]: readonly string[], end: number): Found | undefined {
  return name !== undefined && others.length === 0
    ? { end, targets: [{ kind: 'service', name }], isTogether: true }
    : undefined;
}

/** "Aussie live bidding": every word that belongs to the service. */
function withMoreOf({ end, targets, isTogether }: Found, tokens: readonly Token[], names: NameIndex): Found {
  let to = end;
  const isMore = (token: Token | undefined) =>
    token !== undefined &&
    !token.afterBreak &&
    names.servicesCalled(token.text).some((name) => targets.some((target) => target.name === name));
  while (isMore(tokens[to])) to++;
  return { end: to, targets, isTogether };
}

function isPlace(token: Token, names: NameIndex): boolean {
  return token.role === 'place' || placeSet(token, names) !== undefined;
}

/** Services that share a word of their name with one that was spoken of. */
function kinOfServices(known: Known, names: NameIndex): readonly string[] {
  const spoken = known.filter(({ kind }) => kind === 'service').map(({ name }) => name);
  const kin = [
    ...new Set(spoken.flatMap((name) => name.split(/[^\p{L}]+/u).flatMap((word) => names.servicesCalled(word)))),
  ];
  return kin.length > 1 ? kin : [];
}
