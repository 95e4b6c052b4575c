/** Finds people, channels, messages and commands the way a person names them; says what there is when it fails. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { openDm } from '../world/messages.ts';
import type { Channel, Message, User } from '../world/things.ts';
import { isDm, type World } from '../world/world.ts';

/** By display name, user name or id. */
export function getPerson(world: World, name: string): User {
  const wanted = name.toLowerCase();
  for (const user of world.users.values()) {
    if (user.id === name || user.username === wanted || user.displayName.toLowerCase() === wanted) return user;
  }
  const known = [...world.users.values()].filter((user) => !user.bot).map((user) => user.displayName);
  throw new HeraldError('sandbox/unknown-person', {
    message: `Nobody in the sandbox's guild is called "${name}".`,
    next: `Use one of ${known.join(', ')}.`,
  });
}

/** By name with or without `#`, by id, or `@NAME` for the channel between the bot and that person. */
export function getChannelNamed(world: World, name: string): Channel {
  const byId = world.channels.get(name);
  if (byId) return byId;
  if (name.startsWith('@')) return openDm(world, getPerson(world, name.slice(1)).id);
  const wanted = name.replace(/^#/, '');
  const found = [...world.channels.values()].findLast(
    (channel) => channel.name === wanted && channel.recipientId === undefined,
  );
  if (found) return found;
  const known = [...world.channels.values()].filter((one) => !isDm(one) && !one.thread).map((one) => `#${one.name}`);
  throw new HeraldError('sandbox/unknown-channel', {
    message: `The sandbox's guild has no channel "${name}".`,
    next: `Use one of ${known.join(', ')}.`,
  });
}

/** A message by its id, which any object with an `id` stands for. */
export function getMessage(world: World, message: { id: string } | string): Message {
  const id = typeof message === 'string' ? message : message.id;
  for (const channel of world.channels.values()) {
    const found = channel.messages.get(id);
    if (found) return found;
  }
  throw new HeraldError('sandbox/unknown-message', {
    message: `There is no message ${id} in the sandbox.`,
    next: 'It may have been deleted, or be of another run.',
  });
}

/** The commands that a person is offered in a channel, the guild's own before global ones of the same name. */
export function commandsFor(world: World, personId: string, channel: Channel): APIApplicationCommand[] {
  const context = channel.isPrivate ? 2 : isDm(channel) ? 1 : 0;
  const foreign = world.foreignGuilds.get(channel.foreignGuildId ?? '');
  const hasBot = !channel.isPrivate && foreign?.hasBot !== false;
  const guild = isDm(channel) || foreign ? [] : [...(world.commands.get(world.guild.id)?.values() ?? [])];
  const global = [...(world.commands.get('global')?.values() ?? [])].filter((command) => {
    const inContext = !command.contexts || command.contexts.includes(context);
    const installs: number[] = command.integration_types ?? [0];
    const isInstalled = (hasBot && installs.includes(0)) || (installs.includes(1) && world.userInstalls.has(personId));
    const inDm = context === 0 || command.contexts !== null || command.dm_permission !== false;
    return inContext && isInstalled && inDm;
  });
  const taken = new Set(guild.map((command) => `${command.type} ${command.name}`));
  return [...guild, ...global.filter((command) => !taken.has(`${command.type} ${command.name}`))];
}

export function getCommand(
  world: World,
  options: { name: string; type: number; personId: string; channel: Channel },
): APIApplicationCommand {
  const all = commandsFor(world, options.personId, options.channel).filter((one) => one.type === options.type);
  const found = all.find((one) => one.name === options.name);
  if (found) return found;
  throw new HeraldError('sandbox/unknown-command', {
    message: `Discord offers no command "${options.name}" here.`,
    next: all.length > 0 ? `It offers ${all.map((one) => one.name).join(', ')}.` : 'The bot has registered none yet.',
  });
}
