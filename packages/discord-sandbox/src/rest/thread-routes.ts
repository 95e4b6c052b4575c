/** Threads: started from a message or alone, joined and left, listed while active and when archived. */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { faults } from '../rules/discord-fault.ts';
import { parseBody } from '../rules/schema-check.ts';
import { threadJson, threadMemberJson } from '../world/guild-json.ts';
import { canSee } from '../world/permissions.ts';
import type { Channel } from '../world/things.ts';
import { addThread, setThreadMember } from '../world/threads.ts';
import { isDm } from '../world/world.ts';
import { readBody } from './read-body.ts';
import { param, type Rest, requireBot, requireChannel, requireMessage, requirePermission } from './server.ts';

export function addThreadRoutes(rest: Rest): void {
  const { app, world } = rest;
  const { botId } = world.application;

  app.post('/channels/:channelId/messages/:messageId/threads', async (request, reply) => {
    requireBot(rest, request);
    const parent = requireParent(requireChannel(rest, request));
    const message = requireMessage(parent, param(request, 'messageId'));
    const { json } = await readBody(request);
    const { name, auto_archive_duration } = await parseBody('CreateTextThreadWithMessageRequestSchema', json);
    if (message.threadId) throw faults.threadExists();
    const archive = auto_archive_duration ? { autoArchiveMinutes: auto_archive_duration } : {};
    const channel = addThread(world, { parent, name, ownerId: botId, message, ...archive });
    return reply.status(201).send(threadJson(world, channel));
  });

  app.post('/channels/:channelId/threads', async (request, reply) => {
    requireBot(rest, request);
    const parent = requireParent(requireChannel(rest, request));
    const { json } = await readBody(request);
    const { name, auto_archive_duration } = await parseBody('CreateTextThreadWithoutMessageRequestSchema', json);
    const archive = auto_archive_duration ? { autoArchiveMinutes: auto_archive_duration } : {};
    const channel = addThread(world, { parent, name, ownerId: botId, ...archive });
    return reply.status(201).send(threadJson(world, channel));
  });

  app.get('/channels/:channelId/thread-members', async (request) => {
    requireBot(rest, request);
    const channel = requireThread(requireChannel(rest, request));
    return [...(channel.thread?.memberIds ?? [])].map((id) => threadMemberJson(channel, id));
  });

  for (const method of ['PUT', 'DELETE'] as const) {
    app.route({
      method,
      url: '/channels/:channelId/thread-members/:userId',
      handler: async (request, reply) => {
        requireBot(rest, request);
        const channel = requireThread(requireChannel(rest, request));
        const wanted = param(request, 'userId');
        const userId = wanted === '@me' ? botId : wanted;
        if (!world.members.has(userId)) throw faults.unknownUser();
        if (channel.thread?.archived) throw faults.archivedThread();
        if (wanted !== '@me')
          requirePermission(rest, channel, method === 'PUT' ? P.SendMessagesInThreads : P.ManageThreads);
        setThreadMember(world, channel, userId, { joined: method === 'PUT' });
        return reply.status(204).send();
      },
    });
  }

  app.get('/channels/:channelId/threads/archived/public', async (request) => {
    requireBot(rest, request);
    const parent = requireChannel(rest, request);
    requirePermission(rest, parent, P.ReadMessageHistory);
    const mine = threads().filter(({ thread }) => thread?.parentId === parent.id && thread.archived);
    return listed(mine, { has_more: false });
  });

  app.get('/guilds/:guildId/threads/active', async (request) => {
    requireBot(rest, request);
    if (param(request, 'guildId') !== world.guild.id) throw faults.unknownGuild();
    return listed(threads().filter((channel) => !channel.thread?.archived && canSee(world, botId, channel)));
  });

  function threads(): Channel[] {
    return [...world.channels.values()].filter((channel) => channel.thread).reverse();
  }

  function listed(channels: Channel[], more: object = {}): object {
    const joined = channels.filter((channel) => channel.thread?.memberIds.has(botId));
    return {
      threads: channels.map((channel) => threadJson(world, channel)),
      members: joined.map((channel) => threadMemberJson(channel, botId)),
      ...more,
    };
  }

  function requireParent(channel: Channel): Channel {
    if (isDm(channel)) throw faults.notForDm();
    if (channel.thread || !mayHoldThreads.has(channel.type)) throw faults.wrongChannelType();
    requirePermission(rest, channel, P.CreatePublicThreads);
    return channel;
  }
}

const mayHoldThreads = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

function requireThread(channel: Channel): Channel {
  if (!channel.thread) throw faults.unknownChannel();
  return channel;
}
