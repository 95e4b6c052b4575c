/** What becomes of one message of the outbox: said, without its picture, later, or never, by what Discord answers. */
import { expect, it } from 'vitest';
import type { Card } from '../../../domain/card.ts';
import type { Delivery } from '../../../domain/delivery.ts';
import type { MessageBody } from '../message-body.ts';
import { type AClientOptions, aClient, channelId, guildId } from '../testing/a-client.ts';
import { createDiscordSender } from './discord-sender.ts';

const may = ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'CreatePublicThreads'] as const;
const other = '900000000000000009';
const sent = { status: 200, body: { id: '990000000000000001', channel_id: channelId } };
const picture = { name: 'chart.png', data: new Uint8Array(8), description: 'A chart' };

async function deliver(
  answer: AClientOptions['onRequest'],
  {
    guilds = [guildId],
    own = {},
    servedGuildId = () => guildId,
    body = { content: 'hello' },
    card = {},
    ...more
  }: {
    guilds?: readonly string[];
    /** What else Discord tells of the bot as a member. */
    own?: object;
    servedGuildId?: () => string | undefined;
    body?: MessageBody;
    card?: Partial<Card>;
  } & Pick<Delivery, 'edit'> = {},
) {
  const asked: { path: string; hasFile: boolean }[] = [];
  const client = aClient({
    may,
    own,
    onRequest: (path, sentBody) => {
      asked.push({ path, hasFile: sentBody instanceof FormData });
      return answer?.(path, sentBody);
    },
  });
  const here = client.guilds.cache.get(guildId);
  client.guilds.cache.clear();
  for (const id of guilds) if (here) client.guilds.cache.set(id, here);
  client.rest.options.rejectOnRateLimit = () => true;
  const gate = { servedGuildId, mayTell: async () => 'yes' as const };
  const sender = createDiscordSender(
    client,
    () => body,
    gate,
    () => undefined,
  );
  const delivery: Delivery = {
    message: {
      reference: 'incident/1/opened',
      to: { kind: 'channel', channelId },
      priority: 0,
      body: { status: 'down', headline: ['web-1 is down'], lines: [], ...card },
    },
    nonce: '1',
    attempt: 1,
    ...more,
  };
  const outcome = await sender.deliver(delivery, new AbortController().signal);
  await client.destroy();
  return { outcome, asked };
}

it('says it in a channel of the served server', async () => {
  const { outcome, asked } = await deliver(() => sent);
  expect(outcome).toEqual({ kind: 'sent', channelId, messageId: '990000000000000001' });
  expect(asked).toHaveLength(1);
});

it('says nothing in a channel of another server, and asks Discord for nothing there', async () => {
  const { outcome, asked } = await deliver(() => sent, { guilds: [guildId, other], servedGuildId: () => other });
  expect(outcome).toMatchObject({ kind: 'impossible', reason: 'not-theirs' });
  expect(asked).toEqual([]);
});

it.each([
  ['somebody added the bot to a second server', [guildId, other], undefined],
  ['somebody removed the bot from its only server', [], undefined],
  ['somebody removed the bot from the server that the registry names', [], guildId],
])('keeps what it has to say while %s', async (_why, guilds, served) => {
  const { outcome, asked } = await deliver(() => sent, { guilds, servedGuildId: () => served });
  expect(outcome).toEqual({
    kind: 'retry-later',
    afterSeconds: 15,
    why: 'the served server is away',
    mayHaveArrived: false,
  });
  expect(asked).toEqual([]);
});

it('keeps what it has to say in a channel while a moderator has timed the bot out', async () => {
  const until = new Date(Date.now() + 60_000).toISOString();
  const { outcome, asked } = await deliver(() => sent, { own: { communication_disabled_until: until } });
  expect(outcome).toMatchObject({ kind: 'retry-later', why: 'a moderator has timed the bot out' });
  expect(asked).toEqual([]);
  expect((await deliver(() => sent, { own: { communication_disabled_until: null } })).outcome.kind).toBe('sent');
});

