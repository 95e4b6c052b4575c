/** Logs in to Discord with exactly the intents that are switched on, and says what is missing and where to switch it on. */
import type { Clock } from '@herald/protocol/clock';
import { Client, GatewayIntentBits, Options, Partials, type RateLimitData, REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { loginError, mostGuilds, notReady, tokenWrong, tooManyServers } from './connection/connection-errors.ts';
import { endingStrategy } from './connection/ending-strategy.ts';
import { guardPackets, type PacketGuard } from './connection/guard-packets.ts';
import { type ConnectionWatch, watchConnection } from './connection/watch-connection.ts';
import { discordFetch } from './discord-fetch.ts';

/** Application flags that say whether the Message Content intent is switched on (Discord docs, "Application Flags"). */
const messageContentFlags = (1 << 18) | (1 << 19);
const readyWithinMs = 30_000;
const applicationWithinMs = 15_000;
/** Longer than any limit of a message that is not old. */
const longestEditWaitMs = 10_000;
/** Interactions are answered with their own token, which ends. */
const tokenOfItsOwn = /\/(?:webhooks|interactions)\/\d+\//;

const Application = Type.Object({
  id: Type.String(),
  flags: Type.Optional(Type.Integer()),
  approximate_guild_count: Type.Optional(Type.Integer()),
});

export type ConnectOptions = { token: string; apiUrl: string; clock: Clock; log: Logger; signal: AbortSignal };

/** Disposing logs out. */
export type Connection = AsyncDisposable & {
  client: Client<true>;
  watch: ConnectionWatch;
  /** Somebody listens now: what people did meanwhile is told. */
  open: PacketGuard['open'];
  readsMessages: boolean;
  applicationId: string;
};

/**
 * Throws `discord/token-wrong`, `discord/unreachable`, `discord/not-ready`, `discord/disconnected`,
 * `discord/too-many-logins` or `discord/too-many-servers`. Without the Message Content intent it logs in all the same: mentions, direct messages and
 * slash commands work without it.
 */
export async function connectDiscord({ token, apiUrl, clock, log, signal }: ConnectOptions): Promise<Connection> {
  const application = await readApplication({ token, apiUrl, clock, signal });
  if ((application.approximate_guild_count ?? 0) > mostGuilds) throw tooManyServers();
  const readsMessages = ((application.flags ?? 0) & messageContentFlags) !== 0;
  if (!readsMessages) {
    log.warn(
      { code: 'discord/no-message-content' },
      'Message Content intent is off: I answer mentions, direct messages and slash commands only. To have me answer plain questions too, switch it on: Discord developer portal, your application, Bot, Privileged Gateway Intents, Message Content Intent; then start the hub again.',
    );
  }
  // The library throws its token away at the first 401, and can send nothing from then on.
  const client = createClient({ apiUrl, readsMessages, clock, onTokenRefused: () => watch.end(tokenWrong()) });
  const { open } = guardPackets(client, log);
  const watch = watchConnection(client, { clock, log });
  try {
    using limit = startLimit(readyWithinMs, clock, signal);
    const ready = whenReady(client, limit.signal);
    // Where one fails, the others are of no interest any more.
    ready.catch(() => undefined);
    const login = client.login(token);
    login.catch(() => undefined);
    await Promise.race([Promise.all([login, ready]), watch.ended.then((why) => Promise.reject(why))]);
    if (!client.isReady()) throw notReady();
    return { client, watch, open, readsMessages, applicationId: application.id, [Symbol.asyncDispose]: stop };
  } catch (cause) {
    await stop();
    throw loginError(cause);
  }

  async function stop(): Promise<void> {
    client.removeAllListeners();
    client.on('error', (err) => log.debug({ err }, 'Discord connection had an error while it was ended'));
    watch[Symbol.dispose]();
    await client.destroy();
  }
}

function createClient({
  apiUrl,
  readsMessages,
  clock,
  onTokenRefused,
}: {
  apiUrl: string;
  readsMessages: boolean;
  clock: Clock;
  onTokenRefused(): void;
}): Client {
  const makeRequest: typeof discordFetch = async (url, init) => {
    const response = await discordFetch(url, init);
    if (response.status === 401 && !tokenOfItsOwn.test(url)) onTokenRefused();
    return response;
  };
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.GuildMessageReactions,
      ...(readsMessages ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel, Partials.Message, Partials.Reaction, Partials.User],
    rest: { api: apiUrl, version: '10', makeRequest, rejectOnRateLimit: isLongForEdit },
    ws: { buildStrategy: endingStrategy(clock) },
    allowedMentions: { parse: [], repliedUser: false },
    // Answers hold what they need; a large guild's messages and members would only cost memory.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 50,
      // What the bot itself may do is worked out from its own member.
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
      PresenceManager: 0,
      ReactionManager: 0,
    }),
  });
}

/**
 * Of a message that is older than an hour Discord takes some edits an hour, and refuses the next for minutes (JSON error
 * code 30046). The library would wait so long, and all other edits in the channel with it.
 */
function isLongForEdit({ method, route, retryAfter }: RateLimitData): boolean {
  return method === 'PATCH' && route === '/channels/:id/messages/:id' && retryAfter > longestEditWaitMs;
}

async function readApplication({ token, apiUrl, clock, signal }: Omit<ConnectOptions, 'log'>) {
  const rest = new REST({ api: apiUrl, version: '10', retries: 1 }).setToken(token);
  using limit = startLimit(applicationWithinMs, clock, signal);
  try {
    const body: unknown = await rest.get(Routes.currentApplication(), { signal: limit.signal });
    if (!Value.Check(Application, body)) throw new Error('Discord answered with something else than an application');
    return body;
  } catch (cause) {
    throw loginError(cause);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

async function whenReady(client: Client, limit: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => reject(notReady());
    limit.addEventListener('abort', onAbort, { once: true });
    client.once('clientReady', () => {
      limit.removeEventListener('abort', onAbort);
      resolve();
    });
  });
}

/** Aborts after so long, or with `signal`; not after it is disposed of. */
function startLimit(limitMs: number, clock: Clock, signal: AbortSignal): Disposable & { signal: AbortSignal } {
  const over = new AbortController();
  const done = new AbortController();
  void clock.sleep(limitMs, AbortSignal.any([signal, done.signal])).then(() => {
    if (!done.signal.aborted) over.abort();
  });
  return { signal: over.signal, [Symbol.dispose]: () => done.abort() };
}
