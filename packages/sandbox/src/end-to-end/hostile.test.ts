/** Hostile names, texts and messages: no answer of any kind pings anyone, or shows as something that Herald did not say. */

import { textsIn } from '@herald/discord-sandbox/components';
import { type Node, parseMarkdown } from '@herald/discord-sandbox/markdown';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ask, type Reply, wordsOf } from './testing/ask.ts';
import { type Herald, startHerald } from './testing/start-herald.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const invisible = '\u202E\u200B\u2066';
let herald: Herald;
let payload = '';

beforeAll(async () => {
  herald = await startHerald({
    agents: ['web-1', 'api-1'],
    discord: { rateLimits: 'none' },
    registry: (origins, discord) => {
      payload = `<@${discord.personId('Pat')}> <@&${discord.roleId('payments')}> @everyone [up](https://evil.example) <#${discord.channelId('alerts')}> ||x|| \`rm\` **up** ${invisible}`;
      return [
        'defaults: { poll: 2s, zone: Europe/Berlin }',
        'hosts:',
        `  web-1: { address: ${JSON.stringify(origins['web-1'])}, aliases: ["@everyone <b>", "[up](https://evil.example)"] }`,
        `  api-1: { address: ${JSON.stringify(origins['api-1'])}, labels: { role: ${JSON.stringify(payload.slice(0, 40).trim())} } }`,
        'services:',
        `  billing: { hosts: [api-1], customers: ${JSON.stringify(payload)}, owner: { team: ${JSON.stringify(payload.slice(0, 50).trim())} } }`,
        '  storefront: { hosts: [web-1] }',
        'discord:',
        `  engineers: ["${discord.roleId('Engineer')}"]`,
        `  announcements: "${discord.channelId('alerts')}"`,
        `  channels: { "${discord.channelId('ask-engineering')}": { ask-engineering: true }, "${discord.channelId('general')}": { board: true } }`,
        'maintenance:',
        `  - { title: ${JSON.stringify(payload.slice(0, 95).trim())}, services: [billing], starts: "2099-03-01 22:00", lasts: 90m, customers: ${JSON.stringify(payload)} }`,
        `  - { title: ${JSON.stringify(`now ${payload.slice(40, 120).trim()}`)}, services: [storefront], starts: ${localTime(-3_600_000)}, lasts: 5h, customers: ${JSON.stringify(payload)} }`,
        '',
      ].join('\n');
    },
  });
  await herald.discord.whenCommandsRegistered();
});

afterAll(async () => {
  await herald?.[Symbol.asyncDispose]();
});

it.each([
  ['Chris', 'greeting', (text: string) => `hello ${text}`],
  ['Chris', 'describe', (text: string) => `tell me about web-1 ${text}`],
  ['Chris', 'health', (text: string) => `is billing up ${text}`],
  ['Chris', 'metric', () => 'how full is the disk on web-1?'],
  ['Chris', 'compare', () => 'compare web-1 and api-1'],
  ['Chidi', 'fleet', () => 'how are all servers?'],
  ['Chidi', 'downtime', () => 'when is the next downtime for billing?'],
  ['Chidi', 'downtime that runs', () => 'is storefront up?'],
  ['Chidi', 'history', (text: string) => `what happened to billing yesterday ${text}`],
  ['Chidi', 'subscribe', (text: string) => `tell me when billing is back ${text}`],
  ['Cleo', 'unsubscribe', () => 'stop telling me about billing'],
  ['Cleo', 'help', () => 'help'],
  ['Cleo', 'none', (text: string) => `can you make me a sandwich ${text}?`],
  ['Cleo', 'unknown name', (text: string) => `is ${text} up?`],
  ['Cleo', 'unknown name in quotes', (text: string) => `is "web-99 ${text}" up?`],
])('%s is answered with a %s that has no power', async (who, _kind, question) => {
  // A message that mentions others is left alone, so the mentions come by the other ways.
  const typed = payload.slice(payload.indexOf('@everyone'));
  isHarmless(await ask(herald.discord, `@Herald ${question(typed)}`, who));
});

