/** What a person wants to know, as plain data: the form that every way of asking (channel, mention, slash command, terminal) ends in. */

export type Intent =
  | 'greeting'
  | 'describe'
  | 'health'
  | 'metric'
  | 'compare'
  | 'fleet'
  | 'downtime'
  | 'history'
  | 'subscribe'
  | 'unsubscribe'
  | 'help'
  | 'none';

export type Metric =
  | 'cpu'
  | 'memory'
  | 'disk'
  | 'network'
  | 'load'
  | 'uptime'
  | 'ip'
  | 'region'
  | 'az'
  | 'instance-type';

/** A host or a service, by the name the registry gives it (never an alias). */
export type Target = { kind: 'host' | 'service'; name: string };

/** Narrows a question about many hosts. Several fields narrow together. */
export type FleetFilter = {
  region?: string;
  az?: string;
  /** A label of the registry, such as role=web. */
  label?: { key: string; value: string };
  /** Hosts whose name begins with this word: "the web servers" where no label says so. */
  namePrefix?: string;
  /** Only what is not well: "which servers are struggling". */
  struggling?: true;
};

/** A name that could mean several things: ask, with the candidates as buttons. At most five. */
export type Unsure = { typed: string; candidates: Target[] };

/** A slip that was read as one name: the answer names it, so that a wrong guess is seen. */
export type Slip = { typed: string; target: Target };

export type Reply =
  /** Say the answer. */
  | 'answer'
  /** Put to engineers: offer the answer in the thread. */
  | 'offer'
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
  filter?: FleetFilter;
  /** The message was meant for Herald: a DM, a mention, a reply to Herald, a command. */
  addressed: boolean;
  /** 0 to 1: how sure the reading is. */
  confidence: number;
  unsure: Unsure[];
  slips: Slip[];
  /** What looks like a host's or service's name and is none that is known, as typed. At most five. */
  unknownNames: string[];
  reply: Reply;
  /** Each step of the reading in plain words, for /explain. */
  reading: string[];
};
