/** What people wrote while the hub was away: heard when it is back, each once. */
import { expect, it, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 150_000 });

it('answers after a kill -9 what was asked meanwhile, once, and does not answer again what it had answered', async () => {
  await using herald = await startHerald({
    registry: (origins, discord) =>
      [
        'defaults: { poll: 2s }',
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        'services: { storefront: { hosts: [web-1] } }',
        'discord:',
        `  engineers: ["${discord.roleId('Engineer')}"]`,
        `  channels: { "${discord.channelId('ask-engineering')}": { ask-engineering: true } }`,
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  await ask(discord, '@Herald is storefront up?');
  const offered = discord.nextMessage({ from: 'bot' });
  const put = await discord.as('Carla').say('#ask-engineering', 'is storefront down?');
  await offered;
  herald.hub().kill('SIGKILL');
  await discord.whenBotGone();

  const away = await discord.as('Chris').say('#status', '@Herald tell me about web-1');
  const putAway = await discord.as('Chidi').say('#ask-engineering', 'is storefront ok?');
  await discord.as('Chidi').say('#general', 'lunch?');
  await discord.as('Erin').reply(put, 'it is fine');
  const deleted = await discord.as('Carla').say('#status', 'Herald, never mind');
  await discord.as('Carla').delete(deleted);
  const before = herald.log().length;
  await herald.startHub();
  await herald.logged('caught up with what was missed', before);
  await vi.waitUntil(() => discord.world.channels.get(putAway.id)?.messages.size === 1, { timeout: 10_000 });

  const said = () =>
    [...discord.world.channels.values()]
      .flatMap(({ messages }) => [...messages.values()])
      .filter(({ authorId }) => authorId === discord.botId);
  expect(said()).toHaveLength(4);
  expect(said().filter(({ reference }) => reference?.messageId === away.id)).toHaveLength(1);
  expect(herald.log().slice(before)).toMatch(/"noted a question"/);
  // A thread that the killed hub had opened is found by trying to open it.
  expect(discord.violations.filter(({ code }) => code !== 160004)).toEqual([]);

  // Again, with nothing missed: nothing more is said.
  const again = herald.log().length;
  await herald.startHub();
  await herald.logged('caught up with what was missed', again);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?'))).toMatch(/web-1 is up/);
  expect(said()).toHaveLength(5);
});
