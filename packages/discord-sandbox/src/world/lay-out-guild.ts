/** Turns a guild as written down into the world's records, with the same ids at every start. */
import type { Clock } from '@herald/protocol/clock';
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { ChannelKind, GuildSpec } from './guild-spec.ts';
import { everyonePermissions } from './permissions.ts';
import type { Channel, Member, Overwrite, Role, User } from './things.ts';
import type { WorldParts } from './world.ts';

const guildId = '900000000000000001';
const applicationId = '940000000000000001';
/** A bot's user has the same id as its application. */
const botId = applicationId;
export const botRoleId = '910000000000000999';

const startedAtMs = Date.UTC(2024, 0, 8, 9);

/** What the default bot role carries beside what everyone may. */
const botPermissions =
  everyonePermissions | P.ManageMessages | P.PinMessages | P.ManageThreads | P.ManageEvents | P.CreateEvents;

const typeOf: Record<ChannelKind, ChannelType> = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  voice: ChannelType.GuildVoice,
  stage: ChannelType.GuildStageVoice,
  forum: ChannelType.GuildForum,
};

export type LayOutOptions = {
  spec: GuildSpec;
  clock: Clock;
  intentsAllowed: WorldParts['application']['intentsAllowed'];
};

/** People, roles and channels are numbered in the order of `spec`, so `Carla` has the same id in every run. */
export function layOutGuild({ spec, clock, intentsAllowed }: LayOutOptions): WorldParts {
  const roles = new Map<string, Role>();
  const everyone = { id: guildId, name: '@everyone', color: 0, position: 0, mentionable: false };
  roles.set(guildId, { ...everyone, permissions: everyonePermissions });
  spec.roles.forEach((role, index) => {
    const id = numbered('91', index + 1);
    const position = spec.roles.length - index;
    const { name, color = 0, mentionable = false } = role;
    roles.set(id, { id, name, color, mentionable, position, permissions: 0n });
  });
  roles.set(botRoleId, {
    id: botRoleId,
    name: 'Herald',
    color: 0,
    permissions: botPermissions,
    position: spec.roles.length + 1,
    mentionable: false,
    managedBy: botId,
  });

  const users = new Map<string, User>();
  const members = new Map<string, Member>();
  const closedDms = new Set<string>();
  spec.people.forEach((person, index) => {
    const id = numbered('92', index + 1);
    addUser({ id, username: person.name.toLowerCase(), displayName: person.name, bot: false, avatar: null });
    members.set(id, { userId: id, roleIds: person.roles.map(roleIdByName), nick: null, joinedAtMs: startedAtMs });
    if (person.dms === 'closed') closedDms.add(id);
  });
  addUser({ id: botId, username: 'herald', displayName: 'Herald', bot: true, avatar: null });
  members.set(botId, { userId: botId, roleIds: [botRoleId], nick: null, joinedAtMs: startedAtMs });

  const channels = new Map<string, Channel>();
  spec.channels.forEach((channel, index) => {
    const id = numbered('93', index + 1);
    const hidden: Overwrite = { id: botId, kind: 'member', allow: 0n, deny: P.ViewChannel };
    channels.set(id, {
      id,
      type: typeOf[channel.kind ?? 'text'],
      name: channel.name,
      topic: channel.topic ?? null,
      position: index,
      overwrites: channel.hiddenFromBot ? [hidden] : [],
      messages: new Map(),
      lastMessageId: null,
      lastPinAtMs: null,
    });
  });

  return {
    clock,
    guild: { id: guildId, name: spec.name, ownerId: numbered('92', spec.people.length) },
    users,
    members,
    roles,
    channels,
    closedDms,
    application: {
      id: applicationId,
      name: 'Herald',
      clientSecret: 'sandbox-client-secret',
      botId,
      intentsAllowed,
      redirectUris: [],
      isPublic: true,
    },
  };

  function addUser(user: User): void {
    users.set(user.id, user);
  }

  function roleIdByName(name: string): string {
    const role = [...roles.values()].find((one) => one.name === name);
    if (!role) throw new Error(`The guild has no role "${name}": add it to roles.`);
    return role.id;
  }
}

/** An 18-digit id that a person recognises: a prefix for the kind and a number. */
function numbered(prefix: string, number: number): string {
  return prefix + String(number).padStart(16, '0');
}
