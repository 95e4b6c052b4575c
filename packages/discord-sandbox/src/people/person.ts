/** Somebody in the guild who acts as a person with Discord's own client would. */
import { InteractionType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { messageJson } from '../world/message-json.ts';
import { getChannel } from '../world/messages.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Channel, Message, Modal } from '../world/things.ts';
import type { World } from '../world/world.ts';
import { cannot } from './cannot.ts';
import { fillCommand, type OptionValues } from './command-options.ts';
import { allComponents, getComponent, menuWith } from './components.ts';
import { choose, submitted } from './fill-fields.ts';
import { getChannelNamed, getCommand, getMessage, getPerson } from './find.ts';
import { interact, type Outcome, type Waiting } from './interact.ts';
import { type MessageActs, type MessageRef, messageActs } from './message-acts.ts';
import { type ThreadActs, threadActs } from './thread-acts.ts';

export type InChannel = { channel?: string };

export type Person = MessageActs &
  ThreadActs & {
    id: string;
    name: string;
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
    ...messageActs({ world, me, need, visible, json }),
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
}
