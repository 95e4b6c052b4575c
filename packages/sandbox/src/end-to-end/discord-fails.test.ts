/** Discord failing while Herald answers: nothing is said twice, and what matters is said late rather than never. */

import type { InjectedFault } from '@herald/discord-sandbox/injected-faults';
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let herald: Herald;

beforeAll(async () => {
  herald = await startHerald({ discord: { rateLimits: 'none' } });
  await herald.discord.whenCommandsRegistered();
});

afterEach(() => herald.discord.clearFaults());

afterAll(async () => {
  await herald?.[Symbol.asyncDispose]();
});

const troubles: [what: string, fault: InjectedFault][] = [
  ['a 429 of the route', { kind: 'rate-limit', retryAfterSeconds: 0.3, method: 'POST', path: '/messages' }],
  [
    'a 429 of everything',
    { kind: 'rate-limit', retryAfterSeconds: 0.3, scope: 'global', method: 'POST', path: '/messages' },
  ],
  ['a 503', { kind: 'status', status: 503, method: 'POST', path: '/messages', times: 2 }],
  // A request is tried four times at once: what fails more often is sent a second later.
  ['an outage of a second', { kind: 'status', status: 502, method: 'POST', path: '/messages', times: 5 }],
  ['a connection that breaks before it is carried out', { kind: 'reset', method: 'POST', path: '/messages' }],
  ['an answer that is lost after Discord carried it out', { kind: 'lost-answer', method: 'POST', path: '/messages' }],
];

it.each(troubles)('answers once after %s', async (_what, fault) => {
  const { discord } = herald;
  discord.failRequests(fault);
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
  const question = await discord.as('Carla').say('#status', 'is web-1 up?');
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  // The next answer comes after whatever might have been said twice.
  await ask(discord, '@Herald hello world', 'Chris');
  expect(answersTo(question)).toHaveLength(1);
});

it.each([
  ['resumed', 'allowed'],
  ['begun anew', 'refused'],
] as const)('answers once when the connection drops in mid-answer and is %s', async (_how, resume) => {
  const { discord } = herald;
  discord.failRequests({ kind: 'delay', delayMs: 300, method: 'POST', path: '/messages' });
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
  const question = await discord.as('Chidi').say('#status', 'is web-1 up?');
  const back = discord.nextEvent((event) => (event.kind === 'bot-presence' && event.online) || undefined);
  discord.dropGateway({ how: resume === 'refused' ? 'invalid-session' : 'close', resume });
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  await back;
  await ask(discord, '@Herald hello world', 'Chris');
  expect(answersTo(question)).toHaveLength(1);
});

it.each(['is resumed', 'is begun anew', 'is that of a new hub'])(
  'answers a command that is typed in the very moment in which its connection %s',
  async (how) => {
    const { discord } = herald;
    // The first moment in which Discord shows the bot as online again.
    const back = discord.nextEvent((event) => (event.kind === 'bot-presence' && event.online) || undefined);
    const typed = back.then(() => discord.as('Emil').slash('server', { name: 'web-1' }));
    const isNew = how === 'is that of a new hub';
    if (!isNew)
      discord.dropGateway(
        how === 'is resumed' ? { how: 'close', resume: 'allowed' } : { how: 'invalid-session', resume: 'refused' },
      );
    const [outcome] = await Promise.all([typed, isNew ? herald.startHub() : undefined]);
    expect(outcome.kind === 'reply' && wordsOf(outcome.message)).toMatch(/web-1 is up/);
  },
);

it.each([
  ['breaks before it is carried out', 'reset'],
  ['breaks after it was carried out', 'lost-answer'],
] as const)('answers a command whose connection %s', async (_what, kind) => {
  const { discord } = herald;
  discord.failRequests({ kind, method: 'POST', path: '/callback' });
  const outcome = await discord.as('Emil').slash('server', { name: 'web-1' });
  expect(outcome.kind === 'reply' && wordsOf(outcome.message)).toMatch(/web-1 is up/);
});

it('does nothing for an interaction that expired, says so in the log, and answers when it is pressed again', async () => {
  const { discord } = herald;
  const reply = await ask(discord, '@Herald is web-1 up?', 'Erin');
  const from = herald.log().length;
  discord.failRequests({ kind: 'delay', delayMs: 3_300, method: 'POST', path: '/callback' });
  const late = await discord.as('Erin').press(reply, 'Tell me when it changes');
  expect(late.kind).toBe('failed');
  await herald.logged(/"code":"discord\/interaction-expired"/, from);
  const list = await discord.as('Erin').slash('subscriptions');
  expect(list.kind === 'reply' && list.message.content).toMatch(/I tell you nothing/);
  const again = await discord.as('Erin').press(reply, 'Tell me when it changes');
  expect(again.kind === 'reply' && again.message.content).toMatch(/I'll write to you when web-1/);
});

it('says in the log that it may not write in a channel, and goes on elsewhere', async () => {
  const { discord } = herald;
  const from = herald.log().length;
  discord.setPermissions('#billing', { of: 'bot', deny: ['SendMessages'] });
  await discord.as('Carla').say('#billing', '@Herald is web-1 up?');
  await herald.logged(/Missing Permissions|could not answer a message/, from);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Cleo'))).toMatch(/web-1 is up/);
});

it('goes on when the channel of a question is deleted while it answers', async () => {
  const { discord } = herald;
  const from = herald.log().length;
  discord.failRequests({ kind: 'status', status: 503, method: 'POST', path: discord.channelId('general') });
  await discord.as('Esra').say('#general', '@Herald is web-1 up?');
  discord.deleteChannel('#general');
  await herald.logged('could not answer a message', from);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Emil'))).toMatch(/web-1 is up/);
});

function answersTo(question: APIMessage): unknown[] {
  const channel = herald.discord.world.channels.get(question.channel_id);
  return [...(channel?.messages.values() ?? [])].filter((message) => message.reference?.messageId === question.id);
}
