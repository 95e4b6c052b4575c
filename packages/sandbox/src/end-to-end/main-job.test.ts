/** The main job: real agents, a real hub and the unmodified discord.js client, through a channel. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ask, wordsOf } from './testing/ask.ts';
import { type Herald, type HeraldOptions, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** One Herald for all tests of a block. */
function heraldFor(options: HeraldOptions): () => Herald {
  let herald: Herald | undefined;
  beforeAll(async () => {
    herald = await startHerald(options);
  });
  afterAll(() => herald?.[Symbol.asyncDispose]());
  return () => {
    if (!herald) throw new Error('Herald is not started');
    return herald;
  };
}

// The registry of the first test grows in the second, and shrinks in the third.
describe('with one server', { shuffle: false }, () => {
  const started = heraldFor({
    agents: ['web-1', 'web-2'],
    registry: (origins) => `hosts:\n  web-1: { address: ${JSON.stringify(origins['web-1'])} }\n`,
  });

  it('says hello, and tells everything about the one server there is', async () => {
    const herald = started();
    const { discord } = herald;
    for (const greeting of ['@Herald hello world', '@Herald Hello, World!!', '@Herald HELLO WORLD'])
      expect((await ask(discord, greeting)).content).toBe('hello');
    const reply = wordsOf(await ask(discord, 'Tell me about my server!'));
    expect(reply).toMatch(/web-1 is up/);
    for (const fact of [
      /Region\*\*\sIreland \(eu-west-1\)/,
      /Availability\szone\*\*\seu-west-1a/,
      /CPU\*\*\s\d/,
      /IP\s\(private\)\*\*\s10\.0\.1\.23/,
      /Instance\stype\*\*\st3\.small/,
      /Instance\sid\*\*\si-0a1b/,
      /Memory\*\*\s.* of /,
      /Disk\*\*\s.* of /,
      /Running\sfor\*\*\s/,
      /Measured <t:\d+:R>/,
    ])
      expect(reply).toMatch(fact);
    expect(reply).not.toContain('203.0.113');
    expect(discord.violations).toEqual([]);
  });

  it('answers for a host within 2 s of its entry in the registry, and keeps the last good registry when an edit is broken', async () => {
    const herald = started();
    const { discord } = herald;
    const before = await herald.readRegistry();
    const origin = String(herald.agents.get('web-2')?.ready['url']);
    const changed = herald.logged('registry changed');
    await herald.writeRegistry(`${before}  web-2: { address: ${JSON.stringify(origin)} }\n`);
    await changed;
    expect(wordsOf(await ask(discord, 'tell me about web-2'))).toMatch(/web-2 is up/);
    const good = await herald.readRegistry();
    const refused = herald.logged(/registry\.yaml:4:\d+/);
    await herald.writeRegistry(`${good}  web-3: { adress: 10.0.0.1 }\n`);
    await refused;
    expect(herald.log()).toMatch(/hosts\.web-3/);
    expect(wordsOf(await ask(discord, 'tell me about all my servers'))).toMatch(/Both servers are up/);
  });

  it('keeps the history and the old name of a host that is renamed, and tells of it once it is removed', async () => {
    const herald = started();
    const { discord } = herald;
    const origin = (name: string) => JSON.stringify(herald.agents.get(name)?.ready['url']);
    const only = `hosts:\n  web-1: { address: ${origin('web-1')} }\n`;
    const renamed = herald.logged('host renamed, with its history', herald.log().length);
    await herald.writeRegistry(`${only}  shop-1: { address: ${origin('web-2')} }\n`);
    await renamed;
    expect(wordsOf(await ask(discord, 'is web-2 up?'))).toMatch(/shop-1 is up/);
    const removed = herald.logged('registry changed', herald.log().length);
    await herald.writeRegistry(only);
    await removed;
    expect(wordsOf(await ask(discord, '@Herald what happened to shop-1?'))).toMatch(
      /shop-1 is not in my registry any more.*This is what I saw/,
    );
  });
});

