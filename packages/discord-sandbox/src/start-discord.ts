/** Starts the stand-in for Discord: REST v10, gateway, CDN, the control API for tests, and the page that people use. */

import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { HeraldError } from '@herald/protocol/herald-error';
import { seededRandom } from '@herald/protocol/seeded-random';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Admin, createAdmin } from './control/admin.ts';
import { addControlRoutes } from './control/control-routes.ts';
import type { Demo } from './control/demo.ts';
import { createWaits, type Waits } from './control/waits.ts';
import { type Gateway, startGateway } from './gateway/start-gateway.ts';
import { addPageRoutes } from './page/serve-page.ts';
import { createPerson, type Person } from './people/person.ts';
import { addApplicationRoutes } from './rest/application-routes.ts';
import { addCdnRoutes } from './rest/cdn-routes.ts';
import { addChannelRoutes } from './rest/channel-routes.ts';
import { addCommandRoutes } from './rest/command-routes.ts';
import { addEventRoutes } from './rest/event-routes.ts';
import { addGuildRoutes } from './rest/guild-routes.ts';
import { createInjectedFaults, type InjectedFaults } from './rest/injected-faults.ts';
import { addInteractionRoutes } from './rest/interaction-routes.ts';
import { addMessageRoutes } from './rest/message-routes.ts';
import { createOAuth2 } from './rest/oauth2-routes.ts';
import { createRateLimits, type RateLimits } from './rest/rate-limits.ts';
import { maxBodyBytes } from './rest/read-body.ts';
import { param, type Rest, writeFault } from './rest/server.ts';
import { addThreadRoutes } from './rest/thread-routes.ts';
import { startRoughEvents } from './rough/rough-events.ts';
import { roughenGuild } from './rough/rough-guild.ts';
import { createRoughRequests, type RoughRequests } from './rough/rough-requests.ts';
import { faults } from './rules/discord-fault.ts';
import { defaultGuild, type GuildSpec } from './world/guild-spec.ts';
import { layOutGuild } from './world/lay-out-guild.ts';
import type { Violation } from './world/things.ts';
import { createWorld, type World } from './world/world.ts';

export type DiscordOptions = {
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  clock?: Clock;
  guild?: GuildSpec;
  /** Bot tokens in force. */
  tokens?: string[];
  /** Which privileged intents are switched on in the developer portal. All, unless said otherwise. */
  intentsAllowed?: Partial<World['application']['intentsAllowed']>;
  heartbeatMs?: number;
  /** Lets happen, by chance that the seed decides, what Discord's documentation allows and a plain day spares a bot. */
  roughDay?: { seed: number };
  /** `none` lets a simulated month through without waiting. Discord's own limits otherwise. */
  rateLimits?: 'discord' | 'none';
  /** Where sign-in may lead back to, beside loopback addresses. */
  redirectUris?: string[];
};

const omittedShare = 0.4;
const oldAfterMs = 3_600_000;

export const defaultToken = 'sandbox.bot.token';

export type Discord = AsyncDisposable &
  Waits &
  Admin & {
    /** What the bot takes as `rest.api` and as `DISCORD_API_URL`: `http://127.0.0.1:PORT/api`. */
    url: string;
    /** Where the page is. */
    pageUrl: string;
    token: string;
    guildId: string;
    applicationId: string;
    botId: string;
    /** For sign-in with Discord. */
    clientSecret: string;
    world: World;
    /** Puts questions and switches beside the channels on the page. */
    showDemo(demo: Demo): void;
    /** Requests that Discord would have answered with 400. A test that expects none asserts that this is empty. */
    violations: Violation[];
    as(name: string): Person;
    channelId(name: string): string;
    roleId(name: string): string;
    personId(name: string): string;
  };