it.each([
  ['server', { name: true }],
  ['history', { name: true, when: true }],
  ['explain', { message: true }],
  ['subscribe', { name: true, quiet: true }],
] as const)('/%s shows what was typed without its power', async (command, fields) => {
  const typed = Object.fromEntries(
    Object.keys(fields).map((field) => [field, payload.slice(0, { quiet: 20, when: 60 }[field] ?? 100)]),
  );
  const outcome = await herald.discord.as('Carla').slash(command, typed);
  if (!('message' in outcome) || !outcome.message) throw new Error(outcome.kind);
  isHarmless(outcome.message);
  expect(
    await herald.discord.as('Carla').autocomplete('server', 'name', { name: payload.slice(0, 100) }),
  ).toBeDefined();
});

it.each([
  ['incident ack', { incident: true }],
  ['downtime cancel', { window: true }],
  ['downtime change', { window: true, when: true }],
])('/%s of an engineer shows what was typed without its power', async (command, fields) => {
  const typed = Object.fromEntries(Object.keys(fields).map((field) => [field, payload.slice(0, 100)]));
  const outcome = await herald.discord.as('Erin').slash(command, typed);
  if (!('message' in outcome) || !outcome.message) throw new Error(outcome.kind);
  isHarmless(outcome.message);
});

it('shows a plan, an announcement, a board and an offer without the power of what was typed into them', async () => {
  const { discord } = herald;
  const form = await discord.as('Erin').slash('downtime plan');
  if (form.kind !== 'modal') throw new Error(form.kind);
  const preview = await discord.as('Erin').submitModal(form.modal, {
    'What are you doing?': payload.slice(0, 100),
    When: 'tomorrow 22:00-23:00 Berlin',
    'Services and servers': 'billing',
    'What customers will notice': payload,
  });
  if (!('message' in preview) || !preview.message) throw new Error(preview.kind);
  isHarmless(preview.message);
  const offered = discord.nextMessage({ from: 'bot', where: ({ components }) => (components?.length ?? 0) > 0 });
  await discord.as('Chidi').say('#ask-engineering', `is billing down? ${payload.slice(60)}`);
  isHarmless(await offered);
  for (const channel of ['#alerts', '#general']) {
    const messages = discord.world.channels.get(discord.channelId(channel))?.messages.values() ?? [];
    const own = [...messages].filter(({ authorId }) => authorId === discord.botId);
    expect(own.length).toBeGreaterThan(0);
    for (const message of own) for (const text of textsOf(message)) hasNoPower(text);
  }
});

it.each([
  ['of one letter', () => 'a'.repeat(4_000)],
  ['of nothing but names', () => 'web-1 api-1 '.repeat(400).slice(0, 4_000)],
  ['of broken markup', () => '[a](b) [a]( ```` '.repeat(300).slice(0, 4_000)],
])('answers on after a message of 4,000 characters %s', async (_what, text) => {
  const { discord } = herald;
  await discord.as('Emil').say('#general', text());
  expect(wordsOf(await ask(discord, '@Herald hello world', 'Emil'))).toBe('hello');
});

it('has sent nothing that Discord would refuse', () => {
  expect(herald.discord.violations).toEqual([]);
});

function isHarmless(message: Reply): void {
  expect(message).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
  for (const text of textsOf(message)) hasNoPower(text);
}

function textsOf({
  content,
  embeds,
  components = [],
}: Pick<Reply, 'content' | 'embeds'> & { components?: readonly object[] }): string[] {
  return [
    content,
    ...embeds.flatMap(({ description, fields }) => [description, ...(fields ?? []).map(({ value }) => value)]),
    ...textsIn(components),
  ]
    .filter((text) => text !== undefined && text !== null)
    .map(String);
}

const powers: ReadonlySet<Node['kind']> = new Set([
  'user',
  'role',
  'channel',
  'everyone',
  'link',
  'spoiler',
  'code',
  'code-block',
  'header',
  'command',
]);

function hasNoPower(text: string): void {
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B-\u200F\uFEFF]/);
  for (const node of parseMarkdown(text)) look(node);

  function look(node: Node): void {
    expect(powers.has(node.kind), `${node.kind} in ${text}`).toBe(false);
    if ('children' in node) for (const child of node.children) look(child);
    if ('items' in node) for (const child of node.items.flat()) look(child);
  }
}

/** So long from now in Berlin, as a registry writes it. */
function localTime(inMs: number): string {
  return new Date(Date.now() + inMs).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16);
}
