import { systemClock } from '@herald/protocol/clock';
import { generateKeyPair, parsePrivateKey } from '@herald/protocol/keys';
import { aReport } from '@herald/protocol/report-builder';
import { createRequestSigner } from '@herald/protocol/signature';
import { expect, it } from 'vitest';
import { createAgentConnections } from './agent-connections.ts';
import { pinsInMemory } from './certificate-trust.ts';
import { pollHost } from './poll-host.ts';
import { startPoller } from './start-poller.ts';
import { misbehaviours } from './testing/misbehaviours.ts';
import { ownCertificate } from './testing/own-certificate.ts';
import { answer, startRawAgent } from './testing/raw-agent.ts';

const agentsOfAKind = 5;
const wellBehaved = 10;
const kindOf = (name: string) => name.replace(/ \d+$/, '');

it('keeps asking who behaves, each in its turn, however all the others misbehave', async () => {
  await using agents = new AsyncDisposableStack();
  const report = answer(JSON.stringify(aReport()));
  const behaving = agents.use(await startRawAgent((socket) => void socket.write(report)));
  const stranger = agents.use(await startRawAgent((socket) => void socket.write(report), await ownCertificate()));
  const several = (name: string, url: string, count: number, fingerprint?: string) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${name} ${index}`,
      url,
      pollSeconds: 0.5,
      ...(fingerprint !== undefined && { fingerprint }),
    }));
  const hosts = [
    ...several('good', behaving.url, wellBehaved),
    ...several('a wrong certificate', stranger.url, agentsOfAKind, `sha256:${'0'.repeat(64)}`),
  ];
  const told = new Map<string, string>([
    ['good', 'report'],
    ['a wrong certificate', 'changed'],
  ]);
  for (const { name, misbehave, told: expected } of misbehaviours) {
    const agent = agents.use(await startRawAgent(misbehave));
    hosts.push(...several(name, agent.url, agentsOfAKind));
    told.set(name, expected);
  }
  const connections = agents.use(createAgentConnections({ pins: pinsInMemory(), clock: systemClock }));
  const sign = createRequestSigner(parsePrivateKey(generateKeyPair().privateKey));
  const good = new Map<string, number>();
  const misbehaved = new Set<string>();
  const enough = Promise.withResolvers<void>();
  await using poller = startPoller({
    hosts,
    poll(host, signal) {
      // Who hangs is given up soon; on a busy machine all others may take their time.
      const timeoutMs = told.get(kindOf(host.name)) === 'silent' ? 2_000 : 30_000;
      return pollHost({ host, dispatcher: connections.to(host), sign, clock: systemClock, timeoutMs, signal });
    },
    onOutcome(name, outcome) {
      const kind = kindOf(name);
      const problem = outcome.kind === 'unreadable' || outcome.kind === 'bad-certificate' ? outcome.problem : undefined;
      expect(problem ?? outcome.kind, name).toBe(told.get(kind));
      if (kind === 'good') good.set(name, (good.get(name) ?? 0) + 1);
      else misbehaved.add(kind);
      const areAllAsked = good.size === wellBehaved && [...good.values()].every((count) => count >= 4);
      if (areAllAsked && misbehaved.size === told.size - 1) enough.resolve();
    },
    clock: systemClock,
  });
  await enough.promise;
  expect(poller.statistics().finished.report).toBeGreaterThanOrEqual(4 * wellBehaved);
});
