/** What concerns one message is done in the order in which it happened: an edit or deletion waits for the answer under way. */

export type InTurn = (key: string, work: () => Promise<void>) => Promise<void>;

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    // A failure before is told to whoever waits for it.
    const turn = before.then(work, work);
    last.set(key, turn);
    try {
      await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
