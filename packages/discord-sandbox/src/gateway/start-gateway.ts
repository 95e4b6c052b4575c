/** Discord's gateway over WebSocket: hello, identify or resume, heartbeats, and the events that intents let through. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayIntentBits as I } from 'discord-api-types/v10';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { World } from '../world/world.ts';
import { field, parseFrame, tokenIn } from './frame.ts';
import { interactionDispatch } from './interaction-dispatch.ts';
import { disallowedIntents, ready, requestMembers } from './ready.ts';
import { authenticationFailed, notAuthenticated, type Reply, readIdentify } from './replies.ts';
import { createSession, type Dispatch, dispatch, missedSince, type Session } from './session.ts';
import { takePresence } from './take-presence.ts';
import { dispatchesFor, guildCreates } from './visible.ts';

export type GatewayOptions = {
  world: World;
  server: Server;
  origin(): string;
  tokens: Set<string>;
  heartbeatMs?: number;
};

export type GatewayManner = 'normal' | 'closes' | 'silent';

export type Gateway = AsyncDisposable & {
  /** Ends every connection. `resume` decides whether the sessions outlive it; `how` what the client is told. */
  drop(options: { how: 'close' | 'reconnect' | 'invalid-session'; resume: 'allowed' | 'refused' }): void;
  /** Closes each new connection at once, takes it and says nothing, or serves it. */
  behave(how: GatewayManner): void;
  /** Sends an event as it stands to every session. */
  tell(dispatched: Dispatch): void;
  /** Closes with 4004 whatever was logged in with `token`. */
  expel(token: string): void;
  /** Closes with 4014 whatever uses an intent that is no longer allowed. */
  expelDisallowed(): void;
  connections(): number;
};

/** Discord docs, "Sending Events"; what is far larger is not read at all. */
const maxFrameBytes = 4_096;
const mostReadBytes = maxFrameBytes * 4;
/** A connection sends at most this many frames a minute, else Discord closes it with 4008. */
const maxFramesPerMinute = 120;

