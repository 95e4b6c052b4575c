/** Discord beside the hub: pages and polling begin and go on without it, and what it missed is made up for when it comes. */

import type { InjectedFault } from '@herald/discord-sandbox/injected-faults';
import type { Discord } from '@herald/discord-sandbox/start-discord';
import { movableClock } from '@herald/protocol/movable-clock';
import { expect, test, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 180_000, maxConcurrency: 3 });
/** Each has a Herald of its own and waits as much as it computes. */
const it = test.concurrent;

const apiToken = 'a-token-for-this-test-only';
const plant = new URL('testing/plant-uncaught.ts', import.meta.url).href;
const forever = Number.POSITIVE_INFINITY;
const troubles: Record<string, (discord: Discord) => void> = {
  'breaks every connection': (discord) => discord.failRequests({ kind: 'reset', times: forever }),
  'answers every request with 503': (discord) => discord.failRequests({ kind: 'status', status: 503, times: forever }),
  'refuses the token': (discord) => discord.failRequests({ kind: 'status', status: 401, times: forever }),
  'never answers': (discord) => discord.failRequests({ kind: 'silence', times: forever }),
  'closes each connection to its gateway': (discord) => discord.gatewayBehaves('closes'),
  'takes connections to its gateway and says nothing': (discord) => discord.gatewayBehaves('silent'),
};

it.each(Object.entries(troubles))(
  'starts while Discord %s, says so, stops within 5 seconds, and answers once it is back',
  async (what, begin) => {
    await using herald = await startHerald({
      hub: 'later',
      agents: [],
      // Nobody answers there: that it is asked is seen by its being down.
      registry: () => 'defaults: { poll: 1s }\nhosts: { web-1: { address: "http://127.0.0.1:9" } }\n',
      env: { HERALD_API_TOKEN: apiToken },
      discord: { rateLimits: 'none' },
    });
    const { discord } = herald;
    begin(discord);
    await herald.startHub();
    // A Discord that says nothing is waited for longer than anybody waits for the pages.
    if (/never|nothing/.test(what)) expect(herald.log()).not.toContain('"code":"discord/');
    expect(await readyz(herald)).toMatchObject({ status: 'ready' });
    await herald.logged(/"target":"web-1","health":"(?:down|unknown)"/);
    expect((await page(herald, '/')).status).toBe(200);
    const question = await discord.as('Carla').say('#status', 'is web-1 up?');
    // 4.5 seconds, and what a busy machine adds.
    expect(await stopSeconds(herald)).toBeLessThan(8);

    discord.clearFaults();
    discord.gatewayBehaves('normal');
    const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, AbortSignal.timeout(60_000));
    await herald.startHub();
    expect(wordsOf(await answer)).toContain('web-1');
    await ask(discord, '@Herald is web-1 up?', 'Chris');
    expect(answersTo(herald, question.id)).toHaveLength(1);
  },
);

it.each<[string, InjectedFault]>([
  ['never answers', { kind: 'silence', times: forever }],
  ['has everything wait', { kind: 'rate-limit', scope: 'global', retryAfterSeconds: 60, times: forever }],
])('stops in order while Discord, which it was connected to, %s', async (_what, fault) => {
  await using herald = await startHerald({
    agents: [],
    registry: (_origins, discord) => registryWith(discord, ['web-1']),
  });
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  discord.failRequests(fault);
  const isAsked = discord.nextEvent((event) => event.kind === 'request' || undefined);
  for (const who of ['Carla', 'Chris', 'Chidi']) await discord.as(who).say('#status', '@Herald is web-1 up?');
  await herald.writeRegistry(registryWith(discord, ['web-1', 'api-1']));
  await isAsked;
  await herald.logged(/"target":"api-1"/);
  herald.hub().kill('SIGTERM');
  // A hub that is ended by its own limit gives another code.
  expect(await herald.hub().ended).toBe(0);
});

