/** Messages of a channel: list, get, create, edit, delete, and many at once. */
import { ChannelType, MessageFlags, MessageType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { FastifyRequest } from 'fastify';
import { DiscordFault, faults, invalidForm } from '../rules/discord-fault.ts';
import { isEmptyMessage, messageProblems } from '../rules/message-rules.ts';
import { parseBody } from '../rules/schema-check.ts';
import { meets } from '../world/foreign.ts';
import { addMessage, changeMessage, removeMessage, removeMessages } from '../world/messages.ts';
import { channelPermissions } from '../world/permissions.ts';
import { compareIds } from '../world/snowflake.ts';
import type { Channel, Message } from '../world/things.ts';
import { isDm } from '../world/world.ts';
import { compose, composeEdit, type MessageBody } from './compose.ts';
import { flagsAfter, requireOneForm } from './one-form.ts';
import { readBody, type Upload } from './read-body.ts';
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

/** Discord remembers an enforced nonce for "the past few minutes". */
const nonceRememberedMs = 5 * 60_000;
const settableFlags = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

const repliable = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

export function addMessageRoutes(rest: Rest): void {
  const { app, world } = rest;
  const list = '/channels/:channelId/messages';
  const one = '/channels/:channelId/messages/:messageId';

  app.get(list, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    const granted = channelPermissions(world, world.application.botId, channel);
    if ((granted & P.ReadMessageHistory) === 0n) return [];
    return pageOf(channel, request).map((message) => botView(rest, message));
  });

  app.get(one, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    requirePermission(rest, channel, P.ReadMessageHistory);
    return botView(rest, requireMessage(channel, param(request, 'messageId')));
  });

  app.post(list, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    if (channel.recipientId && !meets(world, channel.recipientId)) throw faults.noMutualGuilds();
    if (channel.recipientId && world.closedDms.has(channel.recipientId)) throw faults.closedDms();
    requirePermission(rest, channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages);
    if (channel.type === ChannelType.GuildForum) throw faults.wrongChannelType();
    const { json, uploads } = await readBody(request);
    const body = await parseBody('MessageCreateRequestSchema', json, (checked) => messageProblems(checked));
    if (isEmptyMessage(body, { attachments: uploads.size })) throw faults.emptyMessage();
    requireForContent(channel, body, uploads);
    const replyTo = body.message_reference?.message_id;
    if (replyTo !== undefined) requireReplyTarget(channel, replyTo, body.message_reference?.fail_if_not_exists ?? true);
    const nonce = body.nonce ?? undefined;
    const known = body.enforce_nonce && nonce !== undefined ? world.nonces.get(String(nonce)) : undefined;
    if (known && world.clock.now() - known.createdAtMs < nonceRememberedMs) {
      // Of one that was deleted since, Discord knows the nonce and no message.
      if (!channel.messages.has(known.id)) throw faults.unknownMessage();
      return botView(rest, known);
    }
    if (channel.thread?.locked) throw faults.archivedThread();
    const message = addMessage(world, {
      channel,
      authorId: world.application.botId,
      ...compose({ world, origin: rest.origin(), channelId: channel.id }, body, uploads),
      flags: (body.flags ?? 0) & settableFlags,
      ...(replyTo !== undefined && channel.messages.has(replyTo) ? { replyTo } : {}),
      ...(nonce === undefined ? {} : { nonce }),
    });
    if (body.enforce_nonce && nonce !== undefined) rememberNonce(String(nonce), message);
    return botView(rest, message);
  });

  app.patch(one, async (request) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    const message = requireMessage(channel, param(request, 'messageId'));
    if (message.authorId !== world.application.botId) throw faults.notAuthor();
    const { json, uploads } = await readBody(request);
    const rules = { carriedFlags: message.flags };
    const body = await parseBody('MessageEditRequestPartialSchema', json, (checked) => messageProblems(checked, rules));
    requireForContent(channel, body, uploads);
    const composed = composeEdit({ world, origin: rest.origin(), channelId: channel.id }, message, body, uploads);
    const change = { ...composed, flags: flagsAfter(message, body) };
    const after = { ...message, ...change };
    requireOneForm(after);
    if (isEmptyMessage(after, { attachments: after.attachments.length })) throw faults.emptyMessage();
    if (channel.thread?.archived) throw faults.archivedThread();
    changeMessage(world, message, change, { asEdit: true });
    return botView(rest, message);
  });

  app.delete(one, async (request, reply) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    const message = requireMessage(channel, param(request, 'messageId'));
    if (message.authorId !== world.application.botId) {
      if (isDm(channel)) throw new DiscordFault(403, 50003, 'Cannot execute action on a DM channel');
      requirePermission(rest, channel, P.ManageMessages);
    }
    removeMessage(world, message);
    return reply.status(204).send();
  });

  app.post(`${list}/bulk-delete`, async (request, reply) => {
    requireBot(rest, request);
    const channel = requireChannel(rest, request);
    requirePermission(rest, channel, P.ManageMessages);
    const { json } = await readBody(request);
    const ids: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'messages') : undefined;
    if (!Array.isArray(ids) || ids.length < 2 || ids.length > 100) {
      throw invalidForm([
        { path: ['messages'], code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 2 and 100 in length.' },
      ]);
    }
    removeMessages(world, channel, ids.map(String));
    return reply.status(204).send();
  });

  function requireForContent(channel: Channel, body: MessageBody, uploads: Map<number, Upload>): void {
    if ((body.embeds ?? []).length > 0) requirePermission(rest, channel, P.EmbedLinks);
    if (uploads.size > 0) requirePermission(rest, channel, P.AttachFiles);
  }

  function requireReplyTarget(channel: Channel, messageId: string, mustExist: boolean): void {
    const granted = channelPermissions(world, world.application.botId, channel);
    if ((granted & P.ReadMessageHistory) === 0n) {
      throw new DiscordFault(400, 160002, 'Cannot reply without permission to read message history');
    }
    const target = channel.messages.get(messageId);
    if (target && !repliable.has(target.type)) {
      const message = 'Cannot reply to a system message';
      throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', message }]);
    }
    if ((target && !target.ephemeralFor) || !mustExist) return;
    throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
  }

  function rememberNonce(nonce: string, message: Message): void {
    for (const [key, { createdAtMs }] of world.nonces) {
      if (world.clock.now() - createdAtMs < nonceRememberedMs) break;
      world.nonces.delete(key);
    }
    world.nonces.set(nonce, message);
  }
}

/** Newest first, at most 100, `before` or `after` or `around` an id. */
function pageOf(channel: Channel, request: FastifyRequest): Message[] {
  const limit = Number(query(request, 'limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ]);
  }
  const all = [...channel.messages.values()].filter((message) => !message.ephemeralFor);
  const before = query(request, 'before');
  const after = query(request, 'after');
  const around = query(request, 'around');
  if (after !== undefined)
    return all
      .filter(({ id }) => compareIds(id, after) > 0)
      .slice(0, limit)
      .reverse();
  if (around !== undefined) {
    const older = all.filter(({ id }) => compareIds(id, around) <= 0).slice(-Math.ceil(limit / 2));
    const newer = all.filter(({ id }) => compareIds(id, around) > 0).slice(0, Math.floor(limit / 2));
    return [...older, ...newer].reverse();
  }
  const until = before === undefined ? all : all.filter(({ id }) => compareIds(id, before) < 0);
  return until.slice(-limit).reverse();
}
