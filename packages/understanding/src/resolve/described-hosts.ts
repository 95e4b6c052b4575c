/**
 * Finds hosts that are described instead of named: by the service, the role and the place of them ("the reports box in
 * Norway", "our Canadian machine", "both Lyon web servers"), or by another that was just named ("its twin", "the other one").
 */
import type { NameIndex } from '../name-index.ts';
import type { Target } from '../question.ts';
import { clearTargets } from '../tag-sentences.ts';
import type { Token } from '../token.ts';
import { manyOnes } from '../vocabulary/describing-words.ts';
import type { Role } from '../vocabulary/lexicon/role.ts';
import { calledAt } from './called-hosts.ts';
import { describe } from './description.ts';
import {
  asHosts,
  type Found,
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
  const called = calledAt(tokens, at, names, known);
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

/**
 * What a question of all leaves out, "besides exports", "everything but billing and search": each such row as one token, where
 * the sentence names nothing else and speaks of many.
 */
export function withExceptions(tokens: readonly Token[]): readonly Token[] {
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
  const isOfMany = others.some(({ role, text }) => ofMany.has(role) || text === 'we');
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

/** "is everything else ok?", "and the others?": all but what was spoken of. */
export function withoutWhatWasSpokenOf(tokens: readonly Token[], spokenOf: Known): Token[] {
  if (spokenOf.length === 0) return [...tokens];
  return tokens.map((token) => {
    if (/\belse\b/.test(token.text)) return { ...token, filter: { ...token.filter, without: spokenOf } };
    if (!theOthers.test(token.text) || token.role === 'name') return token;
    return { ...token, role: 'all', filter: { ...token.filter, without: spokenOf } };
  });
}

const theOthers = /^(?:(?:the )?(?:others|rest)|all (?:the )?(?:others|rest))$/;
