/** Finds which host or service a typed name means: exact forms first, then slips, and never one host for another. */

import { comparable } from '../plain-text.ts';
import { sameTarget, type Target } from '../question.ts';
import { findPhrase, isOrdinary } from '../vocabulary/lexicon/lexicon.ts';
import type { KnownNames } from './known-names.ts';
import {
  addressIn,
  type Entry,
  isClippedFrom,
  isDigits,
  joinSegments,
  nameSegments,
  singularAndPlural,
  skeletonOf,
  soundKey,
} from './name-forms.ts';
import type { FoundName, NameIndex } from './name-index.ts';
import { nearestNames } from './nearest-names.ts';
import { createTypoIndex } from './typo-index.ts';
import { calledOf, placesOf } from './word-index.ts';
import { wordsOfCustomers } from './words-of-customers.ts';

const maxPerKey = 6;
/** Shorter names sound like too much else. */
const shortestSound = 7;
/** Of a name that is cut off. */
const shortestStart = 4;
/** Labels that are switches: "yes or no?" names no hosts. */
const saysNoRole = /^(?:yes|no|true|false|on|off|none|all|any|\d+)$/i;

/** "Signing in" is what people do: "sign in", "the sign-in problem". */
function asDone(customers: string): string | undefined {
  const [, stem = '', rest = ''] = /^([a-z]{3,12})ing ([a-z]{2,12})$/i.exec(customers.trim()) ?? [];
  return stem === '' ? undefined : `${stem.replace(/([^aeiouls])\1$/i, '$1')} ${rest}`;
}

