import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { parseReport } from '@herald/protocol/report';
import { createRequestSigner } from '@herald/protocol/signature';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { startRealAgents } from './start-real-agents.ts';
import { startSimulatedFleet } from './start-simulated-fleet.ts';

const keys = generateKeyPair();
const sign = createRequestSigner(parsePrivateKey(keys.privateKey));

async function ask(origin: string | undefined) {
  const url = `${origin}/v1/report`;
  const headers = { ...sign({ method: 'GET', url, nowMs: Date.now() }) };
  const { statusCode, body } = await request(url, { headers, signal: AbortSignal.timeout(5_000) });
  return { statusCode, body: await body.text() };
}

it('answers for each agent at its own address, with a report of about 2 KB', async () => {
  await using fleet = await startSimulatedFleet({ count: 300, hubPublicKey: keys.publicKey });
  fleet.setReadings(299, { cpuUsedPercent: 97 });
  const first = await ask(fleet.urls[0]);
  const last = await ask(fleet.urls[299]);
  expect(parseReport(JSON.parse(last.body)).metrics.cpu.usedPercent).toBe(97);
  expect(parseReport(JSON.parse(first.body)).instance?.instanceId).toBe('i-00000000000000000');
  expect(first.body.length).toBeGreaterThan(1_500);
  expect(first.body.length).toBeLessThan(3_000);
  const counts = fleet.takeCounts();
  expect([counts[0], counts[1], counts[299]]).toEqual([1, 0, 1]);
});

it('gives each agent a port of its own where only one address is to be had', async () => {
  await using fleet = await startSimulatedFleet({ count: 3, apart: 'ports', hubPublicKey: keys.publicKey });
  expect(fleet.urls.every((url) => url.startsWith('http://127.0.0.1:'))).toBe(true);
  fleet.setReadings(2, { cpuUsedPercent: 97 });
  const cpus = [];
  for (const url of fleet.urls) cpus.push(parseReport(JSON.parse((await ask(url)).body)).metrics.cpu.usedPercent);
  expect(cpus.map((cpu) => cpu === 97)).toEqual([false, false, true]);
});

it('refuses who does not sign, and shows each fault that is set', async () => {
  await using fleet = await startSimulatedFleet({ count: 4, hubPublicKey: keys.publicKey });
  const unsigned = await request(`${fleet.urls[0]}/v1/report`);
  expect(unsigned.statusCode).toBe(401);
  await unsigned.body.dump();
  fleet.setFault(1, 'invalid-json');
  fleet.setFault(2, 'redirect');
  fleet.setFault(3, 'reset');
  expect((await ask(fleet.urls[1])).body).toBe('{"version":1,');
  expect((await ask(fleet.urls[2])).statusCode).toBe(302);
  expect(fleet.reported).toBe(0);
  await ask(fleet.urls[0]);
  expect(fleet.reported).toBe(1);
  await expect(ask(fleet.urls[3])).rejects.toThrow();
});

it('starts real agents that answer to a signature', async () => {
  await using real = await startRealAgents({ count: 2, hubPublicKey: keys.publicKey });
  const [first, second] = real.agents;
  expect(first?.url).not.toBe(second?.url);
  await expect.poll(async () => (await ask(first?.url)).statusCode, { timeout: 15_000 }).toBe(200);
});
