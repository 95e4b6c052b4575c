/** A person or a bot as Discord's API tells them. */
import type { APIUser } from 'discord-api-types/v10';
import type { User } from './things.ts';

export function userJson(user: User): APIUser {
  return {
    id: user.id,
    username: user.username,
    discriminator: user.bot ? '0001' : '0',
    global_name: user.bot ? null : user.displayName,
    avatar: user.avatar,
    ...(user.bot ? { bot: true } : {}),
  };
}
