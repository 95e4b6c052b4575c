/** What a sentence is read against, and what the reading of it is. */
import type { AskedBefore, ConversationContext } from './context.ts';
import type { Signs } from './decide/signs-of-asking.ts';
import type { NameIndex } from './names/name-index.ts';
import type { FleetFilter, Intent, Metric, Target, Topic, Typo, Unsure } from './question.ts';
import type { Tagged } from './tag-sentences.ts';

export type Surroundings = {
  names: NameIndex;
  context: ConversationContext | undefined;
  boundTo: readonly Target[];
  isAddressed: boolean;
  hearing: Hearing;
};

/** What a question is about, and what said so. */
export type Scope = {
  targets: readonly Target[];
  allTargets: boolean;
  from: 'named' | 'message' | 'conversation' | 'binding' | 'everything' | 'nothing';
  /** What goes on with a conversation names what it is of: "and exports?"; or names it and says nothing else. */
  named?: 'added' | 'alone';
};

export type Reading = {
  intent: Intent;
  scope: Scope;
  metric?: Metric;
  range?: string;
  /** Asked in the same words, of another figure or another time. */
  besides: readonly { metric?: Metric; range?: string; targets?: Target[]; allTargets?: boolean }[];
  filter?: FleetFilter;
  unsure: Unsure[];
  typos: Typo[];
  unknownNames: string[];
  /** 0 to 1: how likely the sentence asks this. */
  chance: number;
  /** 0 to 1: how likely the sentence asks anything of Herald. */
  asks: number;
  /** As typed. */
  words: string;
  /** It ends with a question mark. */
  hasMark: boolean;
  /** Servers, services, outages or maintenance are spoken of, so that everything may be meant. */
  speaksOfServers: boolean;
  /** It holds a word that Herald uses of servers, so that its meaning may be asked. */
  hasTerm: boolean;
  /** Something in it belongs to what people ask about servers, in whatever words. */
  hasIdea: boolean;
  signs: Signs;
  /** What it asks for is nothing that Herald knows of: its words. */
  notCovered?: string;
  /** It asks again what was asked before, of another thing or time. */
  asked?: AskedBefore;
  why: string[];
};

export type Hearing = 'addressed' | 'expected' | 'overheard';

/** A message, read up to what its sentences ask. */
export type MessageRead = {
  isAddressed: boolean;
  /** Said to Herald alone: nobody else can be meant. */
  isDirect: boolean;
  /** How it came to Herald: said to it, said where it always listens, or overheard. */
  hearing: Hearing;
  /** The same person asked something here before. */
  goesOn: boolean;
  /** What was spoken of, where it may go on with it. */
  topic?: Topic;
  /** It begins with "ok", "nice" or "good to know" after an answer; where it does not go on with that, it is of something else. */
  takesNote: boolean;
  /** A sentence of it calls a person by name. */
  callsPerson: boolean;
  /** That something was left out of the text: quotations, code, links. */
  leftOut: readonly string[];
  plain: string;
  /** Its words, without mentions. */
  literal: string;
  tagged: readonly Tagged[];
  /** Why Herald must be silent, whatever it asks. */
  veto?: string;
  /** What it asks, in the order in which it is asked. Empty where nothing in it asks. */
  chosen: readonly Reading[];
  /** Of each sentence, for the explanation. */
  readings: readonly Reading[];
};
