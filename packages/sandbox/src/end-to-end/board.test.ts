/** The live board: one pinned message that stays current by edits. What Discord refuses of one, or of one event, costs none of the others. */
import { expect, test, vi } from 'vitest';
import { wordsOf } from './testing/ask.ts';
import { startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 150_000, maxConcurrency: 2 });
/** Each has a Herald of its own and mostly waits. */
const it = test.concurrent;
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
  // Deleted at once, before it was looked at a second time, in a fleet in which nothing changes.
  const [tooSoon] = boards();
  if (tooSoon) await discord.as('Pat').delete(tooSoon);
  await vi.waitUntil(() => boards().some(({ id, pinnedAtMs }) => id !== tooSoon?.id && pinnedAtMs !== null), patience);
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

it('keeps the other board and the other event where Discord refuses one for good, and does not ask for that again', async () => {
  await using herald = await startHerald({
    discord: { rateLimits: 'none' },
    hub: 'later',
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        'services: { storefront: { hosts: [web-1] } }',
        'discord:',
        '  channels:',
        `    "${discord.channelId('billing')}": { board: true }`,
        `    "${discord.channelId('status')}": { board: true }`,
        'maintenance:',
        ...[2, 3].map(
          (days) =>
            `  - { title: Window ${days}, services: [storefront], starts: ${dayIn(days)} 22:00, lasts: 90m, customers: Slow. }`,
        ),
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  const billing = `/channels/${discord.channelId('billing')}/messages`;
  const times = Number.POSITIVE_INFINITY;
  discord.failRequests({ kind: 'status', status: 400, method: 'POST', path: billing, times });
  discord.failRequests({ kind: 'status', status: 400, method: 'POST', path: '/scheduled-events' });
  let asked = 0;
  discord.world.listen((event) => {
    if (event.kind === 'request' && event.method === 'POST' && event.url.includes(billing)) asked += 1;
  });
  await herald.startHub();
  const boardSays = (words: RegExp) =>
    vi.waitUntil(
      () =>
        [...(discord.world.channels.get(discord.channelId('status'))?.messages.values() ?? [])].some(
          (message) => message.authorId === discord.botId && words.test(wordsOf(message)),
        ),
      patience,
    );
  await boardSays(/storefront\*\* Operational/);
  await vi.waitUntil(() => discord.world.events.size > 0, patience);
  expect([...discord.world.events.values()].map(({ name }) => name)).toEqual([expect.stringContaining('Window 3')]);
  // Two more looks at all boards.
  const agent = herald.agents.get('web-1');
  agent?.kill('SIGKILL');
  await boardSays(/storefront\*\* Unknown/);
  await herald.startAgent('web-1', Number(new URL(String(agent?.ready['url'])).port));
  await boardSays(/storefront\*\* Operational/);
  expect(asked).toBe(1);
});

it('keeps the other board current while Discord takes no further edit of one that is old', async () => {
  await using herald = await startHerald({
    discord: { rateLimits: 'none' },
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        'services: { storefront: { hosts: [web-1] } }',
        'discord:',
        '  channels:',
        `    "${discord.channelId('billing')}": { board: true }`,
        `    "${discord.channelId('status')}": { board: true }`,
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  const boardSays = (channel: string, words: RegExp) =>
    vi.waitUntil(
      () =>
        [...(discord.world.channels.get(discord.channelId(channel))?.messages.values() ?? [])].some(
          (message) => message.authorId === discord.botId && words.test(wordsOf(message)),
        ),
      patience,
    );
  for (const channel of ['billing', 'status']) await boardSays(channel, /storefront\*\* Operational/);
  discord.failRequests({
    ...{ kind: 'rate-limit', retryAfterSeconds: 600, code: 30_046 },
    ...{ method: 'PATCH', path: discord.channelId('billing'), times: Number.POSITIVE_INFINITY },
  });
  herald.agents.get('web-1')?.kill('SIGKILL');
  await boardSays('status', /storefront\*\* Unknown/);
});

it('takes down a board that the registry no longer wants, at a later look where Discord fails at the first', async () => {
  const registryOf = (board: boolean) => (origins: Readonly<Record<string, string>>, channel: string) =>
    [
      'defaults: { poll: 1s }',
      `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
      'services: { storefront: { hosts: [web-1] } }',
      `discord: { channels: { "${channel}": { board: ${board} } } }`,
      '',
    ].join('\n');
  let origin: Readonly<Record<string, string>> = {};
  await using herald = await startHerald({
    registry(origins, discord) {
      origin = origins;
      return registryOf(true)(origins, discord.channelId('status'));
    },
  });
  const { discord } = herald;
  const boards = () =>
    [...(discord.world.channels.get(discord.channelId('status'))?.messages.values() ?? [])].filter(
      (message) => message.authorId === discord.botId && message.pinnedAtMs !== null,
    );
  await vi.waitUntil(() => boards().length === 1, patience);
  let refused = 0;
  discord.world.listen((event) => {
    if (event.kind === 'request' && event.method === 'DELETE') refused += 1;
  });
  discord.failRequests({ kind: 'status', status: 403, code: 40_333, method: 'DELETE', path: '/messages/' });
  await herald.writeRegistry(registryOf(false)(origin, discord.channelId('status')));
  await vi.waitUntil(() => boards().length === 0, patience);
  expect(refused).toBeGreaterThan(1);
});

/** As a registry writes a day. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
