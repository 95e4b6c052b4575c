import { systemClock } from '@herald/protocol/clock';
import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { aReport } from '@herald/protocol/report-builder';
import { createRequestSigner } from '@herald/protocol/signature';
import { expect, it } from 'vitest';
import { createAgentConnections } from './agent-connections.ts';
import { pinsInMemory } from './certificate-trust.ts';
import { pollHost } from './poll-host.ts';
import { startPoller } from './start-poller.ts';
import { answer, startRawAgent } from './testing/raw-agent.ts';

it('keeps asking who behaves, each in its turn, however many others hang, pour or break off', async () => {
  await using agents = new AsyncDisposableStack();
  const report = answer(JSON.stringify(aReport()));
  const behaving = agents.use(await startRawAgent((socket) => void socket.write(report)));
  const hanging = agents.use(await startRawAgent(() => undefined));
  const pouring = agents.use(
    await startRawAgent((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const piece = Buffer.alloc(65_536, 0x20);
      const pour = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('drain', pour);
      pour();
    }),
  );
  const breaking = agents.use(await startRawAgent((socket) => socket.resetAndDestroy()));
  const several = (name: string, url: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ name: `${name}-${index}`, url, pollSeconds: 0.5 }));
  const connections = agents.use(createAgentConnections({ pins: pinsInMemory(), clock: systemClock }));
  const sign = createRequestSigner(parsePrivateKey(generateKeyPair().privateKey));
  const good = new Map<string, number>();
  const enough = Promise.withResolvers<void>();
  await using poller = startPoller({
    hosts: [
      ...several('hanging', hanging.url, 50),
      ...several('pouring', pouring.url, 20),
      ...several('breaking', breaking.url, 20),
      ...several('good', behaving.url, 10),
    ],
    poll: (host, signal) =>
      pollHost({ host, dispatcher: connections.to(host), sign, clock: systemClock, timeoutMs: 2_000, signal }),
    onOutcome(name, outcome) {
      expect(outcome.kind === 'report', `${name} ${outcome.kind}`).toBe(name.startsWith('good'));
      if (!name.startsWith('good')) return;
      good.set(name, (good.get(name) ?? 0) + 1);
      if (good.size === 10 && [...good.values()].every((count) => count >= 4)) enough.resolve();
    },
    clock: systemClock,
  });
  await enough.promise;
  const { finished } = poller.statistics();
  expect(finished.unreadable).toBeGreaterThan(0);
  expect(finished.report).toBeGreaterThanOrEqual(40);
});
