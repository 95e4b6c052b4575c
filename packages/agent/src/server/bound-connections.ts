/** Bounds how many connections a server holds, in all and from one peer, so that nobody can use them up. */
import type { Server, Socket } from 'node:net';

export type ConnectionBound = {
  /** This peer proved who it is: its connections give way to no stranger's. */
  noteAdmitted(peer: string): void;
};

export type ConnectionLimits = { all: number; ofPeer: number };

const usualLimits: ConnectionLimits = { all: 256, ofPeer: 64 };
const mostAdmittedPeers = 64;

/**
 * When all are taken, a new connection takes the place of the oldest one of the network that holds the most: so who
 * brings many addresses (an IPv6 /64 is one machine's) loses his own, and who brings one connection gets in.
 */
export function boundConnections(server: Server, { all, ofPeer }: ConnectionLimits = usualLimits): ConnectionBound {
  /** In the order they came. */
  const held = new Map<Socket, { peer: string; network: string }>();
  const admitted = new Set<string>();
  server.on('connection', take);
  return { noteAdmitted };

  function take(socket: Socket): void {
    const peer = socket.remoteAddress ?? '';
    const network = networkOf(peer);
    if (countOf((one) => one.peer === peer) >= ofPeer) {
      socket.destroy();
      return;
    }
    if (held.size >= all && !makeRoom()) {
      socket.destroy();
      return;
    }
    held.set(socket, { peer, network });
    socket.once('close', () => held.delete(socket));
  }

  function countOf(isMeant: (one: { peer: string; network: string }) => boolean): number {
    let count = 0;
    for (const one of held.values()) if (isMeant(one)) count += 1;
    return count;
  }

  function makeRoom(): boolean {
    const byNetwork = new Map<string, Socket[]>();
    for (const [socket, { peer, network }] of held) {
      if (admitted.has(peer)) continue;
      const known = byNetwork.get(network);
      if (known) known.push(socket);
      else byNetwork.set(network, [socket]);
    }
    const [oldest] = [...byNetwork.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    if (oldest === undefined) return false;
    held.delete(oldest);
    oldest.destroy();
    return true;
  }

  function noteAdmitted(peer: string): void {
    if (admitted.has(peer)) return;
    if (admitted.size >= mostAdmittedPeers) admitted.clear();
    admitted.add(peer);
  }
}

/** An IPv6 address counts by its /64. The kernel writes addresses in their shortest form, in which `::` may stand for the groups that are compared. */
export function networkOf(peer: string): string {
  if (!peer.includes(':') || peer.startsWith('::ffff:')) return peer;
  const [head = '', tail] = peer.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const tailGroups = tail === '' ? [] : tail.split(':');
    while (groups.length + tailGroups.length < 8) groups.push('0');
    groups.push(...tailGroups);
  }
  return groups.slice(0, 4).join(':');
}
