/** What hosts have in common, and by that "its twin", "the other one", "web 1" of the service that was just named, "the gateway". */

import { nameSegments, namesOfRole } from '../names/name-forms.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Target } from '../question.ts';
import type { Token } from '../token.ts';

/** What the message, or the question before it, spoke of. */
export type Known = readonly Target[];

export type Found = { end: number; targets: readonly Target[]; isTogether: boolean };

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
export function siblingAt(tokens: readonly Token[], at: number, names: NameIndex, known: Known): Found | undefined {
  for (let length = longestOther; length >= 1; length--) {
    const row = tokens.slice(at, at + length);
    if (row.length < length || !others.has(row.map(({ text }) => text).join(' '))) continue;
    const hosts = known.filter(({ kind }) => kind === 'host');
    const service = serviceBehind(tokens, at + length, names, hosts);
    const beside = service ? names.hostsOf(service.name) : kinBeside(hosts, names);
    const kin = mostAlike(service ? beside.filter((name) => !hosts.some((host) => host.name === name)) : beside, hosts);
    if (kin.length === 0 || kin.length > 5) return undefined;
    return { end: service?.end ?? at + length, targets: asHosts(kin), isTogether: kin.length === 1 };
  }
  return undefined;
}

/** "the other box behind the catalogue", "the other catalogue box": of which service the other is. */
function serviceBehind(
  tokens: readonly Token[],
  from: number,
  names: NameIndex,
  hosts: Known,
): { name: string; end: number } | undefined {
  let at = from;
  while (behind.has(tokens[at]?.text ?? '') && !tokens[at]?.afterBreak) at++;
  const token = tokens[at];
  const [target, ...others] = token?.targets ?? [];
  if (token?.role !== 'name' || token.afterBreak || target?.kind !== 'service' || others.length > 0) return undefined;
  const isOf = hosts.some(({ name }) => names.hostsOf(target.name).includes(name));
  return isOf ? { name: target.name, end: tokens[at + 1]?.role === 'thing' ? at + 2 : at + 1 } : undefined;
}

const behind: ReadonlySet<string> = new Set(['behind', 'of', 'in', 'for', 'on', 'under', 'at', 'the', 'our']);

/** "web-1" or "web 1" where booking-web-1 is a host of what was spoken of, and no other of them ends so; "the db" likewise. */
export function partOfKin(tokens: readonly Token[], at: number, names: NameIndex, known: Known): Found | undefined {
  const token = tokens[at];
  if (!token || known.length === 0 || token.role === 'name' || token.role === 'family' || token.role === 'range')
    return undefined;
  const isMeant = at === 0 || leading.has(tokens[at - 1]?.text ?? '');
  const isAsked = isAskedByPart(tokens, at);
  const row = rowOfKin(tokens, at);
  if (!isMeant && !isAsked && !row) return undefined;
  const kin = kinBeside(known, names);
  if (kin.length === 0) return undefined;
  const byPart = isAsked ? kin.filter((name) => nameSegments(name.toLowerCase()).includes(token.text)) : [];
  if (byPart.length === 1) return { end: at + 1, targets: asHosts(byPart), isTogether: true };
  const role = isMeant ? roleSet(tokens, at, names) : undefined;
  const called = isMeant && (token.role === 'unknown' || token.role === 'thing') ? namesOfRole(token.text) : [];
  const byRole = kin.filter(
    (name) => role?.has(name) || nameSegments(name.toLowerCase()).some((segment) => called.includes(segment)),
  );
  if (byRole.length === 1) return { end: at + 1, targets: asHosts(byRole), isTogether: true };
  if (!row) return undefined;
  const tail = row.flatMap(({ text }) => nameSegments(text));
  const named = kin.filter((name) => isTail(tail, nameSegments(name.toLowerCase())));
  return named.length === 1 ? { end: at + row.length, targets: asHosts(named), isTogether: true } : undefined;
}

