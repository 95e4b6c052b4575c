/** All that the pages need of the rest of the hub. `main.ts` hands it in, so do tests with a small fleet. */
import type { Readable } from 'node:stream';
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { ReadModel } from '../../answers/read-model.ts';
import type { Viewer } from '../../answers/viewer.ts';
import type { CpuPeak } from '../../domain/cpu-peak.ts';
import type { Downtime } from '../../domain/downtime.ts';
import type { Period } from '../../domain/history.ts';
import type { Incident } from '../../domain/incident.ts';
import type { PlanningParts } from '../../downtime/planning.ts';
import type { Text } from '../../format/text.ts';
import type { Unanswered } from '../../inquiries/digest.ts';
import type { InquiryReport } from '../../inquiries/inquiry-report.ts';
import type { EngineersSay } from '../../notifications/incidents/engineers-say.ts';
import type { RegistryProblem } from '../../registry/registry-problem.ts';
import type { StoreHealth } from '../../store/store-health.ts';
import type { ApiToken } from '../../store/tokens/api-tokens.ts';
import type { ChartDrawer } from '../charts/create-chart-drawer.ts';
import type { DiscordState } from '../discord/connection/discord-state.ts';
import type { Standing } from '../discord/gate/membership.ts';
import type { Bounds } from './access/bound-sizes.ts';
import type { EndedSessionStore } from './access/ended-sessions.ts';

export type WebQuestion = {
  text: string;
  /** `page:` and the person's id, or whom a terminal asks as. */
  personId: string;
  /** `page`, `terminal`, or a channel that the terminal names. */
  channelId: string;
  viewer: Viewer;
};

export type WebSettings = {
  version: string;
  publicStatus: 'open' | 'closed';
  /** As people reach the pages, without a final slash. Absent: as the request says it, where that can be believed. */
  webUrl?: string;
  /** Where Discord's API is, for signing in. */
  discordApiUrl: string;
  /** Discord's own site: https://discord.com, or what stands in for it. */
  discordSiteUrl: string;
};

export type WebSecrets = {
  /** Signs session cookies; 32 bytes or more, kept over restarts, or everyone must sign in again. */
  sessionKey: string;
  discordClientSecret?: string;
  /** Bearer token that reads the API and /metrics, shared by many. */
  apiToken?: string;
  /** Bearer token of the `ask` command on this machine. */
  localToken?: string;
};

/** One search of the discovery, as it last went. */
export type DiscoveryResult = {
  name: string;
  lookedAtMs?: number;
  foundHosts: readonly string[];
  /** What the search did not take, and why: `i-0abc: no private address`. */
  leftOut: readonly string[];
  problem?: { message: string; next: string };
};

export type RegistryState = {
  /** Of the registry in force, as seen from the folder that it is in. */
  files: readonly string[];
  /** Of the files as they are now; the last good reading stays in force. */
  problems: readonly RegistryProblem[];
};

export type Download = { content: Readable; bytes: number; contentType: string; fileName: string };

export type InstallLine =
  /** `isKeyChanging`: it names the signing key in force and the one to come. */
  | { kind: 'ready'; text: string; userData: string; isKeyChanging?: boolean }
  | { kind: 'missing'; message: string; next: string };

/** What the pages want of the bot; what Discord has to be asked for first is undefined until it was. */
export type DiscordParts = {
  state(): DiscordState;
  applicationId(): string | undefined;
  /** The server (guild) that is served. */
  servedGuildId(): string | undefined;
  /** What a person is in that server now. */
  standing(personId: string): Promise<Standing>;
  /** How a channel is called, where everybody of the server may see it. */
  channelName?(id: string): string | undefined;
  /** A link that opens the conversation with Herald in Discord, where there is one. */
  link(target: { kind: 'host' | 'service'; name: string }): string | undefined;
  /** A link to a message. */
  messageLink?(message: { channelId: string; messageId: string }): string | undefined;
};

export type AnnouncedWindow = {
  downtime: Downtime;
  /** First, or anew with other times. */
  announcedAtMs: number;
  /** Also when it was said that it began, took longer, was over or cancelled. */
  changedAtMs: number;
};

export type WebParts = {
  settings: WebSettings;
  secrets: WebSecrets;
  clock: Clock;
  log: Logger;
  readModel(): ReadModel;
  ask(question: WebQuestion): Promise<Answer>;
  /** Forgets what somebody asked before, so that the next question stands by itself. */
  forgetQuestions?(personId: string): void;
  /** Somebody wants to be told in Discord of all that happens to it. Absent where no bot could tell. */
  follow?(personId: string, target: { kind: 'host' | 'service'; name: string }): Promise<void>;
  /** Taking an incident on, and what engineers say of it. */
  engineersSay?: Pick<EngineersSay, 'acknowledge' | 'update' | 'explain' | 'alertOf'>;
  /** Under which a person can have forgotten what is kept of them. */
  pseudonym?(personId: string): string;
  /** One incident by its id; undefined where there is none. */
  findIncident(id: string): Promise<Incident | undefined>;
  /** Of the last `dayCount` days; throws a HeraldError where the store cannot be read. */
  inquiries(dayCount: number): Promise<InquiryReport>;
  /** Its thread is the hub's: whoever made it ends it. */
  drawer: ChartDrawer;
  /** What Herald could not answer since then, grouped, the most frequent first: no words of people. */
  unanswered?(sinceMs: number): Promise<readonly Unanswered[]>;
  /** Where words go that Herald cannot read itself; undefined where no language model is configured. */
  modelHost?: string | undefined;
  /** What drove the change of the last weeks, in sentences. */
  inquiryDrivers?(report: InquiryReport): Promise<readonly Text[]>;
  /** The busiest moment of a host in the last day. */
  cpuPeak?(hostName: string): CpuPeak | undefined;
  registryState(): RegistryState;
  discovery(): readonly DiscoveryResult[];
  storeHealth(): StoreHealth;
  /** Whether the first round of polls is done: before it, every answer would be about servers that nobody has looked at. */
  hasLooked(): boolean;
  /** One line for a shell that puts the agent on an instance and lets this hub in; read anew, as the agent may have been built again. */
  installLine(): Promise<InstallLine>;
  /** The calendar feed (RFC 5545) of all planned downtime, or of the names only. `audience` decides whether private names appear. */
  calendar(audience: 'public' | 'signed-in', names?: readonly string[]): Promise<string>;
  /** Windows of that time that were announced, also those that are over or were cancelled. */
  announced(period: Period): Promise<readonly AnnouncedWindow[]>;
  /** Prometheus text of the hub itself. */
  metrics(): Promise<string>;
  /** What an instance downloads to install the agent; undefined for an unknown name. */
  download(fileName: string): Promise<Download | undefined>;
  /** A token of a person or pipeline; undefined for one that is not in force. */
  findToken(text: string): Promise<ApiToken | undefined>;
  /** Where downtime is planned and changed. */
  planning(): PlanningParts;
  /** Sessions that people ended, kept over restarts. */
  endedSessions?: EndedSessionStore;
  /** Whether a proxy at that address is believed when it says where a request came from. Absent: none is. */
  isProxy?(address: string): boolean;
  /** Where they differ from the usual ones. */
  bounds?: Partial<Bounds>;
  /** Missing where no bot is set up. */
  discord?: DiscordParts;
};
