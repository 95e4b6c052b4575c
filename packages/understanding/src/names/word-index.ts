/** What single words may say a host or a service by: parts of names and aliases, what customers call it, labels; and which hosts stand where. */

import { comparable } from '../plain-text.ts';
import { placesBehind, wordsOfCity, wordsOfRegion } from '../vocabulary/regions.ts';
import type { KnownHost, KnownNames } from './known-names.ts';
import { nameSegments, otherForms } from './name-forms.ts';
import { deletions, isLikelyTypo, typoBetween } from './typos.ts';

export type Called = {
  /** Sets of host names that a word may say, what is likeliest first. */
  hostsCalled(word: string): readonly ReadonlySet<string>[];
  /** Hosts labelled with the word as what they are: "gateway" for sensor-gateway. */
  hostsRoled(word: string): ReadonlySet<string> | undefined;
  /** Services with the word in a name, an alias, or what customers call them. */
  servicesCalled(word: string): readonly string[];
  /** Of these services those that the place says: by their own words, or since all their hosts are there. */
  servicesAt(place: string, services: readonly string[]): readonly string[];
};

/** Whose hosts a word says. */
type Words = Map<string, Set<string>>;

export function calledOf(
  { hosts, services }: KnownNames,
  hostsAtPlace: (word: string) => ReadonlySet<string> | undefined,
): Called {
  const byName: Words = new Map();
  const byAlias: Words = new Map();
  const byLabel: Words = new Map();
  const byService: Words = new Map();
  const serviceNames: Words = new Map();
  const placesOfServices = new Map<string, Set<string>>();
  const hostsOf = new Map(services.map(({ name, hosts: members }) => [name, members]));
  /** Short parts of host names by their first letter: what people cut a word down to. */
  const cut = new Map<string, Set<string>>();
  // Fleets have few labels, however many hosts.
  const wordsOfLabel = remembered(wordsOf);
  for (const host of hosts) {
    const parts = partsOfName(host.name);
    for (const word of parts) add(byName, word, host.name);
    for (const word of parts) if (/^[a-z]{3,5}$/.test(word)) add(cut, word.slice(0, 1), word);
    for (const alias of host.aliases) for (const word of wordsOf(alias)) add(byAlias, word, host.name);
    for (const [key, label] of Object.entries(host.labels))
      if (!placeLabels.includes(key)) for (const word of wordsOfLabel(label)) add(byLabel, word, host.name);
  }
  for (const { name, aliases, customers, hosts: members } of services) {
    for (const said of [name, ...aliases, customers ?? '']) {
      for (const word of wordsOf(said)) {
        add(serviceNames, word, name);
        for (const host of members) add(byService, word, host);
      }
      for (const words of [wordsOf(said), pairsOf(wordsOf(said))].flat())
        for (const place of [words, ...placesBehind(words)]) add(placesOfServices, place, name);
    }
  }
  return {
    hostsCalled: remembered(hostsCalled),
    hostsRoled: remembered(hostsRoled),
    servicesCalled: remembered(servicesCalled),
    servicesAt,
  };

  function hostsCalled(typed: string): readonly ReadonlySet<string>[] {
    for (const word of otherForms(typed)) {
      const found = [byName, byAlias, byService, byLabel].flatMap((words) => words.get(word) ?? []);
      if (found.length > 0) return [...found, ...cutFrom(typed)];
    }
    return cutFrom(typed);
  }

  function hostsRoled(typed: string): ReadonlySet<string> | undefined {
    return otherForms(typed)
      .map((word) => byLabel.get(word))
      .find((found) => found !== undefined);
  }

  function servicesCalled(typed: string): readonly string[] {
    const word = otherForms(typed).find((form) => serviceNames.has(form));
    return word === undefined ? [] : [...(serviceNames.get(word) ?? [])];
  }

  function servicesAt(place: string, of: readonly string[]): readonly string[] {
    const said = placesOfServices.get(place);
    const bySaying = of.filter((name) => said?.has(name));
    if (bySaying.length > 0) return bySaying;
    const there = hostsAtPlace(place);
    return of.filter((name) => {
      const members = hostsOf.get(name) ?? [];
      return members.length > 0 && members.every((host) => there?.has(host));
    });
  }

  /** "the oracle box" for bsms-ora, "the hammer db" for hmr-db: where one part alone may be cut from the word. */
  function cutFrom(typed: string): readonly ReadonlySet<string>[] {
    if (!/^[a-z]{5,}$/.test(typed)) return [];
    const near = [...(cut.get(typed.slice(0, 1)) ?? [])].filter((part) => isCutFrom(typed, part));
    const [only, ...others] = near.map((part) => byName.get(part) ?? new Set<string>());
    return only && others.length === 0 ? [only] : [];
  }
}

