/** Where an interaction comes from, asked of Discord where the interaction itself does not say it all. */
import { type Channel, ChannelType, type Client, type Interaction, InteractionContextType } from 'discord.js';
import type { Patience } from '../patience.ts';
import { isRefusedForGood } from '../refused-for-good.ts';

export type Place = {
  isPrivateChannel: boolean;
  /** The channel, and for a thread its parent. */
  channelIds: readonly string[];
  /** Discord did not say in time. */
  isUnknown?: boolean;
};

/** A channel that the bot cannot see is one between other people, or one of which nothing can be said. */
export async function placeOf(interaction: Interaction, patience: Patience): Promise<Place> {
  const { guildId, channelId, context } = interaction;
  if (channelId === null) return { isPrivateChannel: guildId === null, channelIds: [] };
  if (guildId === null) {
    const isPrivate =
      context === null
        ? await isOfOthers(interaction, channelId, patience)
        : context === InteractionContextType.PrivateChannel;
    return isPrivate === undefined ? unknown : { isPrivateChannel: isPrivate, channelIds: [channelId] };
  }
  // The library makes no channel of a server that it was not told of.
  const isOfKnownServer = interaction.client.guilds.cache.has(guildId);
  const channel = isOfKnownServer ? await channelOf(interaction, channelId, patience) : undefined;
  if (channel === undefined) return unknown;
  const parentId = channel?.isThread() ? channel.parentId : null;
  // A thread whose parent is not known might be of a channel that is closed.
  const isThreadOfUnknown = channel === null || (channel.isThread() && !parentId);
  return {
    isPrivateChannel: false,
    channelIds: isThreadOfUnknown ? [] : [channelId, ...(parentId ? [parentId] : [])],
  };
}

const unknown: Place = { isPrivateChannel: false, channelIds: [], isUnknown: true };

/** What the library remembers may have been taken for a direct message for want of a type, so Discord is asked, once. */
async function isOfOthers(
  { client }: Interaction,
  channelId: string,
  patience: Patience,
): Promise<boolean | undefined> {
  const known = ofOthers.get(client) ?? new Map<string, boolean>();
  ofOthers.set(client, known);
  const before = known.get(channelId);
  if (before !== undefined) return before;
  const channel = await askedOfDiscord(client, channelId, patience);
  if (!channel) return channel === null ? true : undefined;
  const isPrivate = channel.type !== ChannelType.DM;
  if (known.size >= mostKept) known.clear();
  known.set(channelId, isPrivate);
  return isPrivate;
}

/** A channel without a server stays what it is. */
const ofOthers = new WeakMap<Client, Map<string, boolean>>();
const mostKept = 1_000;

async function channelOf({ client }: Interaction, channelId: string, patience: Patience) {
  const known = client.channels.cache.get(channelId);
  if (known && !(known.isThread() && !known.parentId)) return known;
  return askedOfDiscord(client, channelId, patience);
}

/** Null where the bot may not see it or it is gone; undefined where Discord has not said, or could not. */
async function askedOfDiscord(
  { channels }: Client,
  channelId: string,
  patience: Patience,
): Promise<Channel | null | undefined> {
  const asked = channels.fetch(channelId, { force: true }).catch((error: unknown) => {
    return isRefusedForGood(error) ? null : undefined;
  });
  return patience.within(asked);
}
