/** Who gets past the gate: every door of Discord, tried by everybody who has no business behind it. */

import type { Outcome } from '@herald/discord-sandbox/interact';
import { addMessage, openDm } from '@herald/discord-sandbox/messages';
import type { Message } from '@herald/discord-sandbox/things';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ask, type Reply, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let herald: Herald;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  herald = stack.use(
    await startHerald({
      registry: (origins, discord) =>
        [
          'defaults: { poll: 1s, zone: Europe/Berlin }',
          `hosts: { web-1: { address: ${JSON.stringify(origins['web-1'])} } }`,
          'services: { storefront: { hosts: [web-1] } }',
          'discord:',
          `  guild: "${discord.guildId}"`,
          `  may-ask: ["${discord.roleId('CSM')}"]`,
          `  engineers: ["${discord.roleId('Engineer')}"]`,
          `  channels: { "${discord.channelId('general')}": { answer: false } }`,
          '',
        ].join('\n'),
    }),
  );
  const { discord } = herald;
  await discord.whenCommandsRegistered();
  discord.addForeignGuild({ name: 'Elsewhere', channel: 'elsewhere', hasBot: true });
  discord.addForeignGuild({ name: 'Without bot', channel: 'without-bot', hasBot: false });
  discord.addPrivateChannel('between-us');
  for (const name of ['Sam', 'Uma', 'Tess']) discord.addStranger(name);
  discord.setMember('Tess', { belongs: true });
  discord.setRole('Tess', 'CSM', { carried: true });
  await discord.as('Uma').installApp();
  await discord.as('Carla').installApp();
  discord.setRole('Chidi', 'CSM', { carried: false });
  discord.setMember('Chris', { belongs: false });
  discord.timeOut('Emil', timedOutUntilMs);
});
afterAll(() => stack.disposeAsync());
beforeEach(() => {
  herald.discord.violations.length = 0;
});

const elsewhere = 'I answer only in the Discord server that I belong to, and in direct messages from its members.';
const notAMember = 'I answer only members of the Discord server that I belong to.';
const noRole = 'Your roles in this server do not allow asking me; whoever runs the server can give you one that does.';
const notHere = 'I may not talk about servers in this channel. Write to me directly.';

const timedOutUntilMs = Math.ceil(Date.now() / 1000) * 1000 + 86_400_000;
const timedOut = `You are timed out in the Discord server that I belong to; ask me again after <t:${timedOutUntilMs / 1000}:f>.`;

const outsiders: { who: string; name: string; channel: string; hears: boolean; told: string }[] = [
  { who: 'a stranger in a foreign server', name: 'Sam', channel: '#elsewhere', hears: true, told: elsewhere },
  { who: 'a member in a foreign server', name: 'Carla', channel: '#elsewhere', hears: true, told: elsewhere },
  {
    who: 'a stranger by user install in a foreign server',
    name: 'Uma',
    channel: '#without-bot',
    hears: false,
    told: elsewhere,
  },
  {
    who: 'a stranger by user install in a private channel',
    name: 'Uma',
    channel: '#between-us',
    hears: false,
    told: elsewhere,
  },
  { who: 'a member in a private channel', name: 'Carla', channel: '#between-us', hears: false, told: elsewhere },
  { who: 'a member without the role', name: 'Chidi', channel: '#status', hears: true, told: noRole },
  { who: 'the DM of a stranger', name: 'Sam', channel: '@Sam', hears: true, told: notAMember },
  { who: 'the DM of a stranger by user install', name: 'Uma', channel: '@Uma', hears: true, told: notAMember },
  { who: 'the DM of a member without the role', name: 'Chidi', channel: '@Chidi', hears: true, told: noRole },
  { who: 'the DM of a member who left', name: 'Chris', channel: '@Chris', hears: true, told: notAMember },
  { who: 'the DM of a member who is timed out', name: 'Emil', channel: '@Emil', hears: true, told: timedOut },
];

