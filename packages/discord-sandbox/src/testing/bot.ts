/** The real discord.js client, logged in at a stand-in, for the tests of this folder. */
import { once } from 'node:events';
import {
  ChannelType,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Partials,
  type TextChannel,
} from 'discord.js';
import type { Discord } from '../start-discord.ts';

export type Bot = AsyncDisposable & { client: Client<true> };

export const usualIntents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.MessageContent,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.GuildScheduledEvents,
];

/** An unconnected client that looks for Discord at the stand-in; nothing in discord.js is patched. */
export function createClient(discord: Discord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: usualIntents,
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [] },
    ...options,
    rest: { api: discord.url, ...options.rest },
  });
}

/** Logs in and waits until the client is ready. */
export async function startBot(discord: Discord, options: Partial<ClientOptions> = {}): Promise<Bot> {
  const client = createClient(discord, options);
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  if (!client.isReady()) throw new Error('The client said it was ready and is not.');
  return { client, [Symbol.asyncDispose]: () => client.destroy() };
}

/** The client's own view of a channel by its name. */
export async function textChannel(discord: Discord, bot: Bot, name = 'status'): Promise<TextChannel> {
  const channel = await bot.client.channels.fetch(discord.channelId(name));
  if (channel?.type !== ChannelType.GuildText) throw new Error(`#${name} is no text channel.`);
  return channel;
}
