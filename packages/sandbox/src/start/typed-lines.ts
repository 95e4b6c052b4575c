/** What a person types into the terminal in which `npm start` runs. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Until it is disposed of. */
export function startHearingLines(hear: (line: string) => void): Disposable {
  // Whoever reads a terminal from the background is stopped by the system until a shell brings it to the front.
  if (process.stdin.isTTY && isInBackground()) return { [Symbol.dispose]: () => undefined };
  const lines = createInterface({ input: process.stdin }).on('line', hear);
  return { [Symbol.dispose]: () => lines.close() };
}

function isInBackground(): boolean {
  try {
    // Behind the name in brackets: state, parent, process group, session, terminal, its foreground group (proc(5)).
    const [, , group, , , inFront] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group !== inFront;
  } catch {
    return false;
  }
}
