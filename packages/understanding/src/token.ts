/** A word or phrase of a sentence, with its role. */
import type { FoundName } from './names/name-index.ts';
import type { FleetFilter, Metric, Target } from './question.ts';
import type { Meaning, Role } from './vocabulary/lexicon/role.ts';

export type Token = {
  role: Role;
  /** Lower case, words joined by spaces. */
  text: string;
  typed: string;
  afterBreak: boolean;
  isCapital: boolean;
  /** For names: what it can mean. Several: ask. */
  targets?: readonly Target[];
  match?: FoundName['match'];
  /** All of `targets` are meant. */
  isTogether?: boolean;
  /** The name is a word of letters only, so that plain English may be meant. */
  isPlainWord?: boolean;
  /** What the word means if it is no name here. */
  otherwise?: Meaning;
  metric?: Metric;
  range?: string;
  filter?: FleetFilter;
  /** The word that a typo was read as. */
  corrected?: string;
};
