/** The life of a loop: it begins at once and ends in order. */

/** Runs `loop` until it is disposed, which aborts the signal and waits for it. A loop that rejects is a bug, and ends the process. */
export function startLoop(loop: (signal: AbortSignal) => Promise<void>): AsyncDisposable {
  const stopping = new AbortController();
  const running = loop(stopping.signal);
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await running;
    },
  };
}
