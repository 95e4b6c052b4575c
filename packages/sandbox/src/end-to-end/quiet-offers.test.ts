/** Where Herald isn't sure that it was asked: a sign under the message, and the answer for whoever presses it. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const sign = '💡';
/** Perhaps a question: nothing in it says that an answer is wanted. */
const perhaps = 'web-1 again';

let herald: Herald;
beforeAll(async () => {
  herald = await startHerald({
    registry: (origins, discord) =>
      [
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        'discord:',
        `  channels: { "${discord.channelId('billing')}": { listens: mentions } }`,
        '',
      ].join('\n'),
    agents: ['web-1'],
  });
});
afterAll(() => herald?.[Symbol.asyncDispose]());

it('offers the answer by a sign, gives it once to whoever presses, and takes the sign away', async () => {
  const { discord } = herald;
  const said = await discord.as('Carla').say('#status', perhaps);
  await vi.waitUntil(() => signsUnder(said.id).includes(discord.botId), { timeout: 60_000 });
  expect(answersTo(said.id)).toEqual([]);
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Chris').react(said, sign);
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  await vi.waitUntil(() => !signsUnder(said.id).includes(discord.botId), { timeout: 60_000 });
  expect(answersTo(said.id)).toHaveLength(1);
  expect(discord.violations).toEqual([]);
});

it('keeps its offer over a restart', async () => {
  const { discord } = herald;
  const said = await discord.as('Emil').say('#status', perhaps);
  await vi.waitUntil(() => signsUnder(said.id).includes(discord.botId), { timeout: 60_000 });
  await herald.hub()[Symbol.asyncDispose]();
  await herald.startHub();
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Emil').react(said, sign);
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  await vi.waitUntil(() => !signsUnder(said.id).includes(discord.botId), { timeout: 60_000 });
});

it('says nothing and offers nothing in a channel that listens to mentions alone', async () => {
  const { discord } = herald;
  const quiet = await discord.as('Carla').say('#billing', 'is web-1 up?');
  // What comes after it is heard after it.
  const answer = discord.nextMessage({ channel: '#billing', from: 'bot' }, AbortSignal.timeout(60_000));
  await discord.as('Carla').say('#billing', '@Herald is web-1 up?');
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
  expect(answersTo(quiet.id)).toEqual([]);
  expect(signsUnder(quiet.id)).toEqual([]);
});

function messages() {
  return [...herald.discord.world.channels.values()].flatMap((channel) => [...channel.messages.values()]);
}

function signsUnder(messageId: string): string[] {
  return messages().flatMap(({ id, reactions }) => (id === messageId ? [...(reactions.get(sign) ?? [])] : []));
}

function answersTo(messageId: string) {
  return messages().filter(({ reference }) => reference?.messageId === messageId);
}