it.each(Object.entries(troubles))(
  'comes back by itself ten minutes after Discord %s: pages and polling went on, nothing is lost or said twice',
  async (_what, begin) => {
    const clock = movableClock(Date.parse('2026-03-02T10:00:00Z'));
    await using herald = await startHerald({
      hub: 'later',
      agents: [],
      clock,
      registry: (_origins, discord) => registryWith(discord, ['web-1']),
      env: { HERALD_API_TOKEN: apiToken },
      discord: { rateLimits: 'none' },
    });
    const { discord } = herald;
    begin(discord);
    await herald.startHub();
    // A Discord that says nothing is waited for half a minute.
    await herald.moveTo(clock.now() + 31_000);
    await herald.logged(/"code":"discord\/(?:unreachable|token-wrong|not-ready|disconnected)"/);
    const question = await discord.as('Carla').say('#status', 'is web-1 up?');
    await herald.writeRegistry(registryWith(discord, ['web-1', 'api-1']));
    for (let minute = 1; minute <= 10; minute += 1) await herald.moveTo(clock.now() + 60_000);
    expect(await readyz(herald)).toMatchObject({ status: 'ready', discord: { state: 'down' } });
    expect((await page(herald, '/')).status).toBe(200);
    await herald.logged(/"target":"api-1","health":"(?:down|unknown)"/);
    const patience = () => AbortSignal.timeout(100_000);
    const answer = discord.nextMessage({ channel: '#status', from: 'bot' }, patience());
    const news = discord.nextMessage({ channel: '#general', from: 'bot' }, patience());
    discord.clearFaults();
    discord.gatewayBehaves('normal');
    const back = herald.logged('Discord bot is ready');
    // A try that was under way sleeps once more, for five minutes at most; after half an hour a question is too old.
    const moving = setInterval(() => void herald.moveTo(clock.now() + 10_000), 250);
    await back.finally(() => clearInterval(moving));
    expect(wordsOf(await answer)).toContain('web-1');
    expect(wordsOf(await news)).toContain('api-1');
    expect(await readyz(herald)).toMatchObject({ discord: { state: 'up' } });
    await ask(discord, '@Herald is web-1 up?', 'Chris');
    expect(answersTo(herald, question.id)).toHaveLength(1);
    expect(discord.world.channels.get(discord.channelId('general'))?.messages.size).toBe(1);
  },
);

/** What changes in it is told in #general. Nobody answers at these addresses: that they are asked is seen by their being down. */
function registryWith(discord: Discord, names: readonly string[]): string {
  const hosts = names.map((name) => `${name}: { address: "http://127.0.0.1:9" }`).join(', ');
  return `defaults: { poll: 1s }\nhosts: { ${hosts} }\ndiscord: { registry: "${discord.channelId('general')}" }\n`;
}

it('goes on when Discord refuses its commands, and registers them when a passing failure is over', async () => {
  await using herald = await startHerald({ hub: 'later' });
  const { discord } = herald;
  discord.failRequests({ kind: 'status', status: 400, method: 'PUT', path: '/commands' });
  await herald.startHub();
  await herald.logged('discord/commands-refused');
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?'))).toMatch(/web-1 is up/);
  discord.failRequests({ kind: 'status', status: 503, method: 'PUT', path: '/commands', times: 4 });
  await herald.startHub();
  await discord.whenCommandsRegistered();
  expect(JSON.stringify(await discord.as('Carla').slash('server', { name: 'web-1' }))).toMatch(/web-1 is up/);
});

it('skips an event that the library cannot read, tells whoever pressed, and answers the next', async () => {
  await using herald = await startHerald();
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  const { pid } = herald.hub();
  const reply = await ask(discord, '@Herald is web-1 up?');
  const from = herald.log().length;
  discord.world.listen((event) => {
    if (event.kind === 'interaction') Object.assign(event.interaction.data, { component_type: undefined, resolved: 1 });
  });
  const unreadable = { id: '1', channel_id: reply.channel_id, guild_id: discord.guildId, author: null };
  discord.tellBot({ t: 'MESSAGE_CREATE', d: unreadable });
  discord.tellBot({ t: 'THREAD_UPDATE', d: null });
  await herald.logged(/"event":"MESSAGE_CREATE".*"code":"discord\/event-unreadable"|discord\/event-unreadable/, from);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toMatch(/web-1 is up/);
  expect(herald.hub().pid).toBe(pid);
});

