/** Says what the outbox holds: sends or edits one message, and finds its own message again after a crash. */
import {
  type Client,
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  type RawFile,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Card } from '../../../domain/card.ts';
import type { Delivery, DeliveryOutcome, MessageSender, SentMessage } from '../../../domain/delivery.ts';
import type { Gate } from '../gate/create-gate.ts';
import { limits } from '../limits.ts';
import { shorten } from '../markup.ts';
import type { MessageBody } from '../message-body.ts';
import { isRefusedForGood } from '../refused-for-good.ts';
import { withoutPicture } from '../with-picture.ts';
import { type Destination, openThread } from './open-thread.ts';
import { referenceMark } from './reference-mark.ts';
import { carriesMark, withMark } from './with-mark.ts';

const SentBody = Type.Object({
  id: Type.String(),
  channel_id: Type.String(),
  mention_roles: Type.Optional(Type.Array(Type.String())),
});
const FoundBody = Type.Array(
  Type.Object({
    id: Type.String(),
    author: Type.Object({ id: Type.String() }),
    content: Type.Optional(Type.String()),
    embeds: Type.Optional(
      Type.Array(Type.Object({ footer: Type.Optional(Type.Object({ text: Type.Optional(Type.String()) })) })),
    ),
  }),
);

/** Its own message is looked for among so many: a crash between sending and marking is seconds old when Herald starts again. */
const lookBack = 100;

const OpenedChannel = Type.Object({ id: Type.String() });

/** Turns the outbox's card into a Discord body. */
export type RenderCard = (card: Card) => Promise<MessageBody> | MessageBody;

/** What concerns a person is told to those alone who still may ask for it. */
export type SenderGate = Pick<Gate, 'mayTell' | 'servedGuildId'>;

export function createDiscordSender(
  client: Client<true>,
  renderCard: RenderCard,
  gate: SenderGate,
  /** A role was to be told and Discord told nobody: the message stands there all the same. */
  onToldNobody: (roleId: string, channelId: string) => void,
): MessageSender {
  return { deliver, find };

  async function deliver(delivery: Delivery, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { message, edit, nonce } = delivery;
    try {
      const withheld = await whyWithheld(delivery);
      if (withheld) return withheld;
      const { channelId, replyTo } = await destination(delivery, signal);
      const rendered = forWhom(await renderCard(message.body), delivery.insteadOfUserId);
      const body = withMark(rendered, referenceMark(message.editKey ?? message.reference));
      const post = async (which: MessageBody): Promise<unknown> => {
        const card = message.body;
        const mentioned = { roleId: message.mentionRoleId, userId: card.mentionUserId };
        const { json, files } = toApi(which, mentioned, replyTo ?? card.replyTo);
        return edit
          ? client.rest.patch(Routes.channelMessage(edit.channelId, edit.messageId), { body: json, files, signal })
          : client.rest.post(Routes.channelMessages(channelId), {
              body: { ...json, nonce, enforce_nonce: true },
              files,
              signal,
            });
      };
      const sent = await post(body).catch((error: unknown) => {
        // Too large or not permitted: a picture never costs the words.
        if (!body.files?.length || !isRefusedForGood(error)) throw error;
        return post(withoutPicture(body));
      });
      if (!Value.Check(SentBody, sent)) throw new Error('Discord answered without a message id');
      const { mentionRoleId } = message;
      if (!edit && mentionRoleId !== undefined && sent.mention_roles?.includes(mentionRoleId) === false)
        onToldNobody(mentionRoleId, sent.channel_id);
      return { kind: 'sent', channelId: sent.channel_id, messageId: sent.id };
    } catch (error) {
      // Rather a second message now than none until Discord takes an edit of the first one again.
      if (edit && error instanceof RateLimitError)
        return { kind: 'impossible', reason: 'message-gone', detail: 'it may not be edited again for a while' };
      return outcomeOf(error);
    }
  }

  async function find(delivery: Delivery, signal: AbortSignal): Promise<SentMessage | undefined> {
    const { message } = delivery;
    const mark = referenceMark(message.editKey ?? message.reference);
    const { channelId } = await destination(delivery, signal);
    const found: unknown = await client.rest.get(Routes.channelMessages(channelId), {
      query: new URLSearchParams({ limit: String(lookBack) }),
      signal,
    });
    if (!Value.Check(FoundBody, found)) throw new Error('Discord answered with something else than messages');
    const own: Static<typeof FoundBody>[number] | undefined = found.find(
      (message) => message.author.id === client.user.id && carriesMark(message, mark),
    );
    return own && { channelId, messageId: own.id };
  }

  async function whyWithheld({ message: { to }, insteadOfUserId }: Delivery): Promise<DeliveryOutcome | undefined> {
    const channelId = to.kind === 'channel' ? to.channelId : to.fallbackChannelId;
    const personId = to.kind === 'person' ? to.userId : insteadOfUserId;
    if (personId === undefined) {
      const served = gate.servedGuildId();
      // Somebody removed the bot, or added it to a second server: what must be said waits until that is put right.
      const guild = served === undefined ? undefined : client.guilds.cache.get(served);
      if (!guild) return notYet('the served server is away');
      if (guild.members.me?.isCommunicationDisabled()) return notYet('a moderator has timed the bot out');
      const channel = channelId === undefined ? undefined : client.channels.cache.get(channelId);
      const isForeign = channel && 'guildId' in channel && channel.guildId !== served;
      return isForeign ? notTheirs('the channel is not of the server that is served') : undefined;
    }
    switch (await gate.mayTell(personId, channelId)) {
      case 'yes':
        return undefined;
      case 'no':
        return notTheirs('this person left the server, lost the role, or no longer sees the channel');
      default:
        return notYet('membership could not be checked');
    }
  }

  async function destination({ message, insteadOfUserId }: Delivery, signal: AbortSignal): Promise<Destination> {
    const { to } = message;
    const { thread } = message.body;
    if (thread) return openThread(client, thread, signal);
    if (to.kind === 'channel') return { channelId: to.channelId };
    if (insteadOfUserId !== undefined && to.fallbackChannelId !== undefined) return { channelId: to.fallbackChannelId };
    const opened: unknown = await client.rest.post(Routes.userChannels(), {
      body: { recipient_id: to.userId },
      signal,
    });
    if (!Value.Check(OpenedChannel, opened)) throw new Error('Discord opened no direct message');
    return { channelId: opened.id };
  }
}

