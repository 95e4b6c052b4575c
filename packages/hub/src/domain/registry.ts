/** The registry once it has been read, checked and resolved: what the rest of the hub works with. */
import type { Listens } from '@herald/understanding/incoming-message';
import type { ThresholdName } from './metrics/catalogue.ts';

/** Each in the unit that the catalogue of metrics gives it. */
export type Thresholds = Readonly<Record<ThresholdName, number>> & {
  /** How long a threshold must stay crossed before it counts. */
  sustainedSeconds: number;
};

export type Host = {
  name: string;
  aliases: readonly string[];
  /** Origin of the agent, for example `http://10.0.1.23:9440`. */
  url: string;
  labels: Readonly<Record<string, string>>;
  region?: string;
  account?: string;
  instanceId?: string;
  /** `sha256:` and 64 hex digits of the certificate the agent must show. */
  fingerprint?: string;
  pollSeconds: number;
  thresholds: Thresholds;
  /** Hidden from the public status page. */
  isPrivate: boolean;
  /** Where it came from. Declared wins over discovered. */
  source: 'declared' | 'ec2' | 'file';
};

export type EndpointCheck =
  /** Without `expectStatus` every answer of success is good: 200, 204 and their like. */
  | { kind: 'http'; url: string; expectStatus?: number; everySeconds: number; timeoutSeconds: number }
  | { kind: 'tcp'; host: string; port: number; everySeconds: number; timeoutSeconds: number }
  | { kind: 'certificate'; host: string; port: number; daysLeft: number; everySeconds: number; timeoutSeconds: number };

/** Who is asked when Herald cannot answer. `role` is the one Discord role that an escalation may mention. */
export type Owner = { team: string; role?: string };

export type Service = {
  name: string;
  aliases: readonly string[];
  /** Names of its hosts, resolved from names and label selectors, in registry order. */
  hosts: readonly string[];
  /** How many hosts must be up for the service to be up. */
  needs: number;
  checks: readonly EndpointCheck[];
  /** What customers know it as, for example "Invoices and card payments". */
  customers?: string;
  owner?: Owner;
  /** Where its alerts go, instead of `discord.alertsChannelId`. */
  alertsChannelId?: string;
  isPrivate: boolean;
  /** As written, so that `hosts` can be resolved anew when discovery finds others. */
  members?: ServiceMembers;
};

/** What customers see on the status page: of whom it is, and in which groups services stand. */
export type Site = {
  company?: string;
  homeUrl?: string;
  /** Absolute path of a picture. */
  logoFile?: string;
  /** `#rrggbb`. */
  colour?: string;
  supportUrl?: string;
  /** In the order of the page; each service in one group at most. */
  groups: readonly { title: string; services: readonly string[] }[];
};

/** Which hosts belong to a service, as written: discovered hosts are held against it too. */
export type ServiceMembers =
  | { kind: 'names'; names: readonly string[] }
  /** Every label must have one of its values. */
  | { kind: 'labels'; labels: Readonly<Record<string, readonly string[]>> };

/** A maintenance window as declared; `downtime/` turns it into instants. */
export type MaintenanceEntry = {
  /** Stable id: from the entry's own `id`, else made of its title. */
  id: string;
  title: string;
  services: readonly string[];
  hosts: readonly string[];
  /** Wall clock time in `zone`, `2026-03-28T22:00`. */
  startsLocal: string;
  lastsSeconds: number;
  zone: string;
  /** An RFC 5545 RRULE value without the prefix, made from what people wrote. */
  rrule?: string;
  customers?: string;
  owner?: string;
};

export type ChannelBinding = {
  channelId: string;
  /** A host or service that "my server" means here. */
  about: readonly string[];
  /** People put questions to engineers here. */
  isAskEngineering: boolean;
  /** Herald answers here. */
  mayAnswer: boolean;
  /** Herald keeps a live board pinned here. */
  hasBoard: boolean;
  /** What is expected of Herald here. */
  listens: Listens;
  /** Which addresses are shown to people who are no engineers. */
  addresses: 'all' | 'private' | 'none';
};

