/** Whom a window concerns. */

import type { Downtime } from '../domain/downtime.ts';
import type { Registry } from '../domain/registry.ts';
import { whomToCall } from '../domain/whom-to-call.ts';
import type { Announcement, Audience } from './announcement.ts';

/**
 * The announcements channel and each channel that is about what the window names or takes down. A channel about a service
 * that only loses room is not disturbed: its customers notice nothing.
 */
export function audienceOf({ hosts, services, takesDown }: Downtime, { discord }: Registry): Audience {
  const names = [...new Set([...services, ...takesDown, ...hosts])];
  const bound = [...discord.channels.values()].filter(({ about }) => about.some((name) => names.includes(name)));
  const general = discord.announcementsChannelId === undefined ? [] : [discord.announcementsChannelId];
  return { channelIds: [...new Set([...general, ...bound.map(({ channelId }) => channelId)])], names };
}

/** The people or role to ask about an over-running window: its planner, else the owner of the first service it touches, else the engineers. */
export function ownerToAsk(
  { downtime }: Pick<Announcement, 'downtime'>,
  plannerOf: (downtimeId: string) => string | undefined,
  registry: Registry,
): { kind: 'person'; userId: string } | { kind: 'role'; roleId: string } | undefined {
  const userId = plannerOf(downtime.seriesId ?? downtime.id);
  if (userId !== undefined) return { kind: 'person', userId };
  const called = whomToCall(registry, [...downtime.services, ...downtime.takesDown]);
  return called.kind === 'nobody' ? undefined : { kind: 'role', roleId: called.roleId };
}
