/** Where an interaction comes from, asked of Discord where the interaction itself does not say it all. */
import type { Clock } from '@herald/protocol/clock';
import { type Channel, ChannelType, type Client, type Interaction, InteractionContextType } from 'discord.js';
import { within } from './within.ts';

export type Place = { isPrivateChannel: boolean; channelIds: readonly string[] };

/** A channel that the bot cannot see is one between other people, or one of which nothing can be said. */
export async function placeOf(interaction: Interaction, clock: Clock): Promise<Place> {
  const { guildId, channelId, context } = interaction;
  if (channelId === null) return { isPrivateChannel: guildId === null, channelIds: [] };
  if (guildId === null && context !== null)
    return { isPrivateChannel: context === InteractionContextType.PrivateChannel, channelIds: [channelId] };
  if (guildId === null) {
    return { isPrivateChannel: !(await isDirectMessage(interaction, channelId, clock)), channelIds: [channelId] };
  }
  const channel = await channelOf(interaction, channelId, clock);
  const parentId = channel?.isThread() ? channel.parentId : null;
  // A thread whose parent is not known might be of a channel that is closed.
  const isThreadOfUnknown = channel === undefined || (channel.isThread() && !parentId);
  return {
    isPrivateChannel: false,
    channelIds: isThreadOfUnknown ? [] : [channelId, ...(parentId ? [parentId] : [])],
  };
}

/** What the library remembers may have been taken for a direct message for want of a type, so Discord is asked, once. */
async function isDirectMessage(interaction: Interaction, channelId: string, clock: Clock): Promise<boolean> {
  const known = directMessages.get(interaction.client) ?? new Map<string, boolean>();
  directMessages.set(interaction.client, known);
  const before = known.get(channelId);
  if (before !== undefined) return before;
  const channel = await askedOfDiscord(interaction, channelId, clock);
  if (!channel) return false;
  const isDirect = channel.type === ChannelType.DM;
  if (known.size >= mostKept) known.clear();
  known.set(channelId, isDirect);
  return isDirect;
}

/** A channel without a server stays what it is. */
const directMessages = new WeakMap<Client, Map<string, boolean>>();
const mostKept = 1_000;
/** Whoever waits for an answer to a command is told something within 3 seconds, also while Discord has us wait. */
const limitMs = 1_500;

async function channelOf(interaction: Interaction, channelId: string, clock: Clock): Promise<Channel | undefined> {
  const known = interaction.client.channels.cache.get(channelId);
  if (known && !(known.isThread() && !known.parentId)) return known;
  return askedOfDiscord(interaction, channelId, clock);
}

async function askedOfDiscord({ client }: Interaction, channelId: string, clock: Clock): Promise<Channel | undefined> {
  const asked = client.channels.fetch(channelId, { force: true }).catch(() => null);
  return (await within(asked, { limitMs, clock })) ?? undefined;
}
