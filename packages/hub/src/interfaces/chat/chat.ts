/** What the use case "a message came" needs of a chat program. Discord's is `discord/discord-chat.ts`. */
import type { People } from '@herald/understanding/without-people';
import type { Answer } from '../../answers/answer.ts';
import type { ChatMessage, MessagePlace } from './chat-message.ts';

/** `M`: a message with what the adapter keeps of it. `Body`: what it renders. */
export type Chat<M extends ChatMessage, Body> = {
  render(answer: Answer): Promise<Body>;
  /** A sentence that is no answer. */
  words(text: string): Body;
  /** Replies to the message: once, late rather than never. The id; `undefined` where nobody may write. */
  reply(message: M, body: Body): Promise<string | undefined>;
  /** Changes a reply that was given; false where somebody deleted it. */
  change(message: M, replyId: string, answer: Answer): Promise<boolean>;
  remove(place: MessagePlace): Promise<void>;
  showTyping(message: M): Promise<void>;
  sentAtMs(messageId: string): number;
  /** Shows whoever wrote it that the line was taken. */
  markNoted(message: M): Promise<void>;
  /** What whoever wrote it and others of the place go by. */
  peopleAround(message: M): People;
  /** A sign under a message that may be a question. */
  quietOffers: {
    offer(message: M): Promise<void>;
    /** Nothing where none was made. */
    withdraw(message: M): Promise<void>;
    /** Also where it was made before a restart or by another hub. */
    answered(message: M): Promise<void>;
  };
};
