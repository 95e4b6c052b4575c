/** What happens in the world, told to the gateway, to the page and to whoever waits in a test. */
import type { Channel, ForeignGuild, Interaction, Member, Message, Role, ScheduledEvent, Violation } from './things.ts';

export type Change = 'create' | 'update' | 'delete';

export type WorldEvent =
  | { kind: 'message'; change: Change; message: Message }
  | { kind: 'messages-gone'; channel: Channel; messageIds: readonly string[] }
  | { kind: 'reaction'; change: 'add' | 'remove'; message: Message; userId: string; emoji: string }
  | { kind: 'typing'; channelId: string; userId: string }
  | { kind: 'channel'; change: Change; channel: Channel }
  | { kind: 'thread-members'; channel: Channel; addedId?: string; removedId?: string }
  | { kind: 'pins'; channel: Channel }
  | { kind: 'scheduled-event'; change: Change; event: ScheduledEvent }
  | { kind: 'role'; change: Change; role: Role }
  | { kind: 'member'; change: Change; member: Member }
  | { kind: 'interaction'; interaction: Interaction }
  | { kind: 'interaction-state'; interaction: Interaction }
  | { kind: 'foreign-guild'; guild: ForeignGuild }
  /** The bot is taken out of the guild or comes (back) into it; `outage`: the guild itself is away for a while. */
  | { kind: 'bot-membership'; here: boolean; why: 'removed' | 'outage' }
  | { kind: 'commands' }
  | { kind: 'bot-presence'; online: boolean }
  | { kind: 'bot-status'; text: string }
  | { kind: 'violation'; violation: Violation }
  /** Something was asked of the API, whatever came of it. */
  | { kind: 'request'; method: string; url: string };
