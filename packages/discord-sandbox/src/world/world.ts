/** Everything the stand-in remembers: one guild, its people, channels and messages, and the one application. */
import type { Clock } from '@herald/protocol/clock';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { createSnowflakes } from './snowflake.ts';
import type {
  Application,
  Channel,
  ForeignGuild,
  Interaction,
  Member,
  Message,
  Role,
  ScheduledEvent,
  User,
  Violation,
} from './things.ts';
import type { WorldEvent } from './world-event.ts';

export type World = {
  clock: Clock;
  newId(): string;
  application: Application;
  guild: { id: string; name: string; ownerId: string };
  users: Map<string, User>;
  members: Map<string, Member>;
  roles: Map<string, Role>;
  channels: Map<string, Channel>;
  /** Servers of other people. */
  foreignGuilds: Map<string, ForeignGuild>;
  /** People who take no direct messages from the bot. */
  closedDms: Set<string>;
  /** People who installed the application for themselves. */
  userInstalls: Set<string>;
  /** Guild commands under the guild's id, global ones under `global`. */
  commands: Map<string, Map<string, APIApplicationCommand>>;
  interactions: Map<string, Interaction>;
  events: Map<string, ScheduledEvent>;
  violations: Violation[];
  /** Messages sent with an enforced nonce, by nonce. */
  nonces: Map<string, Message>;
  /** Whether the next optional field is left out: by chance on a rough day, else never. */
  omits(): boolean;
  /** Whether what may go either way goes the rarer way; by chance on a rough day, else never. */
  happens(share: number): boolean;
  /** Of the sessions that a bot may begin in a day. */
  sessionsLeft: number;
  botOnline: boolean;
  /** What is shown beside the bot's name. */
  botStatus: string;
  emit(event: WorldEvent): void;
  /** Calls `listener` at every event until the returned function is called. */
  listen(listener: (event: WorldEvent) => void): () => void;
};

export type WorldParts = Pick<
  World,
  'clock' | 'application' | 'guild' | 'users' | 'members' | 'roles' | 'channels' | 'closedDms'
>;

/** Discord docs, "Session Start Limit Object". */
export const sessionsADay = 1_000;

/** An inert world around a guild that was laid out before. */
export function createWorld(parts: WorldParts): World {
  const listeners = new Set<(event: WorldEvent) => void>();
  return {
    ...parts,
    newId: createSnowflakes(() => parts.clock.now()),
    foreignGuilds: new Map(),
    userInstalls: new Set(),
    commands: new Map(),
    interactions: new Map(),
    events: new Map(),
    violations: [],
    nonces: new Map(),
    omits: () => false,
    happens: () => false,
    sessionsLeft: sessionsADay,
    botOnline: false,
    botStatus: '',
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** True for a channel between the bot and one person. */
export function isDm(channel: Channel): boolean {
  return channel.recipientId !== undefined || channel.isPrivate === true;
}
