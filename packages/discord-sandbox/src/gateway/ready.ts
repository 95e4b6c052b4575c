/** What a session is told at its beginning, and of members when it asks. */
import { GatewayIntentBits as I } from 'discord-api-types/v10';
import { applicationFlags } from '../rest/application-routes.ts';
import { memberJson } from '../world/guild-json.ts';
import type { ForeignGuild } from '../world/things.ts';
import { userJson } from '../world/user-json.ts';
import type { World } from '../world/world.ts';
import { field } from './frame.ts';
import type { Dispatch } from './session.ts';
import { dispatch, type Session } from './session.ts';

export function ready(world: World, session: Session, gatewayUrl: string): Dispatch {
  const bot = world.users.get(world.application.botId);
  const { id } = world.application;
  return {
    t: 'READY',
    d: {
      v: 10,
      user: bot ? { ...userJson(bot), verified: true, mfa_enabled: true, email: null, flags: 0 } : null,
      guilds: [...(world.members.has(world.application.botId) ? [world.guild] : []), ...foreignGuildsOfBot(world)].map(
        ({ id }) => ({ id, unavailable: true }),
      ),
      session_id: session.id,
      resume_gateway_url: gatewayUrl,
      application: { id, flags: applicationFlags(world) },
      shard: [0, 1],
      session_type: 'normal',
      private_channels: [],
      relationships: [],
      presences: [],
    },
  };
}

export function foreignGuildsOfBot(world: World): ForeignGuild[] {
  return [...world.foreignGuilds.values()].filter(({ hasBot }) => hasBot);
}

/** The privileged intents that are not switched on in the developer portal. */
export function disallowedIntents({ application }: World): number {
  const { messageContent, guildMembers, presences } = application.intentsAllowed;
  return (
    (messageContent ? 0 : I.MessageContent) | (guildMembers ? 0 : I.GuildMembers) | (presences ? 0 : I.GuildPresences)
  );
}

/** Guild members by id or by the beginning of their name. All of them only with the members intent. */
export function requestMembers(world: World, session: Session, d: unknown): void {
  const wanted: unknown = field(d, 'user_ids');
  const ids = Array.isArray(wanted) ? wanted.map(String) : typeof wanted === 'string' ? [wanted] : undefined;
  const start = String(field(d, 'query') ?? '').toLowerCase();
  const limit = Number(field(d, 'limit') ?? 0);
  if (!ids && start === '' && limit === 0 && (session.intents & I.GuildMembers) === 0) return;
  const members = [...world.members.values()].filter(({ userId }) =>
    ids ? ids.includes(userId) : (world.users.get(userId)?.username.startsWith(start) ?? false),
  );
  const chosen = limit > 0 ? members.slice(0, limit) : members;
  const nonce = field(d, 'nonce');
  dispatch(session, {
    t: 'GUILD_MEMBERS_CHUNK',
    d: {
      guild_id: world.guild.id,
      members: chosen.map((member) => memberJson(world, member)),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids?.filter((id) => !world.members.has(id)) ?? [],
      ...(nonce === undefined ? {} : { nonce }),
    },
  });
}