/** So many words are remembered; a message has at most 240, and each is looked up several times. */
const mostRemembered = 500;

function remembered<Said>(find: (word: string) => Said): (word: string) => Said {
  const known = new Map<string, { was: Said }>();
  return (word) => {
    const before = known.get(word) ?? { was: find(word) };
    if (known.size >= mostRemembered) known.clear();
    known.set(word, before);
    return before.was;
  };
}

/** Its beginning, or its consonants in order. */
function isCutFrom(word: string, part: string): boolean {
  if (word.startsWith(part)) return true;
  if (/[aeiou]/.test(part.slice(1))) return false;
  let at = 0;
  for (const letter of word) if (letter === part[at]) at++;
  return at === part.length;
}

/** "hl7-in-2": hl7, hl, in. */
function partsOfName(name: string): readonly string[] {
  return [
    ...new Set([...wordsOf(name), ...nameSegments(comparable(name)).filter((part) => /^\p{L}{2,}$/u.test(part))]),
  ];
}

function wordsOf(said: string): readonly string[] {
  return comparable(said)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word) && !joining.has(word));
}

/** "new zealand" of "Orders New Zealand". */
function pairsOf(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

const joining: ReadonlySet<string> = new Set(['and', 'the', 'of', 'for', 'with', 'our', 'a', 'an', 'to', 'by', 'or']);

function add(words: Words, word: string, name: string): void {
  const names = words.get(word);
  if (names) names.add(name);
  else words.set(word, new Set([name]));
}

export type PlacesOfHosts = {
  /** Names of the hosts at what people call so, in lower case; undefined where no host is. */
  at(word: string): ReadonlySet<string> | undefined;
  /** The city that `typed` is one slip away from, where it is the only one: "stokholm". */
  byTypo(typed: string): string | undefined;
};

export function placesOf(hosts: readonly KnownHost[]): PlacesOfHosts {
  const byWord: Words = new Map();
  /** Fleets have few regions and cities, however many hosts. */
  const wordsOf = new Map<string, readonly string[]>();
  for (const host of hosts) {
    // A city that a host is labelled with says better where it is than the region that serves it.
    for (const city of labelledPlaces(host)) add(byWord, city, host.name);
    for (const city of citiesOf(host)) for (const word of known(city, wordsOfCity)) add(byWord, word, host.name);
    if (host.region) for (const word of known(host.region.toLowerCase(), wordsOfRegion)) add(byWord, word, host.name);
  }
  const forms = new Map<string, Set<string>>();
  for (const word of byWord.keys()) {
    if (!longWord.test(word)) continue;
    for (const form of deletions(word)) forms.set(form, (forms.get(form) ?? new Set()).add(word));
  }
  return { at: (word) => byWord.get(word), byTypo };

  function byTypo(typed: string): string | undefined {
    if (!longWord.test(typed)) return undefined;
    const near = new Set(deletions(typed).flatMap((form) => [...(forms.get(form) ?? [])]));
    const meant = [...near].filter((word) => isLikelyTypo(typoBetween(typed, word), word.length));
    return meant.length === 1 ? meant[0] : undefined;
  }

  function known(key: string, words: (key: string) => readonly string[]): readonly string[] {
    const before = wordsOf.get(key);
    if (before) return before;
    const found = words(key);
    wordsOf.set(key, found);
    return found;
  }
}

/** Shorter words are one slip away from too much else. */
const longWord = /^\p{L}{6,20}$/u;

function citiesOf(host: KnownHost): string[] {
  const named = nameSegments(host.name.toLowerCase()).filter((segment) => segment.length >= 3);
  return [...labelledPlaces(host), ...named];
}

/** A label says a place, however small it is. */
function labelledPlaces({ labels }: KnownHost): string[] {
  return placeLabels.flatMap((key) => (labels[key] === undefined ? [] : [comparable(labels[key])]));
}

const placeLabels: readonly string[] = ['city', 'site', 'location', 'place', 'office', 'country', 'dc', 'datacenter'];
