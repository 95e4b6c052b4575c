import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createAgentConnections } from './agent-connections.ts';

const pins = { find: () => undefined, pin: () => undefined };

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
});
