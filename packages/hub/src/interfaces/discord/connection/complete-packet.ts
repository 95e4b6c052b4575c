/** Adds to an event what the library cannot do without and Discord marks as optional: which channel it is, and of which kind. */
import { ChannelType } from 'discord.js';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const Spoken = Type.Object({
  t: Type.Union([Type.Literal('MESSAGE_CREATE'), Type.Literal('MESSAGE_UPDATE')]),
  d: Type.Object({ channel_id: Type.String(), guild_id: Type.Optional(Type.String()) }),
});
const Used = Type.Object({
  t: Type.Literal('INTERACTION_CREATE'),
  d: Type.Object({ channel_id: Type.String(), channel: Type.Optional(Type.Unknown()) }),
});

/**
 * Without a type the library drops messages of a direct conversation that it does not know yet, and without a channel it
 * tells of no interaction where it was: the gate could not look at the place then.
 */
export function completePacket(packet: unknown): unknown {
  if (Value.Check(Spoken, packet)) {
    const { d } = packet;
    return d.guild_id === undefined ? { ...packet, d: { channel_type: ChannelType.DM, ...d } } : packet;
  }
  if (!Value.Check(Used, packet) || packet.d.channel) return packet;
  return { ...packet, d: { ...packet.d, channel: { id: packet.d.channel_id } } };
}
