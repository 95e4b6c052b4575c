/** When it looks for what was written while nobody told it. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { aClient, guildId } from '../testing/a-client.ts';
import { startHearing } from './start-hearing.ts';

it.each([
  ['a new session', 'shardReady'],
  ['an outage of its server', 'guildAvailable'],
  ['being added to its server again', 'guildCreate'],
] as const)('looks again for what it missed after %s', async (_what, event) => {
  await using client = aClient({ may: ['ViewChannel'], channel: { last_message_id: null } });
  const clock = fakeClock();
  let looks = 0;
  await using _hearing = await startHearing({
    ...{ client, clock, log: pino({ level: 'silent' }), notBeforeMs: undefined },
    lastProcessedId: { read: async () => '950000000000000001', keep: async () => undefined },
    servedGuildId: () => guildId,
    async tracked() {
      looks += 1;
      return [];
    },
    handle: async () => undefined,
    forget: async () => undefined,
    isLeader: () => true,
  });
  await clock.asleep();
  await clock.advance(15_000);
  expect(looks).toBe(1);
  client.emit<string>(event);
  await clock.advance(15_000);
  expect(looks).toBe(2);
});
