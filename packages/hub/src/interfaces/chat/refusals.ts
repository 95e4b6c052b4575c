/** What whoever is not let in is told: one sentence, and nothing about servers. */
import type { DiscordBindings } from '../../domain/registry.ts';
import { channelsThatAnswer } from './where-to-answer.ts';

export const refusals = {
  /** Another server, or a private channel of other people. */
  elsewhere: 'I answer only in the Discord server that I belong to, and in direct messages from its members.',
  notAMember: 'I answer only members of the Discord server that I belong to.',
  noRole: 'Your roles in this server do not allow asking me; whoever runs the server can give you one that does.',
  timedOut: (untilMs: number) =>
    `You are timed out in the Discord server that I belong to; ask me again after <t:${Math.ceil(untilMs / 1000)}:f>.`,
  severalServers:
    'I am in several Discord servers and do not know which one I serve; whoever runs me has to set `discord.guild` in the registry.',
  cannotTell: "I can't check right now whether I may answer you; try again in a minute.",
} as const;

export function notInThisChannel(discord: DiscordBindings): string {
  const [first] = channelsThatAnswer(discord);
  return `I may not talk about servers in this channel. ${first ? `Ask me in <#${first}>, or write to me directly.` : 'Write to me directly.'}`;
}
