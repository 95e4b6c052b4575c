import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeClock } from '@herald/protocol/fake-clock';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import type { Incident } from '../../domain/incident.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { type KeptMessages, keptMessages, type WebhookMessage } from './kept-messages.ts';
import { startWebhooks } from './start-webhooks.ts';
import { signWebhook } from './webhook-signature.ts';

const incident: Incident = {
  id: 'incident-1',
  target: { kind: 'host', name: 'web-1' },
  startedAtMs: 0,
  worst: 'down',
  cause: 'It does not answer.',
  isPlanned: false,
  acknowledgedBy: 'user-7',
  timeline: [{ atMs: 0, kind: 'opened', text: 'It does not answer.' }],
};

async function aReceiver(statuses: readonly number[], retryAfter?: string) {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const waiters: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      response.statusCode = statuses[received.length] ?? 204;
      if (retryAfter !== undefined && response.statusCode === 429) response.setHeader('retry-after', retryAfter);
      response.end();
      received.push({ headers: request.headers, body });
      for (const wake of waiters.splice(0)) wake();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async count(wanted: number) {
      while (received.length < wanted) await new Promise<void>((resolve) => waiters.push(resolve));
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function setUp(url: string, secret = 'a-long-secret', kept: KeptMessages = inMemory()) {
  const clock = fakeClock();
  const targets = [{ name: 'pager', url, secretVariable: 'PAGER_SECRET' }];
  const log = pino({ level: 'silent' });
  return { clock, webhooks: await startWebhooks({ targets: () => targets, secretOf: () => secret, kept, clock, log }) };
}

function inMemory(): KeptMessages {
  const entries = new Map<string, { target: string; message: WebhookMessage }>();
  return {
    read: async () => [...entries.values()],
    keep: async (target, message) => void entries.set(message.id, { target, message }),
    forget: async (_target, { id }) => void entries.delete(id),
  };
}

it.each([
  ['', 'a-long-secret'],
  [', by a secret that ends with its line', 'a-long-secret\r\n'],
])('sends what happened, signed%s, and names no person', async (_how, secret) => {
  await using receiver = await aReceiver([]);
  const { webhooks } = await setUp(receiver.url, secret);
  await using _ = webhooks;
  webhooks.send({ kind: 'opened', incident });
  await receiver.count(1);
  const [first] = receiver.received;
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = first?.headers ?? {};
  const expected = createHmac('sha256', 'a-long-secret').update(`${id}.${time}.${first?.body}`).digest('base64');
  expect(signature).toBe(`v1,${expected}`);
  expect(JSON.parse(first?.body ?? '')).toMatchObject({ type: 'incident.opened', data: { id: 'incident-1' } });
  expect(first?.body).not.toContain('user-7');
});

it('tries again what was not taken, with the same id, and keeps the order', async () => {
  await using receiver = await aReceiver([500, 204, 204]);
  const { webhooks, clock } = await setUp(receiver.url);
  await using _ = webhooks;
  webhooks.send({ kind: 'opened', incident });
  webhooks.send({
    kind: 'closed',
    incident: { ...incident, endedAtMs: 1, timeline: [...incident.timeline, ...incident.timeline] },
  });
  await receiver.count(1);
  await clock.asleep();
  await clock.advance(5_000);
  await receiver.count(3);
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
    'incident-1-1',
    'incident-1-1',
    'incident-1-2',
  ]);
});

it('waits as long as a receiver asks, and a first time at least five seconds', async () => {
  await using receiver = await aReceiver([429], '20');
  const { webhooks, clock } = await setUp(receiver.url);
  await using _ = webhooks;
  webhooks.send({ kind: 'opened', incident });
  await receiver.count(1);
  await clock.asleep();
  await clock.advance(19_000);
  expect(receiver.received).toHaveLength(1);
  await clock.advance(1_000);
  await receiver.count(2);
});

it('sends after a restart what waited before it, in order and with the same id, and nothing twice', async () => {
  await using store = await temporaryStore();
  const log = pino({ level: 'silent' });
  const kept = () => keptMessages(store, fakeClock(), log);
  const closed = { ...incident, endedAtMs: 1, timeline: [...incident.timeline, ...incident.timeline] };
  await using receiver = await aReceiver([500]);
  {
    const { webhooks } = await setUp(receiver.url, undefined, kept());
    await using _stopped = webhooks;
    webhooks.send({ kind: 'opened', incident });
    webhooks.send({ kind: 'closed', incident: closed });
    await receiver.count(1);
    await expect.poll(async () => (await kept().read()).length).toBe(2);
  }
  {
    const { webhooks } = await setUp(receiver.url, undefined, kept());
    await using _stopped = webhooks;
    await receiver.count(3);
    await expect.poll(() => webhooks.waiting()).toBe(0);
  }
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
    'incident-1-1',
    'incident-1-1',
    'incident-1-2',
  ]);
  const { webhooks: third } = await setUp(receiver.url, undefined, kept());
  await using _third = third;
  expect(third.waiting()).toBe(0);
});

it('sends nothing without a secret, and nothing more to a receiver that is gone', async () => {
  await using receiver = await aReceiver([410]);
  const silent = await setUp(receiver.url, '');
  silent.webhooks.send({ kind: 'opened', incident });
  await expect.poll(() => silent.webhooks.waiting()).toBe(0);
  expect(receiver.received).toHaveLength(0);
  await using _webhooks = silent.webhooks;
  const gone = await setUp(receiver.url);
  await using _gone = gone.webhooks;
  gone.webhooks.send({ kind: 'opened', incident });
  await receiver.count(1);
  await expect.poll(() => gone.webhooks.waiting()).toBe(0);
  expect(receiver.received).toHaveLength(1);
});

it('signs as the specification shows', () => {
  // Source: the test vector of the Standard Webhooks libraries.
  const signed = signWebhook(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', atMs: 1_614_265_330_000, body: '{"test": 2432232314}' },
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  );
  expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