export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const { port = 0, host = '127.0.0.1', clock = systemClock, guild = defaultGuild, tokens = [defaultToken] } = options;
  const intentsAllowed = { messageContent: true, guildMembers: true, presences: true, ...options.intentsAllowed };
  const laidOut = layOutGuild({ spec: guild, clock, intentsAllowed });
  const draw = options.roughDay && seededRandom(options.roughDay.seed);
  if (draw) roughenGuild(laidOut, draw);
  const world = createWorld(laidOut);
  if (draw) {
    world.omits = () => draw() < omittedShare;
    world.happens = (share) => draw() < share;
  }
  const endRoughEvents = draw && startRoughEvents(world, draw);
  const app = Fastify({
    bodyLimit: maxBodyBytes,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const tokensInForce = new Set(tokens);
  world.application.redirectUris = options.redirectUris ?? [];
  let origin = '';
  let demo: Demo | undefined;
  const rest: Rest = { app, world, origin: () => origin, tokens: tokensInForce };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => writeFault(rest, error, request, reply));
  app.setNotFoundHandler((request, reply) => writeFault(rest, faults.notFound(), request, reply));
  const limits = options.rateLimits === 'none' ? undefined : createRateLimits();
  const injected = createInjectedFaults();
  const rough = draw && createRoughRequests(draw);
  const oauth2 = createOAuth2();
  await app.register(
    async (api) => {
      guardApi(api, { world, limits, injected, rough });
      const routes: Rest = { ...rest, app: api };
      addApplicationRoutes(routes);
      addMessageRoutes(routes);
      addChannelRoutes(routes);
      addThreadRoutes(routes);
      addGuildRoutes(routes);
      addEventRoutes(routes);
      addCommandRoutes(routes);
      addInteractionRoutes(routes);
      oauth2.addApi(routes);
    },
    { prefix: '/api/v10' },
  );
  await app.register(async (api) => oauth2.addApi({ ...rest, app: api }), { prefix: '/api' });
  oauth2.addSite(rest);
  addCdnRoutes(rest);
  addPageRoutes(app, world);

  const gateway: Gateway = startGateway({
    world,
    server: app.server,
    origin: () => origin,
    tokens: tokensInForce,
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
  });
  const waits = createWaits(world, () => origin);
  const admin = createAdmin({ world, gateway, tokens: tokensInForce, injected });
  await app.register(
    async (control) => addControlRoutes({ app: control, world, origin: () => origin, admin, waits, demo: () => demo }),
    { prefix: '/sandbox' },
  );
  try {
    await app.listen({ port, host });
  } catch (cause) {
    await gateway[Symbol.asyncDispose]();
    throw new HeraldError('sandbox/port-taken', {
      message: `The stand-in for Discord cannot listen on ${host}:${port}.`,
      next: 'Stop what uses the port, or choose another.',
      cause,
    });
  }
  origin = `http://${host}:${addressOf(app.server.address()).port}`;

  return {
    url: `${origin}/api`,
    pageUrl: `${origin}/`,
    token: tokens[0] ?? defaultToken,
    guildId: world.guild.id,
    applicationId: world.application.id,
    botId: world.application.botId,
    clientSecret: world.application.clientSecret,
    world,
    showDemo(staged) {
      demo = staged;
    },
    violations: world.violations,
    as: (name) => createPerson(world, () => origin, name),
    channelId: (name) => getByName(world.channels.values(), name.replace(/^#/, '')),
    roleId: (name) => getByName(world.roles.values(), name),
    personId: (name) =>
      getByName(
        [...world.users.values()].map(({ id, displayName }) => ({ id, name: displayName })),
        name,
      ),
    ...waits,
    ...admin,
    async [Symbol.asyncDispose]() {
      endRoughEvents?.();
      await gateway[Symbol.asyncDispose]();
      await app.close();
    },
  };
}

/** Before every route of the API: ordered troubles, then rate limits. */
function guardApi(
  api: FastifyInstance,
  {
    world,
    limits,
    injected,
    rough,
  }: {
    world: World;
    limits: RateLimits | undefined;
    injected: InjectedFaults;
    rough: RoughRequests | undefined;
  },
): void {
  api.addHook('onRequest', async (request, reply) => {
    world.emit({ kind: 'request', method: request.method, url: request.url });
    if ((await injected.before(request, reply)) === 'refused') return reply;
    if ((await rough?.before(request, reply)) === 'refused') return reply;
    if (limits?.count(request, reply) === 'refused') return reply;
    if (isOldEdit(request) && limits?.countOldEdit(param(request, 'channelId'), world.clock.now(), reply) === 'refused')
      return reply;
    return undefined;
  });
  api.addHook('onResponse', async (_request, reply) => {
    if ([401, 403, 429].includes(reply.statusCode)) limits?.countInvalid();
  });

  function isOldEdit(request: FastifyRequest): boolean {
    if (request.method !== 'PATCH') return false;
    const message = world.channels.get(param(request, 'channelId'))?.messages.get(param(request, 'messageId'));
    return message !== undefined && world.clock.now() - message.createdAtMs > oldAfterMs;
  }
}

function getByName(records: Iterable<{ id: string; name: string }>, name: string): string {
  const all = [...records];
  const found = all.find((one) => one.name === name);
  if (found) return found.id;
  throw new HeraldError('sandbox/unknown-name', {
    message: `The sandbox's guild has nothing called "${name}".`,
    next: `It has ${all.map((one) => one.name).join(', ')}.`,
  });
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
