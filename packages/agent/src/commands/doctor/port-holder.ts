/** Which program listens on a port, from /proc: the socket's number, then whose it is. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { agentPort } from '@herald/protocol/api';
import { type Environment, readSettings } from '../../settings/read-settings.ts';

/** "pid 4242, python3"; the user where the process may not be looked into; undefined where nothing is found. */
export function findPortHolder(port: number, root = ''): string | undefined {
  const socket = [`${root}/proc/net/tcp`, `${root}/proc/net/tcp6`]
    .map((file) => findListener(textOf(file), port))
    .find(Boolean);
  if (socket === undefined) return undefined;
  for (const pid of entries(`${root}/proc`).filter((name) => /^\d+$/.test(name)))
    if (
      entries(`${root}/proc/${pid}/fd`).some(
        (fd) => linkOf(`${root}/proc/${pid}/fd/${fd}`) === `socket:[${socket.inode}]`,
      )
    )
      return `pid ${pid}, ${textOf(`${root}/proc/${pid}/comm`).trim() || 'unknown'}`;
  return `a program of the user with the id ${socket.user}`;
}

/** Nothing where nobody listens. */
export function printPortHolder(env: Environment): number {
  const read = readSettings(env);
  const port = read.kind === 'settings' ? read.settings.port : agentPort;
  const holder = findPortHolder(port);
  if (holder !== undefined) console.log(holder);
  return 0;
}

type Listener = { inode: string; user: string };

/** `sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode` (proc_pid_net(5)); 0A is listening. */
function findListener(text: string, port: number): Listener | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  for (const line of text.split('\n')) {
    const [, local = '', , state, , , , user = '', , inode = ''] = line.trim().split(/\s+/);
    if (state === '0A' && local.endsWith(`:${hex}`)) return { inode, user };
  }
  return undefined;
}

function entries(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
