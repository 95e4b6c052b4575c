/** What is due next: a binary heap, so that ten thousand hosts need one timer. */
import TinyQueue from 'tinyqueue';

export type DueQueue<Item> = {
  push(item: Item, dueAt: number): void;
  /** The earliest item that is due at `now`, taken out. */
  takeDue(now: number): Item | undefined;
  /** When the earliest is due; infinity where there is none. */
  nextDueAt(): number;
};

export function createDueQueue<Item>(): DueQueue<Item> {
  const queue = new TinyQueue<{ item: Item; dueAt: number }>([], (one, other) => one.dueAt - other.dueAt);
  const nextDueAt = () => queue.peek()?.dueAt ?? Number.POSITIVE_INFINITY;
  return {
    push: (item, dueAt) => queue.push({ item, dueAt }),
    takeDue: (now) => (nextDueAt() > now ? undefined : queue.pop()?.item),
    nextDueAt,
  };
}
