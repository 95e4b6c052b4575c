/** Which messages somebody said: Discord also announces threads, pins, boosts, joins and renames as messages. */
import { type Message, MessageType } from 'discord.js';

const spoken = new Set<MessageType>([MessageType.Default, MessageType.Reply]);

/** A thread that is named "Is web-1 up?" is announced by a message with this text, which cannot be replied to. */
export function isSpeech({ type }: Pick<Message, 'type'>): boolean {
  return spoken.has(type);
}