export function startGateway({ world, server, origin, tokens, heartbeatMs = 41_250 }: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostReadBytes });
  const sessions = new Map<string, Session>();
  const connections = new Map<
    WebSocket,
    { session?: Session; timer: NodeJS.Timeout; lastBeatMs: number; frames: number[]; presencesAtMs: number[] }
  >();
  const unlisten = world.listen((event) => {
    for (const session of sessions.values()) {
      const told =
        event.kind === 'interaction'
          ? [{ t: 'INTERACTION_CREATE', d: interactionDispatch(world, event.interaction, origin()) }]
          : dispatchesFor(world, event, { intents: session.intents, origin: origin() });
      for (const one of told) dispatch(session, one);
    }
  });

  server.on('upgrade', onUpgrade);
  let manner: GatewayManner = 'normal';
  return {
    behave(how) {
      manner = how;
    },
    tell(dispatched) {
      for (const session of sessions.values()) dispatch(session, dispatched);
    },
    drop,
    expel,
    expelDisallowed,
    connections: () => connections.size,
    [Symbol.asyncDispose]: stop,
  };

  function onUpgrade(
    request: Parameters<typeof sockets.handleUpgrade>[0],
    socket: Parameters<typeof sockets.handleUpgrade>[1],
    head: Buffer,
  ): void {
    if (!request.url?.startsWith('/gateway')) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, open);
  }

  function open(socket: WebSocket): void {
    if (manner === 'closes') socket.close(1001, 'Going away.');
    if (manner !== 'normal') return;
    const timer = setInterval(() => {
      const connection = connections.get(socket);
      if (connection && performance.now() - connection.lastBeatMs > heartbeatMs * 2)
        socket.close(4009, 'Session timed out.');
    }, heartbeatMs);
    connections.set(socket, { timer, lastBeatMs: performance.now(), frames: [], presencesAtMs: [] });
    socket.on('message', (data) => onFrame(socket, data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => forget(socket));
    send(socket, { op: 10, d: { heartbeat_interval: heartbeatMs, _trace: [] } });
  }

  function forget(socket: WebSocket): void {
    const connection = connections.get(socket);
    if (!connection) return;
    clearInterval(connection.timer);
    connections.delete(socket);
    if (connection.session) connection.session.send = undefined;
    announcePresence();
  }

  function onFrame(socket: WebSocket, data: RawData): void {
    const reply = replyTo(socket, data);
    if (!reply) return;
    if ('frame' in reply) send(socket, reply.frame);
    else socket.close(reply.close, reply.reason);
  }

  function replyTo(socket: WebSocket, data: RawData): Reply | undefined {
    const connection = connections.get(socket);
    if (!connection) return undefined;
    const now = performance.now();
    connection.frames = [...connection.frames.filter((at) => now - at < 60_000), now];
    if (connection.frames.length > maxFramesPerMinute) return { close: 4008, reason: 'Rate limited.' };
    const frame = Buffer.byteLength(String(data)) > maxFrameBytes ? undefined : parseFrame(data);
    if (!frame) return { close: 4002, reason: 'Error while decoding payload.' };
    const { op, d } = frame;
    switch (op) {
      case 1:
        connection.lastBeatMs = now;
        return { frame: { op: 11 } };
      case 2:
        return connection.session ? { close: 4005, reason: 'Already authenticated.' } : identify(socket, d);
      case 6:
        return resume(socket, d);
      case 3:
        if (!connection.session) return notAuthenticated;
        takePresence(world, connection, d);
        return undefined;
      case 4:
        return connection.session ? undefined : notAuthenticated;
      case 8:
        if (!connection.session) return notAuthenticated;
        requestMembers(world, connection.session, d);
        return undefined;
      default:
        return { close: 4001, reason: 'Unknown opcode.' };
    }
  }

  function identify(socket: WebSocket, d: unknown): Reply | undefined {
    const read = readIdentify(d, tokens, disallowedIntents(world));
    if ('close' in read) return read;
    const { token, intents } = read;
    if (world.sessionsLeft <= 0) {
      // Whoever begins one more loses them all, and the token (Discord docs, "Identifying").
      tokens.delete(token);
      expel(token);
      return authenticationFailed;
    }
    world.sessionsLeft -= 1;
    const session = createSession(randomUUID().replaceAll('-', ''), token, intents);
    sessions.set(session.id, session);
    attach(socket, session);
    dispatch(session, ready(world, session, `${origin().replace(/^http/, 'ws')}/gateway`));
    if ((intents & I.Guilds) !== 0) for (const one of guildCreates(world, intents)) dispatch(session, one);
    announcePresence();
    return undefined;
  }

  function resume(socket: WebSocket, d: unknown): Reply | undefined {
    const session = sessions.get(String(field(d, 'session_id') ?? ''));
    const token = tokenIn(d);
    if (!tokens.has(token)) return authenticationFailed;
    const isOwn = session?.isResumable && session.token === token;
    const missed = isOwn ? missedSince(session, Number(field(d, 'seq'))) : undefined;
    if (!session || !missed) {
      if (session) sessions.delete(session.id);
      return { frame: { op: 9, d: false } };
    }
    attach(socket, session);
    for (const text of missed) socket.send(text);
    dispatch(session, { t: 'RESUMED', d: { _trace: [] } });
    announcePresence();
    return undefined;
  }

  function attach(socket: WebSocket, session: Session): void {
    const connection = connections.get(socket);
    if (!connection) return;
    connection.session = session;
    session.send = (text) => socket.send(text);
  }

  function drop({ how, resume: allowed }: Parameters<Gateway['drop']>[0]): void {
    for (const [socket, { session }] of [...connections]) {
      if (session) {
        session.isResumable = allowed === 'allowed';
        session.send = undefined;
      }
      if (how === 'reconnect') send(socket, { op: 7, d: null });
      else if (how === 'invalid-session') send(socket, { op: 9, d: allowed === 'allowed' });
      else socket.terminate();
    }
  }

  function expel(token: string): void {
    for (const [socket, { session }] of [...connections]) {
      if (session?.token !== token) continue;
      sessions.delete(session.id);
      socket.close(4004, 'Authentication failed.');
    }
  }

  function expelDisallowed(): void {
    for (const [socket, { session }] of [...connections]) {
      if (!session || (session.intents & disallowedIntents(world)) === 0) continue;
      sessions.delete(session.id);
      socket.close(4014, 'Disallowed intent(s).');
    }
  }

  function announcePresence(): void {
    const online = [...connections.values()].some(({ session }) => session !== undefined);
    if (online === world.botOnline) return;
    world.botOnline = online;
    world.emit({ kind: 'bot-presence', online });
  }

  async function stop(): Promise<void> {
    unlisten();
    server.off('upgrade', onUpgrade);
    for (const [socket, { timer }] of connections) {
      clearInterval(timer);
      socket.terminate();
    }
    await new Promise<void>((resolve) => {
      sockets.close(() => resolve());
    });
  }
}

function send(socket: WebSocket, frame: object): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}
