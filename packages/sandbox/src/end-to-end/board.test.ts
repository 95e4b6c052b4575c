/** The live board: one pinned message that stays current by edits. */
import { expect, it, vi } from 'vitest';
import { wordsOf } from './testing/ask.ts';
import { startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000 });
const patience = { timeout: 30_000, interval: 50 };

it('posts and pins one board, edits it when a server dies, keeps it over a restart, and replaces one that was deleted', async () => {
  await using herald = await startHerald({
    agents: ['web-1', 'web-2', 'web-3'],
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s }',
        `hosts: { ${Object.entries(origins)
          .map(([name, origin]) => `${name}: { address: ${JSON.stringify(origin)} }`)
          .join(', ')} }`,
        'services: { storefront: { hosts: [web-1] } }',
        `discord: { channels: { "${discord.channelId('status')}": { board: true } } }`,
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  const boards = () =>
    [...(discord.world.channels.get(discord.channelId('status'))?.messages.values() ?? [])].filter(
      ({ authorId, embeds }) => authorId === discord.botId && embeds.length > 0,
    );
  const boardSays = (words: RegExp) =>
    vi.waitUntil(() => boards().some((board) => words.test(wordsOf(board))), patience);

  await boardSays(/storefront\*\* Operational · 1 of 1 servers up/);
  await vi.waitUntil(() => boards()[0]?.pinnedAtMs !== null, patience);
  const [first] = boards();

  const agent = herald.agents.get('web-1');
  const { port } = new URL(String(agent?.ready['url']));
  agent?.kill('SIGKILL');
  await boardSays(/storefront\*\* Unknown since <t:\d+:\w>/);
  expect(boards().map(({ id }) => id)).toEqual([first?.id]);

  await herald.hub()[Symbol.asyncDispose]();
  await herald.startHub();
  await herald.startAgent('web-1', Number(port));
  await boardSays(/storefront\*\* Operational/);
  expect(boards().map(({ id }) => id)).toEqual([first?.id]);

  if (first) await discord.as('Pat').delete(first);
  await vi.waitUntil(() => boards().some(({ id }) => id !== first?.id), patience);
  expect(boards()).toHaveLength(1);
  await vi.waitUntil(() => boards()[0]?.pinnedAtMs !== null, patience);
  expect(discord.violations).toEqual([]);
});
