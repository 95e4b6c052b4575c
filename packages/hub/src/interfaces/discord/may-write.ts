/** Whether Herald may write in a channel by the permissions that it holds there now: what is promised can be kept. */
import {
  type Channel,
  ChannelFlags,
  ChannelType,
  type GuildTextBasedChannel,
  PermissionFlagsBits as P,
} from 'discord.js';

/** In the channel itself, or in the thread that it is. Where nothing is known of a channel, Discord will tell. */
export function mayWriteIn(channel: Channel | null | undefined): boolean {
  if (!channel?.isTextBased() || channel.isDMBased()) return true;
  return mayHere(channel, sendingIn(channel)) && !(channel.isThread() && channel.locked === true);
}

/** In threads on messages of this channel. */
export function mayWriteInThreadsOf(channel: Channel | null | undefined): boolean {
  if (!channel?.isTextBased() || channel.isDMBased()) return true;
  return mayHere(channel, P.SendMessagesInThreads);
}

/** A question there can be put to engineers: in a thread on it, or below it where there can be none. */
export function mayPutToEngineersIn(channel: Channel | null | undefined): boolean {
  if (!channel?.isTextBased() || channel.isDMBased()) return true;
  const inThread = !channel.isThread() && mayHere(channel, P.CreatePublicThreads | P.SendMessagesInThreads);
  return inThread || mayWriteIn(channel);
}

/** To read what was written before; without it Discord answers with an empty list, as if all had been deleted. */
export function mayReadHistory(channel: GuildTextBasedChannel): boolean {
  return channel.guild.members.me !== null && mayHere(channel, P.ReadMessageHistory);
}

/** Discord tells the bot nothing of it but that it is there (Discord docs, "Obfuscated Channels"). */
export function isHidden({ flags }: Channel): boolean {
  return flags?.has(ChannelFlags.ChannelObfuscated) === true;
}

/** The chat of a voice channel is closed to whoever may not connect (Discord docs, "Implicit Permissions"). */
export function isOfVoice({ type }: { type: number }): boolean {
  return type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
}

function sendingIn(channel: GuildTextBasedChannel): bigint {
  return channel.isThread() ? P.SendMessagesInThreads : P.SendMessages;
}

function mayHere(channel: GuildTextBasedChannel, needed: bigint): boolean {
  const { me } = channel.guild.members;
  if (me === null) return true;
  return channel.permissionsFor(me).has(needed | P.ViewChannel | (isOfVoice(channel) ? P.Connect : 0n));
}
