/** What people of a place go by, as far as Discord has told it, so that their names can be left out of what is kept. */
import type { People } from '@herald/understanding/without-people';
import type { GuildMember, Message, User } from 'discord.js';

export function peopleAround({ author, member, guild }: Message): People {
  const others = [...(guild?.members.cache.values() ?? [])].filter(({ id, user }) => id !== author.id && !user.bot);
  return { writer: namesOf(author, member), others: others.flatMap((one) => namesOf(one.user, one)) };
}

function namesOf({ username, globalName }: User, member: GuildMember | null): string[] {
  return [username, globalName, member?.displayName].filter((name) => typeof name === 'string');
}
