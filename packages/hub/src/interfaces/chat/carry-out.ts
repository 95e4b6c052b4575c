/** "Tell me when it is back", "… when the maintenance is over": done at once, with what was set and a button that takes it back. */
import type { Action, Answer, Request } from '../../answers/answer.ts';
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
  return async (answer, message) => {
    const { request, ...told } = answer;
    if (!request) return undefined;
    const set: Action[] = [];
    for (const one of [request, ...(request.also ?? [])]) {
      const target = await carryOut(one, message);
      if (target === undefined) return undefined;
      set.push({ kind: 'unsubscribe', target });
    }
    return { ...told, verdict: request.done, lines: request.lines, actions: set };
  };

  /** What it can be taken back by; undefined where there is nothing to wait for. */
  async function carryOut(
    { target: name, kinds: wanted }: Pick<Request, 'target' | 'kinds'>,
    { id: messageId, author, serverId, channelId }: ChatMessage,
  ): Promise<string | undefined> {
    const target = targetOf(name, registry());
    if (!target) return undefined;
    if (wanted === 'back') {
      const place = serverId === null ? undefined : { channelId, messageId };
      const wished = await wishForReturn(target.name, { personId: author.id, place }, parts);
      // A service that works on fewer servers waits for one of them.
      return wished.kind === 'kept' ? wished.name : undefined;
    }
    const to = { kind: 'person' as const, id: author.id };
    const before = subscriptions
      .of(to)
      .find((one) => one.target.kind === target.kind && one.target.name === target.name);
    const kinds = [...new Set([...(before?.kinds ?? []), ...wanted])];
    // Gathered news would come when it is long over.
    const wish = { to, target, kinds, delivery: 'at-once' as const, ...(before?.quiet && { quiet: before.quiet }) };
    await subscriptions.subscribe(wish, serverId === null ? undefined : channelId);
    return target.name;
  }
}

function targetOf(name: string, { services, hosts }: Registry) {
  if (services.has(name)) return { kind: 'service' as const, name };
  return hosts.has(name) ? { kind: 'host' as const, name } : undefined;
}
