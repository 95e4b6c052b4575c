/** The link that adds the bot to a server with exactly what it needs, and what it needs it for. */
import { PermissionFlagsBits } from 'discord.js';

/** Each permission with its reason: README, `herald setup` and `herald doctor` speak from this list. */
export const neededPermissions = [
  { name: 'ViewChannel', words: 'View Channels', why: 'to see the channels it is asked in' },
  { name: 'SendMessages', words: 'Send Messages', why: 'to answer' },
  { name: 'SendMessagesInThreads', words: 'Send Messages in Threads', why: 'to answer in threads' },
  {
    name: 'CreatePublicThreads',
    words: 'Create Public Threads',
    why: 'to keep a question put to engineers in one place',
  },
  { name: 'EmbedLinks', words: 'Embed Links', why: 'to show facts as a card' },
  { name: 'AttachFiles', words: 'Attach Files', why: 'to show charts' },
  { name: 'AddReactions', words: 'Add Reactions', why: 'to offer an answer quietly where it is not sure to be asked' },
  { name: 'ReadMessageHistory', words: 'Read Message History', why: 'to reply to a message and to find its own' },
  { name: 'PinMessages', words: 'Pin Messages', why: 'to pin the live board' },
  { name: 'CreateEvents', words: 'Create Events', why: 'to show planned downtime as a Discord event' },
  { name: 'ManageEvents', words: 'Manage Events', why: 'to move, end and cancel that event' },
] as const satisfies readonly { name: keyof typeof PermissionFlagsBits; words: string; why: string }[];

/** Voice channels have a chat too, and it is closed to whoever may not connect. Everybody may, unless a server takes it away. */
export const neededInVoice = {
  name: 'Connect',
  words: 'Connect',
  why: 'to read and write in the chat of a voice channel',
} as const satisfies { name: keyof typeof PermissionFlagsBits; words: string; why: string };

/** Permissions as one bit field, as the invite link carries it. */
function permissionBits(): bigint {
  return neededPermissions.reduce((bits, { name }) => bits | PermissionFlagsBits[name], 0n);
}

/** discord.com/developers/docs/topics/oauth2, "Bot Authorization Flow". `base` is discord.com, or what stands in for it. */
export function inviteLink(applicationId: string, base = 'https://discord.com'): string {
  const link = new URL('/oauth2/authorize', base);
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', 'bot applications.commands');
  link.searchParams.set('permissions', permissionBits().toString());
  return link.toString();
}
