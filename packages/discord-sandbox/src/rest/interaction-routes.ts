/** The answers to interactions: the one callback within three seconds, then the webhook for a quarter of an hour. */
import { InteractionResponseType as Callback, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { FastifyRequest } from 'fastify';
import { faults } from '../rules/discord-fault.ts';
import { isEmptyMessage, messageProblems } from '../rules/message-rules.ts';
import { parseBody } from '../rules/schema-check.ts';
import { messageJson } from '../world/message-json.ts';
import { addMessage, changeMessage, getChannel, removeMessage } from '../world/messages.ts';
import { omitFromMessage } from '../world/omit.ts';
import type { Interaction, Message } from '../world/things.ts';
import { compose, composeEdit, type MessageBody } from './compose.ts';
import { type CallbackBody, parseCallback } from './interaction-callback.ts';
import { flagsAfter, requireOneForm } from './one-form.ts';
import { readBody, type Upload } from './read-body.ts';
import { param, query, type Rest } from './server.ts';

export const answerWithinMs = 3_000;
const tokenLivesMs = 15 * 60_000;
const keptFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

export function addInteractionRoutes(rest: Rest): void {
  const { app, world } = rest;
  const webhook = '/webhooks/:applicationId/:token';
  const oneMessage = `${webhook}/messages/:messageId`;

  app.post('/interactions/:interactionId/:token/callback', async (request, reply) => {
    const interaction = world.interactions.get(param(request, 'interactionId'));
    if (!interaction || interaction.token !== param(request, 'token')) throw faults.unknownInteraction();
    const { json, uploads } = await readBody(request);
    if (interaction.state === 'answered') throw faults.alreadyAcknowledged();
    const isLate = world.clock.now() - interaction.createdAtMs > answerWithinMs;
    if (interaction.state === 'expired' || isLate) throw faults.unknownInteraction();
    const body = await parseCallback(json, { files: uploads.size, interaction, source: sourceIfAny(interaction) });
    const message = carryOut(interaction, body, uploads);
    interaction.state = 'answered';
    interaction.callbackType = body.type;
    world.emit({ kind: 'interaction-state', interaction });
    if (query(request, 'with_response') !== 'true') return reply.status(204).send();
    return callbackResponse(interaction, message);
  });

  app.post(webhook, async (request) => {
    const interaction = requireWebhook(request);
    const { json, uploads } = await readBody(request);
    const body = await parseBody('IncomingWebhookInteractionRequestSchema', json, (checked) =>
      messageProblems(checked),
    );
    if (isEmptyMessage(body, { attachments: uploads.size })) throw faults.emptyMessage();
    // Discord fills a deferred reply with the first follow-up.
    const waiting = interaction.deferred === 'message' ? responseOf(interaction) : undefined;
    if (waiting) return asJson(fillDeferred(interaction, waiting, body, uploads));
    const message = addReply(interaction, body, uploads, (body.flags ?? 0) & keptFlags, interaction.responseMessageId);
    world.emit({ kind: 'interaction-state', interaction });
    return asJson(message);
  });

  app.get(oneMessage, async (request) => asJson(requireOwn(requireWebhook(request), param(request, 'messageId'))));

  app.patch(oneMessage, async (request) => {
    const interaction = requireWebhook(request);
    const message = requireOwn(interaction, param(request, 'messageId'));
    const { json, uploads } = await readBody(request);
    const rules = { carriedFlags: message.flags };
    const name = 'IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema';
    const body = await parseBody(name, json, (checked) => messageProblems(checked, rules));
    if (interaction.deferred === 'message' && message.id === interaction.responseMessageId) {
      return asJson(fillDeferred(interaction, message, body, uploads));
    }
    applyEdit(message, body, uploads);
    interaction.deferred = undefined;
    world.emit({ kind: 'interaction-state', interaction });
    return asJson(message);
  });

  app.delete(oneMessage, async (request, reply) => {
    const interaction = requireWebhook(request);
    removeMessage(world, requireOwn(interaction, param(request, 'messageId')));
    return reply.status(204).send();
  });

  function carryOut(interaction: Interaction, body: CallbackBody, uploads: Map<number, Upload>): Message | undefined {
    switch (body.type) {
      case Callback.ChannelMessageWithSource: {
        const flags = (body.data.flags ?? 0) & keptFlags;
        const message = addReply(interaction, body.data, uploads, flags);
        interaction.responseMessageId = message.id;
        return message;
      }
      case Callback.DeferredChannelMessageWithSource: {
        const flags = ((body.data?.flags ?? 0) & keptFlags) | MessageFlags.Loading;
        const message = addReply(interaction, {}, uploads, flags);
        interaction.responseMessageId = message.id;
        interaction.deferred = 'message';
        return message;
      }
      case Callback.DeferredMessageUpdate:
        interaction.responseMessageId = interaction.sourceMessageId;
        interaction.deferred = 'update';
        return sourceOf(interaction);
      case Callback.UpdateMessage: {
        const message = sourceOf(interaction);
        interaction.responseMessageId = message.id;
        applyEdit(message, body.data ?? {}, uploads);
        return message;
      }
      case Callback.ApplicationCommandAutocompleteResult:
        interaction.choices = (body.data?.choices ?? []).map(({ name, value }) => ({ name, value }));
        return undefined;
      case Callback.Modal:
        interaction.modal = {
          customId: body.data.custom_id,
          title: body.data.title,
          components: body.data.components,
          interactionId: interaction.id,
        };
        return undefined;
      default:
        return undefined;
    }
  }

  function addReply(
    interaction: Interaction,
    body: MessageBody,
    uploads: Map<number, Upload>,
    flags: number,
    replyTo?: string,
  ): Message {
    const channel = getChannel(world, interaction.channelId);
    const isMenu = interaction.type === InteractionType.ApplicationCommand && interaction.sourceMessageId !== undefined;
    return addMessage(world, {
      channel,
      authorId: world.application.botId,
      ...compose({ world, origin: rest.origin(), channelId: channel.id }, body, uploads),
      allowedMentions: body.allowed_mentions ?? null,
      flags,
      type: messageType(interaction, replyTo),
      interaction: {
        id: interaction.id,
        type: interaction.type,
        userId: interaction.personId,
        ...(interaction.commandName ? { commandName: interaction.commandName } : {}),
        ...(isMenu && interaction.sourceMessageId ? { targetMessageId: interaction.sourceMessageId } : {}),
      },
      ...(flags & MessageFlags.Ephemeral ? { ephemeralFor: interaction.personId } : {}),
      ...(replyTo && channel.messages.has(replyTo) ? { replyTo } : {}),
    });
  }

  function fillDeferred(
    interaction: Interaction,
    message: Message,
    body: MessageBody,
    uploads: Map<number, Upload>,
  ): Message {
    const change = composeEdit({ world, origin: rest.origin(), channelId: message.channelId }, message, body, uploads);
    const flags = flagsAfter(message, body) & ~MessageFlags.Loading;
    const after = { ...message, ...change, flags };
    requireOneForm(after);
    if (isEmptyMessage(after, { attachments: change.attachments?.length ?? 0 })) throw faults.emptyMessage();
    changeMessage(world, message, { ...change, flags }, { asEdit: false });
    interaction.deferred = undefined;
    world.emit({ kind: 'interaction-state', interaction });
    return message;
  }

  function applyEdit(message: Message, body: MessageBody, uploads: Map<number, Upload>): void {
    const change = composeEdit({ world, origin: rest.origin(), channelId: message.channelId }, message, body, uploads);
    const after = { ...message, ...change, flags: flagsAfter(message, body) };
    requireOneForm(after);
    if (isEmptyMessage(after, { attachments: change.attachments?.length ?? 0 })) throw faults.emptyMessage();
    changeMessage(world, message, { ...change, flags: after.flags }, { asEdit: true });
  }

  function requireWebhook(request: FastifyRequest): Interaction {
    if (param(request, 'applicationId') !== world.application.id) throw faults.unknownWebhook();
    const token = param(request, 'token');
    const interaction = byToken(token);
    if (interaction?.state !== 'answered') throw faults.unknownWebhook();
    if (world.clock.now() - interaction.createdAtMs > tokenLivesMs) throw faults.webhookTokenExpired();
    return interaction;
  }

  function byToken(token: string): Interaction | undefined {
    for (const interaction of world.interactions.values()) if (interaction.token === token) return interaction;
    return undefined;
  }

  function requireOwn(interaction: Interaction, id: string): Message {
    const messageId = id === '@original' ? interaction.responseMessageId : id;
    const message = messageId ? world.channels.get(interaction.channelId)?.messages.get(messageId) : undefined;
    const isOwn =
      message && (message.interaction?.id === interaction.id || message.id === interaction.responseMessageId);
    if (!message || !isOwn) throw faults.unknownMessage();
    return message;
  }

  function responseOf(interaction: Interaction): Message | undefined {
    return getChannel(world, interaction.channelId).messages.get(interaction.responseMessageId ?? '');
  }

  function sourceOf(interaction: Interaction): Message {
    const message = sourceIfAny(interaction);
    if (!message) throw faults.unknownMessage();
    return message;
  }

  function sourceIfAny({ channelId, sourceMessageId }: Interaction): Message | undefined {
    return world.channels.get(channelId)?.messages.get(sourceMessageId ?? '');
  }

  function callbackResponse(interaction: Interaction, message: Message | undefined): object {
    const { id, type, responseMessageId, deferred, callbackType } = interaction;
    const isEphemeral = message?.ephemeralFor !== undefined;
    return {
      interaction: {
        id,
        type,
        ...(responseMessageId ? { response_message_id: responseMessageId } : {}),
        response_message_loading: deferred === 'message',
        response_message_ephemeral: isEphemeral,
      },
      resource: { type: callbackType, ...(message ? { message: asJson(message) } : {}) },
    };
  }

  function asJson(message: Message): object {
    return omitFromMessage(world, messageJson(world, message, rest.origin()));
  }
}

function messageType(interaction: Interaction, replyTo: string | undefined): MessageType {
  if (replyTo) return MessageType.Reply;
  if (interaction.type !== InteractionType.ApplicationCommand) return MessageType.Reply;
  return interaction.sourceMessageId ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
}
