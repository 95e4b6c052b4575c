/** A sign under a message that may be a question: whoever presses it gets the answer, and everybody else is left in peace. */
import type { Clock } from '@herald/protocol/clock';
import {
  DiscordAPIError,
  type Message,
  type MessageReaction,
  type PartialMessageReaction,
  type PartialUser,
  Routes,
  type User,
} from 'discord.js';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** What is put under the message. */
const offerSign = '💡';
/** So long an answer can be had by pressing it; then it is taken away. */
const offeredForMs = 10 * 60_000;

const Signs = Type.Object({
  reactions: Type.Optional(
    Type.Array(
      Type.Object({ me: Type.Boolean(), emoji: Type.Object({ name: Type.Union([Type.String(), Type.Null()]) }) }),
    ),
  ),
});

export type QuietOffers = {
  /** Puts the sign there. Where the permission is missing nothing happens, and the log says so once. */
  offer(message: Message): Promise<void>;
  /** Takes the sign away from what is no question any more. Nothing where none was put. */
  withdraw(message: Message): Promise<void>;
  /** Takes the sign away from what was answered, also where it was put before a restart or by another hub. */
  answered(message: Message): Promise<void>;
  /** The message to answer, where somebody pressed the sign in time. */
  pressed(
    reaction: MessageReaction | PartialMessageReaction,
    user: User | PartialUser,
  ): Promise<{ message: Message; personId: string } | undefined>;
};

export function createQuietOffers({
  botId,
  clock,
  log,
  signal,
}: {
  botId: string;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
}): QuietOffers {
  const offered = new Map<string, AbortController>();
  let hasWarned = false;
  return { offer, withdraw, answered, pressed };

  async function offer(message: Message): Promise<void> {
    if (offered.has(message.id)) return;
    try {
      await message.react(offerSign);
    } catch (err) {
      if (!(err instanceof DiscordAPIError) || err.status >= 500) throw err;
      // 90001: whoever wrote it has blocked the bot. Everything else that is refused here stays refused.
      if (!hasWarned)
        log.warn(
          { err, channelId: message.channelId, code: 'discord/permission-missing' },
          'a quiet offer could not be made: allow Add Reactions there',
        );
      hasWarned = true;
      return;
    }
    const over = new AbortController();
    offered.set(message.id, over);
    const leftMs = message.createdTimestamp + offeredForMs - clock.now();
    void expire(message, Math.max(0, leftMs), AbortSignal.any([over.signal, signal]));
  }

  async function expire(message: Message, afterMs: number, ends: AbortSignal): Promise<void> {
    await clock.sleep(afterMs, ends);
    if (!ends.aborted) await withdraw(message);
  }

  async function withdraw(message: Message): Promise<void> {
    if (offered.has(message.id)) await answered(message);
  }

  async function answered(message: Message): Promise<void> {
    offered.get(message.id)?.abort();
    offered.delete(message.id);
    await takeAway(message);
  }

  async function takeAway(message: Message): Promise<void> {
    const { id, channelId, client } = message;
    await client.rest
      .delete(Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent(offerSign)))
      .catch((err: unknown) => log.debug({ err }, 'a quiet offer could not be taken away'));
  }

  /** The library keeps no reactions here, so Discord itself is asked. */
  async function isOurs({ id, channelId, client }: Message): Promise<boolean> {
    if (offered.has(id)) return true;
    const told: unknown = await client.rest.get(Routes.channelMessage(channelId, id));
    return Value.Check(Signs, told) && told.reactions?.some(({ emoji, me }) => me && emoji.name === offerSign) === true;
  }

  /** Nothing is kept for it: after a restart, or by another hub, the message itself tells how old it is and whose sign it bears. */
  async function pressed(
    reaction: MessageReaction | PartialMessageReaction,
    user: User | PartialUser,
  ): Promise<{ message: Message; personId: string } | undefined> {
    if (user.id === botId || user.bot === true || reaction.emoji.name !== offerSign) return undefined;
    const message = await reaction.message.fetch(true);
    if (!(await isOurs(message))) return undefined;
    if (clock.now() - message.createdTimestamp > offeredForMs) {
      await takeAway(message);
      return undefined;
    }
    return { message, personId: user.id };
  }
}