const doors: Record<string, (name: string, channel: string) => Promise<Outcome | Reply | unknown[]>> = {
  'a message': (name, channel) => ask(herald.discord, '@Herald tell me about all servers', name, channel),
  'a slash command': (name, channel) => herald.discord.as(name).slash('servers', {}, { channel }),
  'a subscription': (name, channel) => herald.discord.as(name).slash('subscribe', { name: 'everything' }, { channel }),
  'the list of subscriptions': (name, channel) => herald.discord.as(name).slash('subscriptions', {}, { channel }),
  'a completion': (name, channel) =>
    herald.discord.as(name).autocomplete('server', 'name', { name: 'web' }, { channel }),
  'a button': (name, channel) => herald.discord.as(name).press(oldMessage(channel), 'Details'),
  'a button that subscribes': (name, channel) => herald.discord.as(name).press(oldMessage(channel), 'Tell me'),
  'a menu': (name, channel) => herald.discord.as(name).select(oldMessage(channel), 'Stop', ['Everything']),
  'a form': async (name, channel) => {
    const { world } = herald.discord;
    const source = oldMessage(channel);
    const id = world.newId();
    const fields = [{ type: 1, components: [{ type: 4, custom_id: 'what', label: 'What', style: 1 }] }];
    world.interactions.set(id, {
      id,
      token: 'unused',
      type: 2,
      personId: herald.discord.as(name).id,
      channelId: source.channelId,
      data: {},
      context: 0,
      byUserInstall: false,
      createdAtMs: world.clock.now(),
      state: 'answered',
    });
    const modal = { customId: 'downtime-plan', title: 'Plan', components: fields, interactionId: id };
    return herald.discord.as(name).submitModal(modal, { What: 'web-1' });
  },
  'a message command': (name, channel) =>
    herald.discord.as(name).contextMenu(questionOf(channel, name), 'Answer with Herald'),
};

const rows = outsiders.flatMap((outsider) =>
  Object.keys(doors)
    .filter((door) => outsider.hears || door !== 'a message')
    .map((door) => ({ door, ...outsider })),
);

it.each(rows)('$door is closed to $who', async ({ door, name, channel, told }) => {
  const outcome = await doors[door]?.(name, channel);
  if (Array.isArray(outcome)) return expect(outcome).toEqual([]);
  const message = outcome && 'kind' in outcome ? (outcome.kind === 'reply' ? outcome.message : undefined) : outcome;
  if (outcome && 'isEphemeral' in outcome) expect(outcome.isEphemeral).toBe(true);
  expect(message).toMatchObject({ content: told, embeds: [], components: [], attachments: [] });
});

it.each(['a slash command', 'a completion', 'a message command', 'a button', 'a message'])(
  '%s is closed in a channel that the registry closes',
  async (door) => {
    const outcome = await doors[door]?.('Cleo', '#general');
    if (Array.isArray(outcome)) return expect(outcome).toEqual([]);
    const message = outcome && 'message' in outcome ? outcome.message : outcome;
    expect(message).toMatchObject({ content: notHere, embeds: [], components: [], attachments: [] });
  },
);

it('is closed in the server to a member who is timed out, by a button and an edited question, until that is over', async () => {
  const { discord } = herald;
  const emil = discord.as('Emil');
  const { omits } = discord.world;
  discord.world.omits = () => false;
  discord.timeOut('Emil');
  try {
    const said = discord.nextMessage({ channel: '#status', from: 'bot' });
    const asked = await emil.say('#status', '@Herald is web-1 up?');
    const answer = await said;
    discord.timeOut('Emil', timedOutUntilMs);
    await expect(emil.say('#status', 'hello')).rejects.toThrow('may not do that');
    await expect(emil.slash('servers')).rejects.toThrow('may not do that');
    expect(await emil.press(answer, 'Details')).toMatchObject({ isEphemeral: true, message: { content: timedOut } });
    const refused = discord.nextMessage({ channel: '#status', from: 'bot' });
    await emil.edit(asked, '@Herald is storefront up?');
    expect((await refused).content).toBe(timedOut);
    discord.timeOut('Emil');
    expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Emil'))).toContain('web-1');
  } finally {
    discord.world.omits = omits;
    discord.timeOut('Emil', timedOutUntilMs);
  }
});

it('whoever is not spoken to is not told anything: a plain question in a foreign server, or from a member without the role', async () => {
  const { discord } = herald;
  const said = [...discord.world.channels.values()].flatMap(({ messages }) => [...messages.keys()]);
  for (const [who, channel] of [
    ['Sam', '#elsewhere'],
    ['Chidi', '#status'],
  ] as const)
    await discord.as(who).say(channel, 'is web-1 up?');
  await ask(discord, 'is web-1 up?', 'Cleo');
  const since = [...discord.world.channels.values()]
    .flatMap(({ messages }) => [...messages.values()])
    .filter(({ id, authorId }) => !said.includes(id) && authorId === discord.botId);
  expect(since).toHaveLength(1);
});