/** "what about out?", "and idx?", "out's memory?" */
export function isAskedByPart(tokens: readonly Token[], at: number): boolean {
  const [before, , next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (at === 0) return next?.role === 'metric';
  // "is out slow?"
  if (at === 1 && before?.role === 'be' && next?.role === 'condition') return true;
  const opens = before?.role === 'follow-up' || (at === 1 && before?.role === 'conjunction');
  return opens && (next === undefined || next.afterBreak || next.role === 'filler');
}

const leading: ReadonlySet<string> = new Set(['the', 'its', 'their', 'his']);

/** The words that may be the end of a host's name. */
function rowOfKin(tokens: readonly Token[], at: number): readonly Token[] | undefined {
  const [token, next] = tokens.slice(at, at + 2);
  if (!token) return undefined;
  if (/^\p{L}+-?\d+$/u.test(token.text)) return [token];
  const isApart = next && !next.afterBreak && (next.role === 'number' || /^[a-z]$/.test(next.text));
  if (isApart && /^\p{L}+$/u.test(token.text)) return [token, next];
  // "vs 02", "next to number 2", "the 7 box", "lyo vs man".
  const before = tokens[at - 1]?.text ?? '';
  const isNumber =
    token.role === 'number' && (setBeside.has(before) || next?.role === 'thing' || isFigureOf(tokens, at));
  return isNumber || (token.role === 'unknown' && setBeside.has(before)) ? [token] : undefined;
}

/** "load on 02?" */
function isFigureOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    figureOf.has(tokens[at - 1]?.text ?? '') &&
    tokens[at - 2]?.role === 'metric' &&
    (next === undefined || next.afterBreak || next.role === 'filler')
  );
}

const figureOf: ReadonlySet<string> = new Set(['on', 'of', 'for', 'in']);

const setBeside: ReadonlySet<string> = new Set([
  'vs',
  'versus',
  'or',
  'and',
  'next to',
  'to',
  'with',
  'than',
  'against',
  'number',
]);

function isTail(tail: readonly string[], segments: readonly string[]): boolean {
  return segments.length > tail.length && tail.every((one, i) => segments.at(i - tail.length) === one);
}

export function asHosts(names: readonly string[]): readonly Target[] {
  return names.map((name): Target => ({ kind: 'host', name }));
}

/** The hosts that belong with a thing: those of the service, or those of its services, or of its family. */
export function kinOf(target: Target, names: NameIndex): readonly string[] {
  if (target.kind === 'service') return names.hostsOf(target.name);
  const alike = names.alike(target.name);
  return alike.length > 1 ? alike : names.servicesOf(target.name).flatMap((service) => [...names.hostsOf(service)]);
}

/** A larger family is told apart by whole names alone: every word of a message would look through all of it. */
export const mostKin = 500;

/** The kin of what was spoken of, without itself. */
function kinBeside(known: Known, names: NameIndex): readonly string[] {
  const kin = known.map((target) => kinOf(target, names));
  if (kin.some(({ length }) => length > mostKin)) return [];
  const spoken = new Set(known.map(({ name }) => name));
  return [...new Set(kin.flat())].filter((name) => !spoken.has(name));
}

/** Those whose names begin most like one that was spoken of: of quill-sign-ldn's kin, quill-sign-zrh and not quill-db. */
export function mostAlike(hosts: readonly string[], known: Known): readonly string[] {
  const spoken = known.filter(({ kind }) => kind === 'host').map(({ name }) => nameSegments(name.toLowerCase()));
  if (spoken.length === 0 || hosts.length > mostKin) return hosts;
  const shared = hosts.map((host) =>
    Math.max(...spoken.map((one) => sharedStart(one, nameSegments(host.toLowerCase())))),
  );
  const most = Math.max(...shared);
  return hosts.filter((_, i) => shared[i] === most);
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((segment, i) => segment !== other[i]);
  return at < 0 ? one.length : at;
}

export function placeSet(token: Token, names: NameIndex): ReadonlySet<string> | undefined {
  if (token.role === 'name' || token.role === 'range') return undefined;
  // "us or them?"
  if (token.text === 'us' && token.role !== 'place') return undefined;
  return names.hostsAtPlace(token.text);
}

/** Of one family, which may be large, for every word of a message that says it. */
const namesOfFamilies = new WeakMap<readonly Target[], ReadonlySet<string>>();

function namesIn(family: readonly Target[]): ReadonlySet<string> {
  const names = namesOfFamilies.get(family) ?? new Set(family.map(({ name }) => name));
  namesOfFamilies.set(family, names);
  return names;
}

/** "db", "gateway", "web": a label's value, in the singular or plural. */
export function roleSet(tokens: readonly Token[], at: number, names: NameIndex): ReadonlySet<string> | undefined {
  const token = tokens[at];
  if (!token || token.role === 'range' || token.role === 'name') return undefined;
  // "the german idp", of idp-1 and idp-2.
  if (token.role === 'family') return namesIn(token.targets ?? []);
  const word = token.role === 'thing' || token.role === 'things' ? (token.text.split(' ')[0] ?? '') : token.text;
  return (
    names.hostsLabelled(word) ??
    namesOfRole(word)
      .map(names.hostsLabelled)
      .find((hosts) => hosts !== undefined)
  );
}
