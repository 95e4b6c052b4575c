/** Under which address the pages are reached, as far as that is certain where nobody set it. */

type Reached = {
  host: string;
  headers: Readonly<Record<string, unknown>>;
  socket: { localAddress?: string | undefined };
};

const loopback = ['localhost', '127.0.0.1', '[::1]'];
/** Whatever passes a request on says so in one of these: then its Host is the one that the hub has, not the one that people use. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whoever asks chooses the Host header: believed are only this machine's own names and the very address that the connection came in on.
 * Undefined for all others: HERALD_WEB_URL says it there.
 */
export function ownAddress({ host, headers, socket }: Reached): string | undefined {
  if (forwarding.some((name) => headers[name] !== undefined)) return undefined;
  const url = URL.parse(`http://${host}`);
  if (url?.href !== `${url?.origin}/`) return undefined;
  const local = socket.localAddress?.replace(/^::ffff:/i, '');
  return [...loopback, local, `[${local}]`].includes(url.hostname) ? url.origin : undefined;
}
