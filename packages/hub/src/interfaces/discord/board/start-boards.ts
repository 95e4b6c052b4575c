/** Keeps one pinned message current in each channel that the registry gives a board. */
import { createHash } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';
import { type Client, DiscordAPIError, Events, RateLimitError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { withOpenIncidents } from '../../../answers/outages.ts';
import type { ReadModel } from '../../../answers/read-model.ts';
import {
  type BoardMessage,
  forgetBoardMessage,
  keepBoardMessage,
  readBoardMessages,
} from '../../../store/discord/board-messages.ts';
import type { Database } from '../../../store/query.ts';
import { isRefusedForGood, isUnknownMessage } from '../refused-for-good.ts';
import { boardBody } from './board-body.ts';

export type BoardsOptions = {
  client: Client<true>;
  database: Database;
  readModel(): ReadModel;
  servedGuildId(): string | undefined;
  clock: Clock;
  everySeconds: number;
  isLeader(): boolean;
  log: Logger;
};

/** A board is one message a channel; the store can hold more kinds. */
const kind = 'status';
/** An unchanged board is edited so often, so that its age can be believed. */
const freshEveryMs = 5 * 60_000;
/** After what passes by itself. */
const passingMs = 20_000;
/** After a refusal: somebody has to give a permission or mend the registry. */
const patienceMs = 15 * 60_000;
const unknownChannel = 10003;
const missingAccess = 50001;
const missingPermission = 50013;
const refusals = new Set<string | number>([unknownChannel, missingAccess, missingPermission]);
const SentMessage = Type.Object({ id: Type.String() });

/** Looks at once, then after each pause. Disposing waits for the look under way. What fails is logged and tried again. */
export function startBoards(options: BoardsOptions): AsyncDisposable {
  const { client, database, clock, log } = options;
  const stopping = new AbortController();
  const refusedUntilMs = new Map<string, number>();
  /** Boards in their channels, and those of them that somebody deleted since. */
  const shown = new Set<string>();
  const deleted = new Set<string>();
  const onDelete = ({ id }: { id: string }) => void (shown.has(id) && deleted.add(id));
  const onDeleteMany = (messages: ReadonlyMap<string, unknown>) => {
    for (const id of messages.keys()) onDelete({ id });
  };
  client.on(Events.MessageDelete, onDelete);
  client.on(Events.MessageBulkDelete, onDeleteMany);
  const loop = lookForever();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      client.off(Events.MessageDelete, onDelete);
      client.off(Events.MessageBulkDelete, onDeleteMany);
      await loop;
    },
  };

  async function lookForever(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (options.isLeader()) await lookOnce();
      } catch (err) {
        log.warn({ err }, 'the live boards could not be brought up to date');
      }
      await clock.sleep(options.everySeconds * 1000, stopping.signal);
    }
  }

  async function lookOnce(): Promise<void> {
    // In several servers nobody knows whose boards to keep: none is touched.
    if (options.servedGuildId() === undefined) return;
    const readModel = await withOpenIncidents(options.readModel());
    const kept = new Map((await readBoardMessages(database.query)).map((board) => [board.channelId, board]));
    const wanted = [...readModel.registry.discord.channels.values()].filter(
      ({ channelId, hasBoard }) => hasBoard && isServed(channelId),
    );
    for (const { channelId, about } of wanted) {
      if (stopping.signal.aborted || clock.now() < (refusedUntilMs.get(channelId) ?? 0)) continue;
      try {
        await bringUpToDate(channelId, about, readModel, kept.get(channelId));
      } catch (error) {
        refuse(channelId, error);
      }
    }
    for (const board of kept.values())
      if (!wanted.some((one) => one.channelId === board.channelId)) await takeDown(board);
  }

  /** What is said to a server of other people is said to nobody. */
  function isServed(channelId: string): boolean {
    const channel = client.channels.cache.get(channelId);
    return !channel || !('guildId' in channel) || channel.guildId === options.servedGuildId();
  }

  async function bringUpToDate(
    channelId: string,
    about: readonly string[],
    readModel: ReadModel,
    kept: BoardMessage | undefined,
  ): Promise<void> {
    const nowMs = clock.now();
    const body = boardBody(readModel, about);
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
    if (kept) shown.add(kept.messageId);
    const isGone = kept !== undefined && deleted.delete(kept.messageId);
    if (!isGone && kept?.bodyHash === bodyHash && nowMs - kept.updatedAtMs < freshEveryMs) return;
    const message = {
      embeds: (body.embeds ?? []).map((embed) => ({
        ...embed,
        footer: { text: 'Kept current by Herald · last looked at' },
        timestamp: new Date(nowMs).toISOString(),
      })),
      allowed_mentions: { parse: [] },
    };
    const messageId = (kept && (await edit(kept, message))) ?? (await post(channelId, message, kept?.messageId));
    // Heard from now on: whoever deletes it does not wait for the next look.
    shown.add(messageId);
    await keepBoardMessage(database.query, { channelId, board: kind, messageId, bodyHash, updatedAtMs: nowMs });
    if (messageId !== kept?.messageId) await pin(channelId, messageId);
  }

  /** Undefined where somebody deleted it: then a new one is posted. */
  async function edit({ channelId, messageId }: BoardMessage, message: object): Promise<string | undefined> {
    try {
      await client.rest.patch(Routes.channelMessage(channelId, messageId), { body: message, signal: stopping.signal });
      return messageId;
    } catch (error) {
      if (isUnknownMessage(error)) return undefined;
      throw error;
    }
  }

  /**
   * The nonce keeps a crash before the id is written down from leaving two boards. It names the board that is replaced:
   * with the nonce of one that was deleted within its minute Discord would post none.
   */
  async function post(channelId: string, message: object, replaced = 'none'): Promise<string> {
    const nonce = createHash('sha256')
      .update(`board ${channelId} ${replaced} ${Math.floor(clock.now() / 60_000)}`)
      .digest('hex');
    const sent: unknown = await client.rest.post(Routes.channelMessages(channelId), {
      body: { ...message, nonce: nonce.slice(0, 24), enforce_nonce: true },
      signal: stopping.signal,
    });
    if (!Value.Check(SentMessage, sent)) throw new Error('Discord answered without a message id');
    return sent.id;
  }

  async function pin(channelId: string, messageId: string): Promise<void> {
    try {
      await client.rest.put(`/channels/${channelId}/messages/pins/${messageId}`, { signal: stopping.signal });
    } catch (error) {
      if (!(error instanceof DiscordAPIError)) throw error;
      log.warn(
        { code: 'discord/permission-missing', channelId },
        'The live board stands in its channel but is not pinned: give the role of Herald "Pin Messages" there.',
      );
    }
  }

  /** The registry wants no board here any more: an old one left pinned would mislead. */
  async function takeDown({ channelId, board, messageId }: BoardMessage): Promise<void> {
    try {
      await client.rest.delete(Routes.channelMessage(channelId, messageId), { signal: stopping.signal });
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
    }
    await forgetBoardMessage(database.query, channelId, board);
  }

  function refuse(channelId: string, error: unknown): void {
    if (stopping.signal.aborted) return;
    const isPermission = error instanceof DiscordAPIError && refusals.has(error.code);
    // As long as Discord says: it takes only some edits an hour of a message that is older than that.
    const waitsMs = error instanceof RateLimitError ? error.retryAfter : passingMs;
    refusedUntilMs.set(channelId, clock.now() + (isRefusedForGood(error) ? patienceMs : waitsMs));
    if (!isPermission) {
      log.warn(
        { err: error, channelId },
        'the live board of a channel could not be brought up to date; the others are',
      );
      return;
    }
    log.warn(
      { code: 'discord/permission-missing', channelId },
      'I may not keep a live board in this channel: give the role of Herald "View Channel" and "Send Messages" there, or correct `discord.channels` in the registry.',
    );
  }
}
