/** Bounds how many connections a server holds, in all and from one peer, so that nobody can use them up. */
import type { Server, Socket } from 'node:net';

const mostConnections = 256;
const mostFromOnePeer = 64;

export function boundConnections(server: Server): void {
  const countByPeer = new Map<string, number>();
  server.maxConnections = mostConnections;
  server.on('connection', (socket: Socket) => {
    const peer = socket.remoteAddress ?? '';
    const count = (countByPeer.get(peer) ?? 0) + 1;
    if (count > mostFromOnePeer) {
      socket.destroy();
      return;
    }
    countByPeer.set(peer, count);
    socket.once('close', () => {
      const left = (countByPeer.get(peer) ?? 1) - 1;
      if (left > 0) countByPeer.set(peer, left);
      else countByPeer.delete(peer);
    });
  });
}
