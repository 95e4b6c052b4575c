/** One kept-alive connection per agent. Its own client each, so that a host that hangs holds up no other. */
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Clock } from '@herald/protocol/clock';
import { buildConnector, Client, type Dispatcher } from 'undici';
import { type CertificateRefused, judgeCertificate, type Pins } from './certificate-trust.ts';
import { keepAliveMs, maxHeaderBytes, pollTimeoutMs } from './limits.ts';

export type AgentAddress = { name: string; url: string; fingerprint?: string };

export type AgentConnections = AsyncDisposable & {
  /**
   * The connection to this agent, made at first use and anew where its address or fingerprint changed. One to a name is
   * renewed every few minutes: the name may point elsewhere, while what it pointed to answers on.
   */
  to(host: AgentAddress): Dispatcher;
  /** Ends the connection of a host that left the registry. */
  drop(hostName: string): void;
  readonly size: number;
};

/** A handshake every five minutes for each host costs nothing beside its polls. */
const renewedAfterMs = 300_000;

export function createAgentConnections({ pins, clock }: { pins: Pins; clock: Clock }): AgentConnections {
  const clients = new Map<string, { client: Client; url: string; fingerprint: string | undefined; madeAt: number }>();
  const plain = buildConnector({ timeout: pollTimeoutMs, allowH2: false });

  return {
    to,
    drop,
    get size() {
      return clients.size;
    },
    async [Symbol.asyncDispose]() {
      const closing = [...clients.values()].map(({ client }) => client.destroy());
      clients.clear();
      await Promise.allSettled(closing);
    },
  };

  function to(host: AgentAddress): Dispatcher {
    const known = clients.get(host.name);
    const isSame = known && known.url === host.url && known.fingerprint === host.fingerprint;
    if (isSame && !isOld(known)) return known.client;
    // What is in flight over the same address may end in peace.
    if (isSame) known.client.close().catch(() => undefined);
    else drop(host.name);
    const client = new Client(host.url, {
      // One deadline for the whole request stands in poll-host; a second one per phase would only cost timers.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      maxHeaderSize: maxHeaderBytes,
      allowH2: false,
      connect: host.url.startsWith('https:') ? pinningConnector(host, pins, clock) : plain,
    });
    clients.set(host.name, { client, url: host.url, fingerprint: host.fingerprint, madeAt: clock.elapsed() });
    return client;
  }

  function isOld({ url, madeAt }: { url: string; madeAt: number }): boolean {
    const isName = isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0;
    return isName && clock.elapsed() - madeAt >= renewedAfterMs;
  }

  function drop(hostName: string): void {
    const known = clients.get(hostName);
    clients.delete(hostName);
    // Whatever is in flight ends as `cut-off`, and nobody is told of a host that has gone.
    known?.client.destroy().catch(() => undefined);
  }
}

function pinningConnector(host: AgentAddress, pins: Pins, clock: Clock): buildConnector.connector {
  const connect = buildConnector({
    timeout: pollTimeoutMs,
    allowH2: false,
    // An agent makes its own certificate: the pin below decides. A resumed session would show none.
    rejectUnauthorized: false,
    maxCachedSessions: 0,
  });
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error) return callback(error, null);
      if (!(socket instanceof TLSSocket)) return callback(null, socket);
      const shown = { certificate: socket.getPeerX509Certificate(), isVouchedFor: socket.authorized };
      const refused: CertificateRefused | undefined = judgeCertificate(shown, host, pins, clock.now());
      if (!refused) return callback(null, socket);
      socket.destroy();
      callback(refused, null);
    });
}
