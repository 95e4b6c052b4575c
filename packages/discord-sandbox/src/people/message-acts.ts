/** What a person does with messages: writes, edits, takes them away, reacts. */
import { type APIMessage, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { typedMentions } from '../world/mentions.ts';
import { addMessage, changeMessage, getChannel, openDm, pinMessage, removeMessage } from '../world/messages.ts';
import { isTimedOut } from '../world/permissions.ts';
import type { Attachment, Channel, Message, User } from '../world/things.ts';
import type { World } from '../world/world.ts';
import { cannot } from './cannot.ts';
import { getChannelNamed, getMessage } from './find.ts';

export type MessageRef = { id: string } | string;
export type File = { filename: string; contentType: string; bytes: Uint8Array; description?: string };

export type MessageActs = {
  /** Writes into a channel; `@Herald`, `@payments` and `#status` become mentions. */
  say(channel: string, text: string, options?: { files?: File[] }): Promise<APIMessage>;
  /** Replies to a message, by default pinging its author. */
  reply(message: MessageRef, text: string, options?: { ping?: boolean }): Promise<APIMessage>;
  edit(message: MessageRef, text: string): Promise<APIMessage>;
  delete(message: MessageRef): Promise<void>;
  /** Puts away an ephemeral message that only this person sees. */
  dismiss(message: MessageRef): Promise<void>;
  react(message: MessageRef, emoji: string): Promise<void>;
  unreact(message: MessageRef, emoji: string): Promise<void>;
  pin(message: MessageRef): Promise<void>;
  typing(channel: string): Promise<void>;
  /** Writes to the bot directly. */
  dm(text: string): Promise<APIMessage>;
};

export function messageActs({
  world,
  me,
  need,
  visible,
  json,
}: {
  world: World;
  me: User;
  /** Throws where this person may not. */
  need(channel: Channel, permission: bigint): void;
  /** Throws where this person does not see it. */
  visible(target: MessageRef): Message;
  json(message: Message): APIMessage;
}): MessageActs {
  return {
    async say(channelName, text, { files = [] } = {}) {
      return post(getChannelNamed(world, channelName), text, { attachments: files.map(asAttachment) });
    },
    async reply(target, text, { ping = true } = {}) {
      const message = getMessage(world, target);
      const allowedMentions = { parse: ['users', 'roles', 'everyone'], replied_user: ping };
      return post(getChannel(world, message.channelId), text, { replyTo: message.id, allowedMentions });
    },
    async edit(target, text) {
      const message = own(target);
      changeMessage(world, message, { content: typedMentions(world, text) }, { asEdit: true });
      return json(message);
    },
    async delete(target) {
      const message = getMessage(world, target);
      if (message.authorId !== me.id) need(getChannel(world, message.channelId), P.ManageMessages);
      removeMessage(world, message);
    },
    async dismiss(target) {
      const message = getMessage(world, target);
      if (message.ephemeralFor !== me.id)
        throw cannot('Only a message that is shown to this person alone can be dismissed');
      removeMessage(world, message);
    },
    async react(target, emoji) {
      const message = visible(target);
      const users = message.reactions.get(emoji) ?? new Set<string>();
      if (isTimedOut(world, me.id)) throw cannot(`${me.displayName} is timed out`);
      need(getChannel(world, message.channelId), P.ReadMessageHistory | (users.size === 0 ? P.AddReactions : 0n));
      message.reactions.set(emoji, users.add(me.id));
      world.emit({ kind: 'reaction', change: 'add', message, userId: me.id, emoji });
    },
    async unreact(target, emoji) {
      const message = getMessage(world, target);
      const users = message.reactions.get(emoji);
      if (!users?.delete(me.id)) return;
      if (users.size === 0) message.reactions.delete(emoji);
      world.emit({ kind: 'reaction', change: 'remove', message, userId: me.id, emoji });
    },
    async pin(target) {
      const message = getMessage(world, target);
      need(getChannel(world, message.channelId), P.PinMessages);
      pinMessage(world, message, { pinned: true });
    },
    async typing(channelName) {
      world.emit({ kind: 'typing', channelId: getChannelNamed(world, channelName).id, userId: me.id });
    },
    async dm(text) {
      return post(openDm(world, me.id), text, {});
    },
  };

  function post(channel: Channel, text: string, more: Partial<Parameters<typeof addMessage>[1]>): APIMessage {
    need(channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages);
    if ([...text].length > 4000) throw cannot('Discord takes at most 4,000 characters from a person');
    return json(addMessage(world, { channel, authorId: me.id, content: typedMentions(world, text), ...more }));
  }

  function own(target: MessageRef): Message {
    const message = getMessage(world, target);
    if (message.authorId !== me.id) throw cannot('Only its author can edit a message');
    return message;
  }

  function asAttachment(file: File): Attachment {
    return { id: world.newId(), ...file };
  }
}
