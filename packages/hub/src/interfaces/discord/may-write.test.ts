/** What Herald may do in a channel, by its type and by what is denied to it there. */
import { ChannelType } from 'discord.js';
import { expect, it } from 'vitest';
import { mayPutToEngineersIn, mayReadHistory, mayWriteIn, mayWriteInThreadsOf } from './may-write.ts';
import { aClient, channelOf } from './testing/a-client.ts';

const may = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'ReadMessageHistory',
  'Connect',
] as const;
type Denied = (typeof may)[number][];

it.each<[Denied, number, { writes: boolean; inThreads: boolean; puts: boolean; reads: boolean }]>([
  [[], ChannelType.GuildText, { writes: true, inThreads: true, puts: true, reads: true }],
  [['SendMessages'], ChannelType.GuildText, { writes: false, inThreads: true, puts: true, reads: true }],
  [['SendMessagesInThreads'], ChannelType.GuildText, { writes: true, inThreads: false, puts: true, reads: true }],
  [
    ['SendMessages', 'CreatePublicThreads'],
    ChannelType.GuildText,
    { writes: false, inThreads: true, puts: false, reads: true },
  ],
  [
    ['SendMessages', 'SendMessagesInThreads'],
    ChannelType.GuildText,
    { writes: false, inThreads: false, puts: false, reads: true },
  ],
  [['ViewChannel'], ChannelType.GuildText, { writes: false, inThreads: false, puts: false, reads: false }],
  [['ReadMessageHistory'], ChannelType.GuildText, { writes: true, inThreads: true, puts: true, reads: false }],
  [['Connect'], ChannelType.GuildText, { writes: true, inThreads: true, puts: true, reads: true }],
  [['Connect'], ChannelType.GuildVoice, { writes: false, inThreads: false, puts: false, reads: false }],
  [['Connect'], ChannelType.GuildStageVoice, { writes: false, inThreads: false, puts: false, reads: false }],
  [[], ChannelType.GuildVoice, { writes: true, inThreads: true, puts: true, reads: true }],
])('without %j in a channel of type %i', async (mayNotHere, type, expected) => {
  const client = aClient({ may, mayNotHere, type });
  const channel = channelOf(client);
  expect({
    writes: mayWriteIn(channel),
    inThreads: mayWriteInThreadsOf(channel),
    puts: mayPutToEngineersIn(channel),
    reads: mayReadHistory(channel),
  }).toEqual(expected);
  await client.destroy();
});

it('lets Discord tell what is not known here: a direct message, or a channel that it was not told of', () => {
  expect([mayWriteIn(null), mayWriteInThreadsOf(undefined), mayPutToEngineersIn(null)]).toEqual([true, true, true]);
});
