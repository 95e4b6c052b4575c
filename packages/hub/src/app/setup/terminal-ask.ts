/** Asks the person at the terminal. Questions go to stderr, so that stdout holds data only. */

import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** What is typed for a secret is not shown. An ended input counts as an empty answer. */
export function terminalAsk(signal: AbortSignal): (question: string, how?: { isSecret: boolean }) => Promise<string> {
  return async (question, how) => {
    process.stderr.write(question);
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    const lines = createInterface({
      input: process.stdin,
      output: how?.isSecret ? silent : process.stderr,
      terminal: true,
    });
    try {
      const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
      const answer = await Promise.race([lines.question('', { signal }), ended]);
      if (how?.isSecret) process.stderr.write('\n');
      return answer.trim();
    } catch {
      return '';
    } finally {
      lines.close();
    }
  };
}
