/** Somebody in the guild who acts as a person with Discord's own client would. */
import { type APIMessage, InteractionType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { typedMentions } from '../world/mentions.ts';
import { messageJson } from '../world/message-json.ts';
import { addMessage, changeMessage, getChannel, openDm, pinMessage, removeMessage } from '../world/messages.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Attachment, Channel, Message, Modal } from '../world/things.ts';
import type { World } from '../world/world.ts';
import { cannot } from './cannot.ts';
import { fillCommand, type OptionValues } from './command-options.ts';
import { allComponents, getComponent, menuWith } from './components.ts';
import { choose, submitted } from './fill-fields.ts';
import { getChannelNamed, getCommand, getMessage, getPerson } from './find.ts';
import { interact, type Outcome, type Waiting } from './interact.ts';
import { type ThreadActs, threadActs } from './thread-acts.ts';

type MessageRef = { id: string } | string;
export type InChannel = { channel?: string };
export type File = { filename: string; contentType: string; bytes: Uint8Array; description?: string };

export type Person = ThreadActs & {
  id: string;
  name: string;
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
  /** `command` with its sub-commands, as in `downtime plan`. The channel is #status when none is named. */
  slash(command: string, values?: OptionValues, options?: InChannel & Waiting): Promise<Outcome>;
  /** The choices for one option while it is typed; `values` holds what stands in it and in the others. */
  autocomplete(
    command: string,
    focused: string,
    values?: OptionValues,
    options?: InChannel & Waiting,
  ): Promise<{ name: string; value: string | number }[]>;
  press(message: MessageRef, labelOrCustomId: string, options?: Waiting): Promise<Outcome>;
  /** Options by value or label; users, roles and channels by name. */
  select(message: MessageRef, placeholderOrCustomId: string, values: string[], options?: Waiting): Promise<Outcome>;
  /** Fields by label or custom id. */
  submitModal(modal: Modal, values: Record<string, string | string[]>, options?: Waiting): Promise<Outcome>;
  contextMenu(message: MessageRef, command: string, options?: Waiting): Promise<Outcome>;
  /** Adds the application to the person's own account, or takes it away. */
  installApp(installed?: boolean): Promise<void>;
  setDms(dms: 'open' | 'closed'): Promise<void>;
};

const patienceMs = 45_000;

export function createPerson(world: World, origin: () => string, name: string): Person {
  const me = getPerson(world, name);
  const json = (message: Message) => messageJson(world, message, origin());

  return {
    id: me.id,
    name: me.displayName,
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
    ...threadActs({ world, me, need, json }),
    async slash(text, values = {}, options = {}) {
      const { channel, command, path } = readCommand(text, options);
      const filled = fillCommand({ world, channel, command, path, values });
      const data = { id: command.id, name: command.name, type: 1, ...guildOf(command), ...filled };
      return begin(channel, InteractionType.ApplicationCommand, data, options, {
        commandName: [command.name, ...path].join(' '),
      });
    },
    async autocomplete(text, focused, values = {}, options = {}) {
      const { channel, command, path } = readCommand(text, options);
      const filled = fillCommand({ world, channel, command, path, values, focused });
      const data = { id: command.id, name: command.name, type: 1, ...guildOf(command), ...filled };
      const outcome = await begin(channel, InteractionType.ApplicationCommandAutocomplete, data, options, {
        commandName: command.name,
      });
      return outcome.kind === 'choices' ? outcome.choices : [];
    },
    async press(target, wanted, options = {}) {
      const message = visible(target);
      // What is no button may be a line of a menu that a person opens for it.
      const menu = menuWith(message.components, wanted);
      if (menu?.custom_id !== undefined) return this.select(target, menu.custom_id, [wanted], options);
      const component = getComponent(message.components, wanted, [2]);
      if (component.style === 5) throw cannot(`"${wanted}" is a link: it opens a page and tells the bot nothing`);
      const data = { component_type: 2, custom_id: component.custom_id, id: component.id };
      return begin(getChannel(world, message.channelId), InteractionType.MessageComponent, data, options, {
        source: message,
      });
    },
    async select(target, wanted, values, options = {}) {
      const message = visible(target);
      const component = getComponent(message.components, wanted, [3, 5, 6, 7, 8]);
      const chosen = choose({ world, me }, component, values);
      const data = { component_type: component.type, custom_id: component.custom_id, id: component.id, ...chosen };
      return begin(getChannel(world, message.channelId), InteractionType.MessageComponent, data, options, {
        source: message,
      });
    },
    async submitModal(modal, values, options = {}) {
      const opened = world.interactions.get(modal.interactionId);
      if (!opened || opened.personId !== me.id) throw cannot('That form was not opened by this person');
      const channel = getChannel(world, opened.channelId);
      const source =
        opened.type === InteractionType.MessageComponent
          ? channel.messages.get(opened.sourceMessageId ?? '')
          : undefined;
      const fields = allComponents(modal.components).filter((one) => one.custom_id !== undefined);
      const unknown = Object.keys(values).find(
        (key) => !fields.some((one) => one.custom_id === key || one.label === key),
      );
      if (unknown) throw cannot(`The form has no field "${unknown}"`);
      const resolved: Record<string, Record<string, object>> = {};
      const components = modal.components.map((component) =>
        submitted({ world, me }, component, fields, values, resolved),
      );
      const data = { custom_id: modal.customId, components, ...(Object.keys(resolved).length > 0 ? { resolved } : {}) };
      return begin(channel, InteractionType.ModalSubmit, data, options, source ? { source } : {});
    },
    async contextMenu(target, commandName, options = {}) {
      const message = visible(target);
      const channel = getChannel(world, message.channelId);
      const command = getCommand(world, { name: commandName, type: 3, personId: me.id, channel });
      const data = {
        id: command.id,
        name: command.name,
        type: 3,
        ...guildOf(command),
        target_id: message.id,
        resolved: { messages: { [message.id]: json(message) } },
      };
      return begin(channel, InteractionType.ApplicationCommand, data, options, {
        commandName: command.name,
        source: message,
      });
    },
    installApp: async (installed = true) =>
      void (installed ? world.userInstalls.add(me.id) : world.userInstalls.delete(me.id)),
    async setDms(dms) {
      if (dms === 'closed') world.closedDms.add(me.id);
      else world.closedDms.delete(me.id);
    },
  };

  function post(channel: Channel, text: string, more: Partial<Parameters<typeof addMessage>[1]>): APIMessage {
    need(channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages);
    if ([...text].length > 4000) throw cannot('Discord takes at most 4,000 characters from a person');
    return json(addMessage(world, { channel, authorId: me.id, content: typedMentions(world, text), ...more }));
  }

  function begin(
    channel: Channel,
    type: InteractionType,
    data: object,
    { until, signal = AbortSignal.timeout(patienceMs) }: Waiting,
    more: { commandName?: string; source?: Message },
  ): Promise<Outcome> {
    const isWithoutBot = channel.isPrivate || world.foreignGuilds.get(channel.foreignGuildId ?? '')?.hasBot === false;
    const byUserInstall = world.userInstalls.has(me.id) && (channel.recipientId === me.id || isWithoutBot);
    const waiting = { signal, ...(until ? { until } : {}) };
    return interact(world, origin(), { type, personId: me.id, channel, data, byUserInstall, ...more }, waiting);
  }

  function readCommand(text: string, { channel: channelName = '#status' }: InChannel) {
    const channel = getChannelNamed(world, channelName);
    need(channel, P.UseApplicationCommands);
    const [name = '', ...path] = text.replace(/^\//, '').split(' ');
    return { channel, path, command: getCommand(world, { name, type: 1, personId: me.id, channel }) };
  }

  function guildOf(command: { guild_id?: string }): object {
    return command.guild_id ? { guild_id: command.guild_id } : {};
  }

  function own(target: MessageRef): Message {
    const message = getMessage(world, target);
    if (message.authorId !== me.id) throw cannot('Only its author can edit a message');
    return message;
  }

  function visible(target: MessageRef): Message {
    const message = getMessage(world, target);
    need(getChannel(world, message.channelId), P.ViewChannel);
    if (message.ephemeralFor && message.ephemeralFor !== me.id)
      throw cannot('That message is shown to somebody else only');
    return message;
  }

  function need(channel: Channel, permission: bigint): void {
    if ((channelPermissions(world, me.id, channel) & permission) !== permission) {
      throw cannot(`${me.displayName} may not do that in this channel`);
    }
  }

  function asAttachment(file: File): Attachment {
    return { id: world.newId(), ...file };
  }
}
