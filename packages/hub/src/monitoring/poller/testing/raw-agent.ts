/** A peer that writes whatever bytes the test wants: what an agent must never do, and some do. */
import { createServer, type Socket, type Server as TcpServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** `connections`: how many there ever were; `open`: how many there are. */
export type RawAgent = AsyncDisposable & { url: string; connections(): number; open(): number; stop(): Promise<void> };

/** `onRequest` is called when the head of each request has arrived, `onBytes` whenever anything has. */
export async function startRawAgent(
  onRequest: (socket: Socket, head: string) => void,
  tls?: { key: string; cert: string },
  onBytes: (socket: Socket) => void = () => undefined,
): Promise<RawAgent> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const accept = (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    // The hub breaking off is what most of these tests are about.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    let head = '';
    socket.on('data', (chunk) => {
      onBytes(socket);
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const whole = head;
      head = '';
      onRequest(socket, whole);
    });
  };
  const server: TcpServer = tls ? createTlsServer(tls, accept) : createServer(accept);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    connections: () => connections,
    open: () => sockets.size,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A whole HTTP answer. */
export function answer(
  body: string | Buffer,
  { status = '200 OK', headers = {} as Record<string, string> } = {},
): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ 'content-length': String(bytes.length), ...headers }).map((pair) => pair.join(': '));
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`), bytes]);
}
