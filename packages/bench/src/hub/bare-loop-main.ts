/** The least a hub could do: sign, fetch and parse, each host every 15 seconds, and forget nothing but the past. */
import { setTimeout as wait } from 'node:timers/promises';
import { parsePrivateKey } from '@herald/protocol/keys';
import { parseReport, type Report } from '@herald/protocol/report';
import { createRequestSigner } from '@herald/protocol/signature';
import { Agent } from 'undici';
import { agentAddress } from './agent-address.ts';

const { BENCH_PORT: port = '', BENCH_COUNT: countText = '0', BENCH_KEY: key = '' } = process.env;
const count = Number(countText);
const intervalMs = 15_000;
const sign = createRequestSigner(parsePrivateKey(key));
const agent = new Agent({ keepAliveTimeout: 90_000, keepAliveMaxTimeout: 90_000, connections: 1 });
const latest = new Map<number, Report>();

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
process.stdout.write('{"event":"ready"}\n');
const startedAt = performance.now();
for (let asked = 0; !stopping.signal.aborted; asked += 1) {
  const dueMs = startedAt + (asked / count) * intervalMs - performance.now();
  if (dueMs > 1) await wait(dueMs);
  void ask(asked % count);
}
await agent.destroy();

async function ask(index: number): Promise<void> {
  const origin = `http://${agentAddress(index)}:${port}`;
  const url = `${origin}/v1/report`;
  try {
    const headers = { ...sign({ method: 'GET', url, nowMs: Date.now() }) };
    const { body } = await agent.request({ origin, path: '/v1/report', method: 'GET', headers });
    latest.set(index, parseReport(await body.json()));
  } catch (error) {
    if (!stopping.signal.aborted) process.stderr.write(`${String(error)}\n`);
  }
}
