/** Finds a service that a place tells from others of its kind: "the American bidding", "the Australian one". */
import type { NameIndex } from '../name-index.ts';
import type { Token } from '../token.ts';
import { manyOnes, ones, placed, untelling } from '../vocabulary/describing-words.ts';
import { type Found, isAskedByPart, type Known, placeSet } from './kin.ts';

/** "the American bidding", "our Aussie live bidding"; "the Australian one" or "the one in Iowa", where another of the kind was spoken of. */
export function serviceAt(tokens: readonly Token[], at: number, names: NameIndex, known: Known): Found | undefined {
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