/** A name that pings nobody: it says for whom this stands in the channel. */
function forWhom(body: MessageBody, userId: string | undefined): MessageBody {
  if (userId === undefined) return body;
  const lead = `For <@${userId}>, whose direct messages are closed to me:`;
  const content = body.content ? `${lead}\n${body.content}` : lead;
  return { ...body, content: shorten(content, limits.contentLength) };
}

function toApi(
  body: MessageBody,
  { roleId, userId }: { roleId: string | undefined; userId: string | undefined },
  replyTo: string | undefined,
): { json: RESTPostAPIChannelMessageJSONBody; files: RawFile[] } {
  const files = (body.files ?? []).map(({ name, data }) => ({ name, data: Buffer.from(data) }));
  // Text, as the published schema of a new message has it: with a number it is refused, and would go without its picture.
  const attachments = (body.files ?? []).map(({ name, description }, at) => ({
    id: String(at),
    filename: name,
    description,
  }));
  const mention = `${roleId === undefined ? '' : `<@&${roleId}> `}${userId === undefined ? '' : `<@${userId}> `}`;
  return {
    json: {
      content: `${mention}${body.content ?? ''}`,
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      allowed_mentions: {
        parse: [],
        roles: roleId === undefined ? [] : [roleId],
        users: userId === undefined ? [] : [userId],
      },
      ...(replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    files,
  };
}

function notTheirs(detail: string): DeliveryOutcome {
  return { kind: 'impossible', reason: 'not-theirs', detail };
}

function notYet(why: string): DeliveryOutcome {
  return { kind: 'retry-later', afterSeconds: 15, why, mayHaveArrived: false };
}

const tokenRefused: DeliveryOutcome = {
  kind: 'retry-later',
  afterSeconds: 60,
  why: 'the token is not accepted',
  mayHaveArrived: false,
  isOverAfterRestart: true,
};

/** Discord's error codes: developers/topics/opcodes-and-status-codes, "JSON Error Codes". */
function outcomeOf(error: unknown): DeliveryOutcome {
  if (error instanceof RateLimitError)
    return {
      kind: 'retry-later',
      afterSeconds: Math.ceil(error.retryAfter / 1000),
      why: 'rate limit',
      mayHaveArrived: false,
    };
  if (error instanceof DiscordAPIError) {
    const detail = `${error.code} ${error.message}`;
    switch (error.code) {
      case 10003:
        return { kind: 'impossible', reason: 'channel-gone', detail };
      case 10008:
        return { kind: 'impossible', reason: 'message-gone', detail };
      case 50001:
      case 50013:
        return { kind: 'impossible', reason: 'no-permission', detail };
      case 50007:
      // No server is shared any more.
      case 50278:
        return { kind: 'impossible', reason: 'dms-closed', detail };
      default:
        if (error.status === 401) return tokenRefused;
        if (error.status === 429)
          return { kind: 'retry-later', afterSeconds: 5, why: 'rate limit', mayHaveArrived: false };
        if (!isRefusedForGood(error))
          return { kind: 'retry-later', afterSeconds: 30, why: detail, mayHaveArrived: true };
        return { kind: 'impossible', reason: 'refused', detail };
    }
  }
  if (error instanceof HTTPError)
    return { kind: 'retry-later', afterSeconds: 5, why: `status ${error.status}`, mayHaveArrived: true };
  // The client throws its token away when Discord refuses it, and then sends nothing.
  if (error instanceof Error && error.message.includes('Expected token to be set')) return tokenRefused;
  return {
    kind: 'retry-later',
    afterSeconds: 5,
    why: error instanceof Error ? error.message : 'no answer',
    mayHaveArrived: true,
  };
}
