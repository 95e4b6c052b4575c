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
    const end = (isTls: boolean) => {
      socket.destroy();
      resolve(isTls);
    };
    socket.once('secureConnect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
