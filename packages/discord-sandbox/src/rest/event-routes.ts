/** Guild scheduled events: list, create, get, change, delete. External ones begin and end by the clock. */
import {
  GuildScheduledEventEntityType as Entity,
  PermissionFlagsBits as P,
  GuildScheduledEventStatus as Status,
} from 'discord-api-types/v10';
import type { FastifyRequest } from 'fastify';
import { DiscordFault, faults, invalidForm } from '../rules/discord-fault.ts';
import { eventProblems } from '../rules/event-rules.ts';
import { parseBody } from '../rules/schema-check.ts';
import { scheduledEventJson } from '../world/guild-json.ts';
import { guildPermissions } from '../world/permissions.ts';
import type { ScheduledEvent } from '../world/things.ts';
import { readBody } from './read-body.ts';
import { param, type Rest, requireBot } from './server.ts';

const mostOpenEvents = 100;
const nextStatus = new Map<number, number[]>([
  [Status.Scheduled, [Status.Active, Status.Canceled]],
  [Status.Active, [Status.Completed]],
]);

export function addEventRoutes(rest: Rest): void {
  const { app, world } = rest;
  const { botId } = world.application;
  const list = '/guilds/:guildId/scheduled-events';

  app.get(list, async (request) => {
    requireBot(rest, request);
    passTime();
    return [...world.events.values()].filter(isOpen).map((event) => scheduledEventJson(world, event));
  });

  app.post(list, async (request) => {
    requireBot(rest, request);
    need(P.CreateEvents);
    const { json } = await readBody(request);
    const body = await parseBody(createSchema(json), json, (checked) =>
      eventProblems(checked, { nowMs: world.clock.now(), startIsNew: true }),
    );
    passTime();
    if ([...world.events.values()].filter(isOpen).length >= mostOpenEvents) {
      throw new DiscordFault(
        400,
        30038,
        `Maximum number of uncompleted guild scheduled events reached (${mostOpenEvents})`,
      );
    }
    const event: ScheduledEvent = {
      id: world.newId(),
      name: body.name,
      description: body.description ?? null,
      startsAt: iso(body.scheduled_start_time),
      endsAt: body.scheduled_end_time ? iso(body.scheduled_end_time) : null,
      entityType: body.entity_type,
      channelId: body.channel_id ?? null,
      location: body.entity_metadata?.location ?? null,
      status: Status.Scheduled,
      creatorId: botId,
      recurrenceRule: body.recurrence_rule ?? null,
    };
    world.events.set(event.id, event);
    world.emit({ kind: 'scheduled-event', change: 'create', event });
    return scheduledEventJson(world, event);
  });

  app.get(`${list}/:eventId`, async (request) => scheduledEventJson(world, requireEvent(request)));

  app.patch(`${list}/:eventId`, async (request) => {
    const event = requireEvent(request);
    need(event.creatorId === botId ? P.CreateEvents : P.ManageEvents);
    const { json } = await readBody(request);
    const body = await parseBody('ExternalScheduledEventPatchRequestPartialSchema', json);
    if (!isOpen(event)) throw new DiscordFault(400, 180000, 'Cannot update a finished event');
    const startIsNew = body.scheduled_start_time !== undefined && iso(body.scheduled_start_time) !== event.startsAt;
    const problems = eventProblems(
      {
        entity_type: body.entity_type ?? event.entityType,
        scheduled_start_time: body.scheduled_start_time ?? event.startsAt,
        scheduled_end_time: body.scheduled_end_time === undefined ? event.endsAt : body.scheduled_end_time,
        channel_id: body.channel_id === undefined ? event.channelId : body.channel_id,
        entity_metadata: { location: body.entity_metadata?.location ?? event.location },
        ...(body.name === undefined ? {} : { name: body.name }),
      },
      { nowMs: world.clock.now(), startIsNew },
    );
    if (startIsNew && event.status === Status.Active) {
      problems.push({
        path: ['scheduled_start_time'],
        code: 'GUILD_SCHEDULED_EVENT_STARTED',
        message: 'The event has started',
      });
    }
    if (body.status && body.status !== event.status && !nextStatus.get(event.status)?.includes(body.status)) {
      problems.push({
        path: ['status'],
        code: 'GUILD_SCHEDULED_EVENT_INVALID_STATUS',
        message: 'Invalid status transition',
      });
    }
    if (problems.length > 0) throw invalidForm(problems);
    event.name = body.name ?? event.name;
    if (body.description !== undefined) event.description = body.description;
    if (body.scheduled_start_time) event.startsAt = iso(body.scheduled_start_time);
    if (body.scheduled_end_time) event.endsAt = iso(body.scheduled_end_time);
    if (body.entity_metadata?.location) event.location = body.entity_metadata.location;
    event.status = body.status ?? event.status;
    world.emit({ kind: 'scheduled-event', change: 'update', event });
    return scheduledEventJson(world, event);
  });

  app.delete(`${list}/:eventId`, async (request, reply) => {
    const event = requireEvent(request);
    need(event.creatorId === botId ? P.CreateEvents : P.ManageEvents);
    world.events.delete(event.id);
    world.emit({ kind: 'scheduled-event', change: 'delete', event });
    return reply.status(204).send();
  });

  function requireEvent(request: FastifyRequest): ScheduledEvent {
    requireBot(rest, request);
    passTime();
    const event = world.events.get(param(request, 'eventId'));
    if (!event) throw faults.unknownScheduledEvent();
    return event;
  }

  function need(permission: bigint): void {
    if ((guildPermissions(world, botId) & permission) === 0n) throw faults.missingPermissions();
  }

  /** Starts and ends external events whose time has come; done when somebody looks. */
  function passTime(): void {
    const nowMs = world.clock.now();
    for (const event of world.events.values()) {
      if (event.entityType !== Entity.External || !isOpen(event)) continue;
      const before = event.status;
      if (event.status === Status.Scheduled && Date.parse(event.startsAt) <= nowMs) event.status = Status.Active;
      if (event.status === Status.Active && event.endsAt && Date.parse(event.endsAt) <= nowMs)
        event.status = Status.Completed;
      if (event.status !== before) world.emit({ kind: 'scheduled-event', change: 'update', event });
    }
  }
}

function createSchema(json: unknown) {
  const kind: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'entity_type') : undefined;
  if (kind === Entity.StageInstance) return 'StageScheduledEventCreateRequestSchema' as const;
  if (kind === Entity.Voice) return 'VoiceScheduledEventCreateRequestSchema' as const;
  return 'ExternalScheduledEventCreateRequestSchema' as const;
}

function isOpen({ status }: ScheduledEvent): boolean {
  return status === Status.Scheduled || status === Status.Active;
}

function iso(text: string): string {
  return new Date(text).toISOString();
}
