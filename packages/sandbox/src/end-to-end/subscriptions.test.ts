/** Who is told of an outage: a channel that an engineer subscribed, a person, and one whose direct messages are closed. */
import { expect, it, vi } from 'vitest';
import { ask, type Reply, wordsOf } from './testing/ask.ts';
import { startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 120_000 });

it('tells a channel, a person, and whoever closed their direct messages where they asked, each once; an engineer takes it on', async () => {
  await using herald = await startHerald({
    agents: ['web-1', 'web-2', 'api-1'],
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { ${Object.entries(origins)
          .map(([name, origin]) => `${name}: { address: ${JSON.stringify(origin)} }`)
          .join(', ')} }`,
        'services: { billing: { hosts: [api-1] } }',
        `discord: { engineers: ["${discord.roleId('Engineer')}"] }`,
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  const subscribe = async (who: string, values: Record<string, string>, channel: string) => {
    const outcome = await discord.as(who).slash('subscribe', values, { channel });
    expect(outcome).toMatchObject({ kind: 'reply', isEphemeral: true });
    return outcome.kind === 'reply' ? outcome.message.content : '';
  };
  const inChannel = { name: 'billing', where: 'channel' };
  expect(await subscribe('Carla', inChannel, '#billing')).toMatch(/Only engineers may have a channel told/);
  expect(await subscribe('Erin', { ...inChannel, quiet: '22:00-07:00' }, '#billing')).toMatch(/for direct messages/);
  expect(await subscribe('Erin', { ...inChannel, what: 'incidents' }, '#billing')).toMatch(
    /I'll message this channel at once when \*\*billing\*\* goes down/,
  );
  expect(await subscribe('Chris', { name: 'everything', outages: 'gathered' }, '#status')).toMatch(
    /I'll message you about outages of anything every morning/,
  );
  const reply = await ask(discord, '@Herald is billing up?', 'Cleo');
  await discord.as('Cleo').press(reply, 'Tell me when it changes');
  await discord.as('Carla').press(reply, 'Tell me when it changes');

  const origin = new URL(String(herald.agents.get('api-1')?.ready['url']));
  const falls = heardIn(['#billing', '@Carla', '#status']);
  herald.agents.get('api-1')?.kill('SIGKILL');
  const [inBilling, toCarla, forCleo] = await falls;
  expect(wordsOf(inBilling)).toMatch(/billing can't be measured/);
  expect(wordsOf(toCarla)).toMatch(/billing can't be measured/);
  expect(wordsOf(forCleo)).toMatch(
    new RegExp(
      `^For <@${discord.personId('Cleo')}>, whose direct messages are closed to me:[\\s\\S]*billing can't be measured`,
    ),
  );
  expect(forCleo.mentions).toEqual([]);

  const onIt = "I'm on it";
  const labels = ({ components }: Reply) => JSON.stringify(components);
  expect([inBilling, toCarla, forCleo].map((alert) => labels(alert).includes(onIt))).toEqual([true, false, false]);
  const press = async (who: string) => JSON.stringify(await discord.as(who).press(inBilling, onIt));
  expect(await press('Carla')).toContain('Only engineers can acknowledge an incident.');
  const noted = discord.nextEdit(
    { message: inBilling, where: (edited) => / is on it since/.test(wordsOf(edited)) },
    AbortSignal.timeout(60_000),
  );
  expect(await press('Erin')).toContain("you're marked as on it");
  const taken = await noted;
  expect(wordsOf(taken)).toMatch(/Erin.* is on it since/);
  expect(labels(taken)).not.toContain(onIt);

  const ends = heardIn(['#billing', '@Carla', '#status']);
  await herald.startAgent('api-1', Number(origin.port));
  for (const end of await ends) expect(wordsOf(end)).toMatch(/can be measured again and (is|are) up/);
  // What is told unasked is spoken of.
  const since = discord.nextMessage({ channel: '@Carla', from: 'bot' });
  await discord.as('Carla').dm('since when?');
  expect(wordsOf(await since)).toMatch(/^[^\n]*billing/);
  expect(said('#status')).toHaveLength(3);
  expect(said('#billing')).toHaveLength(2);

  const list = await discord.as('Erin').slash('subscriptions', {}, { channel: '#billing' });
  if (list.kind !== 'reply') throw new Error('no list came');
  const left = await discord.as('Erin').select(list.message, 'Stop telling me about …', ['billing, in this channel']);
  expect('message' in left && left.message?.content).toMatch(/I tell you nothing/);
  expect(discord.violations.filter(({ code }) => code !== 50_007)).toEqual([]);

  function heardIn(channels: readonly [string, string, string]): Promise<[Reply, Reply, Reply]> {
    const [one, two, three] = channels.map((channel) =>
      discord.nextMessage({ channel, from: 'bot' }, AbortSignal.timeout(60_000)),
    );
    if (!one || !two || !three) throw new Error('three channels');
    return Promise.all([one, two, three]);
  }

  function said(channel: string): unknown[] {
    const messages = discord.world.channels.get(discord.channelId(channel))?.messages.values() ?? [];
    return [...messages].filter(({ authorId, ephemeralFor }) => authorId === discord.botId && !ephemeralFor);
  }
});

it('tells nobody who left the server, lost the role, or no longer sees the channel in which they asked', async () => {
  await using herald = await startHerald({
    agents: ['web-1'],
    registry: (origins, discord) =>
      [
        'defaults: { poll: 1s, zone: Europe/Berlin }',
        `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
        `discord: { engineers: ["${discord.roleId('Engineer')}"], may-ask: ["${discord.roleId('CSM')}"] }`,
        '',
      ].join('\n'),
  });
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  for (const who of ['Carla', 'Chris', 'Chidi', 'Cleo', 'Erin'])
    expect(JSON.stringify(await discord.as(who).slash('subscribe', { name: 'web-1' }))).toContain('Done.');
  discord.setMember('Carla', { belongs: false });
  discord.setMember('Cleo', { belongs: false });
  discord.setRole('Chris', 'CSM', { carried: false });
  discord.setPermissions('#status', { of: 'Chidi', deny: ['ViewChannel'] });
  const heard: string[] = [];
  discord.world.listen((event) => {
    if (event.kind !== 'message' || event.change !== 'create' || event.message.authorId !== discord.botId) return;
    const channel = discord.world.channels.get(event.message.channelId);
    heard.push(discord.world.users.get(channel?.recipientId ?? '')?.displayName ?? String(channel?.name));
  });
  const told = discord.nextMessage({ channel: '@Erin', from: 'bot' });
  const from = herald.log().length;
  herald.agents.get('web-1')?.kill('SIGKILL');
  expect(wordsOf(await told)).toContain('web-1');
  for (const who of ['Carla', 'Chris', 'Chidi', 'Cleo'])
    await herald.logged(new RegExp(`${discord.personId(who)}[^\\n]*not-theirs`), from);
  expect(heard).toEqual(['Erin']);
});
