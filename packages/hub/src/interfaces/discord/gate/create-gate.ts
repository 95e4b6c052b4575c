/** The one gate before every door of Discord: the served server, one of its members, the roles and channels of the registry. */
import type { Clock } from '@herald/protocol/clock';
import type { Client, GuildMember } from 'discord.js';
import type { Registry } from '../../../domain/registry.ts';
import { notInThisChannel, refusals } from '../../chat/refusals.ts';
import { mayAnswerIn, speaksIn } from '../../chat/where-to-answer.ts';
import { createPatience, type Patience } from '../patience.ts';
import { createMembership, type Standing } from './membership.ts';
import type { Place } from './place-of.ts';
import { type ServedGuild, servedGuild } from './served-guild.ts';

/**
 * `hear`: a message, whose channel matters only where it is answered. `ask`: a command. `press`: a button, menu or form
 * of Herald's own, which also stands where Herald speaks without answering questions, as in the channel for alerts.
 */
export type Door = 'hear' | 'ask' | 'press';

export type AtTheDoor = Partial<Place> & {
  door: Door;
  personId: string;
  /** `null`: no server, so a direct message or a private channel of other people. */
  guildId: string | null;
  channelIds: Place['channelIds'];
  /** How long they can wait. */
  patience?: Patience;
  /** Missing where what came does not say them. */
  roleIds?: readonly string[];
  /** A moderator lets them only read until then. They still reach the bot, by a direct message or a button. */
  timedOutUntilMs?: number;
};

/** `member`: who it is in the served server, where what came did not say so itself. */
export type Admission =
  | { kind: 'in'; roleIds: readonly string[]; member?: GuildMember }
  | { kind: 'out'; words: string };

export type Gate = {
  servedGuildId(): string | undefined;
  admit(somebody: AtTheDoor): Promise<Admission>;
  /** Whether a person may be told something unasked; `sawIn`: the channel in which they asked for it. */
  mayTell(personId: string, sawIn: string | undefined): Promise<'yes' | 'no' | 'unknown'>;
  /** What a person is in the served server now. */
  standing(personId: string): Promise<Standing>;
};

export type GateOptions = {
  client: Client<true>;
  registry(): Registry;
  /** Whether somebody had this channel told of incidents. */
  isToldChannel(channelId: string): boolean;
  clock: Clock;
};

/** A message's author waits for an answer, and not for Discord's word on who they are. */
const limitMs = 2_000;

export function createGate({ client, registry, isToldChannel, clock }: GateOptions): Gate {
  const membership = createMembership({ client, clock });
  let arrival = Promise.withResolvers<void>();
  client.on('guildCreate', () => {
    arrival.resolve();
    arrival = Promise.withResolvers();
  });
  return { servedGuildId, admit, mayTell, standing };

  function servedGuildId(): string | undefined {
    const served = servedGuild(client, registry().discord);
    return served.kind === 'served' ? served.guildId : undefined;
  }

  async function admit(somebody: AtTheDoor): Promise<Admission> {
    const { guildId, personId, roleIds, patience = createPatience(limitMs, clock) } = somebody;
    const served = await servedAtHand(patience);
    if (served.kind === 'several') return out(refusals.severalServers);
    // Of a server that is away nothing is known of its people either.
    if (served.kind === 'none') return out(refusals.cannotTell);
    if (somebody.isPrivateChannel || (guildId !== null && guildId !== served.guildId)) return out(refusals.elsewhere);
    if (somebody.isUnknown) return out(refusals.cannotTell);
    // What comes from the server itself carries its member's roles; only without them is Discord asked.
    const known = guildId === null ? undefined : roleIds;
    const at: Standing | undefined = known ? undefined : await membership.of(served.guildId, personId, patience);
    if (at?.kind === 'stranger') return out(refusals.notAMember);
    if (at?.kind === 'unknown') return out(refusals.cannotTell);
    const { timedOutUntilMs = 0 } = at?.kind === 'member' ? at : somebody;
    if (timedOutUntilMs > clock.now()) return out(refusals.timedOut(timedOutUntilMs));
    const held = known ?? (at?.kind === 'member' ? at.roleIds : []);
    if (!mayAsk(held)) return out(refusals.noRole);
    if (guildId !== null && !isOpen(somebody)) return out(notInThisChannel(registry().discord));
    return { kind: 'in', roleIds: held, ...(at?.kind === 'member' ? { member: at.member } : {}) };
  }

  /** A server that is away, as when somebody removes the bot and adds it again, may be back within their patience. */
  async function servedAtHand(patience: Patience): Promise<ServedGuild> {
    const served = servedGuild(client, registry().discord);
    if (served.kind === 'several') return served;
    if (served.kind === 'served' && client.guilds.cache.has(served.guildId)) return served;
    await patience.within(arrival.promise);
    return servedGuild(client, registry().discord);
  }

  function isOpen({ door, channelIds }: AtTheDoor): boolean {
    if (door === 'hear') return true;
    // Nobody knows what place that is, so nobody opened it.
    if (channelIds.length === 0) return false;
    if (mayAnswerIn(channelIds, registry().discord)) return true;
    return door === 'press' && (speaksIn(channelIds, registry()) || channelIds.some(isToldChannel));
  }

  /** Engineers and the platform team may always. */
  function mayAsk(roleIds: readonly string[]): boolean {
    const { askerRoleIds, engineerRoleIds, platformRoleIds } = registry().discord;
    if (askerRoleIds.length === 0) return true;
    return [...askerRoleIds, ...engineerRoleIds, ...platformRoleIds].some((id) => roleIds.includes(id));
  }

  async function mayTell(personId: string, sawIn: string | undefined): Promise<'yes' | 'no' | 'unknown'> {
    const at = await standing(personId);
    if (at.kind === 'unknown') return 'unknown';
    if (at.kind === 'stranger' || !mayAsk(at.roleIds)) return 'no';
    return sawIn === undefined || at.maySee(sawIn) ? 'yes' : 'no';
  }

  async function standing(personId: string): Promise<Standing> {
    const guildId = servedGuildId();
    return guildId === undefined
      ? { kind: 'unknown' }
      : membership.of(guildId, personId, createPatience(limitMs, clock));
  }
}

function out(words: string): Admission {
  return { kind: 'out', words };
}
