/** What the stand-in speaks of: people, roles, channels, messages and what people do with them. */
import type {
  APIEmbed,
  APIMessageTopLevelComponent,
  ChannelType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10';

export type User = { id: string; username: string; displayName: string; bot: boolean; avatar: string | null };

export type Role = {
  id: string;
  name: string;
  color: number;
  permissions: bigint;
  position: number;
  mentionable: boolean;
  /** The role Discord makes for a bot; nobody else can carry it. */
  managedBy?: string;
};

export type Member = {
  userId: string;
  roleIds: string[];
  nick: string | null;
  joinedAtMs: number;
  /** Until then a moderator lets them only read. */
  timedOutUntilMs?: number;
};

/** What a channel grants (`allow`) or takes (`deny`) from one role or one person. */
export type Overwrite = { id: string; kind: 'role' | 'member'; allow: bigint; deny: bigint };

export type Thread = {
  ownerId: string;
  parentId: string;
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  archiveChangedAtMs: number;
  createdAtMs: number;
  memberIds: Set<string>;
  /** Seen by its members alone, and by whoever manages threads. */
  isPrivate?: true;
};

export type Channel = {
  id: string;
  type: ChannelType;
  name: string;
  topic: string | null;
  position: number;
  overwrites: Overwrite[];
  /** The person at the other end of a direct-message channel. */
  recipientId?: string;
  /** Of a server that is not the guild. */
  foreignGuildId?: string;
  /** Between people; the bot cannot see it. */
  isPrivate?: true;
  thread?: Thread;
  messages: Map<string, Message>;
  lastMessageId: string | null;
  lastPinAtMs: number | null;
};

export type Attachment = {
  id: string;
  filename: string;
  description?: string;
  contentType: string;
  bytes: Uint8Array;
  width?: number;
  height?: number;
  /** Shown by an embed; Discord does not list it among the message's attachments then. */
  isInEmbed?: boolean;
};

export type Message = {
  id: string;
  channelId: string;
  authorId: string;
  type: MessageType;
  content: string;
  createdAtMs: number;
  editedAtMs: number | null;
  embeds: APIEmbed[];
  attachments: Attachment[];
  components: APIMessageTopLevelComponent[];
  flags: number;
  mentionedUserIds: string[];
  mentionedRoleIds: string[];
  mentionsEveryone: boolean;
  pinnedAtMs: number | null;
  /** Who reacted with what, by emoji. */
  reactions: Map<string, Set<string>>;
  reference?: { messageId: string; channelId: string };
  nonce?: string | number;
  interaction?: { id: string; type: InteractionType; commandName?: string; userId: string; targetMessageId?: string };
  /** The only person who sees an ephemeral message. */
  ephemeralFor?: string;
  threadId?: string;
  systemText?: string;
};

export type ScheduledEvent = {
  id: string;
  name: string;
  description: string | null;
  startsAt: string;
  endsAt: string | null;
  entityType: number;
  channelId: string | null;
  location: string | null;
  status: number;
  creatorId: string;
  recurrenceRule: unknown;
};

/** How an interaction stands between person and bot. */
export type Interaction = {
  id: string;
  token: string;
  type: InteractionType;
  personId: string;
  channelId: string;
  /** What the gateway tells the bot under `data`. */
  data: object;
  commandName?: string;
  context: number;
  byUserInstall: boolean;
  /** The message whose button, select or menu it came from. */
  sourceMessageId?: string;
  createdAtMs: number;
  state: 'waiting' | 'answered' | 'expired';
  callbackType?: number;
  responseMessageId?: string;
  deferred?: 'message' | 'update';
  deferredEphemeral?: boolean;
  modal?: Modal;
  choices?: { name: string; value: string | number }[];
};

export type Modal = { customId: string; title: string; components: unknown[]; interactionId: string };

export type Application = {
  id: string;
  name: string;
  clientSecret: string;
  botId: string;
  intentsAllowed: { messageContent: boolean; guildMembers: boolean; presences: boolean };
  redirectUris: string[];
  /** How many servers it is said to be in; one when left out. */
  guildCount?: number;
  /** "Public Bot" in the developer portal: on, unless somebody switches it off. */
  isPublic: boolean;
};

/** One request that Discord would have refused with 400. */
export type Violation = { method: string; path: string; code: number; message: string; errors: unknown };

export type ForeignGuild = {
  id: string;
  name: string;
  /** Without it, only people who installed the application for themselves use it there. */
  hasBot: boolean;
  channelId: string;
};
