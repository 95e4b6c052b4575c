/** What is said at the start of permissions that are missing, and of roles that nobody would be told by. */
import { readFileSync } from 'node:fs';
import { ChannelType, type PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { parseRegistry } from '../../registry/parse-registry.ts';
import { neededPermissions } from './invite-link.ts';
import { missingPermissions, whyToldNobody } from './missing-permissions.ts';
import { type AClientOptions, aClient, channelId } from './testing/a-client.ts';

const may = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory', 'Connect'] as const;
const roleId = '910000000000000001';

function said(over: Partial<AClientOptions>, more = ''): string[] {
  const reading = parseRegistry(
    [
      'hosts: { web-1: { address: "http://127.0.0.1:1" } }',
      `services: { shop: { hosts: [web-1], owner: { team: Shop, role: "${roleId}" } } }`,
      `discord: { channels: { "${channelId}": { ask-engineering: true } }${more} }`,
    ].join('\n'),
    { file: 'registry.yaml' },
  );
  if (reading.kind !== 'valid') throw new Error(reading.kind);
  const role = { id: roleId, name: 'shop', mentionable: true };
  return missingPermissions(aClient({ may, roles: [role], ...over }), reading.registry);
}

it.each<[keyof typeof PermissionFlagsBits, number, string]>([
  ['SendMessages', ChannelType.GuildText, 'In #status I lack the permission "Send Messages"'],
  ['EmbedLinks', ChannelType.GuildText, 'In #status I lack the permission "Embed Links"'],
  [
    'Connect',
    ChannelType.GuildVoice,
    'In #status I lack the permission "Connect" (to read and write in the chat of a voice channel)',
  ],
])('names %s where it is missing', (name, type, words) => {
  const [line = '', ...others] = said({ mayNotHere: [name], type });
  expect(line).toContain(words);
  expect(others).toEqual([]);
});

it('says that it cannot see a channel, instead of what Discord names it then', () => {
  const channel = { name: '___hidden___', flags: 1 << 17 };
  expect(said({ mayNotHere: ['ViewChannel'], channel })).toEqual([
    `I can't see channel ${channelId}, which the registry names: invite me to its server, allow me View Channel there, or correct the registry.`,
  ]);
});

it('says nothing of Connect in a channel that has no voice', () => {
  expect(said({ mayNotHere: ['Connect'] })).toEqual([]);
});

it('names a role that cannot be mentioned, and one that is not there', () => {
  expect(said({ roles: [{ id: roleId, name: 'shop', mentionable: false }] })).toEqual([
    'Nobody is told when I mention @shop: Server Settings, Roles, shop, switch on "Allow anyone to @mention this role".',
  ]);
  expect(said({ roles: [] })).toEqual([
    `There is no role ${roleId}, which the registry names as an owner: correct the registry.`,
  ]);
});

it.each(['engineers', 'may-ask', 'may-see-addresses', 'platform'])(
  'names a role under %s that is not there',
  (where) => {
    expect(said({}, `, ${where}: ["910000000000000009"]`)).toEqual([
      `There is no role 910000000000000009, which the registry names under ${where}: correct the registry.`,
    ]);
    // Nobody mentions it, so that it need not be told.
    expect(
      said(
        {
          roles: [
            { id: roleId, name: 'shop', mentionable: true },
            { id: '910000000000000009', name: 'x', mentionable: false },
          ],
        },
        `, ${where}: ["910000000000000009"]`,
      ),
    ).toEqual([]);
  },
);

it('says of a mention that told nobody whether the role is there at all', () => {
  const client = (roles: AClientOptions['roles']) => aClient({ may, ...(roles && { roles }) });
  expect(whyToldNobody(client([{ id: roleId, name: 'shop', mentionable: false }]), roleId)).toContain(
    'switch on "Allow',
  );
  expect(whyToldNobody(client([]), roleId)).toContain('correct the registry');
});

it('says nothing of a role where the bot may mention all', () => {
  const roles = [{ id: roleId, name: 'shop', mentionable: false }];
  expect(said({ roles, may: [...may, 'MentionEveryone'] })).toEqual([]);
});

it('asks for what the first page says, and for nothing else', () => {
  const page = readFileSync(new URL('../../../../../README.md', import.meta.url), 'utf8');
  expect(/exactly the permissions it needs \((?<names>[^)]*)\)/.exec(page)?.groups?.['names']?.split(', ')).toEqual(
    neededPermissions.map(({ words }) => words),
  );
});
