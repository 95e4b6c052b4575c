/** Which servers are told the commands. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { keepCommandsRegistered } from './register-commands.ts';
import { aClient } from './testing/a-client.ts';

it.each([
  [403, { code: 50_001, message: 'Missing Access' }],
  // As `discord-digital-twin` answers.
  [404, {}],
])('tells its commands to a server that answers %i with %j when it is asked which it knows', async (status, body) => {
  const told: string[] = [];
  await using client = aClient({
    may: [],
    onRequest(_path, sent) {
      if (!sent) return { status, body };
      told.push(String(sent));
      return { status: 200, body: [] };
    },
  });
  Reflect.set(client, 'application', { id: '960000000000000001' });
  const stopping = new AbortController();
  const clock = fakeClock();
  const done = keepCommandsRegistered(client, { clock, log: pino({ level: 'silent' }), signal: stopping.signal });
  await Promise.race([done, clock.asleep()]);
  stopping.abort();
  await done;
  expect(told).toEqual([expect.stringContaining('"name":"server"')]);
});
