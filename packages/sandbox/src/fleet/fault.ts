/** What a simulated agent can do wrong. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export const faults = [
  'none',
  'reset',
  'silent',
  'slow-drip',
  'hang-after-headers',
  'endless-headers',
  'huge-body',
  'bomb',
  'invalid-json',
  'wrong-schema',
  'redirect',
  'error',
  'unauthorised',
] as const;
export type Fault = (typeof faults)[number];

const hugeBytes = 100 * 1024 * 1024;
const pieceBytes = 64 * 1024;

/** True where the fault has answered, or will never answer, in place of the report. */
export function misbehave(fault: Fault, response: ServerResponse): boolean {
  switch (fault) {
    case 'none':
      return false;
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'silent':
      return true;
    case 'slow-drip':
      response.writeHead(200, { 'content-length': 2_000 });
      drip(response, ' ', 100);
      return true;
    case 'hang-after-headers':
      response.writeHead(200, { 'content-length': 2_000 }).flushHeaders();
      return true;
    case 'endless-headers':
      response.socket?.write('HTTP/1.1 200 OK\r\n');
      dripRaw(response);
      return true;
    case 'huge-body':
      pour(response);
      return true;
    case 'bomb':
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb());
      return true;
    case 'invalid-json':
      response.end('{"version":1,');
      return true;
    case 'wrong-schema':
      response.end('{"version":1}');
      return true;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      return true;
    case 'error':
      response.writeHead(500).end();
      return true;
    case 'unauthorised':
      response.writeHead(401, { 'content-type': 'application/json' }).end(refusal);
      return true;
    default:
      return fault satisfies never;
  }
}

const refusal = JSON.stringify({
  code: 'signature/unknown-key',
  message: 'The request is signed with a key this agent does not know.',
  next: "Give the agent the hub's public key (HERALD_HUB_PUBLIC_KEY).",
});

function drip(response: ServerResponse, text: string, everyMs: number): void {
  const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(text)), everyMs);
}

function dripRaw(response: ServerResponse): void {
  const { socket } = response;
  const line = `x-filler: ${'y'.repeat(200)}\r\n`.repeat(20);
  const timer = setInterval(() => {
    if (!socket || socket.destroyed) clearInterval(timer);
    else socket.write(line);
  }, 5);
}

/** Only as fast as it is taken: the fault is to harm the hub, not this process. */
function pour(response: ServerResponse): void {
  response.writeHead(200);
  const piece = Buffer.alloc(pieceBytes, 0x20);
  let left = hugeBytes;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= pieceBytes;
      if (!response.write(piece)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

/** 50 MB of zeros in 50 KB. */
const bomb = createBomb();

function createBomb(): () => Buffer {
  let made: Buffer | undefined;
  // Made at first use, since it takes half a second.
  return () => {
    made ??= gzipSync(Buffer.alloc(50_000_000));
    return made;
  };
}
