/** What the hub sends back to a terminal: the answer, and the zone and time to show times in. */

import { HeraldError } from '@herald/protocol/herald-error';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Answer } from '../../answers/answer.ts';

/** Both ends are the same release, so only the frame is checked here. */
const AskReply = Type.Object({
  answer: Type.Unsafe<Answer>(
    Type.Object({
      intent: Type.String(),
      answered: Type.Boolean(),
      facts: Type.Array(Type.Unknown()),
      groups: Type.Array(Type.Object({ rows: Type.Array(Type.Unknown()) })),
    }),
  ),
  zone: Type.String(),
  nowMs: Type.Number(),
});
export type AskReply = Static<typeof AskReply>;

/** Throws `ask/unreadable`. */
export function parseAskReply(text: string): AskReply {
  const read: unknown = parseJson(text);
  if (Value.Check(AskReply, read)) return read;
  throw new HeraldError('ask/unreadable', {
    message: "The hub's answer can't be read.",
    next: 'Use the `ask` of the same release as the hub.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
