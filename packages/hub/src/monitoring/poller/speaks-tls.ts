/** Whether TLS answers where a plain request was cut off: then registry and agent disagree about `https`. */
import { connect } from 'node:tls';

export function speaksTls(url: string, timeoutMs: number): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      // Nothing is sent and nothing believed: only whether there is a handshake counts.
      rejectUnauthorized: false,
      timeout: timeoutMs,
    });
    socket.once('secureConnect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('timeout', () => socket.destroy());
    // However it ends, it closes.
    socket.once('error', () => undefined);
    socket.once('close', () => resolve(false));
  });
}
