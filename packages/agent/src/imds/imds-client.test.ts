import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it, vi } from 'vitest';
import { createImdsClient } from './imds-client.ts';
import { startService, tokenSeconds } from './testing/start-service.ts';

const { signal } = new AbortController();

it('renews its token a minute before the end, and not sooner', async () => {
  const clock = fakeClock();
  await using service = await startService();
  await using client = createImdsClient({ endpoints: [service.url], clock });
  await client.get('meta-data/ami-id', signal);
  await clock.advance((tokenSeconds - 61) * 1000);
  await client.get('meta-data/ami-id', signal);
  await clock.advance(1000);
  expect(await client.get('meta-data/ami-id', signal)).toEqual({ kind: 'found', text: 'value' });
  expect(service.asked).toEqual([
    'PUT /latest/api/token -',
    'GET /latest/meta-data/ami-id token-1',
    'GET /latest/meta-data/ami-id token-1',
    'PUT /latest/api/token -',
    'GET /latest/meta-data/ami-id token-2',
  ]);
});

it('asks the second address where the first does not answer, and stays with it', async () => {
  const closed = await startService();
  await closed[Symbol.asyncDispose]();
  await using service = await startService();
  await using client = createImdsClient({ endpoints: [closed.url, service.url] });
  expect(await client.get('meta-data/ami-id', signal)).toEqual({ kind: 'found', text: 'value' });
  await client.get('meta-data/ami-id', signal);
  expect(service.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
});

it('goes past a proxy that the environment names', async () => {
  await using service = await startService();
  await using proxy = await startService();
  for (const name of ['HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, proxy.url);
  vi.stubEnv('NODE_USE_ENV_PROXY', '1');
  try {
    await using client = createImdsClient({ endpoints: [service.url] });
    await client.get('meta-data/ami-id', signal);
  } finally {
    vi.unstubAllEnvs();
  }
  expect([service.asked.length, proxy.asked.length]).toEqual([2, 0]);
});

it('waits as long as a service that is asked too often says, twice at most', async () => {
  const clock = fakeClock();
  await using service = await startService((request, response) => {
    if (request.method === 'PUT') return false;
    response.writeHead(429, { 'retry-after': '1' }).end();
    return true;
  });
  await using client = createImdsClient({ endpoints: [service.url], clock });
  const answer = client.get('meta-data/ami-id', signal).catch((error: unknown) => error);
  for (let retry = 0; retry < 2; retry += 1) {
    await clock.asleep();
    await clock.advance(1000);
  }
  expect(await answer).toMatchObject({ code: 'imds/throttled' });
  expect(service.asked.filter((line) => line.startsWith('GET'))).toHaveLength(3);
});

it('asks once more where the service closes a kept connection just then', async () => {
  let reads = 0;
  await using service = await startService((request) => {
    reads += request.method === 'GET' ? 1 : 0;
    if (request.method !== 'GET' || reads !== 2) return false;
    request.socket.resetAndDestroy();
    return true;
  });
  await using client = createImdsClient({ endpoints: [service.url] });
  await client.get('meta-data/ami-id', signal);
  expect(await client.get('meta-data/mac', signal)).toEqual({ kind: 'found', text: 'value' });
  expect(reads).toBe(3);
});

it.each([
  [0, [100, 200]],
  [0.999, [200, 400]],
])('tries a failing service twice more, not in step with other agents (chance %s)', async (chance, pauses) => {
  const slept: number[] = [];
  const clock = { ...fakeClock(), sleep: async (ms: number) => void slept.push(Math.round(ms)) };
  await using service = await startService((_, response) => {
    response.writeHead(503).end();
    return true;
  });
  await using client = createImdsClient({ endpoints: [service.url], clock, random: () => chance });
  await expect(client.get('meta-data/ami-id', signal)).rejects.toMatchObject({ code: 'imds/unavailable' });
  expect([slept, service.asked.length]).toEqual([pauses, 3]);
});

it('does not blame the service for time in which the agent itself was busy', async () => {
  await using service = await startService();
  await using client = createImdsClient({ endpoints: [service.url] });
  const answer = client.get('meta-data/ami-id', signal);
  await new Promise<void>((resolve) => process.nextTick(resolve)); // It connects from here on, and the kernel accepts.
  for (const startedMs = performance.now(); performance.now() - startedMs < 1100; );
  expect(await answer).toEqual({ kind: 'found', text: 'value' });
});
