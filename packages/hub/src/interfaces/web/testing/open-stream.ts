/** A stream of a live page as a browser holds it, in a test that reads along. */
import { request } from 'node:http';

export type OpenStream = Disposable & {
  /** All that came so far. */
  text(): string;
  /** Resolves once what came matches; rejects where the stream ends before. */
  heard(words: RegExp): Promise<string>;
  ended: Promise<void>;
};

/** Resolves with the answer's head. Disposing hangs up. */
export async function openStream(url: string, cookie?: string): Promise<OpenStream> {
  const asking = request(url, { agent: false, headers: cookie ? { cookie } : {} });
  const opened = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const changes = new EventTarget();
  let text = '';
  let isOver = false;
  asking.on('error', opened.reject);
  asking.on('response', (response) => {
    opened.resolve();
    response.on('data', (piece) => {
      text += String(piece);
      changes.dispatchEvent(new Event('change'));
    });
    response.on('close', () => {
      isOver = true;
      changes.dispatchEvent(new Event('change'));
      ended.resolve();
    });
  });
  asking.end();
  await opened.promise;
  return { text: () => text, heard, ended: ended.promise, [Symbol.dispose]: () => asking.destroy() };

  function heard(words: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      changes.addEventListener('change', look);
      look();
      function look() {
        if (!words.test(text) && !isOver) return;
        changes.removeEventListener('change', look);
        if (words.test(text)) resolve(text);
        else reject(new Error(`The stream ended without ${words}: ${text.slice(-500)}`));
      }
    });
  }
}
