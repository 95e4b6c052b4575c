import { EventEmitter } from 'node:events';
import { createServer, Socket } from 'node:net';
import { expect, it } from 'vitest';
import { boundConnections, networkOf } from './bound-connections.ts';

/** Connections without a network: what is looked at is who they come from, and whether they are ended. */
function aServer(limits: { all: number; ofPeer: number }) {
  const server = createServer();
  const bound = boundConnections(server, limits);
  const connect = (peer: string): Socket => {
    const socket = new Socket();
    Object.defineProperty(socket, 'remoteAddress', { value: peer });
    server.emit('connection', socket);
    return socket;
  };
  return { bound, connect };
}

const open = (sockets: readonly Socket[]) => sockets.filter((socket) => !socket.destroyed).length;

it('bounds the connections of one peer', () => {
  const { connect } = aServer({ all: 8, ofPeer: 2 });
  expect(open([connect('10.0.0.1'), connect('10.0.0.1'), connect('10.0.0.1'), connect('10.0.0.2')])).toBe(3);
});

it('a network that holds all of them loses its oldest to whoever comes', () => {
  const { connect } = aServer({ all: 8, ofPeer: 2 });
  const flood = Array.from({ length: 8 }, (_, n) => connect(`2001:db8:1:2::${Math.floor(n / 2) + 1}`));
  const hub = connect('10.0.0.1');
  const neighbour = connect('2001:db8:9:9::1');
  expect([hub.destroyed, neighbour.destroyed, flood.map((socket) => socket.destroyed).slice(0, 3)]).toEqual([
    false,
    false,
    [true, true, false],
  ]);
  for (let n = 0; n < 100; n += 1) connect(`2001:db8:1:2::a${n}`);
  expect([hub.destroyed, neighbour.destroyed]).toEqual([false, false]);
});

it('a peer that proved who it is loses none, even in the network of the flood', () => {
  const { bound, connect } = aServer({ all: 8, ofPeer: 2 });
  const hub = connect('2001:db8:1:2::10');
  bound.noteAdmitted('2001:db8:1:2::10');
  for (let n = 0; n < 100; n += 1) connect(`2001:db8:1:2::a${n}`);
  expect([hub.destroyed, connect('2001:db8:1:2::10').destroyed]).toEqual([false, false]);
});

it('lets go of what is closed', async () => {
  const { connect } = aServer({ all: 8, ofPeer: 1 });
  const first = connect('10.0.0.1');
  first.destroy();
  await EventEmitter.once(first, 'close');
  expect(connect('10.0.0.1').destroyed).toBe(false);
});

it.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['2001:db8:0:0:1::', '2001:db8:0:0'],
  ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
  ['10.0.0.1', '10.0.0.1'],
])('takes %s for the network %s', (peer, network) => {
  expect(networkOf(peer)).toBe(network);
});
