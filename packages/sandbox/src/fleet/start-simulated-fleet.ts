/** Many agents in one process: each at a loopback address of its own, over real HTTP, with faults that can be set. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { agentPaths } from '@herald/protocol/api';
import { parsePublicKey } from '@herald/protocol/keys';
import { createReplayCache } from '@herald/protocol/replay-cache';
import { createRequestVerifier } from '@herald/protocol/signature';
import { type Fault, misbehave } from './fault.ts';
import { fortySamples, type Readings, simulatedReport } from './simulated-report.ts';

export type SimulatedFleetOptions = {
  count: number;
  /** 0 takes any free one. All agents share it, each at its own address. */
  port?: number;
  /** `ports` gives each agent a free port at 127.0.0.1 instead: only Linux has the addresses without asking. */
  apart?: 'addresses' | 'ports';
  /** Where given, requests must be signed by this hub, as real agents demand. */
  hubPublicKey?: string;
  /** The instant that its machines' clocks show. */
  now?(): number;
};

export type SimulatedFleet = AsyncDisposable & {
  port: number;
  /** `http://127.64.0.1:PORT` and so on, one per agent. */
  urls: readonly string[];
  setFault(index: number, fault: Fault): void;
  setReadings(index: number, readings: Readings): void;
  /** How often each agent was asked since the last look, and begins anew. */
  takeCounts(): Uint32Array;
  /** Milliseconds between two requests to one agent since the last look, of all agents; what still lasts counts as well. Begins anew. */
  takeGaps(): Gaps;
  /** Reports handed out since the start, by all agents together. */
  readonly reported: number;
  readonly refused: number;
};

export type Gaps = { longestMs: number; shortestMs: number };

/** Addresses 127.64.0.0 onwards, which belong to every Linux machine's loopback. */
const firstOctet = 64;
const keepAliveMs = 120_000;
const mostAgents = 65_536;

export async function startSimulatedFleet(options: SimulatedFleetOptions): Promise<SimulatedFleet> {
  const { count, port = 0, apart = 'addresses', hubPublicKey, now = Date.now } = options;
  if (count > mostAgents) throw new RangeError(`A simulated fleet has ${mostAgents} agents at most.`);
  const faults = new Map<number, Fault>();
  const readings = new Map<number, Readings>();
  let counts = new Uint32Array(count);
  let refused = 0;
  let reported = 0;
  const lastAskedAt = new Float64Array(count);
  let gaps: Gaps = { longestMs: 0, shortestMs: Number.POSITIVE_INFINITY };
  const mayAsk = hubPublicKey === undefined ? undefined : createGate(hubPublicKey, now);
  const servers =
    apart === 'addresses' ? [serverOf(undefined)] : Array.from({ length: count }, (_, at) => serverOf(at));
  // Every loopback address reaches the shared one, and no other: requests to other addresses find no agent.
  const host = apart === 'addresses' ? '0.0.0.0' : '127.0.0.1';
  await Promise.all(servers.map((server) => listen(server, { port, host })));
  const [bound = 0, ...others] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    port: bound,
    urls:
      apart === 'addresses'
        ? Array.from({ length: count }, (_, index) => `http://${addressOf(index)}:${bound}`)
        : [bound, ...others].map((own) => `http://127.0.0.1:${own}`),
    setFault: (index, fault) => void faults.set(index, fault),
    setReadings: (index, set) => void readings.set(index, set),
    takeCounts() {
      const taken = counts;
      counts = new Uint32Array(count);
      return taken;
    },
    takeGaps() {
      const now = performance.now();
      for (const askedAt of lastAskedAt) if (askedAt > 0) gaps.longestMs = Math.max(gaps.longestMs, now - askedAt);
      const taken = gaps;
      gaps = { longestMs: 0, shortestMs: Number.POSITIVE_INFINITY };
      return taken;
    },
    get reported() {
      return reported;
    },
    get refused() {
      return refused;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => close(server)));
    },
  };

  /** `own` where all that it hears is for one agent. */
  function serverOf(own: number | undefined): Server {
    return createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => void serve(own, request, response));
  }

  async function serve(own: number | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const index = own ?? indexOf(request.socket.localAddress ?? '');
    const isScrape = request.url === agentPaths.prometheus;
    if (index === undefined || index >= count || (request.url !== agentPaths.report && !isScrape)) {
      response.writeHead(404).end();
      return;
    }
    counts[index] = (counts[index] ?? 0) + 1;
    noteGap(index);
    if (isScrape) return void response.end(fortySamples(index, now()));
    if (misbehave(faults.get(index) ?? 'none', response)) return;
    if (mayAsk && !(await mayAsk(request))) {
      refused += 1;
      misbehave('unauthorised', response);
      return;
    }
    const body = JSON.stringify(simulatedReport(index, now(), readings.get(index)));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    // Counted once the last byte is with the kernel: of a request that was cut off nobody has the report.
    response.end(body, () => {
      reported += 1;
    });
  }

  function noteGap(index: number): void {
    const now = performance.now();
    const before = lastAskedAt[index] ?? 0;
    lastAskedAt[index] = now;
    if (before === 0) return;
    gaps.longestMs = Math.max(gaps.longestMs, now - before);
    gaps.shortestMs = Math.min(gaps.shortestMs, now - before);
  }
}

function createGate(hubPublicKey: string, now: () => number): (request: IncomingMessage) => Promise<boolean> {
  const key = parsePublicKey(hubPublicKey);
  const verify = createRequestVerifier({
    publicKeys: () => [{ keyId: hubPublicKey, key }],
    isOwnAuthority: (authority, localAddress) => authority.split(':')[0] === localAddress?.replace('::ffff:', ''),
    replays: createReplayCache(1_000_000),
    now,
  });
  return async ({ method = 'GET', url = '/', headers, socket }) => {
    const one = (name: string) => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const verdict = await verify({
      method,
      authority: headers.host ?? '',
      path: url,
      scheme: 'http',
      signature: one('signature'),
      signatureInput: one('signature-input'),
      localAddress: socket.localAddress,
    });
    return verdict.kind === 'trusted';
  };
}

/** Each agent's own loopback address. */
export function addressOf(index: number): string {
  const number = index + 1;
  return `127.${firstOctet + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}

function indexOf(address: string): number | undefined {
  const octets = address.replace('::ffff:', '').split('.').map(Number);
  const [, second = 0, third = 0, fourth = 0] = octets;
  if (octets.length !== 4 || second < firstOctet) return undefined;
  return ((second - firstOctet) << 16) + (third << 8) + fourth - 1;
}

function listen(server: Server, at: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ ...at, backlog: 4_096 }, resolve);
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
