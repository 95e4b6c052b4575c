/** What a person wants to know, as plain data: the form that every way of asking (channel, mention, slash command, terminal) ends in. */

import type { metricWords } from './metrics.ts';
import type { Turn } from './vocabulary/turns.ts';

export const intents = [
  'greeting',
  'describe',
  'health',
  'metric',
  'compare',
  'fleet',
  'downtime',
  'history',
  'subscribe',
  'unsubscribe',
  'help',
  'none',
  /** Who is on it, who owns it. */
  'who',
  /** When it will be back. */
  'eta',
  /** Why it was or is down. */
  'cause',
  /** How many servers, services or outages: `measure` says which. */
  'count',
  /** Which has the most or the least of `measure`; how long the longest was. */
  'superlative',
  /** Whom planned downtime affects, and for how long. */
  'impact',
  /** What is different since the start of `range`. */
  'changes',
  /** What the asker is told of unasked. */
  'subscriptions',
  /** What Herald stores about the asker; `wish` is `delete` where it is to go. */
  'privacy',
  /** How many questions reach engineers, and whether Herald helps. */
  'inquiries',
  /** What a word means: `term`. */
  'meaning',
  /** Who or what Herald is. */
  'about',
  /** It is to do something that it cannot: restart, order, change. `term` is the verb as typed. */
  'act',
  /** What will be, where nothing is planned: nobody can know. */
  'predict',
  /** What to tell a customer. */
  'customer',
  /** Written in another language, with no name and verdict clear enough to answer. */
  'language',
  /** Praise, blame or small talk to Herald: nothing is asked. */
  'remark',
] as const;

export type Intent = (typeof intents)[number];

/** What is counted or compared. */
export const measures = [
  'servers',
  'services',
  'outages',
  'downtime',
  'longest-outage',
  'time-to-recover',
  /** From its beginning until an engineer says that they are on it. */
  'time-to-acknowledge',
  'uptime',
  'cpu',
  'memory',
  'disk-free',
  'load',
  'network',
  'questions',
  /** Since when anything is recorded. */
  'monitoring',
] as const;

export type Measure = (typeof measures)[number];

export type Metric = (typeof metricWords)[number][0];

/** What can be asked of one maintenance. */
export type MaintenanceAspect =
  | 'going'
  | 'over'
  | 'begun'
  | 'start'
  | 'end'
  | 'length'
  | 'changed'
  | 'who'
  | 'why'
  | 'usable'
  | 'move'
  | 'lost'
  | 'felt'
  | 'hours';

/** A host or a service, by the name the registry gives it (never an alias). */
export type Target = { kind: 'host' | 'service'; name: string };

export function sameTarget(a: Target, b: Target): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** What was told last, beyond names: which maintenance or which incident. */
export type Topic = {
  kind: 'maintenance' | 'incident';
  /** As the hub numbers them, the one that matters most first. Empty where only its words say so, as of a message replied to. */
  ids: readonly string[];
};

/** Narrows a question about many hosts. Several fields narrow together. */
export type FleetFilter = {
  region?: string;
  az?: string;
  /** A label of the registry, such as role=web. */
  label?: { key: string; value: string };
  /** Hosts at a place that only their labels say: "every server in Denmark". */
  hosts?: readonly string[];
  /** Hosts whose name begins with this word: "the web servers" where no label says so. */
  namePrefix?: string;
  /** Only what is not well: "which servers are struggling". */
  struggling?: true;
  /** What is left out: "anything besides exports?" */
  without?: readonly Target[];
};

/** A name that could mean several things: ask, with the candidates as buttons. At most five. */
export type Unsure = { typed: string; candidates: Target[] };

/** A typo that was read as one name: the answer names it, so that a wrong guess is seen. */
export type Typo = { typed: string; target: Target };

export type Reply =
  /** Say the answer. */
  | 'answer'
  /** Put to engineers: offer the answer in the thread. */
  | 'offer'
  /** Perhaps asked: a quiet sign under the message, pressed by whoever wants the answer. */
  | 'suggest'
  /** Not for Herald. */
  | 'silent';

export type Question = {
  intent: Intent;
  targets: Target[];
  /** Everything is asked about ("*"); `targets` is then empty. */
  allTargets: boolean;
  metric?: Metric;
  /** A named range, such as `yesterday`, `last-night`, `2h`, `30d`, `march`, `monday`, `2026-11-20`; see time-range.ts. */
  range?: string;
  /** Hours of a day (`14:00-15:00`) that were asked of several days: `range` is of all their hours. */
  hours?: string;
  /** Only outages that lasted longer are asked about. */
  longerThanSeconds?: number;
  /** What `range` is compared with. */
  against?: string;
  filter?: FleetFilter;
  measure?: Measure;
  order?: 'most' | 'least';
  /** The word whose meaning is asked, or the verb of what Herald is to do, as typed. */
  term?: string;
  /** What its words add: "how long?" wants a length, "who owns it?" an owner. */
  turns: readonly Turn[];
  /** What the words of the whole message add, where it holds other questions: `turns` is then of this one's own. */
  turnsOfMessage?: readonly Turn[];
  /** What its words ask where a maintenance is spoken of, in their order. */
  ofMaintenance?: readonly MaintenanceAspect[];
  wish?: 'show' | 'delete';
  /** A time of day that is asked about ("at quarter to one"), as a clock shows it: `12:45`. */
  clock?: string;
  /** An uptime that is asked about ("did we keep 99.9"), 0 to 100. */
  goalPercent?: number;
  /** Several, as they are said ("99.5 % on exports, 99.9 % on checkout"). */
  goalPercents?: readonly number[];
  /** A time as typed that does not exist ("31 February"): said, and nothing else is answered for it. */
  impossibleTime?: string;
  /** A range that was understood otherwise than typed ("Oktober" as October). */
  rangeReadAs?: { typed: string; readAs: string };
  /** What was said before supplied the thing or the range: the answer says for what it is. */
  usedContext?: true;
  /** What goes on with what was said before names what it is of ("and exports?"), or names that and says nothing else ("exports?"). */
  named?: 'added' | 'alone';
  /** What was spoken of before this message, where it may go on with it. */
  topic?: Topic;
  /** What it asks for is nothing that Herald knows of ("how many users are logged in"), as typed: another question would be answered. */
  notCovered?: string;
  /** The other questions of the same message, in their order; none of them has others. At most four. */
  also?: readonly Question[];
  /** Questions of the message in which nothing was understood, as typed. */
  left?: readonly string[];
  /** The message was meant for Herald: a DM, a mention, a reply to Herald, a command. */
  addressed: boolean;
  /** 0 to 1: how sure the reading is. */
  confidence: number;
  unsure: Unsure[];
  typos: Typo[];
  /** What looks like a host's or service's name and is none that is known, as typed. At most five. */
  unknownNames: string[];
  reply: Reply;
  /** Each step of the reading in plain words, for /explain. */
  reading: string[];
};
