/** What is due next: a binary heap, so that ten thousand hosts need one timer. */

export type DueQueue<Item> = {
  push(item: Item, dueAt: number): void;
  /** The earliest item that is due at `now`, taken out. */
  takeDue(now: number): Item | undefined;
  /** When the earliest is due; infinity where there is none. */
  nextDueAt(): number;
};

export function createDueQueue<Item>(): DueQueue<Item> {
  const heap: { item: Item; dueAt: number }[] = [];
  const dueAt = (index: number) => heap[index]?.dueAt ?? Number.POSITIVE_INFINITY;

  return { push, takeDue, nextDueAt: () => dueAt(0) };

  function push(item: Item, due: number): void {
    heap.push({ item, dueAt: due });
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (dueAt(parent) <= dueAt(index)) return;
      swap(parent, index);
      index = parent;
    }
  }

  function takeDue(now: number): Item | undefined {
    const top = heap[0];
    if (!top || top.dueAt > now) return undefined;
    const last = heap.pop();
    if (last && last !== top) {
      heap[0] = last;
      sink();
    }
    return top.item;
  }

  function sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const least = dueAt(left + 1) < dueAt(left) ? left + 1 : left;
      if (dueAt(least) >= dueAt(index)) return;
      swap(least, index);
      index = least;
    }
  }

  function swap(one: number, other: number): void {
    const kept = heap[one];
    const moved = heap[other];
    if (!kept || !moved) return;
    heap[one] = moved;
    heap[other] = kept;
  }
}
