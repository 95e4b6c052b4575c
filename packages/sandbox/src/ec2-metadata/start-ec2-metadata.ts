/** A stand-in for EC2's metadata service, version 2 only, with the status codes that AWS documents and faults at will. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Clock, systemClock } from '@herald/protocol/clock';
import { type Ec2Data, someEc2Data } from './ec2-data.ts';
import { type Ec2Fault, faultMeets } from './faults.ts';
import { listDirectory, metadataTree } from './metadata-tree.ts';
import { createSessionTokens } from './session-tokens.ts';

export type Ec2MetadataOptions = {
  host?: string;
  /** 0: any free one. */
  port?: number;
  data?: Partial<Ec2Data>;
  fault?: Ec2Fault | undefined;
  clock?: Clock;
};

export type Ec2Metadata = AsyncDisposable & {
  /** What belongs into AWS_EC2_METADATA_SERVICE_ENDPOINT. */
  url: string;
  /** Changes what is told from now on. */
  set(change: Partial<Ec2Data>): void;
  setFault(fault: Ec2Fault | undefined): void;
  /** Ends every session token: the next read with one gets 401. */
  revokeTokens(): void;
  /** The last 10,000 requests as `GET /latest/...`. */
  requests(): readonly string[];
};

const mostRemembered = 10_000;
const tokenPath = '/latest/api/token';

export async function startEc2Metadata(options: Ec2MetadataOptions = {}): Promise<Ec2Metadata> {
  const { host = '127.0.0.1', port = 0, clock = systemClock } = options;
  let data = someEc2Data(options.data);
  let tree = metadataTree(data);
  let fault = options.fault;
  let faultsLeft = timesOf(fault);
  const remembered: string[] = [];
  const tokens = createSessionTokens(clock, () => (fault?.kind === 'token-ends' ? fault.afterReads : undefined));
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    set(change) {
      data = { ...data, ...change };
      tree = metadataTree(data);
    },
    setFault(next) {
      fault = next;
      faultsLeft = timesOf(next);
    },
    revokeTokens: () => tokens.revokeAll(),
    requests: () => remembered,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    // Some clients join endpoint and path with two slashes; the real service takes it.
    const path = (request.url ?? '/').split('?', 1)[0]?.replace(/^\/+/, '/') ?? '/';
    remembered.push(`${request.method} ${path}`);
    if (remembered.length > mostRemembered) remembered.shift();
    request.resume();
    const isToken = path === tokenPath;
    if (fault && faultMeets(fault, isToken ? 'token' : 'data') && faultsLeft > 0) {
      faultsLeft -= 1;
      fail(fault, response);
    } else if (request.headers['x-forwarded-for'] !== undefined) sendStatus(response, 403);
    else if (isToken) answerToken(request, response);
    else answerData(request, response, path);
  }

  function answerToken(request: IncomingMessage, response: ServerResponse): void {
    const asked = request.headers['x-aws-ec2-metadata-token-ttl-seconds'];
    const seconds = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
    if (request.method !== 'PUT') sendStatus(response, 405, { allow: 'OPTIONS, PUT' });
    else if (seconds < 1 || seconds > 21_600) sendStatus(response, 400);
    else {
      response.setHeader('x-aws-ec2-metadata-token-ttl-seconds', String(seconds));
      sendText(response, tokens.issue(seconds));
    }
  }

  function answerData(request: IncomingMessage, response: ServerResponse, path: string): void {
    const token = request.headers['x-aws-ec2-metadata-token'];
    if (request.method !== 'GET') sendStatus(response, 405, { allow: 'OPTIONS, GET' });
    else if (typeof token !== 'string' || !tokens.isValid(token)) sendStatus(response, 401);
    else {
      const text = read(path);
      if (text === undefined) sendStatus(response, 404);
      else sendText(response, text);
    }
  }

  /** Any dated version answers as the latest does. */
  function read(path: string): string | undefined {
    if (path === '/') return 'latest';
    const below = /^\/(?:latest|\d{4}-\d{2}-\d{2})(?:\/(.*))?$/.exec(path)?.[1];
    if (below === undefined) return path === '/latest' ? listDirectory(tree, '')?.join('\n') : undefined;
    const clean = decode(below).replace(/\/$/, '');
    return tree.get(clean) ?? listDirectory(tree, clean)?.join('\n');
  }
}

function timesOf(fault: Ec2Fault | undefined): number {
  return (fault?.kind === 'status' ? fault.times : undefined) ?? Number.POSITIVE_INFINITY;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function fail(fault: Ec2Fault, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      if (fault.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(fault.retryAfterSeconds));
      sendStatus(response, fault.status);
      break;
    case 'redirect':
      sendStatus(response, 302, { location: fault.location });
      break;
    case 'garbage':
      if (fault.form === 'http') response.socket?.end('\x15\x03\x01\x00\x02\x02\x16 this is no HTTP\r\n\r\n');
      else if (fault.form === 'oversized') sendText(response, 'x'.repeat(1024 * 1024));
      else sendText(response, '<!doctype html>\n<html><body>Please sign in to the network.</body></html>');
      break;
    case 'hang':
    case 'hop-limit':
    case 'token-ends':
      break; // Silence is the fault; the test's end closes the connection.
    default:
      fault satisfies never;
  }
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(text), server: 'EC2ws' });
  response.end(text);
}

const titles: Readonly<Record<number, string>> = {
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Errors come as a small page, as from the real service. */
function sendStatus(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  const title = `${status} - ${titles[status] ?? 'Error'}`;
  const page = `<?xml version="1.0" encoding="iso-8859-1"?>\n<html xmlns="http://www.w3.org/1999/xhtml">\n <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n </body>\n</html>\n`;
  response.writeHead(status, { 'content-type': 'text/html', server: 'EC2ws', ...headers });
  response.end(page);
}
