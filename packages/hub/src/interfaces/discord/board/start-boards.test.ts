/** Whose boards are kept, where the bot is in more than one server. */
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import type { ChannelBinding } from '../../../domain/registry.ts';
import { silentLog as log, temporaryStore } from '../../../store/testing/temporary-store.ts';
import { aReadModel, aRegistry } from '../../../testing/builders.ts';
import { aClient, channelId, guildId } from '../testing/a-client.ts';
import { startBoards } from './start-boards.ts';

const binding: ChannelBinding = {
  ...{ channelId, about: [], isAskEngineering: false, mayAnswer: true, hasBoard: true },
  listens: 'plainly',
  addresses: 'none',
};

it('touches no board while nobody knows which of two servers is served, and takes down that of another server', async () => {
  await using database = await temporaryStore();
  const asked: string[] = [];
  await using client = aClient({
    may: ['ViewChannel'],
    onRequest(path) {
      asked.push(path.replace(/.*\/channels\/\d+/, ''));
      return { status: 200, body: { id: '990000000000000001' } };
    },
  });
  const clock = fakeClock();
  const registry = aRegistry();
  const readModel = aReadModel({
    registry: { ...registry, discord: { ...registry.discord, channels: new Map([[channelId, binding]]) } },
  });
  let served: string | undefined = guildId;
  await using _boards = startBoards({
    ...{ client, database, clock, log, everySeconds: 5 },
    readModel: () => readModel,
    servedGuildId: () => served,
    isLeader: () => true,
  });
  await clock.asleep();
  const posted = ['/messages', '/messages/pins/990000000000000001'];
  expect(asked).toEqual(posted);
  served = undefined;
  await clock.advance(5_000);
  await clock.asleep();
  expect(asked).toEqual(posted);
  served = '900000000000000009';
  await clock.advance(5_000);
  await clock.asleep();
  expect(asked).toEqual([...posted, '/messages/990000000000000001']);
});
