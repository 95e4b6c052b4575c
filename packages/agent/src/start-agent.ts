/** The running agent: sampler, metadata watcher and server, joined. */
import { hostname } from 'node:os';
import { type Clock, systemClock } from '@herald/protocol/clock';
import type { Problem } from '@herald/protocol/problems';
import { agentProblem } from './agent-problems.ts';
import type { ImdsView } from './imds/start-imds-watcher.ts';
import { startImdsWatcher } from './imds/start-imds-watcher.ts';
import { createKeyRing } from './keys/key-ring.ts';
import type { Logger } from './log.ts';
import type { Sample } from './sampler/sample.ts';
import { startSampler } from './sampler/start-sampler.ts';
import { createAuthenticator } from './server/authenticate.ts';
import { type DoctorAnswer, openDoctorChannel } from './server/doctor-channel.ts';
import { createOwnAuthority } from './server/own-authority.ts';
import { createRequestMemory } from './server/request-memory.ts';
import { createSnapshot, type Snapshot } from './server/snapshots.ts';
import type { Secrets, Settings } from './settings/settings.ts';
import { createInstanceMemory } from './state/instance-memory.ts';
import { stealProblem } from './steal-problem.ts';
import { openCertificate } from './tls/certificate-store.ts';
import { startRenewal } from './tls/start-renewal.ts';

export type AgentOptions = { settings: Settings; secrets: Secrets; version: string; log: Logger; clock?: Clock };

export type Agent = AsyncDisposable & {
  /** By which this host itself reaches it. */
  url: string;
  /** Where it listens, in words. */
  listens: string;
  /** Of the certificate, where it serves HTTPS. */
  fingerprint: string | undefined;
  /** Rejects when a part failed for good. */
  failed: Promise<never>;
};

/** The first answer need not wait longer for a metadata service than this. */
const imdsGraceMs = 400;

/** Serves from the moment it resolves, with a first report ready. Throws `key/file-unreadable` and what listening throws. */
export async function startAgent({
  settings,
  secrets,
  version,
  log,
  clock = systemClock,
}: AgentOptions): Promise<Agent> {
  const startedAtMs = clock.now();
  const hostName = hostname();
  const keyRing = createKeyRing(settings);
  const memory = createInstanceMemory({ stateDirectory: settings.stateDirectory, hostName });
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  const { promise: firstSample, resolve: haveSample } = Promise.withResolvers<void>();
  let sample: Sample | undefined;
  let snapshot: Snapshot | undefined;
  let port = settings.port;
  let loggedProblems = '';
  let renewalProblem: Problem | undefined;

  await using parts = new AsyncDisposableStack();
  const imds = parts.use(startImdsWatcher({ imds: settings.imds, clock, onChange: refresh }));
  imds.done.catch(fail);
  const sampler = parts.use(
    startSampler({
      intervalSeconds: settings.sampleSeconds,
      processArguments: settings.processArguments,
      sampler: settings.sampler,
      clock,
      onSample(next) {
        sample = next;
        if (keyRing.refresh()) log.info({ keys: keyRing.keys().length }, 'hub keys read');
        refresh(imds.view());
        haveSample();
      },
    }),
  );
  sampler.done.catch(fail);
  // The server is loaded while the sampler waits for its second reading.
  const { startReportServer } = await import('./server/start-report-server.ts');
  await Promise.race([firstSample, failed]);
  const grace = new AbortController();
  await Promise.race([imds.settled, clock.sleep(imdsGraceMs, grace.signal), failed]);
  grace.abort();

  const tlsDirectory = settings.tls === 'self-made' ? settings.stateDirectory : undefined;
  const store = tlsDirectory === undefined ? undefined : { stateDirectory: tlsDirectory, hostName };
  const certificate = store && (await openCertificate({ ...store, nowMs: clock.now() }));
  const scheme = settings.tls === 'off' ? 'http' : 'https';
  const requestMemory = createRequestMemory({ now: () => clock.now(), log });
  const doctor = openDoctorChannel(settings.stateDirectory);
  const server = parts.use(
    await startReportServer({
      host: settings.host,
      port: settings.port,
      tls: certificate,
      requestsPerSecond: settings.requestsPerSecond,
      authenticate: createAuthenticator({
        token: secrets.token,
        publicKeys: keyRing.keys,
        isOwnAuthority: createOwnAuthority({
          port: () => port,
          scheme,
          hostName,
          names: settings.names,
          instance: () => imds.view().instance,
        }),
        now: () => clock.now(),
        startedAtMs,
      }),
      requestMemory,
      answerDoctor: (authorization) => (doctor.isKnown(authorization) ? tellDoctor() : undefined),
      snapshot: () => snapshot,
      openApi: async () => (await import('./server/openapi.ts')).renderOpenApi(version),
      log,
    }),
  );
  port = server.port;
  if (store && certificate) {
    log.info({ fingerprint: certificate.fingerprint }, 'serves HTTPS');
    const renewal = startRenewal({
      store,
      certificate,
      clock,
      onRenewed(fresh) {
        server.setTls(fresh);
        renewalProblem = undefined;
        log.info({ fingerprint: fresh.fingerprint }, 'certificate renewed with the same key');
      },
      onUnwritable() {
        renewalProblem = agentProblem('state/unwritable');
      },
    });
    parts.use(renewal);
    renewal.done.catch(fail);
  }
  const fingerprint = certificate?.fingerprint;
  const running = parts.move();
  return {
    url: `${scheme}://${shownHost(settings.host)}:${port}`,
    listens: `on ${isEveryAddress(settings.host) ? 'every address' : settings.host}, port ${port}`,
    fingerprint,
    failed,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };

  function tellDoctor(): DoctorAnswer {
    return {
      version,
      startedAtMs,
      trustedKeys: keyRing.keys().map(({ keyId }) => keyId),
      ...(certificate && { fingerprint: certificate.fingerprint }),
      ...requestMemory.read(),
      nowMs: clock.now(),
    };
  }

  function refresh(view: ImdsView): void {
    if (sample === undefined) return;
    const instanceId = view.instance?.instanceId;
    const replacedInstanceId = instanceId === undefined ? undefined : memory.note(instanceId);
    const problems = [
      stealProblem(view.instance?.instanceType, sample.metrics.cpu),
      keyRing.problem(),
      memory.problem() ?? renewalProblem,
    ];
    const known = problems.filter((problem) => problem !== undefined);
    snapshot = createSnapshot(
      { version, startedAtMs, hostName },
      { sample, imds: view, replacedInstanceId, problems: known },
    );
    logChangedProblems(snapshot.report.problems);
  }

  /** Logs only what changed: a laptop without metadata says so once. That an answer is awaited at the start is no news. */
  function logChangedProblems(all: readonly Problem[]): void {
    const problems = all.filter(({ code }) => code !== 'imds/pending');
    const codes = problems.map((problem) => problem.code).join(' ');
    if (codes === loggedProblems) return;
    loggedProblems = codes;
    if (codes === '') log.info('all problems are over');
    for (const { code, message, next } of problems) log.warn({ code, next }, message);
  }
}

function isEveryAddress(host: string | undefined): boolean {
  return host === undefined || host === '0.0.0.0' || host === '::';
}

function shownHost(host: string | undefined): string {
  if (host === undefined || isEveryAddress(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
