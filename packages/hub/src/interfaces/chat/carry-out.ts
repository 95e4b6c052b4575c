/** "Tell me when it is back", "… when the maintenance is over": done at once, with what was set and a button that takes it back. */
import type { Answer, Request } from '../../answers/answer.ts';
import type { Registry } from '../../domain/registry.ts';
import type { SubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import type { ChatMessage } from './chat-message.ts';
import { type WishParts, wishForReturn } from './wish-for-return.ts';

/** Undefined where nothing was asked for, or what it names is gone. */
export type CarryOut = (answer: Answer, message: ChatMessage) => Promise<Answer | undefined>;

export function createCarryOut({
  registry,
  subscriptions,
  ...parts
}: WishParts & {
  registry(): Registry;
  subscriptions: Pick<SubscriptionBook, 'of' | 'subscribe'>;
}): CarryOut {
  return async (answer, { id: messageId, author, serverId, channelId }) => {
    const { request, ...told } = answer;
    const target = request && targetOf(request, registry());
    if (!request || !target) return undefined;
    const stop = { kind: 'unsubscribe' as const, target: target.name };
    const done = { ...told, verdict: request.done, lines: request.lines, actions: [stop] };
    if (request.kinds === 'back') {
      const place = serverId === null ? undefined : { channelId, messageId };
      const { kind, name } = await wishForReturn(target.name, { personId: author.id, place }, parts);
      // A service that works on fewer servers waits for one of them.
      return kind === 'kept' ? { ...done, actions: [{ ...stop, target: name }] } : undefined;
    }
    const to = { kind: 'person' as const, id: author.id };
    const before = subscriptions
      .of(to)
      .find((one) => one.target.kind === target.kind && one.target.name === target.name);
    const kinds = [...new Set([...(before?.kinds ?? []), ...request.kinds])];
    // Gathered news would come when it is long over.
    const wish = { to, target, kinds, delivery: 'at-once' as const, ...(before?.quiet && { quiet: before.quiet }) };
    await subscriptions.subscribe(wish, serverId === null ? undefined : channelId);
    return done;
  };
}

function targetOf({ target: name }: Request, { services, hosts }: Registry) {
  if (services.has(name)) return { kind: 'service' as const, name };
  return hosts.has(name) ? { kind: 'host' as const, name } : undefined;
}
