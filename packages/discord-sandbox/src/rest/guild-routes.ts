/** The guild: itself, its channels, roles and members, and the users of the world. */
import { faults } from '../rules/discord-fault.ts';
import { channelJson, guildJson, memberJson, roleJson } from '../world/guild-json.ts';
import { canSee } from '../world/permissions.ts';
import { compareIds } from '../world/snowflake.ts';
import { userJson } from '../world/user-json.ts';
import { isDm } from '../world/world.ts';
import { param, query, type Rest, requireBot } from './server.ts';

export function addGuildRoutes(rest: Rest): void {
  const { app, world } = rest;
  const one = '/guilds/:guildId';

  app.addHook('preHandler', async (request) => {
    const guildId = param(request, 'guildId');
    if (guildId && guildId !== world.guild.id) throw faults.unknownGuild();
    if (guildId && !world.members.has(world.application.botId)) throw faults.missingAccess();
  });

  app.get(one, async (request) => {
    requireBot(rest, request);
    const counts = { approximate_member_count: world.members.size, approximate_presence_count: world.members.size };
    return { ...guildJson(world), ...(query(request, 'with_counts') === 'true' ? counts : {}) };
  });

  app.get(`${one}/channels`, async (request) => {
    requireBot(rest, request);
    const own = [...world.channels.values()].filter((channel) => !isDm(channel) && !channel.thread);
    return own
      .filter((channel) => canSee(world, world.application.botId, channel))
      .map((channel) => channelJson(world, channel));
  });

  app.get(`${one}/roles`, async (request) => {
    requireBot(rest, request);
    return [...world.roles.values()].map(roleJson);
  });

  app.get(`${one}/roles/:roleId`, async (request) => {
    requireBot(rest, request);
    const role = world.roles.get(param(request, 'roleId'));
    if (!role) throw faults.unknownRole();
    return roleJson(role);
  });

  app.get(`${one}/members`, async (request) => {
    requireBot(rest, request);
    if (!world.application.intentsAllowed.guildMembers) throw faults.missingAccess();
    const after = query(request, 'after') ?? '0';
    const limit = Math.min(1000, Number(query(request, 'limit') ?? 1));
    const sorted = [...world.members.values()].sort((a, b) => compareIds(a.userId, b.userId));
    return sorted
      .filter(({ userId }) => compareIds(userId, after) > 0)
      .slice(0, limit)
      .map((member) => memberJson(world, member));
  });

  app.get(`${one}/members/search`, async (request) => {
    requireBot(rest, request);
    const start = (query(request, 'query') ?? '').toLowerCase();
    const limit = Math.min(1000, Number(query(request, 'limit') ?? 1));
    const found = [...world.members.values()].filter(({ userId }) =>
      world.users.get(userId)?.username.startsWith(start),
    );
    return found.slice(0, limit).map((member) => memberJson(world, member));
  });

  app.get(`${one}/members/:userId`, async (request) => {
    requireBot(rest, request);
    const wanted = param(request, 'userId');
    const member = world.members.get(wanted === '@me' ? world.application.botId : wanted);
    if (!member) throw world.users.has(wanted) ? faults.unknownMember() : faults.unknownUser();
    return memberJson(world, member);
  });

  app.get('/users/:userId', async (request) => {
    requireBot(rest, request);
    const user = world.users.get(param(request, 'userId'));
    if (!user) throw faults.unknownUser();
    return userJson(user);
  });
}
