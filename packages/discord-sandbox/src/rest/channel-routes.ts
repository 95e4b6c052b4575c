/** Channels themselves: get, change, delete, typing, pins and reactions. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { FastifyRequest } from 'fastify';
import { faults, invalidForm } from '../rules/discord-fault.ts';
import { parseBody } from '../rules/schema-check.ts';
import { channelJson } from '../world/guild-json.ts';
import { openDm, pinMessage } from '../world/messages.ts';
import type { Channel, Message } from '../world/things.ts';
import { changeThread } from '../world/threads.ts';
import { userJson } from '../world/user-json.ts';
import { isDm } from '../world/world.ts';
import { readBody } from './read-body.ts';
import {
  botView,
  param,
  query,
  type Rest,
  requireBot,
  requireChannel,
  requireMessage,
  requirePermission,
} from './server.ts';

const mostPins = 250;

export function addChannelRoutes(rest: Rest): void {
  const { app, world } = rest;
  const { botId } = world.application;
  const one = '/channels/:channelId';

  app.get(one, async (request) => {
    requireBot(rest, request);
    return channelJson(world, requireChannel(rest, request));
  });

  app.patch(one, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    if (isDm(channel)) throw faults.notForDm();
    const { json } = await readBody(request);
    if (channel.thread) {
      const { name, archived, locked, auto_archive_duration } = await parseBody(
        'UpdateThreadRequestPartialSchema',
        json,
      );
      const mayManage = channel.thread.ownerId === botId && locked === undefined;
      if (!mayManage) requirePermission(rest, channel, P.ManageThreads);
      changeThread(world, channel, {
        ...(name ? { name } : {}),
        ...(archived === undefined ? {} : { archived }),
        ...(locked === undefined ? {} : { locked }),
        ...(auto_archive_duration ? { autoArchiveMinutes: auto_archive_duration } : {}),
      });
    } else {
      requirePermission(rest, channel, P.ManageChannels);
      const body = await parseBody('UpdateGuildChannelRequestPartialSchema', json);
      if (body.name) channel.name = body.name;
      if (body.topic !== undefined) channel.topic = body.topic;
      world.emit({ kind: 'channel', change: 'update', channel });
    }
    return channelJson(world, channel);
  });

  app.delete(one, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    if (isDm(channel)) return channelJson(world, channel);
    requirePermission(rest, channel, channel.thread ? P.ManageThreads : P.ManageChannels);
    world.channels.delete(channel.id);
    world.emit({ kind: 'channel', change: 'delete', channel });
    return channelJson(world, channel);
  });

  app.post(`${one}/typing`, async (request, reply) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    requirePermission(rest, channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages);
    world.emit({ kind: 'typing', channelId: channel.id, userId: botId });
    return reply.status(204).send();
  });

  app.post('/users/@me/channels', async (request) => {
    requireBot(rest, request);
    const { json } = await readBody(request);
    const body = await parseBody('CreatePrivateChannelRequestSchema', json);
    const person = world.users.get(body.recipient_id ?? '');
    if (!person) throw invalidForm([{ path: ['recipient_id'], code: 'USER_NOT_FOUND', message: 'User not found' }]);
    if (person.bot) throw faults.closedDms();
    return channelJson(world, openDm(world, person.id));
  });

  // The endpoints under /pins are deprecated for those under /messages/pins; both work.
  for (const base of [`${one}/pins`, `${one}/messages/pins`]) {
    for (const method of ['PUT', 'DELETE'] as const) {
      app.route({
        method,
        url: `${base}/:messageId`,
        handler: async (request, reply) => {
          requireBot(rest, request);
          const channel = requireChannel(rest, request);
          if (!isDm(channel)) requirePermission(rest, channel, P.PinMessages);
          const message = requireMessage(channel, param(request, 'messageId'));
          const pinned = method === 'PUT';
          if (pinned && message.pinnedAtMs === null && pinsOf(channel).length >= mostPins) throw faults.tooManyPins();
          if (pinned !== (message.pinnedAtMs !== null)) pinMessage(world, message, { pinned });
          return reply.status(204).send();
        },
      });
    }
  }

  app.get(`${one}/pins`, async (request) => {
    requireBot(rest, request);
    return pinsOf(requireChannel(rest, request)).map((message) => botView(rest, message));
  });

  app.get(`${one}/messages/pins`, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    const limit = Math.min(50, Number(query(request, 'limit') ?? 50));
    const beforeMs = Date.parse(query(request, 'before') ?? '9999-01-01T00:00:00Z');
    const older = pinsOf(channel).filter(({ pinnedAtMs }) => (pinnedAtMs ?? 0) < beforeMs);
    const items = older.slice(0, limit).map((message) => ({
      pinned_at: new Date(message.pinnedAtMs ?? 0).toISOString(),
      message: botView(rest, message),
    }));
    return { items, has_more: older.length > limit };
  });

  const reactions = `${one}/messages/:messageId/reactions/:emoji`;
  app.put(`${reactions}/@me`, async (request, reply) => {
    const { message, emoji, channel } = reactionOf(request);
    const users = message.reactions.get(emoji) ?? new Set<string>();
    if (!isEmoji.test(emoji)) throw faults.unknownEmoji();
    if (users.size === 0) requirePermission(rest, channel, P.AddReactions);
    if (!users.has(botId)) {
      message.reactions.set(emoji, users.add(botId));
      world.emit({ kind: 'reaction', change: 'add', message, userId: botId, emoji });
    }
    return reply.status(204).send();
  });

  app.delete(`${reactions}/:userId`, async (request, reply) => {
    const { message, emoji, channel } = reactionOf(request);
    const wanted = param(request, 'userId');
    const userId = wanted === '@me' ? botId : wanted;
    if (userId !== botId) requirePermission(rest, channel, P.ManageMessages);
    const users = message.reactions.get(emoji);
    if (users?.delete(userId)) {
      if (users.size === 0) message.reactions.delete(emoji);
      world.emit({ kind: 'reaction', change: 'remove', message, userId, emoji });
    }
    return reply.status(204).send();
  });

  app.get(reactions, async (request) => {
    const { message, emoji } = reactionOf(request);
    return [...(message.reactions.get(emoji) ?? [])].flatMap((id) => {
      const user = world.users.get(id);
      return user ? [userJson(user)] : [];
    });
  });

  function reactionOf(request: FastifyRequest): { message: Message; emoji: string; channel: Channel } {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    requirePermission(rest, channel, P.ReadMessageHistory);
    return { channel, message: requireMessage(channel, param(request, 'messageId')), emoji: param(request, 'emoji') };
  }
}

/** A sign of Unicode's, or `name:id` of one of a server's own. */
const isEmoji = /^(?:\p{RGI_Emoji}|\w{2,32}:\d{17,20})$/v;

/** Latest pin first. */
function pinsOf(channel: Channel): Message[] {
  const pinned = [...channel.messages.values()].filter(({ pinnedAtMs }) => pinnedAtMs !== null);
  return pinned.reverse().sort((a, b) => (b.pinnedAtMs ?? 0) - (a.pinnedAtMs ?? 0));
}
