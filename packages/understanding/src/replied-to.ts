/** What a reply is about, or what follows something told unasked: the things that stand in the first line of that message of Herald's. */
import type { ConversationContext } from './context.ts';
import type { NameIndex } from './name-index.ts';
import { tagged } from './tagged-tokens.ts';
import { clearTargets, sameTarget } from './targets.ts';

/** More are everything, or a list: what was spoken of before says more. */
const mostMeant = 3;

/** What was asked before counts where it was about the same, or where the message names nothing. */
export function contextOfReply(
  said: string | undefined,
  names: NameIndex,
  before: ConversationContext | undefined,
): ConversationContext | undefined {
  const line = said?.split('\n', 1)[0]?.slice(0, 300).replace(/[*_`]/g, '') ?? '';
  const found = tagged(line, names, true).flatMap(({ tokens }) => clearTargets(tokens));
  const targets = found.filter((one, at) => found.findIndex((other) => sameTarget(one, other)) === at);
  if (targets.length === 0 || targets.length > mostMeant) return before;
  const isSame = before && targets.every((one) => before.targets.some((other) => sameTarget(one, other)));
  return isSame ? before : { intent: 'health', targets, allTargets: false };
}
