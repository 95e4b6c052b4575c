/** One event that the library cannot read costs that event: without this it would end the process (discord.js issues 7749 and 8599). */
import { type Client, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { completePacket } from './complete-packet.ts';

const Packet = Type.Object({ t: Type.String(), d: Type.Optional(Type.Unknown()) });
const Interaction = Type.Object({ id: Type.String(), token: Type.String(), type: Type.Integer() });
/** Discord docs, "Interaction Type": completions take choices, all others a message. */
const completion = 4;

/** What people do: a command in the very moment in which the connection comes back is nobody's to lose. */
const ofPeople =
  /^(?:INTERACTION_CREATE|MESSAGE_(?:CREATE|UPDATE|DELETE|DELETE_BULK|REACTION_ADD)|CHANNEL_DELETE|THREAD_DELETE)$/;
/** Between the library's being ready and Herald's listening lie milliseconds. */
const mostHeld = 1_000;

type PacketReader = (packet: unknown, shard: unknown) => unknown;

export type PacketGuard = {
  /** Somebody listens now. What people did before was kept until here. */
  open(): void;
};

/** The library reads every event in `client.ws.handlePacket`, which it does not declare. Throws where it no longer does. */
export function guardPackets(client: Client, log: Logger): PacketGuard {
  const held: Parameters<PacketReader>[] = [];
  let isOpen = false;
  const read: unknown = Reflect.get(client.ws, 'handlePacket');
  if (!isReader(read)) throw new Error('discord.js reads its events elsewhere now: guardPackets must follow');
  const guarded: PacketReader = (packet, shard) => {
    if (!isOpen && Value.Check(Packet, packet) && ofPeople.test(packet.t)) {
      if (held.length < mostHeld) held.push([packet, shard]);
      return false;
    }
    try {
      return Reflect.apply(read, client.ws, [completePacket(packet), shard]);
    } catch (err) {
      const event = Value.Check(Packet, packet) ? packet.t : 'unknown';
      log.error(
        { err, event, code: 'discord/event-unreadable' },
        'an event of Discord could not be read and is skipped',
      );
      if (Value.Check(Packet, packet) && packet.t === 'INTERACTION_CREATE') void apologise(client, packet.d, log);
      return true;
    }
  };
  Reflect.set(client.ws, 'handlePacket', guarded);
  return {
    open() {
      isOpen = true;
      for (const [packet, shard] of held.splice(0)) guarded(packet, shard);
    },
  };
}

/** Whoever pressed or typed it hears that nothing came of it. */
async function apologise(client: Client, interaction: unknown, log: Logger): Promise<void> {
  if (!Value.Check(Interaction, interaction)) return;
  const { id, token, type } = interaction;
  const content =
    "I couldn't read what Discord told me of that, so nothing was done. Write your question as a message instead.";
  const body = type === completion ? { type: 8, data: { choices: [] } } : { type: 4, data: { content, flags: 64 } };
  await client.rest
    .post(Routes.interactionCallback(id, token), { body, auth: false })
    .catch((err: unknown) => log.warn({ err }, 'could not say that an interaction was unreadable'));
}

function isReader(value: unknown): value is PacketReader {
  return typeof value === 'function';
}
