/** Every kind of place that Discord has, what it may leave unsaid of one, and what a person is there. */
import { defaultGuild } from '@herald/discord-sandbox/guild-spec';
import type { Outcome } from '@herald/discord-sandbox/interact';
import { addMessage } from '@herald/discord-sandbox/messages';
import { movableClock } from '@herald/protocol/movable-clock';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type SimulatedFleet, startSimulatedFleet } from '../fleet/start-simulated-fleet.ts';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const clock = movableClock();
let fleet: SimulatedFleet;
let herald: Herald;
beforeAll(async () => {
  fleet = await startSimulatedFleet({ count: 1, apart: 'ports', now: clock.now });
  herald = await startHerald({
    agents: [],
    clock,
    discord: {
      guild: {
        ...defaultGuild,
        channels: [
          ...defaultGuild.channels,
          { name: 'news', kind: 'announcement' },
          { name: 'calls', kind: 'voice' },
          { name: 'all-hands', kind: 'stage' },
          { name: 'help', kind: 'forum' },
        ],
      },
    },
    registry: (_origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: "${fleet.urls[0]}" } }`,
        'services: { storefront: { hosts: [web-1] } }',
        'discord:',
        `  engineers: ["${discord.roleId('Engineer')}"]`,
        `  may-see-addresses: ["${discord.roleId('CSM')}"]`,
        '  channels:',
        `    "${discord.channelId('general')}": { answer: false }`,
        `    "${discord.channelId('billing')}": { about: storefront }`,
        '',
      ].join('\n'),
  });
  await herald.discord.whenCommandsRegistered();
});
let omits: () => boolean;
beforeAll(() => {
  omits = herald.discord.world.omits;
});
afterEach(() => {
  herald.discord.world.omits = omits;
});
afterAll(async () => {
  await herald?.[Symbol.asyncDispose]();
  await fleet?.[Symbol.asyncDispose]();
});

/** What the first of a simulated fleet tells of itself. */
const privateAddress = '10.0.0.0';
const patient = () => AbortSignal.timeout(60_000);

it.each(['#news', '#calls', '#all-hands'])('answers in %s', async (channel) => {
  expect(wordsOf(await ask(herald.discord, '@Herald is web-1 up?', 'Carla', channel))).toMatch(/web-1 is up/);
});

it('answers a post in a forum, and what is written under it', async () => {
  const { discord } = herald;
  // A post has the id of its first message; an answer to what was asked before may still come.
  const isToPost = ({
    channel_id,
    message_reference,
  }: {
    channel_id: string;
    message_reference?: { message_id?: string };
  }) => message_reference?.message_id === channel_id;
  const answer = discord.nextMessage({ from: 'bot', where: isToPost }, patient());
  const post = await discord.as('Carla').post('#help', 'Something is slow', '@Herald is web-1 up?');
  expect(await answer).toMatchObject({ channel_id: post.channel_id, message_reference: { message_id: post.id } });
  expect(wordsOf(await ask(discord, 'is web-1 up?', 'Chris', post.channel_id))).toMatch(/web-1 is up/);
});

it('answers in the thread of an announcement', async () => {
  const { discord } = herald;
  const news = await discord.as('Pat').say('#news', 'Lunch is at noon from now on.');
  const thread = await discord.as('Pat').createThread(news, 'About lunch');
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Carla', thread.id))).toMatch(/web-1 is up/);
});

it('answers in a private thread as soon as it is mentioned there', async () => {
  const { discord } = herald;
  const thread = await discord.as('Carla').createPrivateThread('#status', 'Between us');
  await discord.as('Carla').say(thread.id, 'is web-1 up?');
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Carla', thread.id))).toMatch(/web-1 is up/);
});

it('answers the first direct message of somebody, whatever Discord leaves out of it', async () => {
  const { discord } = herald;
  discord.world.omits = () => true;
  expect(wordsOf(await ask(discord, 'is web-1 up?', 'Chidi', '@Chidi'))).toMatch(/web-1 is up/);
  expect(JSON.stringify(await discord.as('Chidi').slash('server', { name: 'web-1' }, { channel: '@Chidi' }))).toMatch(
    /web-1 is up/,
  );
});

it('keeps out whoever uses it in a channel of other people, whatever Discord leaves out of it', async () => {
  const { discord } = herald;
  discord.addPrivateChannel('between-friends');
  await discord.as('Carla').installApp();
  discord.world.omits = () => true;
  const channel = discord.world.channels.get(discord.channelId('between-friends'));
  if (!channel) throw new Error('There is no such channel.');
  for (const isKnown of [false, true]) {
    // Told without its type, a message makes the library take its channel for a direct conversation with Herald.
    if (isKnown) addMessage(discord.world, { channel, authorId: discord.botId, content: 'web-1 was up.' });
    const told = JSON.stringify(await discord.as('Carla').slash('servers', {}, { channel: '#between-friends' }));
    expect(told).toContain('I answer only in the Discord server that I belong to');
    expect(told).not.toContain('web-1');
  }
});

it('keeps a closed channel and its threads closed, whatever Discord leaves out', async () => {
  const { discord } = herald;
  const said = await discord.as('Carla').say('#general', 'Something for a thread');
  const thread = await discord.as('Carla').createThread(said, 'Closed too');
  discord.world.omits = () => true;
  for (const channel of ['#general', thread.id]) {
    const told = JSON.stringify(await discord.as('Carla').slash('servers', {}, { channel }));
    expect(told).toContain('I may not talk about servers in this channel');
    expect(told).not.toContain('web-1');
  }
});

it('counts what somebody is in the server also in a direct message', async () => {
  const { discord } = herald;
  const asked = async (who: string) => wordsOf(await ask(discord, 'ip of web-1?', who, `@${who}`));
  expect(await asked('Chris')).toContain(privateAddress);
  expect(await asked('Erin')).toContain(privateAddress);
  discord.setRole('Chris', 'CSM', { carried: false });
  // What was known of somebody is used for half a minute.
  await herald.moveTo(clock.now() + 31_000);
  await vi.waitUntil(async () => !(await asked('Chris')).includes(privateAddress), { timeout: 60_000, interval: 500 });
  const planned = await discord.as('Erin').slash('downtime plan', {}, { channel: '@Erin' });
  expect(planned.kind).toBe('modal');
});

it.each([
  ['server', { name: 'foo' }, 'foo'],
  ['service', { name: 'nope' }, 'nope'],
  ['history', { name: 'web-9' }, 'web-9'],
])(
  'says first that it does not know the name that /%s was given, in a channel about a service',
  async (command, values, name) => {
    const first = firstWords(await herald.discord.as('Emil').slash(command, values, { channel: '#billing' }));
    expect(first).toContain(`I don't know "${name}"`);
    expect(first).not.toMatch(/\bup\b|outage|storefront is/);
  },
);

it('answers what was written while it was taken out of the server, once it is added again', async () => {
  const { discord } = herald;
  discord.setBot({ belongs: false });
  const question = await discord.as('Esra').say('#status', '@Herald is web-1 up?');
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, patient());
  discord.setBot({ belongs: true });
  expect(await answer).toMatchObject({ message_reference: { message_id: question.id } });
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
});

it('tells beside its name how things are, also after a new session', async () => {
  const { discord } = herald;
  // What it tells there stands for 20 seconds at least.
  const told = (words: RegExp) =>
    vi.waitUntil(
      async () => {
        if (words.test(discord.world.botStatus)) return true;
        await herald.moveTo(clock.now() + 2_000);
        return false;
      },
      { timeout: 60_000, interval: 300 },
    );
  const isWell = /^🟢 1 service up$/;
  await told(isWell);
  discord.world.botStatus = '';
  discord.dropGateway({ how: 'invalid-session', resume: 'refused' });
  await told(isWell);
  fleet.setFault(0, 'reset');
  await told(/storefront/);
  expect(discord.world.botStatus).toMatch(/^(⚪ storefront unknown|🔴 storefront down)$/);
  fleet.setFault(0, 'none');
  await told(isWell);
  expect(discord.violations.filter(({ method }) => method === 'GATEWAY')).toEqual([]);
});

function firstWords(outcome: Outcome): string {
  if (!('message' in outcome) || !outcome.message) throw new Error(outcome.kind);
  return wordsOf(outcome.message).split('\n')[0] ?? '';
}
