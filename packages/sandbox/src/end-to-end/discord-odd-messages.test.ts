/** What Discord sends beside plain questions, and what it refuses: nothing is answered that nobody said, and no answer is lost. */
import { addMessage, pinMessage, removeMessages } from '@herald/discord-sandbox/messages';
import type { Channel } from '@herald/discord-sandbox/things';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let herald: Herald;
beforeAll(async () => {
  herald = await startHerald({
    discord: { rateLimits: 'none' },
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        `services: { storefront: { hosts: [web-1], owner: { team: Shop, role: "${discord.roleId('storefront')}" } } }`,
        'discord:',
        `  engineers: ["${discord.roleId('Engineer')}"]`,
        `  channels: { "${discord.channelId('ask-engineering')}": { ask-engineering: true } }`,
        '',
      ].join('\n'),
  });
  await herald.discord.whenCommandsRegistered();
});
afterEach(() => herald.discord.clearFaults());
afterAll(() => herald?.[Symbol.asyncDispose]());

const patient = () => AbortSignal.timeout(60_000);

it('answers again a question that was edited away and back', async () => {
  const { discord } = herald;
  const answer = await ask(discord, 'is web-1 up?');
  const questionId = answer.message_reference?.message_id ?? '';
  const gone = discord.nextEvent(
    (event) => (event.kind === 'message' && event.change === 'delete' && event.message.id === answer.id) || undefined,
    patient(),
  );
  await discord.as('Carla').edit(questionId, 'lunch, anybody?');
  await gone;
  const again = discord.nextMessage({ channel: '#status', from: 'bot' }, patient());
  await discord.as('Carla').edit(questionId, 'is web-1 up?');
  expect(wordsOf(await again)).toMatch(/web-1 is up/);
});

it.each([
  ['a thread that is named like a question', 18],
  ['a channel that is renamed like a question', 4],
  ['a boost', 8],
  ['a pin', 6],
  ['the beginning of a thread', 21],
])('is silent at the message that tells of %s', async (_what, type) => {
  const { discord } = herald;
  const said = addMessage(discord.world, {
    channel: channelOf('status'),
    authorId: discord.personId('Carla'),
    content: '@Herald is web-1 up?',
    type,
  });
  await ask(discord, '@Herald is web-1 up?', 'Chris');
  expect(answersTo(said.id)).toEqual([]);
});

it('leaves an old message alone that was edited days ago and is pinned today', async () => {
  const { discord } = herald;
  const sixDaysAgo = discord.world.clock.now() - 6 * 86_400_000;
  const recent = await discord.as('Carla').say('#general', 'nothing of interest');
  const channel = channelOf('status');
  const id = (BigInt(sixDaysAgo - 1_420_070_400_000) << 22n).toString();
  const pattern = channelOf('general').messages.get(recent.id);
  if (!pattern) throw new Error('The message is not there.');
  const dated = { createdAtMs: sixDaysAgo, editedAtMs: sixDaysAgo + 60_000 };
  const old = { ...pattern, ...dated, id, channelId: channel.id, content: '@Herald is web-1 up?' };
  channel.messages.set(id, old);
  pinMessage(discord.world, old, { pinned: true });
  await ask(discord, '@Herald is web-1 up?', 'Chidi');
  expect(answersTo(old.id)).toEqual([]);
});

it('takes its answers away with questions that are deleted together', async () => {
  const { discord } = herald;
  const answers = [await ask(discord, 'is web-1 up?', 'Cleo'), await ask(discord, 'is storefront up?', 'Erin')];
  const gone = answers.map(({ id }) =>
    discord.nextEvent(
      (event) => (event.kind === 'message' && event.change === 'delete' && event.message.id === id) || undefined,
      patient(),
    ),
  );
  const ids = answers.map(({ message_reference }) => message_reference?.message_id ?? '');
  removeMessages(discord.world, channelOf('status'), ids);
  await Promise.all(gone);
});

it('offers no engineer in a direct message, where nobody could be asked', async () => {
  const { discord } = herald;
  const answer = await ask(discord, 'is the frobnicator up?', 'Emil', '@Emil');
  expect(answer.content).toContain('To ask an engineer, write in a channel of the server');
  await expect(discord.as('Emil').press(answer, 'Ask an engineer')).rejects.toThrow('shows nothing called');
});

it('asks engineers within the thread in which the question stands', async () => {
  const { discord } = herald;
  const first = await discord.as('Carla').say('#status', 'Something for a thread');
  const thread = await discord.as('Carla').createThread(first, 'About the shop');
  const from = herald.log().length;
  const answer = await ask(discord, '@Herald is the frobnicator up?', 'Carla', thread.id);
  await herald.logged('noted a question', from);
  // What only Carla sees is flagged as such.
  const isForAll = ({ content, flags }: { content: string; flags?: number }) => content !== '' && flags !== 64;
  const asked = discord.nextMessage({ channel: thread.id, from: 'bot', where: isForAll }, patient());
  expect(JSON.stringify(await discord.as('Carla').press(answer, 'Ask an engineer'))).toContain('asking the engineers');
  expect((await asked).content).toMatch(/engineer/);
});

it('makes up for what it missed where Discord does not say which message is the newest', async () => {
  const { discord } = herald;
  const ended = herald.hub().ended;
  herald.hub().kill('SIGTERM');
  await ended;
  const question = await discord.as('Carla').say('#status', '@Herald is web-1 up?');
  discord.world.omits = () => true;
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, patient());
  await herald.startHub();
  await answer;
  expect(answersTo(question.id)).toHaveLength(1);
});

function answersTo(questionId: string): unknown[] {
  return [...channelOf('status').messages.values()].filter(({ reference }) => reference?.messageId === questionId);
}

function channelOf(name: string): Channel {
  const channel = herald.discord.world.channels.get(herald.discord.channelId(name));
  if (!channel) throw new Error(`There is no channel ${name}.`);
  return channel;
}

it('answers the question of a colleague to whoever replies to it with a mention alone', async () => {
  const { discord } = herald;
  const asked = await discord.as('Erin').say('#general', 'someone asked me whether web-1 is fine');
  const answer = discord.nextMessage({ channel: '#general', from: 'bot' }, patient());
  await discord.as('Carla').reply(asked, '@Herald');
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
});
