/** What every route of the API has in common: who asks, what they sent, what they may, and how a refusal is written. */

import { isHeraldError } from '@herald/protocol/herald-error';
import type { APIMessage } from 'discord-api-types/v10';
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DiscordFault, faults } from '../rules/discord-fault.ts';
import { messageJson, withoutContent } from '../world/message-json.ts';
import { omitFromMessage } from '../world/omit.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Channel, Message } from '../world/things.ts';
import { isDm, type World } from '../world/world.ts';

export type Rest = {
  app: FastifyInstance;
  world: World;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  origin(): string;
  tokens: Set<string>;
};

/** A path parameter that the route declares. */
export function param(request: FastifyRequest, name: string): string {
  const { params } = request;
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** One query parameter, or undefined. */
export function query(request: FastifyRequest, name: string): string | undefined {
  const { query: all } = request;
  const value: unknown = typeof all === 'object' && all !== null ? Reflect.get(all, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Throws 401 unless the request carries a bot token in force. */
export function requireBot({ tokens }: Rest, request: FastifyRequest): void {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bot' || !token || !tokens.has(token)) throw faults.unauthorized();
}

/** The channel of the path, which the bot must be able to see. */
export function requireChannel(rest: Rest, request: FastifyRequest, name = 'channelId'): Channel {
  const channel = rest.world.channels.get(param(request, name));
  if (!channel) throw faults.unknownChannel();
  requirePermission(rest, channel, P.ViewChannel);
  return channel;
}

/** Throws 50001 when the bot cannot see the channel, 50013 when it may not do this there. */
export function requirePermission({ world }: Rest, channel: Channel, permission: bigint): void {
  const granted = channelPermissions(world, world.application.botId, channel);
  if ((granted & P.ViewChannel) === 0n) throw faults.missingAccess();
  if ((granted & permission) !== permission) throw faults.missingPermissions();
}

/** A message that people can see too: what is ephemeral is unknown to these routes. */
export function requireMessage(channel: Channel, id: string): Message {
  const message = channel.messages.get(id);
  if (!message || message.ephemeralFor) throw faults.unknownMessage();
  return message;
}

/** The message as the bot may read it over REST: without Message Content only what is meant for it. */
export function botView(rest: Rest, message: Message): APIMessage {
  const { world } = rest;
  const json = omitFromMessage(world, messageJson(world, message, rest.origin()));
  if (world.application.intentsAllowed.messageContent) return json;
  const shown = isMeantForBot(world, message) ? json : withoutContent(json);
  const target =
    message.reference && world.channels.get(message.reference.channelId)?.messages.get(message.reference.messageId);
  if (!shown.referenced_message || !target || isMeantForBot(world, target)) return shown;
  return { ...shown, referenced_message: withoutContent(shown.referenced_message) };
}

/** Direct messages, its own, and those that mention it reach a bot with their content whatever its intents are. */
export function isMeantForBot(world: World, message: Message): boolean {
  const { botId } = world.application;
  const channel = world.channels.get(message.channelId);
  return (
    message.authorId === botId || message.mentionedUserIds.includes(botId) || (channel !== undefined && isDm(channel))
  );
}

/** Writes a refusal as Discord does, and keeps 400s of the form kind as violations that a test can look at. */
export function writeFault({ world }: Rest, error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (!(error instanceof DiscordFault)) {
    const message = error instanceof Error ? error.message : String(error);
    const code = isHeraldError(error) ? error.code : 0;
    return reply.status(500).send({ code, message: `500: Internal Server Error (${message})` });
  }
  const { status, code, message, errors } = error;
  if (status === 400) {
    const violation = { method: request.method, path: request.url, code, message, errors: errors ?? null };
    world.violations.push(violation);
    world.emit({ kind: 'violation', violation });
  }
  return reply.status(status).send({ code, message, ...(errors === undefined ? {} : { errors }) });
}
