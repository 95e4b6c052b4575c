/** Shows each window as an event of the Discord server: made, moved, begun, ended and cancelled as the window is. */
import type { Clock } from '@herald/protocol/clock';
import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Downtime } from '../../../domain/downtime.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { Calendar } from '../../../downtime/calendar.ts';
import { mirroredAfter, type ScheduledEventStep, scheduledEventStep } from '../../../downtime/feed/scheduled-event.ts';
import { type MirroredEvent, mirroredEvents } from '../../../store/downtime/mirrored-events.ts';
import type { Database } from '../../../store/query.ts';
import { isRefusedForGood } from '../refused-for-good.ts';
import { referenceMark } from '../send/reference-mark.ts';

export type EventMirrorOptions = {
  client: Client<true>;
  database: Database;
  calendar: Calendar;
  servedGuildId(): string | undefined;
  registry(): Registry;
  clock: Clock;
  everySeconds: number;
  isLeader(): boolean;
  log: Logger;
};

export type EventMirror = AsyncDisposable & {
  /** Looks now, one look at a time. Never rejects: what failed is logged and tried again at the next look. */
  look(): Promise<void>;
};

const dayMs = 86_400_000;
/** Discord keeps 100 open events a server; people have their own too. */
const aheadMs = 30 * dayMs;
const mostOpen = 50;
const keptMs = 60 * dayMs;
/** After a refusal for want of a permission. */
const patienceMs = 15 * 60_000;

/** JSON error codes: "Unknown guild scheduled event", "Cannot update a finished event". */
const goneOrOver = new Set<string | number>([10070, 180000]);
const missingPermission = 50013;

const EventBody = Type.Object({ id: Type.String() });
const EventList = Type.Array(
  Type.Object({ id: Type.String(), description: Type.Optional(Type.Union([Type.String(), Type.Null()])) }),
);

