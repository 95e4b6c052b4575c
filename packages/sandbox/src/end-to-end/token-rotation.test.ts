/** The bot's token is reset in the developer portal while the hub runs, and the new one set, as the guide says. */
import { expect, it, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000 });

it('says that the token was reset, goes on without Discord, and answers what was asked meanwhile with the new one', async () => {
  await using herald = await startHerald({ discord: { rateLimits: 'none' } });
  const { discord } = herald;
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toMatch(/web-1 is up/);
  const from = herald.log().length;
  discord.revokeToken(discord.token);
  await herald.logged(/"code":"discord\/token-wrong"/, from);
  const { webUrl } = herald.hub().ready;
  const ready: unknown = await fetch(`${String(webUrl)}/readyz`).then((response) => response.json());
  expect(ready).toMatchObject({ status: 'ready', discord: { state: 'down', code: 'discord/token-wrong' } });
  const question = await discord.as('Carla').say('#status', '@Herald is web-1 up?');

  discord.addToken('sandbox.bot.reset');
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, AbortSignal.timeout(60_000));
  await herald.startHub({ DISCORD_TOKEN: 'sandbox.bot.reset' });
  const answered = await answer;
  expect(wordsOf(answered)).toMatch(/web-1 is up/);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toMatch(/web-1 is up/);
  const replies = [...discord.world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .filter(({ reference }) => reference?.messageId === question.id);
  expect(replies).toHaveLength(1);
  expect(herald.log()).not.toContain('sandbox.bot.reset');
});