it('a sign under a message is closed to a member without the role, whose press leaves it to others', async () => {
  const { discord } = herald;
  const messages = () => [...discord.world.channels.values()].flatMap((channel) => [...channel.messages.values()]);
  const said = await discord.as('Esra').say('#status', 'web-1 again');
  const isOffered = () => messages().some(({ id, reactions }) => id === said.id && reactions.has('💡'));
  await vi.waitUntil(isOffered, { timeout: 60_000 });
  const isRead = discord.nextEvent((event) => (event.kind === 'request' && event.url.includes(said.id)) || undefined);
  await discord.as('Chidi').react(said, '💡');
  await isRead;
  // An answer to the press would be there before these.
  for (const words of ['is web-1 up?', 'is storefront up?']) await ask(discord, `@Herald ${words}`, 'Cleo');
  expect(messages().filter(({ reference }) => reference?.messageId === said.id)).toEqual([]);
  const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
  await discord.as('Esra').react(said, '💡');
  expect((await answer).message_reference?.message_id).toBe(said.id);
});

it.each(['Sam', 'Carla'])('a sign under a message is closed in a foreign server, to %s', async (who) => {
  const { discord } = herald;
  const said = questionOf('#elsewhere', who);
  // As if it had offered its answer there.
  said.reactions.set('💡', new Set([discord.botId]));
  const isRead = discord.nextEvent((event) => (event.kind === 'request' && event.url.includes(said.id)) || undefined);
  await discord.as(who).react(said, '💡');
  await isRead;
  for (const words of ['is web-1 up?', 'is storefront up?']) await ask(discord, `@Herald ${words}`, 'Cleo');
  const answers = [...channelNamed('#elsewhere').messages.values()].filter(
    (one) => one.reference?.messageId === said.id,
  );
  expect(answers).toEqual([]);
});

it('goes by the roles of now for a message that it reads from the history, whatever it remembers of its author', async () => {
  const { discord } = herald;
  // Told with the message, and not asked for: that would be remembered for half a minute.
  const { omits } = discord.world;
  discord.world.omits = () => false;
  await ask(discord, '@Herald is web-1 up?', 'Tess');
  discord.world.omits = omits;
  discord.setRole('Tess', 'CSM', { carried: false });
  try {
    discord.gatewayBehaves('closes');
    discord.dropGateway({ how: 'invalid-session', resume: 'refused' });
    await discord.whenBotGone();
    const answer = discord.nextMessage({ channel: '#status', from: 'bot' });
    await discord.as('Tess').say('#status', '@Herald is web-1 up?');
    // The library begins a session at most every five seconds: a command before that reaches nobody, as at Discord.
    const isBack = discord.nextEvent((event) => (event.kind === 'bot-presence' && event.online) || undefined);
    discord.gatewayBehaves('normal');
    expect((await answer).content).toBe(noRole);
    await isBack;
  } finally {
    discord.setRole('Tess', 'CSM', { carried: true });
  }
});

it('members with the role and engineers get in, by a message, a command and a direct message', async () => {
  const { discord } = herald;
  expect(wordsOf(await ask(discord, '@Herald is web-1 up?', 'Cleo'))).toContain('web-1');
  expect(wordsOf(await ask(discord, 'is web-1 up?', 'Erin', '@Erin'))).toContain('web-1');
  for (const who of ['Carla', 'Erin'])
    expect(JSON.stringify(await discord.as(who).slash('servers'))).toContain('web-1');
  expect(await discord.as('Carla').autocomplete('server', 'name', { name: 'web' })).not.toEqual([]);
});

function questionOf(channel: string, name: string): Message {
  const { discord } = herald;
  return addMessage(discord.world, {
    channel: channelNamed(channel),
    authorId: discord.personId(name),
    content: 'is web-1 up?',
  });
}

/** As Herald may have left it there before the gate was built. */
function oldMessage(channel: string): Message {
  const { discord } = herald;
  const button = (label: string, id: string) => ({ type: 2, style: 2, label, custom_id: id });
  return addMessage(discord.world, {
    channel: channelNamed(channel),
    authorId: discord.botId,
    content: 'web-1 was up.',
    components: [
      { type: 1, components: [button('Details', 'details~server~web-1~'), button('Tell me', 'subscribe:*')] },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 'subscriptions-stop',
            placeholder: 'Stop',
            options: [{ label: 'Everything', value: 'person:all:*' }],
          },
        ],
      },
    ] as Message['components'],
  });
}

function channelNamed(name: string) {
  const { discord } = herald;
  if (name.startsWith('@')) return openDm(discord.world, discord.personId(name.slice(1)));
  const channel = discord.world.channels.get(discord.channelId(name));
  if (!channel) throw new Error(`There is no channel ${name}.`);
  return channel;
}
