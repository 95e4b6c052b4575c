/** Where an interaction comes from, asked of Discord where the interaction itself does not say it all. */
import { type Channel, ChannelType, type Interaction, InteractionContextType } from 'discord.js';

export type Place = { isPrivateChannel: boolean; channelIds: readonly string[] };

/** A channel that the bot cannot see is one between other people, or one of which nothing can be said. */
export async function placeOf(interaction: Interaction): Promise<Place> {
  const { guildId, channelId, context } = interaction;
  if (channelId === null) return { isPrivateChannel: guildId === null, channelIds: [] };
  if (guildId === null && context !== null)
    return { isPrivateChannel: context === InteractionContextType.PrivateChannel, channelIds: [channelId] };
  if (guildId === null) {
    // What the library remembers may have been taken for a direct message for want of a type.
    const channel = await askedOfDiscord(interaction, channelId);
    return { isPrivateChannel: channel?.type !== ChannelType.DM, channelIds: [channelId] };
  }
  const channel = await channelOf(interaction, channelId);
  const parentId = channel?.isThread() ? channel.parentId : null;
  // A thread whose parent is not known might be of a channel that is closed.
  const isThreadOfUnknown = channel === undefined || (channel.isThread() && !parentId);
  return {
    isPrivateChannel: false,
    channelIds: isThreadOfUnknown ? [] : [channelId, ...(parentId ? [parentId] : [])],
  };
}

async function channelOf(interaction: Interaction, channelId: string): Promise<Channel | undefined> {
  const known = interaction.client.channels.cache.get(channelId);
  if (known && !(known.isThread() && !known.parentId)) return known;
  return askedOfDiscord(interaction, channelId);
}

async function askedOfDiscord({ client }: Interaction, channelId: string): Promise<Channel | undefined> {
  return (await client.channels.fetch(channelId, { force: true }).catch(() => null)) ?? undefined;
}