it('sends a picture as the published schema of a new message has it', async () => {
  const bodies: unknown[] = [];
  const answer: AClientOptions['onRequest'] = (_path, body) => {
    if (body instanceof FormData) bodies.push(JSON.parse(String(body.get('payload_json'))));
    return sent;
  };
  await deliver(answer, { body: { embeds: [{ image: { url: 'attachment://chart.png' } }], files: [picture] } });
  // The package has no types for its zod entry; the specifier is a variable so that none are looked for.
  const specifier: string = 'discord-api-spec/zod';
  const { MessageCreateRequestSchema } = await import(specifier);
  expect(bodies).toHaveLength(1);
  expect(MessageCreateRequestSchema.safeParse(bodies[0])).toMatchObject({ success: true });
});

it.each([413, 400, 403])('says it without the picture that Discord refuses with %i', async (status) => {
  const answer: AClientOptions['onRequest'] = (_path, body) =>
    body instanceof FormData ? { status, body: { code: 40_005, message: 'No' } } : sent;
  const { outcome, asked } = await deliver(answer, { body: { content: 'hello', files: [picture] } });
  expect(outcome).toMatchObject({ kind: 'sent' });
  expect(asked.map(({ hasFile }) => hasFile)).toEqual([true, false]);
});

it.each([
  [400, 50_035, { kind: 'impossible', reason: 'refused' }],
  [403, 50_013, { kind: 'impossible', reason: 'no-permission' }],
  [403, 50_001, { kind: 'impossible', reason: 'no-permission' }],
  [403, 50_007, { kind: 'impossible', reason: 'dms-closed' }],
  [403, 50_278, { kind: 'impossible', reason: 'dms-closed' }],
  [400, 40_003, { kind: 'retry-later' }],
  [400, 20_016, { kind: 'retry-later' }],
  [403, 40_333, { kind: 'retry-later' }],
  [408, 0, { kind: 'retry-later' }],
  [404, 10_003, { kind: 'impossible', reason: 'channel-gone' }],
  [404, 10_008, { kind: 'impossible', reason: 'message-gone' }],
  [401, 0, { kind: 'retry-later', isOverAfterRestart: true }],
  [500, 0, { kind: 'retry-later', mayHaveArrived: true }],
  [503, 0, { kind: 'retry-later', mayHaveArrived: true }],
])('after %i with code %i it is %j', async (status, code, expected) => {
  const { outcome } = await deliver(() => ({ status, body: { code, message: 'No' } }));
  expect(outcome).toMatchObject(expected);
});

it.each([400, 403, 404])(
  'says it later where a proxy on the way answers %i, of which Discord knows nothing',
  async (status) => {
    const { outcome } = await deliver(() => ({ status, body: '<h1>Access denied</h1>' }));
    expect(outcome).toMatchObject({ kind: 'retry-later', mayHaveArrived: true });
  },
);

it('says it in a new message while Discord takes no further edit of the old one', async () => {
  const limited = {
    status: 429,
    headers: { 'retry-after': '600', 'x-ratelimit-remaining': '4', 'x-ratelimit-scope': 'user' },
    body: { code: 30_046, message: 'Maximum number of edits to messages older than 1 hour reached.', retry_after: 600 },
  };
  const { outcome } = await deliver(() => limited, { edit: { channelId, messageId: '990000000000000001' } });
  expect(outcome).toMatchObject({ kind: 'impossible', reason: 'message-gone' });
});

it.each([
  [200_001, 'a name that moderation blocks'],
  [50_068, 'a message that can have no thread'],
  [160_006, 'too many threads'],
])('says it below the question where Discord refuses the thread with %i: %s', async (code) => {
  const thread = { channelId, messageId: '970000000000000001', name: 'Is web-1 up?' };
  const { outcome, asked } = await deliver(
    (path) => (path.endsWith('/threads') ? { status: 400, body: { code, message: 'No' } } : sent),
    { card: { thread } },
  );
  expect(outcome).toMatchObject({ kind: 'sent' });
  expect(asked.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([
    `${thread.messageId}/threads`,
    `${channelId}/messages`,
  ]);
});
