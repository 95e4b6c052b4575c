/** Whom a bound is counted for: nobody can spend what belongs to others, nor get more by changing an address of their own. */
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { linkPersonId } from './roles.ts';
import type { Session } from './session.ts';

/** Who is signed in counts alone, wherever they sit; everybody else together with their address. */
export function bearerOf(request: FastifyRequest, session: Session | undefined): string {
  if (!session) return peerOf(request.ip);
  return session.personId === linkPersonId ? `session ${session.id}` : `person ${session.personId}`;
}

/** One IPv4 address, or one IPv6 network: a single customer has 2^64 addresses to choose from. */
export function peerOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
