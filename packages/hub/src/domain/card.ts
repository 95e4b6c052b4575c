/** What the outbox holds: a message as plain data, dressed for Discord only when it is sent, so that a newer release may dress it better. */

import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const TextPart = Type.Union([
  Type.String(),
  Type.Object({ strong: Type.String() }),
  Type.Object({
    atMs: Type.Number(),
    style: Type.Union([Type.Literal('moment'), Type.Literal('clock'), Type.Literal('ago'), Type.Literal('date')]),
  }),
]);
const Text = Type.Array(TextPart);

const Status = Type.Union([
  Type.Literal('up'),
  Type.Literal('degraded'),
  Type.Literal('down'),
  Type.Literal('planned'),
  Type.Literal('unknown'),
  Type.Literal('none'),
]);

export const Card = Type.Object({
  status: Status,
  headline: Text,
  lines: Type.Array(Text),
  /** Pressed, they come back with this id; see `discord/` for who takes which. */
  buttons: Type.Optional(
    Type.Array(Type.Object({ label: Type.String(), id: Type.String(), isMain: Type.Optional(Type.Boolean()) }), {
      maxItems: 5,
    }),
  ),
  /** Plain text without a frame: for short notes. */
  isNote: Type.Optional(Type.Boolean()),
  /** Said in a thread on this message, which is opened if it is not there yet. */
  thread: Type.Optional(Type.Object({ channelId: Type.String(), messageId: Type.String(), name: Type.String() })),
  /** Said as a reply to this message, in the same channel. */
  replyTo: Type.Optional(Type.String()),
  /** The one person whom it calls: whoever asked to be told. */
  mentionUserId: Type.Optional(Type.String()),
  /** A picture to be drawn when it is sent. */
  picture: Type.Optional(Type.Object({ kind: Type.Literal('inquiries'), fromMs: Type.Number(), toMs: Type.Number() })),
});
export type Card = Static<typeof Card>;

/** Throws `outbox/unknown-body`: a newer release wrote it. */
export function parseCard(body: unknown): Card {
  if (Value.Check(Card, body)) return body;
  throw new HeraldError('outbox/unknown-body', {
    message: 'The outbox holds a message that this release cannot read.',
    next: 'Start the newer release of the hub again; it will send the message.',
  });
}