it('logs in again by itself after Discord refused its token once', async () => {
  await using herald = await startHerald();
  const { discord } = herald;
  const from = herald.log().length;
  discord.failRequests({ kind: 'status', status: 401, method: 'POST', path: '/messages' });
  await discord.as('Carla').say('#status', '@Herald is web-1 up?');
  await herald.logged('discord/token-wrong', from);
  await herald.logged('Discord bot is ready', from);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toMatch(/web-1 is up/);
});

it('refuses to serve a bot that is in more than 2,500 servers, in one sentence, and goes on with everything else', async () => {
  await using herald = await startHerald({ hub: 'later', env: { HERALD_API_TOKEN: apiToken } });
  herald.discord.world.application.guildCount = 2_501;
  await herald.startHub();
  await herald.logged('The bot is in more than 2,500 Discord servers, and Herald serves one.');
  expect(await readyz(herald)).toMatchObject({
    status: 'ready',
    discord: { state: 'down', code: 'discord/too-many-servers' },
  });
  expect((await page(herald, '/')).status).toBe(200);
});

it('restarts its Discord side after an error there that nobody caught, in the same process', async () => {
  await using herald = await startHerald({ env: { NODE_OPTIONS: `--import=${plant}` } });
  const { discord } = herald;
  const from = herald.log().length;
  const { pid } = herald.hub();
  discord.tellBot({ t: 'TYPING_START', d: { channel_id: 'planted by a test' } });
  await herald.logged('an error inside the Discord side was caught by nobody', from);
  await herald.logged('Discord bot is ready', from);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toMatch(/web-1 is up/);
  expect(herald.hub().pid).toBe(pid);
});

// Windows has no signal of one's own.
test.skipIf(process.platform === 'win32')(
  'ends by an error elsewhere that nobody caught, as any program does, and says so',
  { concurrent: true },
  async () => {
    await using herald = await startHerald({ env: { NODE_OPTIONS: `--import=${plant}` } });
    herald.hub().kill('SIGUSR2');
    expect(await herald.hub().ended).toBe(1);
    await herald.logged(/"code":"hub\/failed".*an error that nobody caught ends the hub/);
  },
);

it('goes on when the quarter of an hour is over within which Discord takes the answer to a command', async () => {
  const clock = movableClock(Date.parse('2026-03-02T10:00:00Z'));
  await using herald = await startHerald({ clock });
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  const from = herald.log().length;
  discord.failRequests({ kind: 'delay', delayMs: 3_000, method: 'PATCH', path: '/webhooks/' });
  const waits = discord.nextEvent(
    (event) => (event.kind === 'request' && event.method === 'PATCH' && event.url.includes('/webhooks/')) || undefined,
  );
  const promised = await discord.as('Carla').slash('server', { name: 'web-1' }, { until: 'acknowledged' });
  expect(promised.kind).toBe('deferred');
  await waits;
  await herald.moveTo(clock.now() + 16 * 60_000);
  await herald.logged('discord/interaction-expired', from);
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toContain('web-1');
});

async function page(herald: Herald, path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${apiToken}` };
  return fetch(`${String(herald.hub().ready['webUrl'])}${path}`, { headers });
}

async function readyz(herald: Herald): Promise<unknown> {
  return (await page(herald, '/readyz')).json();
}

async function stopSeconds(herald: Herald): Promise<number> {
  const toldAt = performance.now();
  herald.hub().kill('SIGTERM');
  await herald.hub().ended;
  return (performance.now() - toldAt) / 1000;
}

function answersTo(herald: Herald, questionId: string): unknown[] {
  return [...herald.discord.world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .filter(({ reference }) => reference?.messageId === questionId);
}
