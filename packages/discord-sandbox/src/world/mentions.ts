/** Which mentions of a text take effect, by Discord's rules on `allowed_mentions` and on permissions. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { channelPermissions } from './permissions.ts';
import type { Channel } from './things.ts';
import type { World } from './world.ts';

export type AllowedMentions = {
  parse?: readonly (string | null)[] | null;
  users?: readonly (string | null)[] | null;
  roles?: readonly (string | null)[] | null;
  replied_user?: boolean | null;
};

export type Mentions = { userIds: string[]; roleIds: string[]; everyone: boolean };

/** A bot's `allowed` narrows what takes effect; a person has none, and all that they may mention does. */
export function readMentions(
  world: World,
  {
    text,
    authorId,
    channel,
    allowed,
  }: { text: string; authorId: string; channel: Channel; allowed?: AllowedMentions | null },
): Mentions {
  const mayMentionAll = (channelPermissions(world, authorId, channel) & P.MentionEveryone) !== 0n;
  const parse = allowed ? (allowed.parse ?? []) : ['users', 'roles', 'everyone'];
  const userIds = found(text, /<@!?(\d{1,20})>/g).filter((id) => world.users.has(id));
  const roleIds = found(text, /<@&(\d{1,20})>/g).filter((id) => mayMentionAll || world.roles.get(id)?.mentionable);
  return {
    userIds: userIds.filter((id) => parse.includes('users') || allowed?.users?.includes(id)),
    roleIds: roleIds.filter((id) => parse.includes('roles') || allowed?.roles?.includes(id)),
    everyone: mayMentionAll && parse.includes('everyone') && /@(everyone|here)\b/.test(text),
  };
}

/** Writes `@Carla`, `@payments` and `#status` as the mentions that Discord's own text box makes of them. */
export function typedMentions(world: World, text: string): string {
  return text
    .replaceAll(/@([\p{L}\p{N}_-]{2,32})/gu, (whole, name: string) => {
      const role = [...world.roles.values()].find((one) => one.name === name && !one.managedBy);
      const user = [...world.users.values()].find((one) => one.displayName.toLowerCase() === name.toLowerCase());
      return user ? `<@${user.id}>` : role ? `<@&${role.id}>` : whole;
    })
    .replaceAll(/#([\p{L}\p{N}_-]{2,100})/gu, (whole, name: string) => {
      const channel = [...world.channels.values()].find((one) => one.name === name && !one.thread);
      return channel ? `<#${channel.id}>` : whole;
    });
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
