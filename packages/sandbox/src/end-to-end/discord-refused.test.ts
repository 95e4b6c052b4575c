/** What Discord refuses: one refusal costs what was refused and nothing else, and what was promised is kept or taken back at once. */
import { movableClock } from '@herald/protocol/movable-clock';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type SimulatedFleet, startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { ask, refresh, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 200_000, hookTimeout: 120_000 });
const patient = () => AbortSignal.timeout(60_000);

const clock = movableClock();
let fleet: SimulatedFleet;
let herald: Herald;
beforeAll(async () => {
  fleet = await startSimulatedFleet({ count: 1, apart: 'ports', now: clock.now });
  herald = await startHerald({
    agents: [],
    clock,
    discord: { rateLimits: 'none' },
    registry: (_origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: "${fleet.urls[0]}" } }`,
        `services: { storefront: { hosts: [web-1], owner: { team: Shop, role: "${discord.roleId('storefront')}" } } }`,
        'discord:',
        `  engineers: ["${discord.roleId('Engineer')}"]`,
        '  channels:',
        `    "${discord.channelId('ask-engineering')}": { ask-engineering: true }`,
        '',
      ].join('\n'),
  });
  await herald.discord.whenCommandsRegistered();
});
afterEach(() => herald.discord.clearFaults());
afterAll(async () => {
  await herald?.[Symbol.asyncDispose]();
  await fleet?.[Symbol.asyncDispose]();
});

it.each([
  ['too large', 413, 'Pat'],
  ['not permitted', 403, 'Emil'],
  ['not well formed', 400, 'Carla'],
] as const)('brings an answer up to date without the picture that is %s', async (_what, status, who) => {
  const { discord } = herald;
  const times = Number.POSITIVE_INFINITY;
  const reply = await ask(discord, '@Herald what happened to storefront in the last 24 hours, as a chart?', who);
  discord.failRequests({ kind: 'status', status, path: '/webhooks/', withFiles: true, times });
  const from = herald.log().length;
  // There is something to draw once a whole minute of the clock was recorded.
  await vi.waitUntil(
    async () => {
      await herald.moveTo(clock.now() + 20_000);
      const shown = await refresh(discord, reply, who);
      if (shown) expect(wordsOf(shown)).toMatch(/storefront/);
      return herald.log().slice(from).includes('discord/picture-refused');
    },
    { timeout: 150_000, interval: 500 },
  );
});

it('answers anew an edited question whose answer somebody deleted', async () => {
  const { discord } = herald;
  const answer = await ask(discord, 'is web-1 up?', 'Erin');
  await discord.as('Pat').delete(answer);
  const again = discord.nextMessage({ channel: '#status', from: 'bot' }, patient());
  await discord.as('Erin').edit(answer.message_reference?.message_id ?? '', 'is storefront up?');
  expect(wordsOf(await again)).toMatch(/storefront is up/);
});

it('says in the log that a role was mentioned and told nothing', async () => {
  const { discord } = herald;
  discord.setMentionable('storefront', false);
  discord.setPermissions('#ask-engineering', { of: 'Herald', deny: ['MentionEveryone'] });
  const from = herald.log().length;
  const offered = discord.nextMessage({ from: 'bot', where: shows('I still need an engineer') }, patient());
  const question = await discord.as('Carla').say('#ask-engineering', 'is storefront down?');
  const toOwner = discord.nextMessage(
    {
      from: 'bot',
      where: (message) => message.channel_id === question.id && /needs an engineer/.test(wordsOf(message)),
    },
    patient(),
  );
  await discord.as('Carla').press(await offered, 'I still need an engineer');
  expect((await toOwner).mention_roles).toEqual([]);
  await herald.logged('discord/nobody-mentioned', from);
});

it('says at once that no engineer was asked where it may no longer write, and asks when it is pressed again', async () => {
  const { discord } = herald;
  const from = herald.log().length;
  const answer = await ask(discord, '@Herald is the frobnicator up?', 'Cleo', '#billing');
  await herald.logged('noted a question', from);
  const pressed = async () => JSON.stringify(await discord.as('Cleo').press(answer, 'Ask an engineer'));
  discord.setPermissions('#billing', { of: 'bot', deny: ['SendMessages', 'SendMessagesInThreads'] });
  expect(await pressed()).toContain('I may not write in this channel, so nobody was asked.');
  discord.setPermissions('#billing', { of: 'bot', allow: ['SendMessages', 'SendMessagesInThreads'] });
  const asked = discord.nextMessage({ from: 'bot', where: (message) => /engineer/.test(wordsOf(message)) }, patient());
  expect(await pressed()).toContain("I'm asking the engineers now");
  await asked;
});

it('asks engineers below the question where it may begin a thread and not write in it', async () => {
  const { discord } = herald;
  discord.setPermissions('#general', { of: 'bot', deny: ['SendMessagesInThreads'] });
  const from = herald.log().length;
  const answer = await ask(discord, '@Herald is the frobnicator up?', 'Chidi', '#general');
  await herald.logged('noted a question', from);
  const channel = discord.channelId('general');
  const isForAll = (message: APIMessage) => message.flags !== 64 && /engineer/.test(message.content);
  const asked = discord.nextMessage({ channel, from: 'bot', where: isForAll }, patient());
  expect(JSON.stringify(await discord.as('Chidi').press(answer, 'Ask an engineer'))).toContain('asking the engineers');
  expect((await asked).message_reference?.message_id).toBe(answer.message_reference?.message_id);
});

it('carries out a press of "Ask an engineer" that is quicker than the note of its question', async () => {
  const { discord } = herald;
  for (const who of ['Carla', 'Chris', 'Chidi']) {
    const answer = await ask(discord, '@Herald is the frobnicator up?', who);
    const pressed = JSON.stringify(await discord.as(who).press(answer, 'Ask an engineer'));
    expect(pressed).toContain("I'm asking the engineers now");
  }
});

it('tells whoever pressed that what Discord told of it could not be read', async () => {
  const { discord } = herald;
  const { world } = discord;
  const id = world.newId();
  const interaction = {
    id,
    token: `unreadable.${id}`,
    type: 3,
    personId: discord.personId('Carla'),
    channelId: discord.channelId('status'),
    data: {},
    context: 0,
    byUserInstall: false,
    createdAtMs: world.clock.now(),
    state: 'waiting' as const,
  };
  world.interactions.set(id, interaction);
  const told = discord.nextMessage(
    { channel: '#status', where: ({ content }) => content.includes("couldn't read") },
    patient(),
  );
  const { guildId } = discord;
  discord.tellBot({
    t: 'INTERACTION_CREATE',
    d: { id, token: interaction.token, type: 3, data: null, channel_id: interaction.channelId, guild_id: guildId },
  });
  expect((await told).content).toContain('Write your question as a message instead.');
});

function shows(label: string): (message: APIMessage) => boolean {
  return ({ components = [] }) => JSON.stringify(components).includes(label);
}
