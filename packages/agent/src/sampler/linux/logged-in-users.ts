/** How many people are logged in. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ReadText } from './read-text.ts';

const userProcess = 7; // ut_type USER_PROCESS of utmp(5)

/** Counts sessions in a utmp file. A record has 400 bytes on 64-bit Arm, 384 elsewhere. */
export function countUtmpUsers(records: Buffer, architecture: string = process.arch): number {
  const size = architecture === 'arm64' ? 400 : 384;
  let users = 0;
  for (let offset = 0; offset + size <= records.length; offset += size)
    if (records.readInt16LE(offset) === userProcess) users += 1;
  return users;
}

/** From utmp; from systemd's sessions where there is no utmp any more (Debian 13, Fedora). Undefined where there is neither. */
export function readLoggedInUsers(read: ReadText, root = ''): number | undefined {
  try {
    return countUtmpUsers(readFileSync(`${root}/run/utmp`));
  } catch {
    return readSessions(read, root);
  }
}

function readSessions(read: ReadText, root: string): number | undefined {
  let entries: string[];
  try {
    entries = readdirSync(`${root}/run/systemd/sessions`);
  } catch {
    return undefined;
  }
  return entries
    .slice(0, 1000)
    .filter((entry) => !entry.endsWith('.ref'))
    .filter((entry) => {
      const session = read(`/run/systemd/sessions/${entry}`) ?? '';
      return /^CLASS=user$/m.test(session) && !/^STATE=closing$/m.test(session);
    }).length;
}
