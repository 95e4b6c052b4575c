/** Whom the gate lets in while Discord says too little to know who somebody is. */
import { fakeClock } from '@herald/protocol/fake-clock';
import type { Client } from 'discord.js';
import { expect, it } from 'vitest';
import { aRegistry } from '../../../testing/builders.ts';
import { type AClientOptions, aClient, channelId, guildId } from '../testing/a-client.ts';
import { type AtTheDoor, createGate } from './create-gate.ts';

const cannotTell = "I can't check right now whether I may answer you; try again in a minute.";
const notAMember = 'I answer only members of the Discord server that I belong to.';
const erin: AtTheDoor = { door: 'hear', personId: '5', guildId, channelIds: [channelId] };
const member = { user: { id: '5', username: 'erin' }, roles: [], joined_at: '2024-01-08T09:00:00.000Z' };

function aGate(onRequest: NonNullable<AClientOptions['onRequest']>, over: Partial<AClientOptions> = {}) {
  const client = aClient({ may: ['ViewChannel'], onRequest, ...over });
  const clock = fakeClock();
  const gate = createGate({ client, registry: aRegistry, isToldChannel: () => false, clock });
  return { client, clock, gate, [Symbol.asyncDispose]: () => client.destroy() };
}

/** As the library does when somebody removes the bot from the server; what it forgets is returned. */
function forget(client: Client) {
  const guild = client.guilds.cache.get(guildId);
  client.guilds.cache.clear();
  if (!guild) throw new Error('It was in no server.');
  return guild;
}

it.each([
  ['erin, by a message', erin],
  ['erin, by a command in the server', { ...erin, door: 'ask', roleIds: [] }],
  ['erin, in a direct message', { ...erin, guildId: null, channelIds: ['7'] }],
] as const)('waits for a server that is away for a moment: %s', async (_who, somebody) => {
  await using world = aGate(() => ({ status: 200, body: member }));
  const guild = forget(world.client);
  const admission = world.gate.admit(somebody);
  world.client.guilds.cache.set(guildId, guild);
  world.client.emit('guildCreate', guild);
  expect(await admission).toMatchObject({ kind: 'in' });
});

it('does not call anybody a stranger while its server is away', async () => {
  await using world = aGate(() => ({ status: 200, body: member }));
  forget(world.client);
  const admission = world.gate.admit(erin);
  await world.clock.advance(2_000);
  expect(await admission).toEqual({ kind: 'out', words: cannotTell });
});

it.each([
  ['fails', 503, 0, cannotTell],
  ['limits the bot', 429, 0, cannotTell],
  ['refuses the token', 401, 0, cannotTell],
  ['lets the bot see nothing of the server any more', 403, 50_001, cannotTell],
  ['knows no such server', 404, 10_004, cannotTell],
  ['knows no such member', 404, 10_007, notAMember],
  ['knows no such account', 404, 10_013, notAMember],
])('where Discord %s (%i, code %i) it says: %s', async (_what, status, code, words) => {
  await using world = aGate(() => ({
    status,
    body: { message: 'No', code, retry_after: 0.01 },
    headers: { 'retry-after': '0.01' },
  }));
  const admission = world.gate.admit(erin);
  // A rate limit is waited for as long as they can wait.
  if (status === 429) await world.clock.asleep().then(() => world.clock.advance(2_000));
  expect(await admission).toEqual({ kind: 'out', words });
});

it('does not choose between two servers', async () => {
  await using world = aGate(() => ({ status: 200, body: member }));
  const guild = world.client.guilds.cache.get(guildId);
  if (guild) world.client.guilds.cache.set('900000000000000009', guild);
  const words =
    'I am in several Discord servers and do not know which one I serve; whoever runs me has to set `discord.guild` in the registry.';
  expect(await world.gate.admit(erin)).toEqual({ kind: 'out', words });
  expect(world.gate.servedGuildId()).toBeUndefined();
  expect(await world.gate.mayTell('5', undefined)).toBe('unknown');
});

it.each([
  ['sees', {}, [], 'yes'],
  ['sees no more', {}, ['ViewChannel'], 'no'],
  ['may see or not, hidden as it is from the bot', { flags: 1 << 17 }, ['ViewChannel'], 'yes'],
] as const)(
  'tells a person what they wanted told in a channel that they %s: %j',
  async (_what, channel, mayNotHere, expected) => {
    await using world = aGate(() => ({ status: 200, body: member }), { channel, mayNotHere });
    expect(await world.gate.mayTell('5', channelId)).toBe(expected);
  },
);
