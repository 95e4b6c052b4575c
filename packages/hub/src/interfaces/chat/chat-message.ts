/** A message as any chat program has it: plain data, made by the adapter of the one that it came through. */

export type ChatMessage = {
  id: string;
  channelId: string;
  /** The channel, and for a thread its parent: what the registry says of the parent holds in its threads. */
  channelIds: readonly string[];
  isInThread: boolean;
  /** `null`: a direct message. */
  serverId: string | null;
  author: {
    id: string;
    /** As people see it. */
    name: string;
    kind: 'herald' | 'person' | 'program';
    /** Missing where the message does not say them, as in a direct message. */
    roleIds?: readonly string[];
  };
  /** What was written, without the mention of Herald itself. */
  text: string;
  /** Somebody said it: not a thread, a pin or a new name that the program announces. */
  isSpeech: boolean;
  sentAtMs: number;
  editedAtMs?: number;
  /** By name or by the role of its name. */
  mentionsHerald: boolean;
  /** People other than Herald and whom it replies to. */
  mentionedPeople: readonly { id: string; roleIds: readonly string[] }[];
  /** Other than Herald's own. */
  mentionedRoleIds: readonly string[];
  /** It names anybody, or everybody, or answers somebody. */
  isToSomebody: boolean;
  /** `text`: as `text` above, where it is at hand. */
  repliesTo?: { messageId?: string; whom: 'herald' | 'person' | 'unknown'; text?: string };
  /** What Herald told its author unasked, where nothing was said after it: a promise kept, an alert in a direct message. */
  toldBefore?: string;
};

/** A message and the channel that it stands in. */
export type MessagePlace = { messageId: string; channelId: string };