/** Builds the index once per registry; 10,000 hosts take some tens of milliseconds. */
export function indexNames(names: KnownNames): NameIndex {
  const keys = new Map<string, Entry[]>();
  const writings = new Map<string, Entry[]>();
  const typos = createTypoIndex((key) => keys.get(key) ?? []);
  const sorted: { text: string; target: Target }[] = [];
  const families = new Map<string, Target[]>();
  const partsOf = new Map<string, Entry[]>();
  const starts = new Map<string, Entry[]>();
  /** Hosts by the last word and number of a longer name. */
  const tails = new Map<string, Target[]>();
  const sounds = new Map<string, Entry[]>();
  /** Services by their first and last letter. */
  const byEnds = new Map<string, Entry[]>();
  const customerWords = new Set<string>();
  const regions = new Map<string, string>();
  const azs = new Map<string, string>();
  const labels = new Map<string, { key: string; value: string }>();
  const members = new Map<string, readonly string[]>();
  const servicesOf = new Map<string, string[]>();
  const alike = new Map<string, string[]>();
  const labelled = new Map<string, Set<string>>();

  for (const service of names.services) {
    const target: Target = { kind: 'service', name: service.name };
    members.set(service.name, service.hosts);
    for (const host of service.hosts) listIn(servicesOf, host).push(service.name);
    addName(target, service.name, 0);
    for (const alias of service.aliases) {
      addName(target, alias, 1);
      const bare = withoutArticle(alias);
      if (bare !== alias && isTelling(comparable(bare))) addName(target, bare, 1);
    }
    // "The shop" is called shop as well.
    if (service.customers !== undefined) {
      addName(target, withoutArticle(service.customers), 1);
      const done = asDone(service.customers);
      if (done !== undefined) addName(target, done, 1);
    }
  }
  for (const { name, word, isLoose } of wordsOfCustomers(names.services)) {
    push(partsOf, word, { target: { kind: 'service', name }, segments: [word], isPlain: true, rank: 1 });
    if (!isLoose) customerWords.add(word);
  }
  for (const host of names.hosts) {
    const target: Target = { kind: 'host', name: host.name };
    addName(target, host.name, 2);
    addTail(target);
    addFamily(target);
    for (const alias of host.aliases) addName(target, alias, 3);
    if (host.instanceId) addWriting(target, host.instanceId);
    for (const ip of host.ips) addWriting(target, ip);
    if (host.region) regions.set(host.region.toLowerCase(), host.region);
    if (host.az) azs.set(host.az.toLowerCase(), host.az);
    listIn(alike, withoutNumbers(host.name)).push(host.name);
    for (const [key, value] of Object.entries(host.labels)) {
      if (saysNoRole.test(value)) continue;
      const written = comparable(value);
      labels.set(written, { key, value });
      const hosts = labelled.get(written);
      if (hosts) hosts.add(host.name);
      else labelled.set(written, new Set([host.name]));
    }
  }
  const places = placesOf(names.hosts);
  sorted.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const [first] = names.hosts;
  const onlyHost: Target | undefined =
    names.hosts.length === 1 && first ? { kind: 'host', name: first.name } : undefined;

  return {
    ...calledOf(names, places.at),
    byKey: (key) => found(keys.get(key), 'exact'),
    byWriting: (typed) => found(writings.get(typed) ?? writings.get(addressIn(typed)), 'exact'),
    byTypo,
    bySound,
    byPart: (word) => found(partsOf.get(word), 'part'),
    byStart: (word) => {
      const entries = starts.get(word) ?? [];
      return new Set(entries.map(({ target }) => target.name)).size === 1 ? found(entries, 'part') : undefined;
    },
    byCustomersWord: (word) => (customerWords.has(word) ? found(partsOf.get(word), 'part') : undefined),
    family: (word) => families.get(word) ?? [],
    nearest: nearestNames({ sorted, families, byTypo }),
    region: (word) => regions.get(word),
    az: (word) => azs.get(word),
    label: (word) => labels.get(word),
    hostsOf: (service) => members.get(service) ?? [],
    servicesOf: (host) => servicesOf.get(host) ?? [],
    alike: (host) => alike.get(withoutNumbers(host)) ?? [],
    hostsAtPlace: places.at,
    placeByTypo: places.byTypo,
    byTail,
    hostsLabelled: (value) => labelled.get(value),
    onlyHost,
    hostCount: names.hosts.length,
    serviceCount: names.services.length,
  };

  function addName(target: Target, name: string, rank: number): void {
    const lower = comparable(name);
    const entry = addExact(target, lower, rank);
    if (target.kind === 'service') {
      for (const variant of singularAndPlural(entry)) push(keys, joinSegments(variant.segments), variant);
    }
    if (entry.segments.length > 1)
      for (const part of entry.segments) if (part.length >= 4 && !isDigits(part)) push(partsOf, part, entry);
    sorted.push({ text: lower, target });
    if (target.kind === 'service' && lower.length >= shortestSound) push(sounds, soundKey(lower), entry);
    if (entry.isPlain && target.kind === 'service') listIn(byEnds, endsOf(lower)).push(entry);
    typos.add(entry.segments);
    if (entry.isPlain && /^[a-z]{6,20}$/.test(lower))
      for (let length = shortestStart; length <= lower.length - 2; length++)
        push(starts, lower.slice(0, length), entry);
  }

  function addTail(target: Target): void {
    const segments = nameSegments(target.name.toLowerCase());
    const [word = '', number = ''] = segments.slice(-2);
    if (segments.length > 2 && word.length >= 3 && !isDigits(word) && isDigits(number))
      listIn(tails, joinSegments([word, number])).push(target);
  }

  function byTail(key: string): FoundName | undefined {
    const targets = tails.get(key) ?? [];
    return targets.length === 1 ? { targets, match: 'part', isPlainWord: false } : undefined;
  }

  function addExact(target: Target, lower: string, rank: number): Entry {
    const segments = nameSegments(lower);
    const entry: Entry = { target, segments, isPlain: segments.length === 1, rank };
    push(keys, joinSegments(segments), entry);
    push(writings, lower, entry);
    return entry;
  }

  /** Instance ids and addresses: only as they are written. */
  function addWriting(target: Target, text: string): void {
    push(writings, text.toLowerCase(), { target, segments: [], isPlain: false, rank: 4 });
  }

  function addFamily(target: Target): void {
    const segments = nameSegments(target.name.toLowerCase());
    let stem = '';
    for (const segment of segments) {
      if (isDigits(segment)) break;
      stem += segment;
      const family = families.get(stem);
      if (!family) families.set(stem, [target]);
      else family.push(target);
    }
  }

  function byTypo(typed: string): FoundName | undefined {
    return found(typos.near(typed), 'typo');
  }

  function bySound(typed: string): FoundName | undefined {
    const letters = typed.toLowerCase().replace(/[^\p{L}]/gu, '');
    const whole = found(
      byEnds.get(endsOf(letters))?.filter(({ segments }) => isClippedFrom(letters, segments.join(''))),
      'typo',
    );
    if (whole) return whole;
    if (letters.length < shortestSound) return undefined;
    const alike = sounds.get(soundKey(letters))?.filter(({ segments }) => {
      const known = segments.join('');
      return known.slice(0, 3) === letters.slice(0, 3) && Math.abs(known.length - letters.length) <= 3;
    });
    return found(alike, 'typo');
  }
}

/** "The app", "the map": without its article it is any. */
function isTelling(word: string): boolean {
  return !isOrdinary(word) && findPhrase([word], 0) === undefined;
}

function withoutArticle(said: string): string {
  return said.replace(/^(?:the|our) /i, '');
}

function endsOf(word: string): string {
  return `${word.slice(0, 1)}${word.slice(-1)}`;
}

function withoutNumbers(host: string): string {
  return skeletonOf(nameSegments(host.toLowerCase()));
}

function listIn<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** Names before aliases, services before hosts; equals stay side by side, and the caller asks. */
function found(entries: readonly Entry[] | undefined, match: FoundName['match']): FoundName | undefined {
  if (!entries || entries.length === 0) return undefined;
  const best = Math.min(...entries.map((entry) => entry.rank));
  const targets: Target[] = [];
  for (const entry of entries) {
    if (match === 'exact' && entry.rank !== best) continue;
    if (targets.length < maxPerKey && !targets.some((one) => sameTarget(one, entry.target))) targets.push(entry.target);
  }
  return { targets, match, isPlainWord: entries.every((entry) => entry.isPlain) };
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  if (key === '') return;
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (
    list.length < maxPerKey &&
    !list.some((one) => one.rank === entry.rank && sameTarget(one.target, entry.target))
  ) {
    list.push(entry);
  }
}
