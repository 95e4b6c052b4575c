/** Waiting for what the bot does, by its events and never by time alone. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { APIMessage } from 'discord-api-types/v10';
import { getChannelNamed, getMessage, getPerson } from '../people/find.ts';
import { messageJson } from '../world/message-json.ts';
import type { World } from '../world/world.ts';
import type { WorldEvent } from '../world/world-event.ts';

export type MessageFilter = {
  /** `#status`, an id, or `@Carla` for her channel with the bot. Any channel when left out. */
  channel?: string;
  /** `bot`, or a person's name. Anybody when left out. */
  from?: string;
  /** Holds for the message that is waited for, when more than place and author matter. */
  where?: (message: APIMessage) => boolean;
};

export type Waits = {
  /** The next new message that fits, from the moment of the call: call it before what causes the message. */
  nextMessage(filter?: MessageFilter, signal?: AbortSignal): Promise<APIMessage>;
  nextEdit(filter?: MessageFilter & { message?: { id: string } | string }, signal?: AbortSignal): Promise<APIMessage>;
  nextDeletion(message: { id: string } | string, signal?: AbortSignal): Promise<void>;
  /** Resolves at once when a bot is logged in and has its commands or not; else at its login. */
  whenBotReady(signal?: AbortSignal): Promise<void>;
  whenBotGone(signal?: AbortSignal): Promise<void>;
  whenCommandsRegistered(signal?: AbortSignal): Promise<void>;
  nextTyping(channel: string, signal?: AbortSignal): Promise<void>;
  /** Any event, for what the others do not cover. */
  nextEvent<Found>(find: (event: WorldEvent) => Found | undefined, signal?: AbortSignal): Promise<Found>;
};

/** The end of patience on a busy machine; whatever is awaited usually comes within a second. */
const patienceMs = 45_000;

/** Each wait gives up after 45 s unless it is given a signal of its own. */
export function createWaits(world: World, origin: () => string): Waits {
  return {
    nextEvent,
    nextMessage: (filter = {}, signal) => nextMessageEvent('create', filter, signal),
    nextEdit({ message, ...filter } = {}, signal) {
      const id = message === undefined ? undefined : typeof message === 'string' ? message : message.id;
      const where = (edited: APIMessage) => (id === undefined || edited.id === id) && (filter.where?.(edited) ?? true);
      return nextMessageEvent('update', { ...filter, where }, signal);
    },
    async nextDeletion(message, signal) {
      const { id } = getMessage(world, message);
      await nextEvent(
        (event) => event.kind === 'message' && event.change === 'delete' && event.message.id === id,
        signal,
      );
    },
    async whenBotReady(signal) {
      if (!world.botOnline)
        await nextEvent((event) => (event.kind === 'bot-presence' && event.online) || undefined, signal);
    },
    async whenBotGone(signal) {
      if (world.botOnline)
        await nextEvent((event) => (event.kind === 'bot-presence' && !event.online) || undefined, signal);
    },
    async whenCommandsRegistered(signal) {
      const known = [...world.commands.values()].some((scope) => scope.size > 0);
      if (!known) await nextEvent((event) => event.kind === 'commands' || undefined, signal);
    },
    async nextTyping(channelName, signal) {
      const { id } = getChannelNamed(world, channelName);
      const { botId } = world.application;
      await nextEvent(
        (event) => (event.kind === 'typing' && event.channelId === id && event.userId === botId) || undefined,
        signal,
      );
    },
  };

  function nextMessageEvent(
    change: 'create' | 'update',
    filter: MessageFilter,
    signal?: AbortSignal,
  ): Promise<APIMessage> {
    const channelId = filter.channel === undefined ? undefined : getChannelNamed(world, filter.channel).id;
    const { botId } = world.application;
    const authorId =
      filter.from === undefined ? undefined : filter.from === 'bot' ? botId : getPerson(world, filter.from).id;
    return nextEvent((event) => {
      if (event.kind !== 'message' || event.change !== change) return undefined;
      const { message } = event;
      if (channelId !== undefined && message.channelId !== channelId) return undefined;
      if (authorId !== undefined && message.authorId !== authorId) return undefined;
      const json = messageJson(world, message, origin());
      return (filter.where?.(json) ?? true) ? json : undefined;
    }, signal);
  }

  function nextEvent<Found>(
    find: (event: WorldEvent) => Found | undefined,
    signal = AbortSignal.timeout(patienceMs),
  ): Promise<Found> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        unlisten();
        signal.removeEventListener('abort', giveUp);
      };
      const giveUp = () => {
        stop();
        reject(
          new HeraldError('sandbox/nothing-came', {
            message: 'What the test waits for did not happen in Discord.',
            next: 'Look at what the bot logged, and at the violations of the sandbox.',
          }),
        );
      };
      const unlisten = world.listen((event) => {
        const found = find(event);
        if (found === undefined || found === false) return;
        stop();
        resolve(found);
      });
      signal.addEventListener('abort', giveUp, { once: true });
      if (signal.aborted) giveUp();
    });
  }
}
