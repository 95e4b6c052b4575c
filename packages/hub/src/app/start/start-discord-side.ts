/** The Discord side of the hub: bot, outbox, boards and events, beside everything else and kept running. */

import type { Logger } from 'pino';
import { inDiscordContext } from '../../interfaces/discord/connection/discord-context.ts';
import { type DiscordState, discordStateOf } from '../../interfaces/discord/connection/discord-state.ts';
import { type Kept, keepRunning, type Running } from '../../interfaces/discord/connection/keep-running.ts';
import type { Gate } from '../../interfaces/discord/gate/create-gate.ts';
import { openChannelName } from '../../interfaces/discord/open-channel-name.ts';
import { createPatience } from '../../interfaces/discord/patience.ts';
import { type Bot, type BotParts, startBot } from '../../interfaces/discord/start-bot.ts';
import { type Speaking, type SpeakingOptions, startSending } from './start-sending.ts';

/** What Discord said of the bot when it was connected last. */
export type KnownBot = {
  applicationId: string;
  userId: string;
  name: string;
  readsMessages: boolean;
  gate: Gate;
  channelName(id: string): string | undefined;
};

export type DiscordSide = AsyncDisposable & {
  state(): DiscordState;
  /** Resolves when the first try to connect has come to an end, good or bad. */
  firstTry: Promise<void>;
  bot(): KnownBot | undefined;
  /** Only while it is connected. */
  speaking(): Speaking | undefined;
};

export type DiscordSideOptions = {
  botParts: Omit<BotParts, 'signal' | 'log' | 'clock'>;
  speakingOptions: Omit<SpeakingOptions, 'client' | 'gate' | 'log' | 'clock'>;
  clock: BotParts['clock'];
  log: Logger;
};

type Side = Running & { speaking: Speaking };

const stopSpeakingWithinMs = 1_000;

export function startDiscordSide({ botParts, speakingOptions, clock, log }: DiscordSideOptions): DiscordSide {
  let known: KnownBot | undefined;
  const kept: Kept<Side> = keepRunning({ start: (signal) => inDiscordContext(() => start(signal)), clock, log });
  return {
    state: () => discordStateOf(kept.state()),
    firstTry: kept.firstTry,
    bot: () => known,
    speaking() {
      const state = kept.state();
      return state.kind === 'up' ? state.running.speaking : undefined;
    },
    [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose](),
  };

  async function start(signal: AbortSignal): Promise<Side> {
    await using starting = new AsyncDisposableStack();
    const bot = starting.use(await startBot({ ...botParts, signal, clock, log }));
    known = knownOf(bot);
    const { client, gate } = bot;
    const speaking = startSending({ ...speakingOptions, client, gate, clock, log });
    // What waits for a rate limit is left to the next start, and the bot still ends in order.
    starting.defer(async () => {
      await createPatience(stopSpeakingWithinMs, clock).within(Promise.resolve(speaking[Symbol.asyncDispose]()));
    });
    const stack = starting.move();
    return { ended: bot.ended, speaking, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  }
}

function knownOf({ client, gate, applicationId, readsMessages, name }: Bot): KnownBot {
  return {
    applicationId,
    userId: client.user.id,
    name,
    readsMessages,
    gate,
    channelName: (id) => openChannelName(client, id),
  };
}
