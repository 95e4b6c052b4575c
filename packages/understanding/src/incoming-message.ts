/** One message as the conversation sees it: its text, and what the rim knows about where and to whom it was said. */
import type { Target } from './question.ts';

/** What a channel expects of Herald: to answer whatever may be a question, what is plainly one, or only mentions. */
export type Listens = 'always' | 'plainly' | 'mentions';

export type IncomingMessage = {
  text: string;
  /** `plainly` when absent. */
  listens?: Listens;
  /** `mention`: Herald itself is mentioned. `command`: a slash command or the terminal. */
  place: 'channel' | 'dm' | 'mention' | 'command';
  /** What the registry binds to this channel, or else to this person. */
  boundTo?: readonly Target[];
  /** An engineering role or an engineer is mentioned, or the channel is one for asking engineering. */
  engineersMentioned: boolean;
  /** Somebody else is mentioned: another person, or a role that is not an engineering one. */
  personMentioned: boolean;
  /** The message is a Discord reply to one of Herald's. */
  isReplyToHerald?: boolean;
  /** What that one says, or what Herald told its author unasked just before: what stands in it is spoken of. */
  toldText?: string;
  /** The message is a Discord reply to another person's. */
  isReplyToPerson?: boolean;
  fromBot?: boolean;
};