export type DiscordBindings = {
  guildId?: string;
  /** Where alerts go unless a service says otherwise. */
  alertsChannelId?: string;
  /** Where downtime is announced. */
  announcementsChannelId?: string;
  /** Where registry changes and problems are said. */
  registryChannelId?: string;
  /** Where the weekly and monthly digest goes. */
  digestChannelId?: string;
  channels: ReadonlyMap<string, ChannelBinding>;
  /** Herald answers in the channels that say so (`chosen`), or in all but those that forbid it. */
  answersIn: 'chosen' | 'all';
  /** Person (user id) -> hosts or services that "my server" means for them. */
  people: ReadonlyMap<string, readonly string[]>;
  /** Role ids whose members are engineers (they see addresses, may plan downtime, acknowledge). */
  engineerRoleIds: readonly string[];
  /** Role ids whose members may ask Herald; empty for every member of the server. */
  askerRoleIds: readonly string[];
  /** Role ids whose members are shown addresses at all; empty for everyone who may ask. */
  addressRoleIds: readonly string[];
  /** Role ids of the platform team (registry and fleet pages). */
  platformRoleIds: readonly string[];
  /** `public` IPs shown to everyone, or to engineers only. */
  publicAddresses: 'everyone' | 'engineers';
};

export type InquirySettings = {
  /** `observe` counts silently before the bot begins to answer. */
  mode: 'observe' | 'answer';
  zone: string;
  /** ISO weekdays, Monday is 1. */
  workingDays: readonly number[];
  opensLocal: string;
  closesLocal: string;
  /** Plain dates, `2026-12-25`. */
  holidays: readonly string[];
  /** The service level: an escalation is answered within so many business hours. */
  answerWithinBusinessHours: number;
  baselinePerDay: number;
  goalPerDay: number;
  /** Days that message text is kept; 0 keeps none. */
  keepTextDays: number;
  /** Whether presses may teach Herald how people ask, with the words of the question. */
  learns: boolean;
};

export type WebhookTarget = { name: string; url: string; secretVariable: string };

export type Ec2Search = {
  regions: readonly string[];
  /** Every tag must have one of its values. */
  tags: Readonly<Record<string, readonly string[]>>;
  /** Template of a host's name: `{tag:Name}`, `{id}`, `{private-ip}`, `{zone}`. */
  name: string;
  address: 'private' | 'public' | 'ipv6';
  scheme: 'http' | 'https';
  port: number;
  everySeconds: number;
};

export type FileSearch = {
  /** Absolute; may hold `*`. */
  path: string;
  /** Port of the agents, where the targets name that of another exporter. */
  port?: number;
};

export type DiscoverySettings = {
  ec2: readonly Ec2Search[];
  files: readonly FileSearch[];
};

/** What holds for every host that does not say otherwise, and for discovered ones. */
export type HostDefaults = { pollSeconds: number; thresholds: Thresholds };

/** Something a person should look at; the registry is used all the same. */
export type RegistryWarning = { file: string; line: number; column: number; field: string; message: string };

export type Registry = {
  /** Zone in which times are said where the reader's own is not known. */
  zone: string;
  /** Built-in defaults where absent. */
  hostDefaults?: HostDefaults;
  hosts: ReadonlyMap<string, Host>;
  services: ReadonlyMap<string, Service>;
  /** What customers see of the company. */
  site?: Site;
  maintenance: readonly MaintenanceEntry[];
  discovery: DiscoverySettings;
  discord: DiscordBindings;
  inquiries: InquirySettings;
  webhooks: readonly WebhookTarget[];
  /** Seconds before a downtime at which people are reminded, longest first. */
  reminderSeconds: readonly number[];
  warnings: readonly RegistryWarning[];
};
