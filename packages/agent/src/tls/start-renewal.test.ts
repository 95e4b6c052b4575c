import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { fakeClock } from '@herald/protocol/fake-clock';
import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createRequestMemory } from '../server/request-memory.ts';
import { startReportServer } from '../server/start-report-server.ts';
import { type OwnCertificate, openCertificate } from './certificate-store.ts';
import { startRenewal } from './start-renewal.ts';

const dayMs = 86_400_000;
const newStore = () => ({ stateDirectory: mkdtempSync(join(tmpdir(), 'herald-renewal-')), hostName: 'web-1' });

/** Which certificate answers, and whether it is alive. */
function ask(port: number, agent: Agent): Promise<{ status: number; serial: string; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    request({ port, path: '/healthz', agent, rejectUnauthorized: false }, (response) => {
      const { serialNumber, fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate();
      response.resume().on('end', () => {
        resolve({ status: response.statusCode ?? 0, serial: serialNumber, fingerprint: fingerprint256 });
      });
    })
      .on('error', reject)
      .end();
  });
}

it('serves a new certificate a month before the old one ends, without closing a connection, under the same fingerprint', async () => {
  const clock = fakeClock();
  const store = newStore();
  const certificate = await openCertificate({ ...store, nowMs: clock.now() });
  await using server = await startReportServer({
    host: '127.0.0.1',
    port: 0,
    tls: certificate,
    requestsPerSecond: 1000,
    authenticate: async () => ({ kind: 'admitted', by: 'token' }),
    requestMemory: createRequestMemory({ now: clock.now, log: createLog('silent') }),
    answerDoctor: () => undefined,
    snapshot: () => undefined,
    openApi: async () => '',
    log: createLog('silent'),
  });
  const { promise: renewed, resolve } = Promise.withResolvers<OwnCertificate>();
  await using _renewal = startRenewal({
    store,
    certificate,
    clock,
    onRenewed(fresh) {
      server.setTls(fresh);
      resolve(fresh);
    },
    onUnwritable: () => undefined,
  });
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await ask(server.port, kept);
  await clock.advance(334 * dayMs);
  expect((await ask(server.port, new Agent())).serial).toBe(first.serial);
  await clock.advance(dayMs);
  const fresh = await renewed;
  const second = await ask(server.port, new Agent());
  expect([second.status, second.serial === first.serial]).toEqual([200, false]);
  expect(fresh.fingerprint).toBe(certificate.fingerprint);
  expect(await ask(server.port, kept)).toEqual(first);
  kept.destroy();
});

it('goes on with the old one while it is good where a new one cannot be kept, says so, and tries again each day', async () => {
  const clock = fakeClock();
  const store = newStore();
  const certificate = await openCertificate({ ...store, nowMs: clock.now() });
  const heard: string[] = [];
  let hear: () => void = () => undefined;
  const say = (what: string) => {
    heard.push(what);
    hear();
  };
  await using renewal = startRenewal({
    store,
    certificate,
    clock,
    onRenewed: () => say('renewed'),
    onUnwritable: () => say('unwritable'),
  });
  const nextDay = async () => {
    const next = new Promise<void>((resolve) => (hear = resolve));
    await clock.advance(dayMs);
    await Promise.race([next, renewal.done]);
    await clock.asleep();
  };
  // A directory in the way of the new file: root, too, cannot write over it.
  const obstacle = join(store.stateDirectory, 'tls-cert.pem.new');
  mkdirSync(obstacle);
  await clock.advance(334 * dayMs);
  await nextDay();
  await nextDay();
  rmdirSync(obstacle);
  await nextDay();
  expect(heard).toEqual(['unwritable', 'unwritable', 'renewed']);
});

it('does not go on in silence where the old one has ended', async () => {
  const clock = fakeClock();
  const store = newStore();
  const certificate = await openCertificate({ ...store, nowMs: clock.now() });
  rmSync(store.stateDirectory, { recursive: true });
  writeFileSync(store.stateDirectory, '');
  const unused = () => undefined;
  await using renewal = startRenewal({ store, certificate, clock, onRenewed: unused, onUnwritable: unused });
  await clock.advance(335 * dayMs);
  await expect(renewal.done).rejects.toMatchObject({ code: 'state/unwritable' });
});
