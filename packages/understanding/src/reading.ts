/** What a clause is read against, and what the reading of it is. */
import type { ConversationContext } from './context.ts';
import type { Signs } from './decide/signs-of-asking.ts';
import type { NameIndex } from './names.ts';
import type { Objection } from './plainly-asked.ts';
import type { FleetFilter, Intent, Metric, Slip, Target, Unsure } from './question.ts';
import type { Frame } from './vocabulary/frames.ts';

export type Surroundings = {
  names: NameIndex;
  context: ConversationContext | undefined;
  /** What an earlier sentence of the same message named, for "it" and "they". */
  antecedent: readonly Target[];
  boundTo: readonly Target[];
  isAddressed: boolean;
  /** What it is to be read as wherever it can be, whatever the rules say. */
  intent?: Intent;
  /** The known way of asking that was found in it. */
  frame?: Frame;
};

export type Reading = {
  intent: Intent;
  targets: readonly Target[];
  allTargets: boolean;
  metric?: Metric;
  range?: string;
  filter?: FleetFilter;
  unsure: Unsure[];
  slips: Slip[];
  unknownNames: string[];
  /** It may be answered in a channel where Herald was not addressed. */
  isPlain: boolean;
  /** It goes on with what was asked before. */
  leans: boolean;
  /** What was asked before supplied what it is about. */
  usedContext: boolean;
  /** It was read by a known way of asking. */
  isFramed: boolean;
  /** It asks for work. */
  isOrder: boolean;
  /** Servers, services, outages or maintenance are spoken of, so that everything may be meant. */
  speaksOfServers: boolean;
  /** The channel says what it is about. */
  isBound: boolean;
  signs: Signs;
  /** What keeps it from being plain. */
  objection?: Objection;
  /** It only names something: what else the message asks goes first. */
  isBare: boolean;
  /** Higher is more surely what is asked. */
  score: number;
  why: string[];
};
