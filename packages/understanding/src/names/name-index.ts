/** What can be asked of the names of a registry: `names.ts` answers. */
import type { Target } from '../question.ts';
import type { Called } from './word-index.ts';

export type FoundName = {
  targets: Target[];
  /** `exact`: this name, alias, address or instance id. `typo`: one slip away from it, and from no other. */
  match: 'exact' | 'typo' | 'part';
  /** The name's own form has no separator and was typed in several words ("check out"): plain English may be meant. */
  isPlainWord: boolean;
};

export type NameIndex = Called & {
  /** The things whose name, alias, instance id or address has this key (see name-forms.ts). */
  byKey(key: string): FoundName | undefined;
  /** `typed` in lower case, as written: tells web-1 from web1 where the registry has both. */
  byWriting(typed: string): FoundName | undefined;
  /** Names one slip away. Digits and short parts must agree. */
  byTypo(typed: string): FoundName | undefined;
  /** A longer name that sounds so, as dictation writes it: "telly health". */
  bySound(typed: string): FoundName | undefined;
  /** Names of which this word is a part: "replica" for db-replica. */
  byPart(word: string): FoundName | undefined;
  /** The one name of a single word that begins so: "inver" for inverness. */
  byStart(word: string): FoundName | undefined;
  /** The service of which customers use this word, and of no other: "sms" for reminders sent by SMS. */
  byCustomersWord(word: string): FoundName | undefined;
  /** Hosts whose name begins with this word: "web" for web-1, web-2. */
  family(word: string): readonly Target[];
  /** At most `limit` names that begin like `typed` or resemble it, nearest first, for buttons and autocomplete. */
  nearest(typed: string, limit: number): Target[];
  region(word: string): string | undefined;
  az(word: string): string | undefined;
  label(word: string): { key: string; value: string } | undefined;
  hostsOf(service: string): readonly string[];
  servicesOf(host: string): readonly string[];
  /** Hosts named alike but for their number, this one among them. */
  alike(host: string): readonly string[];
  /** Hosts at what people call a place: its city, country, the people of it, AWS's name. */
  hostsAtPlace(word: string): ReadonlySet<string> | undefined;
  /** Such a place, where `typed` is one slip away from it alone. */
  placeByTypo(typed: string): string | undefined;
  /** The one host whose longer name ends so: "relay 1" for cam-relay-1. */
  byTail(key: string): FoundName | undefined;
  /** Hosts that have a label with this value. */
  hostsLabelled(value: string): ReadonlySet<string> | undefined;
  /** The only host, if there is one. */
  onlyHost: Target | undefined;
  hostCount: number;
  serviceCount: number;
};
