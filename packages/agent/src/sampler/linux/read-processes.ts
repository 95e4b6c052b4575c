/** Walks /proc once. */
import { readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ProcessReading, parseProcess } from './processes.ts';
import type { ReadText } from './read-text.ts';

/** So many processes are read before requests get their turn. One takes about 10 microseconds. */
const batch = 250;
const mostProcesses = 32_768;

/**
 * Every process, 32,768 at most. One that ends meanwhile is left out. Undefined where the first process of all can't be
 * seen: then (hidepid) the others that can are the agent's own, and a part would be told as the whole.
 */
export async function readProcesses(read: ReadText, root = ''): Promise<ProcessReading[] | undefined> {
  const processes: ProcessReading[] = [];
  let seen = 0;
  for (const entry of readdirSync(`${root}/proc`)) {
    const first = entry.charCodeAt(0);
    if (first < 48 || first > 57) continue;
    seen += 1;
    if (seen > mostProcesses) break;
    if (seen % batch === 0) await nextTurn();
    const text = read(`/proc/${entry}/stat`, 'piece');
    const process = text === undefined ? undefined : parseProcess(text);
    if (process) processes.push(process);
  }
  return processes.some(({ pid }) => pid === 1) ? processes : undefined;
}
