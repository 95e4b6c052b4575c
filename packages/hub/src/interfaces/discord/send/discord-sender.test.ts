/** What becomes of one message of the outbox: said, without its picture, later, or never, by what Discord answers. */
import { expect, it } from 'vitest';
import type { Delivery } from '../../../domain/delivery.ts';
import type { MessageBody } from '../message-body.ts';
import { type AClientOptions, aClient, channelId, guildId } from '../testing/a-client.ts';
import { createDiscordSender } from './discord-sender.ts';

const may = ['ViewChannel', 'SendMessages'] as const;
const sent = { status: 200, body: { id: '990000000000000001', channel_id: channelId } };
const picture = { name: 'chart.png', data: new Uint8Array(8), description: 'A chart' };

async function deliver(
  answer: AClientOptions['onRequest'],
  { served = guildId, body = { content: 'hello' } }: { served?: string; body?: MessageBody } = {},
) {
  const asked: { path: string; hasFile: boolean }[] = [];
  const client = aClient({
    may,
    onRequest: (path, sentBody) => {
      asked.push({ path, hasFile: sentBody instanceof FormData });
      return answer?.(path, sentBody);
    },
  });
  const gate = { servedGuildId: () => served, mayTell: async () => 'yes' as const };
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
      body: { status: 'down', headline: ['web-1 is down'], lines: [] },
    },
    nonce: '1',
    attempt: 1,
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
  const { outcome, asked } = await deliver(() => sent, { served: '900000000000000009' });
  expect(outcome).toMatchObject({ kind: 'impossible', reason: 'not-theirs' });
  expect(asked).toEqual([]);
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
  [404, 10_003, { kind: 'impossible', reason: 'channel-gone' }],
  [404, 10_008, { kind: 'impossible', reason: 'message-gone' }],
  [401, 0, { kind: 'retry-later', isOverAfterRestart: true }],
  [500, 0, { kind: 'retry-later', mayHaveArrived: true }],
  [503, 0, { kind: 'retry-later', mayHaveArrived: true }],
])('after %i with code %i it is %j', async (status, code, expected) => {
  const { outcome } = await deliver(() => ({ status, body: { code, message: 'No' } }));
  expect(outcome).toMatchObject(expected);
});
