/** Logs in to Discord with exactly the intents that are switched on, and says what is missing and where to switch it on. */

import { errorLine, HeraldError } from '@herald/protocol/herald-error';
import {
  Client,
  DiscordAPIError,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
  Partials,
  REST,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { discordFetch } from './discord-fetch.ts';

/** Application flags that say whether the Message Content intent is switched on (Discord docs, "Application Flags"). */
const messageContentFlags = (1 << 18) | (1 << 19);
const readyWithinMs = 30_000;

export type ConnectOptions = { token: string; apiUrl: string; log: Logger; signal: AbortSignal };

export type Connection = { client: Client<true>; readsMessages: boolean; applicationId: string };

/**
 * Throws `discord/token-wrong`, `discord/unreachable` or `discord/not-ready`. Without the Message Content intent it
 * logs in all the same: mentions, direct messages and slash commands work without it.
 */
export async function connectDiscord({ token, apiUrl, log, signal }: ConnectOptions): Promise<Connection> {
  const application = await readApplication(token, apiUrl, signal);
  const readsMessages = (application.flags & messageContentFlags) !== 0;
  if (!readsMessages) {
    log.warn(
      { code: 'discord/no-message-content' },
      'Message Content intent is off: I answer mentions, direct messages and slash commands only. To have me answer plain questions too, switch it on: Discord developer portal, your application, Bot, Privileged Gateway Intents, Message Content Intent; then start the hub again.',
    );
  }
  const client = createClient(apiUrl, readsMessages);
  client.on('error', (err) => log.warn({ err }, 'Discord connection had an error'));
  client.on('shardDisconnect', ({ code }) => noteEnd(code, log));
  client.on('shardReconnecting', () => log.info('reconnecting to Discord'));
  client.on('shardResume', () => log.info('Discord connection resumed'));
  try {
    const ready = whenReady(client, signal);
    await Promise.all([client.login(token), ready]);
  } catch (cause) {
    await client.destroy();
    throw loginError(cause);
  }
  if (!client.isReady()) throw loginError(undefined);
  return { client, readsMessages, applicationId: application.id };
}

function createClient(apiUrl: string, readsMessages: boolean): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(readsMessages ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel, Partials.Message],
    rest: { api: apiUrl, version: '10', makeRequest: discordFetch },
    allowedMentions: { parse: [], repliedUser: false },
    // Answers hold what they need; a large guild's messages and members would only cost memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 50,
      GuildMemberManager: 200,
      PresenceManager: 0,
      ReactionManager: 0,
    }),
  });
}

/** The client does not come back from this by itself: somebody has to act, and the log says how. */
function noteEnd(closeCode: number, log: Logger): void {
  const ended =
    closeCode === GatewayCloseCodes.AuthenticationFailed
      ? tokenWrong()
      : new HeraldError('discord/disconnected', {
          message: `Discord ended the connection for good (close code ${closeCode}).`,
          next: 'Start the hub again. If it happens again, compare the intents in the Discord developer portal with the page on setting up Discord.',
        });
  log.error(
    { code: ended.code, closeCode },
    `${errorLine(ended)} Until then nothing is heard; what must be said waits.`,
  );
}

async function readApplication(
  token: string,
  apiUrl: string,
  signal: AbortSignal,
): Promise<{ id: string; flags: number }> {
  const rest = new REST({ api: apiUrl, version: '10', retries: 3 }).setToken(token);
  try {
    const body: unknown = await rest.get(Routes.currentApplication(), { signal });
    const { id, flags } = (body ?? {}) as { id?: unknown; flags?: unknown };
    return { id: String(id), flags: Number(flags ?? 0) };
  } catch (cause) {
    throw loginError(cause);
  }
}

async function whenReady(client: Client, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(readyWithinMs)]);
  await new Promise<void>((resolve, reject) => {
    const onAbort = () =>
      reject(
        new HeraldError('discord/not-ready', {
          message: 'Discord did not let the bot in within 30 seconds.',
          next: 'Look at https://discordstatus.com, then start the hub again.',
        }),
      );
    limit.addEventListener('abort', onAbort, { once: true });
    client.once('clientReady', () => {
      limit.removeEventListener('abort', onAbort);
      resolve();
    });
  });
}

function loginError(cause: unknown): HeraldError {
  if (cause instanceof HeraldError) return cause;
  const isRefused =
    (cause instanceof DiscordAPIError && cause.status === 401) ||
    (cause instanceof Error &&
      /TokenInvalid|invalid token/i.test(`${(cause as { code?: string }).code} ${cause.message}`));
  if (isRefused) {
    return tokenWrong(cause);
  }
  return new HeraldError('discord/unreachable', {
    message: "Discord can't be reached.",
    next: 'Check the network of the hub, DISCORD_API_URL if it is set, and https://discordstatus.com.',
    cause,
  });
}

function tokenWrong(cause?: unknown): HeraldError {
  return new HeraldError('discord/token-wrong', {
    message: 'Discord does not accept DISCORD_TOKEN.',
    next: 'Copy the token again: Discord developer portal, your application, Bot, Reset Token; put it in .env as DISCORD_TOKEN=…, and start the hub again.',
    cause,
  });
}
