import { fakeClock } from '@herald/protocol/fake-clock';
import { Client, type Dispatcher } from 'undici';
import { expect, it } from 'vitest';
import { createAgentConnections } from './agent-connections.ts';

const pins = { find: () => undefined, pin: () => undefined };

/** One that is closed lets what is in flight end; one that is destroyed breaks it off. */
function stateOf(client: Dispatcher): string {
  if (!(client instanceof Client)) return 'another';
  return client.destroyed ? 'destroyed' : client.closed ? 'closed' : 'open';
}

it('renews a connection to a name after five minutes, since the name may point elsewhere by then', async () => {
  const clock = fakeClock();
  await using connections = createAgentConnections({ pins, clock });
  const named = { name: 'web-1', url: 'http://agent.test:9440' };
  const numbered = { name: 'web-2', url: 'http://10.0.0.2:9440' };
  const bracketed = { name: 'web-3', url: 'http://[fd00::11]:9440' };
  const first = [named, numbered, bracketed].map(connections.to);
  await clock.advance(299_000);
  expect([named, numbered, bracketed].map(connections.to)).toEqual(first);
  await clock.advance(1_000);
  const later = [named, numbered, bracketed].map(connections.to);
  expect(later.map((client, at) => client === first[at])).toEqual([false, true, true]);
  expect(connections.size).toBe(3);
  expect(first.map(stateOf)).toEqual(['closed', 'open', 'open']);
});

it('another address or fingerprint is another connection, made at first use; one that is dropped is made anew', async () => {
  await using connections = createAgentConnections({ pins, clock: fakeClock() });
  expect(connections.size).toBe(0);
  const host = { name: 'web-1', url: 'https://10.0.0.1:9440', fingerprint: 'aa' };
  const first = connections.to(host);
  expect(connections.to({ ...host })).toBe(first);
  const moved = connections.to({ ...host, url: 'https://10.0.0.2:9440' });
  const renewed = connections.to({ ...host, url: 'https://10.0.0.2:9440', fingerprint: 'bb' });
  expect(new Set([first, moved, renewed]).size).toBe(3);
  expect(connections.size).toBe(1);
  expect([first, moved, renewed].map(stateOf)).toEqual(['destroyed', 'destroyed', 'open']);
  connections.drop('web-1');
  connections.drop('web-9');
  expect(connections.size).toBe(0);
  expect(stateOf(renewed)).toBe('destroyed');
  expect(connections.to({ ...host, url: 'https://10.0.0.2:9440', fingerprint: 'bb' })).not.toBe(renewed);
});

it('breaks off all connections at its end', async () => {
  const connections = createAgentConnections({ pins, clock: fakeClock() });
  const clients = ['10.0.0.1', '10.0.0.2'].map((ip) => connections.to({ name: ip, url: `http://${ip}:9440` }));
  await connections[Symbol.asyncDispose]();
  expect(clients.map(stateOf)).toEqual(['destroyed', 'destroyed']);
  expect(connections.size).toBe(0);
});
