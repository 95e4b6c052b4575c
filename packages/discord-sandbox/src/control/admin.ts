/** What happens to a bot from outside: connections that drop, tokens revoked, permissions and channels taken away. */
import { HeraldError } from '@herald/protocol/herald-error';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Gateway, GatewayManner } from '../gateway/start-gateway.ts';
import { cannot } from '../people/cannot.ts';
import { getChannelNamed, getPerson } from '../people/find.ts';
import type { InjectedFault, InjectedFaults } from '../rest/injected-faults.ts';
import { addForeignGuild, addPrivateChannel, addStranger } from '../world/foreign.ts';
import { botRoleId } from '../world/lay-out-guild.ts';
import type { World } from '../world/world.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

export type Admin = {
  /** Ends the bot's connections: cut, asked to reconnect, or told that the session is invalid. */
  dropGateway(options?: { how?: 'close' | 'reconnect' | 'invalid-session'; resume?: 'allowed' | 'refused' }): void;
  /** The token is worth nothing from now on: 401, and 4004 for whoever is connected with it. */
  revokeToken(token: string): void;
  addToken(token: string): void;
  deleteChannel(channel: string): void;
  /** Grants or takes permissions of the bot, a person or a role in one channel, by name. */
  setPermissions(channel: string, options: { of: string; allow?: PermissionName[]; deny?: PermissionName[] }): void;
  /** Gives or takes a role of a person. */
  setRole(person: string, role: string, options: { carried: boolean }): void;
  /** Somebody leaves the guild, or comes back without roles. */
  setMember(person: string, options: { belongs: boolean }): void;
  /** Lets somebody only read until then, as a moderator does; without a time, no longer. */
  timeOut(person: string, untilMs?: number): void;
  /** Takes the bot out of the guild, with the guild's own commands of it; or adds it again, with the same role. */
  setBot(options: { belongs: boolean }): void;
  /** Lets everyone mention a role, or not. */
  setMentionable(role: string, mentionable: boolean): void;
  /** Somebody with an account who never was a member. */
  addStranger(name: string): void;
  /** A server of other people, with one channel. */
  addForeignGuild(options: { name: string; channel: string; hasBot: boolean }): { id: string; channelId: string };
  /** A channel between people that the bot cannot see. */
  addPrivateChannel(name: string): { id: string };
  /** Switches a privileged intent in the developer portal; connections that use it are closed with 4014. */
  allowIntents(intents: Partial<World['application']['intentsAllowed']>): void;
  /** What becomes of new connections to the gateway. */
  gatewayBehaves(how: GatewayManner): void;
  /** Tells the bot an event as it stands, whatever Discord itself would have sent. */
  tellBot(event: { t: string; d: unknown }): void;
  /** Orders trouble for coming requests. */
  failRequests(fault: InjectedFault): void;
  clearFaults(): void;
};

export function createAdmin({
  world,
  gateway,
  tokens,
  injected,
}: {
  world: World;
  gateway: Gateway;
  tokens: Set<string>;
  injected: InjectedFaults;
}): Admin {
  return {
    dropGateway({ how = 'close', resume = 'allowed' } = {}) {
      gateway.drop({ how, resume });
    },
    revokeToken(token) {
      tokens.delete(token);
      gateway.expel(token);
    },
    addToken(token) {
      tokens.add(token);
    },
    deleteChannel(name) {
      const channel = getChannelNamed(world, name);
      world.channels.delete(channel.id);
      world.emit({ kind: 'channel', change: 'delete', channel });
    },
    setPermissions(channelName, { of, allow = [], deny = [] }) {
      const channel = getChannelNamed(world, channelName);
      const role = roleNamed(of);
      const id = role ?? (of === 'bot' ? world.application.botId : getPerson(world, of).id);
      const bits = (names: PermissionName[]) => names.reduce((all, name) => all | PermissionFlagsBits[name], 0n);
      const known = channel.overwrites.find((one) => one.id === id);
      const granted = bits(allow);
      const taken = bits(deny);
      channel.overwrites = channel.overwrites.filter((one) => one.id !== id);
      channel.overwrites.push({
        id,
        kind: role ? 'role' : 'member',
        allow: ((known?.allow ?? 0n) & ~taken) | granted,
        deny: ((known?.deny ?? 0n) & ~granted) | taken,
      });
      world.emit({ kind: 'channel', change: 'update', channel });
    },
    setRole(personName, roleName, { carried }) {
      const member = world.members.get(
        personName === 'bot' ? world.application.botId : getPerson(world, personName).id,
      );
      const roleId = roleNamed(roleName);
      if (!member || !roleId) throw unknownRole(roleName, personName);
      member.roleIds = member.roleIds.filter((id) => id !== roleId);
      if (carried) member.roleIds.push(roleId);
      world.emit({ kind: 'member', change: 'update', member });
    },
    setMember(personName, { belongs }) {
      const { id: userId } = getPerson(world, personName);
      const member = { userId, roleIds: [], nick: null, joinedAtMs: world.clock.now() };
      if (belongs) world.members.set(userId, member);
      else world.members.delete(userId);
      world.emit({ kind: 'member', change: belongs ? 'create' : 'delete', member });
    },
    timeOut(personName, untilMs) {
      const member = world.members.get(getPerson(world, personName).id);
      if (!member) throw cannot(`${personName} is no member`);
      if (untilMs === undefined) delete member.timedOutUntilMs;
      else member.timedOutUntilMs = untilMs;
      world.emit({ kind: 'member', change: 'update', member });
    },
    setBot({ belongs }) {
      const { botId: userId } = world.application;
      if (world.members.has(userId) === belongs) return;
      if (belongs)
        world.members.set(userId, { userId, roleIds: [botRoleId], nick: null, joinedAtMs: world.clock.now() });
      else {
        world.members.delete(userId);
        world.commands.delete(world.guild.id);
      }
      world.emit({ kind: 'bot-membership', here: belongs, why: 'removed' });
    },
    setMentionable(name, mentionable) {
      const role = world.roles.get(roleNamed(name) ?? '');
      if (!role) throw unknownRole(name);
      role.mentionable = mentionable;
      world.emit({ kind: 'role', change: 'update', role });
    },
    addStranger: (name) => void addStranger(world, name),
    addForeignGuild: (options) => addForeignGuild(world, options),
    addPrivateChannel: (name) => addPrivateChannel(world, name),
    allowIntents(intents) {
      Object.assign(world.application.intentsAllowed, intents);
      gateway.expelDisallowed();
    },
    gatewayBehaves: (how) => gateway.behave(how),
    tellBot: (event) => gateway.tell(event),
    failRequests: (fault) => injected.add(fault),
    clearFaults: () => injected.clear(),
  };

  function unknownRole(role: string, person?: string): HeraldError {
    const whom = person === undefined ? '' : ` member "${person}" or no`;
    return new HeraldError('sandbox/unknown-name', {
      message: `There is no${whom} role "${role}" in the sandbox's guild.`,
      next: `Its roles are ${[...world.roles.values()].map(({ name }) => name).join(', ')}.`,
    });
  }

  function roleNamed(name: string): string | undefined {
    return [...world.roles.values()].find((role) => role.name === name || role.id === name)?.id;
  }
}