describe('with three servers', () => {
  const started = heraldFor({
    agents: ['web-1', 'web-2', 'api-1'],
    registry: (origins, discord) =>
      [
        'defaults: { poll: 2s }',
        'hosts:',
        ...Object.entries(origins).map(([name, origin]) => `  ${name}: { address: ${JSON.stringify(origin)} }`),
        'discord:',
        `  channels: { "${discord.channelId('billing')}": { about: web-2 } }`,
        `  people: { "${discord.personId('Chris')}": [web-1] }`,
        '',
      ].join('\n'),
  });

  it('takes "my server" for the one that the channel or the person is bound to, and else tells about all', async () => {
    const herald = started();
    const { discord } = herald;
    expect(wordsOf(await ask(discord, 'Tell me about my server!', 'Carla', '#billing'))).toMatch(/web-2 is up/);
    expect(wordsOf(await ask(discord, 'Tell me about my server!', 'Chris'))).toMatch(/web-1 is up/);
    // Of somebody who has not asked about one server before: what was asked last is meant by "my server" too.
    const both = wordsOf(await ask(discord, 'Tell me about my server!', 'Chidi'));
    expect(both).toMatch(/All 3 servers are up/);
    for (const name of ['web-1', 'web-2', 'api-1']) expect(both).toContain(name);
    expect(wordsOf(await ask(discord, 'tell me about web-1 and web-2'))).toMatch(/Both servers are up/);
    expect(wordsOf(await ask(discord, 'tell me about all my servers'))).toMatch(/All 3 servers are up/);
    expect(discord.violations).toEqual([]);
  });

  it('answers slash commands, with names completed while they are typed', async () => {
    const herald = started();
    const carla = herald.discord.as('Carla');
    await herald.discord.whenCommandsRegistered();
    expect(await carla.autocomplete('server', 'name', { name: 'ap' })).toContainEqual({
      name: 'api-1',
      value: 'api-1',
    });
    const answered = herald.discord.nextEdit({ channel: '#status', from: 'bot' });
    await carla.slash('server', { name: 'api1' });
    expect(wordsOf(await answered)).toMatch(/api-1 is up/);
    const all = herald.discord.nextEdit({ channel: '#status', from: 'bot' });
    await carla.slash('servers');
    expect(wordsOf(await all)).toMatch(/All 3 servers are up/);
    expect(herald.discord.violations).toEqual([]);
  });

  it('says what can be asked when it is asked for help or does not follow', async () => {
    const herald = started();
    const { discord } = herald;
    for (const text of ['@Herald help', '@Herald asdf qwertz jkl?']) {
      const reply = wordsOf(await ask(discord, text));
      expect(reply).toMatch(/You can ask/);
      for (const name of ['web-1', 'api-1']) expect(reply).toContain(name);
    }
  });

  it('suggests the nearest names for one it does not know, as buttons that answer', async () => {
    const herald = started();
    const { discord } = herald;
    const reply = await ask(discord, '@Herald tell me about web-9');
    for (const words of [`I don't know "web-9"`, 'web-1', 'web-2']) expect(reply.content).toContain(words);
    const edited = discord.nextEdit({ message: reply });
    await discord.as('Carla').press(reply, 'web-2');
    expect(wordsOf(await edited)).toMatch(/web-2 is up/);
  });

  it('shows two servers up and one down with its last reading after a kill -9, and sees it come back by itself', async () => {
    const herald = started();
    const { discord } = herald;
    await ask(discord, 'tell me about all my servers');
    const killed = herald.agents.get('web-2');
    const port = Number(new URL(String(killed?.ready['url'])).port);
    const from = herald.log().length;
    const noticed = herald.logged(/"host":"web-2","outcome":/, from);
    killed?.kill('SIGKILL');
    await noticed;
    const down = wordsOf(await ask(discord, 'tell me about all my servers'));
    expect(down).toMatch(/2 of 3 servers are up/);
    expect(down).toMatch(/web-2.*CPU \d.*<t:\d+:R>/s);
    await herald.logged(/"target":"web-2","health":"(down|unknown)"/, from);
    const before = herald.log().length;
    await herald.startAgent('web-2', port);
    await herald.logged(/"target":"web-2","health":"up"/, before);
    expect(wordsOf(await ask(discord, 'tell me about all my servers'))).toMatch(/All 3 servers are up/);
  });
});

it('hears mentions and direct messages without the Message Content intent, and says in the log how to switch it on', async () => {
  await using herald = await startHerald({ discord: { intentsAllowed: { messageContent: false } } });
  const { discord } = herald;
  await herald.logged('Message Content intent is off');
  expect(wordsOf(await ask(discord, '@Herald tell me about web-1'))).toMatch(/web-1 is up/);
  const answer = discord.nextMessage({ channel: '@Carla', from: 'bot' });
  await discord.as('Carla').dm('is web-1 up?');
  expect(wordsOf(await answer)).toMatch(/web-1 is up/);
});
