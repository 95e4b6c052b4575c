/** A client that has been told of one server and is connected to nothing. */
import { Client, type GuildTextBasedChannel, PermissionFlagsBits, REST } from 'discord.js';

export const guildId = '900000000000000001';
export const botId = '940000000000000001';
export const channelId = '930000000000000001';

type Permission = keyof typeof PermissionFlagsBits;
type FakeAnswer = { status: number; body: object | string; headers?: Readonly<Record<string, string>> };
export type AClientOptions = {
  /** What everyone may. */
  may: readonly Permission[];
  /** Of the one channel: what everyone may not there, of which type it is, and what else Discord tells of it. */
  mayNotHere?: readonly Permission[];
  type?: number;
  channel?: object;
  roles?: readonly { id: string; name: string; mentionable: boolean }[];
  /** Whether it has been told who it is itself, and what else it was told of that. */
  knowsItself?: boolean;
  own?: object;
  /** What Discord answers; its own member where nothing is said. A text is the page of somebody on the way. */
  onRequest?(path: string, body: unknown): FakeAnswer | undefined;
};

const member = { user: { id: botId, username: 'herald' }, roles: [], joined_at: '2024-01-08T09:00:00.000Z' };

export function aClient({ may, mayNotHere = [], type = 0, knowsItself = true, ...rest }: AClientOptions): Client<true> {
  const makeRequest = async (url: string, init: { body?: unknown }) => {
    const answer = rest.onRequest?.(new URL(url).pathname, init.body) ?? { status: 200, body: member };
    const { status, body, headers } = answer;
    if (typeof body === 'string') return new Response(body, { status, headers: { 'content-type': 'text/html' } });
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
  };
  const client = new Client({ intents: [] });
  client.rest = new REST({ makeRequest, retries: 0 } as ConstructorParameters<typeof REST>[0]).setToken('a-token');
  Reflect.set(client, 'user', { id: botId });
  const everyone = { id: guildId, name: '@everyone', permissions: bits(may), position: 0, color: 0, colors: {} };
  const named = (rest.roles ?? []).map((role) => ({ ...everyone, permissions: '0', ...role }));
  const overwrites = [{ id: guildId, type: 0, allow: '0', deny: bits(mayNotHere) }];
  const common = { id: channelId, type, name: 'status', position: 0, permission_overwrites: overwrites };
  const guild = {
    id: guildId,
    name: 'Northwind',
    owner_id: '1',
    roles: [everyone, ...named],
    channels: [{ ...common, ...rest.channel }],
    ...(knowsItself ? { members: [{ ...member, ...rest.own }] } : {}),
  };
  Reflect.apply(Reflect.get(client.guilds, '_add'), client.guilds, [guild]);
  return client as Client<true>;
}

export function channelOf(client: Client<true>, id = channelId): GuildTextBasedChannel {
  const channel = client.channels.cache.get(id);
  if (!channel?.isTextBased() || channel.isDMBased()) throw new Error('It is no channel of the server.');
  return channel;
}

function bits(permissions: readonly Permission[]): string {
  return permissions.reduce((all, name) => all | PermissionFlagsBits[name], 0n).toString();
}
