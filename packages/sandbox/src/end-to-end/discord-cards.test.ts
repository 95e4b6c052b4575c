/** The two forms of a card in Discord: an overview with a button beside each thing in trouble, and what edits make of it. */
import { addMessage } from '@herald/discord-sandbox/messages';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, type Reply, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const componentsV2 = 1 << 15;
let herald: Herald;

beforeAll(async () => {
  herald = await startHerald({
    agents: ['web-1'],
    discord: { rateLimits: 'none' },
    registry: (origins) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} }, csv-1: { address: "http://127.0.0.1:9" } }`,
        'services: { storefront: { hosts: [web-1] }, exports: { hosts: [csv-1] } }',
        '',
      ].join('\n'),
  });
  await herald.discord.whenCommandsRegistered();
  await herald.logged(/"target":"csv-1","health":"unknown"/);
});
afterAll(() => herald?.[Symbol.asyncDispose]());

it('answers about everything with a button beside what is in trouble, which tells about that alone, for all to see', async () => {
  const { discord } = herald;
  const overview = await ask(discord, '@Herald how is everything?');
  expect(overview.flags).toBe(componentsV2);
  expect(wordsOf(overview)).toMatch(/exports can't be judged/);
  const told = discord.nextMessage({ channel: '#status', from: 'bot' });
  await discord.as('Chris').press(overview, 'about:exports', { until: 'acknowledged' });
  expect(wordsOf(await told)).toMatch(/^⚪ [^\n]*exports/);
  expect((await told).flags).toBe(componentsV2);
  expect(herald.discord.violations).toEqual([]);
});

it('keeps an overview in its form when it is refreshed, and when its question becomes another', async () => {
  const { discord } = herald;
  const overview = await ask(discord, '@Herald how are all servers?', 'Cleo');
  await refreshed(overview, 'Cleo');
  const edited = discord.nextEdit({ message: overview });
  await discord.as('Cleo').edit(overview.message_reference?.message_id ?? '', '@Herald is storefront up?');
  expect(wordsOf(await edited)).toMatch(/storefront is up/);
  expect((await edited).flags).toBe(componentsV2);
  const greeted = discord.nextEdit({ message: overview });
  await discord.as('Cleo').edit(overview.message_reference?.message_id ?? '', '@Herald hello world');
  expect(wordsOf(await greeted)).toBe('hello');
  expect(herald.discord.violations).toEqual([]);
});

it('follows every edit of a question, also one that comes with the answer to the edit before', async () => {
  const { discord } = herald;
  const answer = await ask(discord, '@Herald is storefront up?', 'Chidi');
  for (let times = 1; times <= 4; times += 1)
    for (const [words, expected] of [
      ['@Herald hello world', /^hello$/],
      ['@Herald is storefront up?', /storefront is up/],
    ] as const) {
      const edited = discord.nextEdit({ message: answer });
      await discord.as('Chidi').edit(answer.message_reference?.message_id ?? '', words);
      expect(wordsOf(await edited)).toMatch(expected);
    }
});

it('keeps an overview of an older release, an embed, in that form', async () => {
  const { discord } = herald;
  const question = await discord.as('Erin').say('#general', 'lunch, everybody?');
  const channel = discord.world.channels.get(question.channel_id);
  if (!channel) throw new Error('There is no #general.');
  const old = addMessage(discord.world, {
    channel,
    authorId: discord.botId,
    content: '',
    embeds: [{ description: 'Both servers were up.' }],
    components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Refresh', custom_id: 'refresh~servers~~' }] }],
  });
  const edited = discord.nextEdit({ message: old });
  await discord.as('Erin').press(old, 'Refresh');
  const now = await edited;
  expect(now.embeds[0]?.description).toMatch(/exports can't be judged/);
  expect(now.flags ?? 0).toBe(0);
  expect(herald.discord.violations).toEqual([]);
});

it('answers a command about everything in the newer form', async () => {
  const outcome = await herald.discord.as('Emil').slash('servers');
  if (!('message' in outcome) || !outcome.message) throw new Error(outcome.kind);
  expect(outcome.message.flags).toBe(componentsV2);
  await refreshed(outcome.message, 'Emil');
  expect(herald.discord.violations).toEqual([]);
});

async function refreshed(message: Reply, who: string): Promise<void> {
  const edited = herald.discord.nextEdit({ message });
  await herald.discord.as(who).press(message, 'Refresh');
  expect((await edited).flags).toBe(componentsV2);
  expect(wordsOf(await edited)).toMatch(/exports can't be judged/);
}
