/** Where the gateway is, who the application is, and who the bot is. */
import { ApplicationFlags } from 'discord-api-types/v10';
import { userJson } from '../world/user-json.ts';
import { sessionsADay, type World } from '../world/world.ts';
import { type Rest, requireBot } from './server.ts';

/** The flags of an unverified application: an intent that is switched on in the portal shows as its LIMITED flag. */
export function applicationFlags({ application }: World): number {
  const { messageContent, guildMembers, presences } = application.intentsAllowed;
  return (
    (messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0) |
    (guildMembers ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
    (presences ? ApplicationFlags.GatewayPresenceLimited : 0)
  );
}

export function addApplicationRoutes(rest: Rest): void {
  const { app, world } = rest;
  app.get('/gateway', async () => ({ url: gatewayUrl(rest) }));

  app.get('/gateway/bot', async (request) => {
    requireBot(rest, request);
    const remaining = world.sessionsLeft;
    const resetAfterMs = remaining < sessionsADay ? 14_400_000 : 0;
    const sessionStartLimit = { total: sessionsADay, remaining, reset_after: resetAfterMs, max_concurrency: 1 };
    return { url: gatewayUrl(rest), shards: 1, session_start_limit: sessionStartLimit };
  });

  for (const path of ['/applications/@me', '/oauth2/applications/@me']) {
    app.get(path, async (request) => {
      requireBot(rest, request);
      return applicationJson(world);
    });
  }
}

function gatewayUrl(rest: Rest): string {
  return `${rest.origin().replace(/^http/, 'ws')}/gateway`;
}

function applicationJson(world: World): object {
  const owner = world.users.get(world.guild.ownerId);
  const bot = world.users.get(world.application.botId);
  return {
    id: world.application.id,
    name: world.application.name,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot_public: world.application.isPublic,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(world),
    owner: owner ? userJson(owner) : null,
    bot: bot ? userJson(bot) : null,
    team: null,
    redirect_uris: world.application.redirectUris,
    interactions_endpoint_url: null,
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: world.application.guildCount ?? 1,
    approximate_user_install_count: world.userInstalls.size,
  };
}
