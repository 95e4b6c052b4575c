/** All the ways in which an agent may misbehave over plain HTTP, and what the hub must make of each. */
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { answer } from './raw-agent.ts';

export type Misbehaviour = {
  name: string;
  /** The problem of an `unreadable` outcome, else its kind. */
  told: 'silent' | 'too-large' | 'malformed' | 'schema' | 'version' | 'redirect' | 'status';
  /** It would never end by itself: the hub must break it off. */
  goesOn?: true;
  misbehave(socket: Socket): void;
};

/** 50 MB of zeros in 50 KB. */
const bomb = gzipSync(Buffer.alloc(50_000_000));

export const misbehaviours: readonly Misbehaviour[] = [
  { name: 'a hang before the first byte', told: 'silent', goesOn: true, misbehave: () => undefined },
  {
    name: 'a slow drip of a body',
    told: 'silent',
    goesOn: true,
    misbehave(socket) {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n');
      drip(socket, '{');
    },
  },
  {
    name: 'a hang after the headers',
    told: 'silent',
    goesOn: true,
    misbehave: (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n'),
  },
  {
    name: 'a slow drip of headers',
    told: 'silent',
    goesOn: true,
    misbehave(socket) {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'a: b\r\n');
    },
  },
  { name: 'a connection that breaks off', told: 'silent', misbehave: (socket) => void socket.resetAndDestroy() },
  {
    name: 'endless headers',
    told: 'too-large',
    goesOn: true,
    misbehave(socket) {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour(socket, `x: ${'y'.repeat(4_000)}\r\n`.repeat(16));
    },
  },
  {
    name: 'a body of 100 MB, announced',
    told: 'too-large',
    goesOn: true,
    misbehave: (socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n{'),
  },
  {
    name: 'a body of 100 MB and more, not announced',
    told: 'too-large',
    goesOn: true,
    misbehave(socket) {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      pour(socket, ' '.repeat(65_536));
    },
  },
  {
    name: 'a body without end, in chunks',
    told: 'too-large',
    goesOn: true,
    misbehave(socket) {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      pour(socket, `10000\r\n${' '.repeat(65_536)}\r\n`);
    },
  },
  {
    name: 'a compressed bomb',
    told: 'too-large',
    misbehave: (socket) => void socket.write(answer(bomb, { headers: { 'content-encoding': 'gzip' } })),
  },
  {
    name: 'no gzip where gzip is said',
    told: 'malformed',
    misbehave: (socket) => void socket.write(answer('{}', { headers: { 'content-encoding': 'gzip' } })),
  },
  {
    name: 'an encoding nobody asked for',
    told: 'malformed',
    misbehave: (socket) => void socket.write(answer('{}', { headers: { 'content-encoding': 'br' } })),
  },
  {
    name: 'invalid JSON',
    told: 'malformed',
    misbehave: (socket) => void socket.write(answer('{"version":1,')),
  },
  {
    name: 'no HTTP at all',
    told: 'malformed',
    misbehave: (socket) => void socket.write('SSH-2.0-OpenSSH_9.6\r\n\r\n'),
  },
  {
    name: 'a report of another shape',
    told: 'schema',
    misbehave: (socket) => void socket.write(answer('{"version":1}')),
  },
  {
    name: 'a report of another version',
    told: 'version',
    misbehave: (socket) => void socket.write(answer('{"version":2}')),
  },
  {
    name: 'a redirect',
    told: 'redirect',
    misbehave: (socket) =>
      void socket.write(answer('', { status: '302 Found', headers: { location: 'http://127.0.0.1:1/' } })),
  },
  {
    name: 'an error of its own',
    told: 'status',
    misbehave: (socket) => void socket.write(answer('oops', { status: '500 Internal Server Error' })),
  },
];

function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(text)), 10);
}

/** As much as the other side takes, for as long as it takes any. */
function pour(socket: Socket, text: string): void {
  const piece = Buffer.from(text);
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}
