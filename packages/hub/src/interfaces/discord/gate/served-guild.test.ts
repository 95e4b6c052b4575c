/** What is said, at the start and whenever it changes, of the server that is served. */
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { aRegistry } from '../../../testing/builders.ts';
import { aClient, guildId } from '../testing/a-client.ts';
import { sayWhomItServes } from './served-guild.ts';

const other = '900000000000000009';

function said(guilds: readonly string[], named: string | undefined): unknown[] {
  const client = aClient({ may: ['ViewChannel'] });
  const guild = client.guilds.cache.get(guildId);
  client.guilds.cache.clear();
  for (const id of guilds) if (guild) client.guilds.cache.set(id, guild);
  const lines: unknown[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(JSON.parse(line)) });
  sayWhomItServes(client, { ...aRegistry().discord, ...(named === undefined ? {} : { guildId: named }) }, log);
  return lines;
}

it.each([
  [
    'the only one it is in',
    [guildId],
    undefined,
    30,
    { guildId, guild: 'Northwind', msg: 'the Discord server that is served' },
  ],
  ['the one that the registry names', [guildId, other], guildId, 30, { guildId, why: 'discord.guild' }],
  ['none of several', [guildId, other], undefined, 50, { code: 'discord/several-servers', guilds: 2 }],
  ['none at all', [], undefined, 40, { code: 'discord/no-server' }],
  ['one that it is not in', [other], guildId, 50, { code: 'discord/not-in-server', guildId }],
])('names %s', (_what, guilds, named, level, line) => {
  expect(said(guilds, named)).toEqual([expect.objectContaining({ level, ...line })]);
});
