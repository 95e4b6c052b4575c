/** Discord failing while Herald tells of something by itself: each thing is said once, late rather than never, and the log says why. */

import type { InjectedFault } from '@herald/discord-sandbox/injected-faults';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** The hub's own environment: a new token is put there. */
const env: Record<string, string> = {};
let herald: Herald;
let origins: Readonly<Record<string, string>> = {};
let channels = '';
let edits = 0;

beforeAll(async () => {
  herald = await startHerald({
    agents: ['web-1', 'api-1', 'api-2'],
    env,
    discord: { rateLimits: 'none' },
    registry(given, discord) {
      origins = given;
      channels = `{ alerts: "${discord.channelId('alerts')}", registry: "${discord.channelId('general')}" }`;
      return registryText([]);
    },
  });
});

beforeEach(() => herald.discord.clearFaults());

afterAll(async () => {
  await herald?.[Symbol.asyncDispose]();
});

const post = { method: 'POST', path: '/messages' } as const;
const troubles: [what: string, faults: InjectedFault[]][] = [
  ['a 429 of the route', [{ ...post, kind: 'rate-limit', retryAfterSeconds: 0.4 }]],
  ['a 429 of everything', [{ ...post, kind: 'rate-limit', retryAfterSeconds: 0.4, scope: 'global' }]],
  ['more 503s than a request is tried again', [{ ...post, kind: 'status', status: 503, times: 5 }]],
  ['a connection that breaks before it', [{ ...post, kind: 'reset', times: 2 }]],
  ['an answer that is lost after it', [{ ...post, kind: 'lost-answer', times: 2 }]],
];

// One registry grows through all of them, so they keep their order.
describe('news while Discord fails', { shuffle: false }, () => {
  it.each(troubles)('says it once after %s', async (_what, faults) => {
    const { name, said } = await changeRegistry(() => {
      for (const fault of faults) herald.discord.failRequests(fault);
    });
    expect(await said).toContain(name);
    // The next one comes after whatever might have been said twice.
    await (await changeRegistry()).said;
    expect(messagesWith('#general', name)).toBe(1);
  });

  it.each(['allowed', 'refused'] as const)(
    'says it once when the gateway drops meanwhile, a resume %s',
    async (resume) => {
      const { discord } = herald;
      const { name, said } = await changeRegistry(() => {
        discord.failRequests({ ...post, kind: 'delay', delayMs: 300 });
        discord.dropGateway({ how: resume === 'refused' ? 'invalid-session' : 'close', resume });
      });
      expect(await said).toContain(name);
      await discord.whenBotReady();
      await (await changeRegistry()).said;
      expect(messagesWith('#general', name)).toBe(1);
    },
  );

  it('tells of a fall and of its end once each, in one message that is edited, through all of it at once', async () => {
    const { discord } = herald;
    const faults: InjectedFault[] = [
      { ...post, kind: 'rate-limit', retryAfterSeconds: 0.4, scope: 'global' },
      { ...post, kind: 'status', status: 502, times: 4 },
      { ...post, kind: 'lost-answer' },
    ];
    for (const fault of faults) discord.failRequests(fault);
    const told = discord.nextMessage({ channel: '#alerts', from: 'bot' }, AbortSignal.timeout(60_000));
    const agent = herald.agents.get('api-1');
    const port = new URL(String(origins['api-1'])).port;
    agent?.kill('SIGKILL');
    const alert = await told;
    expect(wordsOf(alert)).toMatch(/api-1 can't be measured/);
    for (const fault of faults) discord.failRequests(fault);
    discord.failRequests({ kind: 'status', status: 503, method: 'PATCH', path: '/messages', times: 2 });
    discord.dropGateway({ how: 'invalid-session', resume: 'refused' });
    const over = discord.nextMessage({ channel: '#alerts', from: 'bot' }, AbortSignal.timeout(60_000));
    await herald.startAgent('api-1', Number(port));
    expect(wordsOf(await over)).toMatch(/api-1 can be measured again and is up/);
    await (await changeRegistry()).said;
    expect(messagesWith('#alerts', 'api-1')).toBe(2);
  });

  it('says late what it was not permitted to say, once the permission is back, and the log says which is missing', async () => {
    const { discord } = herald;
    const from = herald.log().length;
    const { name, said } = await changeRegistry(() =>
      discord.setPermissions('#general', { of: 'bot', deny: ['SendMessages'] }),
    );
    await herald.logged(/"problem":"no-permission: 50013 Missing Permissions"/, from);
    expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chris'))).toMatch(/web-1 is up/);
    discord.setPermissions('#general', { of: 'bot', allow: ['SendMessages'] });
    expect(await said).toContain(name);
    expect(messagesWith('#general', name)).toBe(1);
  });

  it('says under a new token what waited while the old one was revoked, once, and the log says what to do', async () => {
    const { discord } = herald;
    const from = herald.log().length;
    const gone = discord.whenBotGone();
    discord.revokeToken(discord.token);
    await gone;
    await herald.logged(/"code":"discord\/token-wrong".*put it in \.env as DISCORD_TOKEN/, from);
    const { name, said } = await changeRegistry();
    await herald.logged('registry changed', from);
    expect(messagesWith('#general', name)).toBe(0);
    discord.addToken('sandbox.new.token');
    env['DISCORD_TOKEN'] = 'sandbox.new.token';
    await herald.startHub();
    expect(await said).toContain(name);
    // A hub that has just started may have no reading yet.
    await vi.waitFor(
      async () => expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Cleo'))).toMatch(/web-1 is up/),
      { timeout: 60_000, interval: 1_000 },
    );
    expect(messagesWith('#general', name)).toBe(1);
  });

  it('gives up what was for a channel that is deleted, says so in the log, and goes on elsewhere', async () => {
    const { discord } = herald;
    const from = herald.log().length;
    discord.deleteChannel('#general');
    await addService();
    await herald.logged(/"problem":"channel-gone: 10003 Unknown Channel"/, from);
    expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Chidi'))).toMatch(/web-1 is up/);
  });
});

/** A new service is news in #general; `before` orders the trouble. */
async function changeRegistry(before?: () => void): Promise<{ name: string; said: Promise<string> }> {
  before?.();
  const name = `spare-${edits + 1}`;
  const said = herald.discord
    .nextMessage(
      { channel: '#general', from: 'bot', where: (message) => new RegExp(`${name}\\b`).test(wordsOf(message)) },
      AbortSignal.timeout(60_000),
    )
    .then(wordsOf);
  await addService();
  return { name, said };
}

async function addService(): Promise<void> {
  edits += 1;
  await herald.writeRegistry(registryText(Array.from({ length: edits }, (_, at) => `spare-${at + 1}`)));
}

/** Every service is of the same server, so that a new one is a change and fails nobody. */
function registryText(spare: readonly string[]): string {
  return [
    'defaults: { poll: 1s, zone: Europe/Berlin }',
    'hosts:',
    ...Object.entries(origins).map(([name, origin]) => `  ${name}: { address: ${JSON.stringify(origin)} }`),
    'services:',
    ...['storefront', ...spare].map((name) => `  ${name}: { hosts: [web-1] }`),
    `discord: ${channels}`,
    '',
  ].join('\n');
}

function messagesWith(channel: string, words: string): number {
  const { discord } = herald;
  const messages = discord.world.channels.get(discord.channelId(channel))?.messages.values() ?? [];
  return [...messages].filter(
    (message) => message.authorId === discord.botId && new RegExp(`${words}\\b`).test(wordsOf(message)),
  ).length;
}
