/** Whether somebody belongs to the served server, asked of Discord: a person who has left is told to no bot without the members intent. */
import type { Clock } from '@herald/protocol/clock';
import { type Client, DiscordAPIError, type GuildMember, PermissionFlagsBits } from 'discord.js';
import { isHidden } from '../may-write.ts';
import type { Patience } from '../patience.ts';

export type Standing =
  | {
      kind: 'member';
      member?: GuildMember;
      roleIds: readonly string[];
      timedOutUntilMs?: number;
      maySee(channelId: string): boolean;
    }
  | { kind: 'stranger' }
  /** Discord could not be asked. */
  | { kind: 'unknown' };

/** `patience`: of whoever waits. */
export type Membership = { of(guildId: string, personId: string, patience: Patience): Promise<Standing> };

export type MembershipOptions = { client: Client<true>; clock: Clock };

/** An answer is used again for so long: a burst of presses costs one request. */
const freshMs = 30_000;
const mostKept = 1_000;
/** JSON error codes "Unknown Member" and "Unknown User" (Discord docs, "JSON Error Codes"). */
const unknownPerson = new Set([10_007, 10_013]);

export function createMembership({ client, clock }: MembershipOptions): Membership {
  const kept = new Map<string, { standing: Standing; askedAtMs: number }>();
  return { of };

  async function of(guildId: string, personId: string, patience: Patience): Promise<Standing> {
    const key = `${guildId}/${personId}`;
    const known = kept.get(key);
    if (known && clock.elapsed() - known.askedAtMs < freshMs) return known.standing;
    const standing = await ask(guildId, personId, patience);
    if (standing.kind === 'unknown') return standing;
    kept.delete(key);
    kept.set(key, { standing, askedAtMs: clock.elapsed() });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return standing;
  }

  async function ask(guildId: string, personId: string, patience: Patience): Promise<Standing> {
    const guild = client.guilds.cache.get(guildId);
    if (!guild) return { kind: 'unknown' };
    try {
      const asked = guild.members.fetch({ user: personId, force: true, cache: false });
      const member = await patience.within(asked);
      return member ? standingOf(member) : { kind: 'unknown' };
    } catch (error) {
      const hasLeft = error instanceof DiscordAPIError && unknownPerson.has(Number(error.code));
      return { kind: hasLeft ? 'stranger' : 'unknown' };
    }
  }
}

function standingOf(member: GuildMember): Standing {
  return {
    kind: 'member',
    member,
    roleIds: [...member.roles.cache.keys()],
    ...timeoutOf(member),
    maySee(channelId) {
      const channel = member.guild.channels.cache.get(channelId);
      // Who sees what the bot itself cannot see, nobody tells it.
      const isUnknown = channel === undefined || isHidden(channel);
      return isUnknown || channel.permissionsFor(member).has(PermissionFlagsBits.ViewChannel);
    },
  };
}

/** Discord docs, "Permissions For Timed Out Members": owner and administrators never are. */
export function timeoutOf(member: GuildMember): { timedOutUntilMs?: number } {
  const untilMs = member.communicationDisabledUntilTimestamp;
  return untilMs === null || member.permissions.has(PermissionFlagsBits.Administrator)
    ? {}
    : { timedOutUntilMs: untilMs };
}
