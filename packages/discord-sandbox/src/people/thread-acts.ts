/** What a person does with threads: on a message, between few, or as a post in a forum. */
import { type APIMessage, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { typedMentions } from '../world/mentions.ts';
import { getChannel } from '../world/messages.ts';
import type { Channel, Message, User } from '../world/things.ts';
import { addPost, addThread } from '../world/threads.ts';
import type { World } from '../world/world.ts';
import { getChannelNamed, getMessage } from './find.ts';

export type ThreadActs = {
  createThread(message: { id: string } | string, name: string): Promise<{ id: string; name: string }>;
  /** A thread that only those see who are mentioned in it. */
  createPrivateThread(channel: string, name: string): Promise<{ id: string; name: string }>;
  /** A post in a forum: its title, and the message that it begins with. */
  post(forum: string, title: string, text: string): Promise<APIMessage>;
};

export function threadActs({
  world,
  me,
  need,
  json,
}: {
  world: World;
  me: User;
  /** Throws where this person may not. */
  need(channel: Channel, permission: bigint): void;
  json(message: Message): APIMessage;
}): ThreadActs {
  return {
    async createThread(target, name) {
      const message = getMessage(world, target);
      const parent = getChannel(world, message.channelId);
      need(parent, P.CreatePublicThreads);
      const channel = addThread(world, { parent, name, ownerId: me.id, message });
      return { id: channel.id, name };
    },
    async createPrivateThread(channelName, name) {
      const parent = getChannelNamed(world, channelName);
      need(parent, P.CreatePrivateThreads);
      const channel = addThread(world, { parent, name, ownerId: me.id, isPrivate: true });
      return { id: channel.id, name };
    },
    async post(forumName, title, text) {
      const forum = getChannelNamed(world, forumName);
      need(forum, P.SendMessages);
      return json(addPost(world, { forum, title, text: typedMentions(world, text), authorId: me.id }).message);
    },
  };
}