/** Looks at once, then after each pause. Disposing waits for the look under way. */
export function startEventMirror(options: EventMirrorOptions): EventMirror {
  const { client, database, calendar, registry, clock, log } = options;
  const stopping = new AbortController();
  let turn: Promise<void> = Promise.resolve();
  let refusedUntilMs = Number.NEGATIVE_INFINITY;
  const refusedEachUntilMs = new Map<string, number>();
  const loop = lookForever();
  return {
    look,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await loop;
      await turn;
    },
  };

  async function lookForever(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look();
      await clock.sleep(options.everySeconds * 1000, stopping.signal);
    }
  }

  function look(): Promise<void> {
    turn = turn
      .then(lookOnce)
      .catch((err: unknown) => log.warn({ err }, 'planned downtime could not be shown as events'));
    return turn;
  }

  async function lookOnce(): Promise<void> {
    const nowMs = clock.now();
    const guildId = options.servedGuildId();
    if (!options.isLeader() || guildId === undefined || nowMs < refusedUntilMs) return;
    const known = await mirroredEvents.all(database.query);
    let open = [...known.values()].filter(({ downtime }) => !isOver(downtime)).length;
    for (const downtime of calendar.all({ fromMs: nowMs - 15 * dayMs, toMs: nowMs + aheadMs })) {
      if (stopping.signal.aborted) return;
      if (nowMs < (refusedEachUntilMs.get(downtime.id) ?? 0)) continue;
      const mirrored = known.get(downtime.id);
      const step = scheduledEventStep(downtime, mirrored?.downtime, registry(), nowMs);
      if (step.kind === 'nothing' || (step.kind === 'create' && open >= mostOpen)) continue;
      if (step.kind === 'create') open += 1;
      try {
        await follow(downtime, step, mirrored, guildId);
      } catch (error) {
        if (refuse(downtime.id, error, nowMs) === 'all') return;
      }
    }
    for (const [id, { downtime }] of known)
      if (isOver(downtime) && downtime.endsAtMs < nowMs - keptMs) await mirroredEvents.forget(database.query, id);
  }

  async function follow(
    downtime: Downtime,
    step: Exclude<ScheduledEventStep, { kind: 'nothing' }>,
    mirrored: MirroredEvent | undefined,
    guildId: string,
  ): Promise<void> {
    if (step.kind === 'create') {
      const eventId = (await findOwn(guildId, downtime.id)) ?? (await create(guildId, downtime.id, step.body));
      await keep({ eventId, guildId, downtime });
      return;
    }
    if (!mirrored) return;
    const isStillThere =
      !hasEndedByItself(mirrored.downtime, clock.now()) && (await change(mirrored, downtime.id, step));
    const state = isStillThere ? downtime.state : isOver(downtime) ? downtime.state : 'finished';
    await keep({ ...mirrored, downtime: { ...mirroredAfter(step, downtime, mirrored.downtime), state } });
  }

  /** A crash between making an event and writing it down leaves one that only its mark tells of. */
  async function findOwn(guildId: string, downtimeId: string): Promise<string | undefined> {
    const found: unknown = await client.rest.get(Routes.guildScheduledEvents(guildId));
    if (!Value.Check(EventList, found)) throw new Error('Discord answered with something else than events');
    return found.find(({ description }) => description?.includes(referenceMark(downtimeId)))?.id;
  }

  async function create(guildId: string, downtimeId: string, body: object): Promise<string> {
    const made: unknown = await client.rest.post(Routes.guildScheduledEvents(guildId), {
      body: marked(body, downtimeId),
    });
    if (!Value.Check(EventBody, made)) throw new Error('Discord answered without an event id');
    return made.id;
  }

  /** False where the event is over or was deleted by someone: it is left alone from then on. */
  async function change(
    { eventId, guildId }: MirroredEvent,
    downtimeId: string,
    { body }: { body: object },
  ): Promise<boolean> {
    try {
      await client.rest.patch(Routes.guildScheduledEvent(guildId, eventId), { body: marked(body, downtimeId) });
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && goneOrOver.has(error.code)) return false;
      throw error;
    }
  }

  async function keep({
    eventId,
    guildId,
    downtime,
  }: {
    eventId: string;
    guildId: string;
    downtime: Downtime;
  }): Promise<void> {
    const kept = {
      ...downtime,
      hosts: [...downtime.hosts],
      services: [...downtime.services],
      takesDown: [...downtime.takesDown],
    };
    await mirroredEvents.put(database.query, kept.id, { eventId, guildId, downtime: kept }, clock.now());
  }

  /** A missing permission or an outage concerns all events, any other refusal the one that was refused. */
  function refuse(downtimeId: string, error: unknown, nowMs: number): 'one' | 'all' {
    const isPermission = error instanceof DiscordAPIError && error.code === missingPermission;
    if (!isPermission && !isRefusedForGood(error)) throw error;
    if (!isPermission) {
      refusedEachUntilMs.set(downtimeId, nowMs + patienceMs);
      log.warn({ err: error, downtimeId }, 'a planned downtime could not be shown as an event; the others are');
      return 'one';
    }
    refusedUntilMs = nowMs + patienceMs;
    log.warn(
      { code: 'discord/permission-missing' },
      'I may not show planned downtime as events: Server Settings, Roles, Herald, switch on Create Events and Manage Events.',
    );
    return 'all';
  }
}

/**
 * Discord completes a running event of entity type EXTERNAL at its end, and takes no change of it after that.
 * Source: Discord, "Guild Scheduled Event Status Update Automation".
 */
function hasEndedByItself(shown: Downtime, nowMs: number): boolean {
  return shown.state !== 'planned' && nowMs >= shown.endsAtMs;
}

function isOver({ state }: Pick<Downtime, 'state'>): boolean {
  return state === 'finished' || state === 'cancelled';
}

function marked(body: object, downtimeId: string): object {
  if (!('description' in body)) return body;
  return { ...body, description: `${String(body.description)}\n${referenceMark(downtimeId)}`.trim() };
}
