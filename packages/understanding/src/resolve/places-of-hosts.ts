/** Which hosts stand where: from their region, their labels, and the cities in their names. */
import type { KnownHost } from '../known-names.ts';
import { nameSegments } from '../name-key.ts';
import { comparable } from '../plain-text.ts';
import { deletions, isLikelyTypo, typoBetween } from '../typos.ts';
import { wordsOfCity, wordsOfRegion } from '../vocabulary/regions.ts';

export type PlacesOfHosts = {
  /** Names of the hosts at what people call so, in lower case; undefined where no host is. */
  at(word: string): ReadonlySet<string> | undefined;
  /** The city that `typed` is one slip away from, where it is the only one: "stokholm". */
  byTypo(typed: string): string | undefined;
};

export function placesOf(hosts: readonly KnownHost[]): PlacesOfHosts {
  const byWord = new Map<string, Set<string>>();
  /** Fleets have few regions and cities, however many hosts. */
  const wordsOf = new Map<string, readonly string[]>();
  for (const host of hosts) {
    // A city that a host is labelled with says better where it is than the region that serves it.
    for (const city of labelledPlaces(host)) add(city, host.name);
    for (const city of citiesOf(host)) for (const word of known(city, wordsOfCity)) add(word, host.name);
    if (host.region) for (const word of known(host.region.toLowerCase(), wordsOfRegion)) add(word, host.name);
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

  function add(word: string, name: string): void {
    const names = byWord.get(word);
    if (names) names.add(name);
    else byWord.set(word, new Set([name]));
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

export const placeLabels: readonly string[] = [
  'city',
  'site',
  'location',
  'place',
  'office',
  'country',
  'dc',
  'datacenter',
];
