/** Wires the parts of the hub together, in the order in which they need each other. Disposing stops them in reverse. */

import { mkdir } from 'node:fs/promises';
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import { createNameBook } from '../../answers/name-book.ts';
import { createQuestionService } from '../../answers/question-service.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Host, Registry } from '../../domain/registry.ts';
import { openDowntimeBook } from '../../downtime/downtime-book.ts';
import { createDowntimeStore } from '../../downtime/downtime-store.ts';
import { createPseudonyms } from '../../inquiries/people.ts';
import { groupUnanswered } from '../../inquiries/unanswered.ts';
import { createChartDrawer } from '../../interfaces/charts/create-chart-drawer.ts';
import { runCheck } from '../../monitoring/checks/run-check.ts';
import { startChecks } from '../../monitoring/checks/start-checks.ts';
import { createCpuPeaks } from '../../monitoring/cpu-peaks.ts';
import { type RegionCertificates, readRegionCertificates } from '../../monitoring/identity/region-certificates.ts';
import { type Checking, startCheckingIdentities } from '../../monitoring/identity/start-checking-identities.ts';
import { alertChannels, servicesConcerned, withFallback } from '../../notifications/incidents/alert-recipients.ts';
import { createIncidentStore } from '../../notifications/incidents/incident-store.ts';
import { type Incidents, startIncidents } from '../../notifications/incidents/start-incidents.ts';
import { startTellingBack } from '../../notifications/incidents/start-telling-back.ts';
import { alertNotice } from '../../notifications/messages/alert.ts';
import { type RegistryNews, registryNotice } from '../../notifications/messages/registry-change.ts';
import { announceToAll } from '../../notifications/subscriptions/announce-to-all.ts';
import { reachPerson } from '../../notifications/subscriptions/reach-person.ts';
import { openSubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import { keptMessages } from '../../notifications/webhooks/kept-messages.ts';
import { startWebhooks } from '../../notifications/webhooks/start-webhooks.ts';
import { startNightlyBackups } from '../../store/backup/start-nightly-backups.ts';
import { countOpenIncidents, findIncident } from '../../store/incidents/read-incidents.ts';
import { readMissedQuestions } from '../../store/inquiries/missed-questions.ts';
import { groupOf } from '../../store/leases/shard-of.ts';
import { openDatabase } from '../../store/open-store.ts';
import { enqueueAll } from '../../store/outbox/enqueue-outbound.ts';
import { outboxFigures } from '../../store/outbox/read-outbox.ts';
import { keepEndedSession, readEndedSessions } from '../../store/sessions/ended-sessions.ts';
import { startRetention } from '../../store/start-retention.ts';
import { findApiToken } from '../../store/tokens/api-tokens.ts';
import { storeOptionsOf } from '../commands/store/store-of-env.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';
import { agreeOnHubKey, agreeOnPrivacyKey, keysToTrust, ownKeysOf, sessionKeyOf } from './agree-on-keys.ts';
import { openCarriedNames } from './carry-names.ts';
import { createPeopleKnowledge } from './create-people-knowledge.ts';
import { createReadModel } from './create-read-model.ts';
import { startFollowingHubs } from './follow-hubs.ts';
import { hostReading } from './host-reading.ts';
import { keepGivenNames, readGivenNames } from './keep-given-names.ts';
import { restoreHostStates, startKeepingHostStates } from './keep-host-states.ts';
import { openPersistence, shardRulesOf } from './open-persistence.ts';
import { startRecordingServices } from './record-services.ts';
import { startDiscord } from './start-discord.ts';
import { startMonitoring } from './start-monitoring.ts';
import { startPages } from './start-pages.ts';
import { startScheduledNotices, type Telling } from './start-scheduled-notices.ts';

export type HubOptions = {
  settings: HubSettings;
  secrets: HubSecrets;
  log: Logger;
  clock: Clock;
  signal: AbortSignal;
  secretOf(variable: string): string | undefined;
};

export type Hub = AsyncDisposable & {
  /** What whoever started the hub wants to know: where its pages are, how to invite its bot. */
  ready: Record<string, string | boolean | number>;
  /** Variables of the environment that the registry names: secrets of webhooks. */
  namedVariables(): string[];
};

/** Of hosts that are asked again within seconds of a restart, what is known may be some minutes old. */
const ownStateSeconds = 300;
/** Other hubs know of a host what its hub keeps: well before a reading counts as stale. */
const sharedStateSeconds = 15;
/** Whoever starts the hub by hand reads the invite link; where Discord does not answer so soon, they read the rest. */
const waitForDiscordMs = 5_000;

/** Throws a HeraldError where the hub cannot begin: a bad key, registry or store, a port that is taken. Rejects when `signal` aborts. */
export async function startHub({ settings, secrets, log, clock, signal, secretOf }: HubOptions): Promise<Hub> {
  await using starting = new AsyncDisposableStack();
  const dataDir = settings.HERALD_DATA_DIR;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  let current: Registry | undefined;
  const rules = shardRulesOf(settings);
  const groups = () => [...new Set([...(current?.hosts.values() ?? [])].map((host) => groupOf(host, rules)))];
  const memory = starting.use(await openPersistence({ settings, secrets, clock, log, groups }));
  signal.throwIfAborted();
  const { store, shards, history, retention, pins } = memory;
  const own = ownKeysOf({ settings, secrets });
  const key = await agreeOnHubKey({ database: store, own, clock });
  const privacyKey = await agreeOnPrivacyKey({ database: store, own, clock });
  const subscriptions = await openSubscriptionBook({ database: store, clock });
  const registry = (): Registry => watching.registry();
  const book = await openDowntimeBook({
    store: createDowntimeStore(store, (announcement, query) =>
      announceToAll(announcement, query, {
        registry,
        subscriptions,
        plannerOf: (id) => book.plannerOf(id),
        nowMs: () => clock.now(),
      }),
    ),
    clock,
  });

  let incidents: Incidents | undefined;
  let identities: Checking<Host> | undefined;
  const peaks = createCpuPeaks(() => clock.now());
  const changed = new Set<string>();
  const urgent = new Set<string>();
  const names = starting.use(keepGivenNames({ database: store, clock, log: log.child({ part: 'discovery' }) }));
  const carried = await openCarriedNames(store, { write: history.flush, clock, log: log.child({ part: 'registry' }) });
  const watching = starting.use(
    await startMonitoring({
      givenNames: await readGivenNames(store),
      onGivenNames: names.keep,
      registryFile: settings.HERALD_REGISTRY,
      privateKey: key.privateKey,
      pins,
      book,
      clock,
      discordApiUrl: settings.DISCORD_API_URL,
      log: log.child({ part: 'watching' }),
      mayPoll: shards.mayPoll,
      onOutcome(host, outcome, health) {
        changed.add(host.name);
        if (outcome.kind === 'report') peaks.note(host.name, outcome.report);
        if (outcome.kind === 'report') identities?.note(host, outcome.report.instance?.instanceId);
        history.recordReading(hostReading(host, outcome, health, watching.fleet.connectivity()), shards.leaseOf(host));
      },
      onTransition(transition) {
        log.info({ target: transition.target.name, health: transition.after.status }, 'health changed');
        if (transition.target.kind === 'host') urgent.add(transition.target.name);
        incidents?.note(transition.target);
      },
      onSight: (connectivity) => log.info({ connectivity: connectivity.kind }, 'what the hub can see changed'),
      onRegistry(fresh, changes, about) {
        current = fresh;
        checks.setServices(fresh.services.values());
        sayOfRegistry({ kind: 'changes', changes, ...about });
      },
      onRenamed: carried.carry,
      formerNames: carried.former,
      onRegistryProblem: (problems) => sayOfRegistry({ kind: 'problems', problems }),
    }),
  );
  signal.throwIfAborted();
  current = watching.registry();
  const { fleet, calendar, poller } = watching;
  await restoreHostStates(store, fleet, clock.now());
  const certificates = await regionCertificates(settings.HERALD_IDENTITY_CERTIFICATES, log);
  identities =
    certificates &&
    starting.use(
      startCheckingIdentities<Host>({
        ask: (host, signal) => watching.askIdentity(host, certificates, signal),
        onIdentity: (host, identity) => fleet.setIdentity(host.name, identity),
        clock,
      }),
    );
  const isShared = store.engine === 'postgres';
  const everySeconds = isShared ? sharedStateSeconds : ownStateSeconds;
  starting.use(startKeepingHostStates({ database: store, fleet, changed, urgent, everySeconds, clock, log }));
  if (isShared)
    starting.use(
      startFollowingHubs({
        database: store,
        shards,
        fleet,
        registry,
        sharesMoved: watching.sharesMoved,
        onHealth: (target) => incidents?.note(target),
        clock,
        log: log.child({ part: 'hubs' }),
      }),
    );
  starting.use(startRecordingServices({ fleet, history, speaker: shards.speaker, clock }));
  const backups =
    settings.HERALD_BACKUP_DIR === undefined
      ? undefined
      : starting.use(
          startNightlyBackups({
            folder: settings.HERALD_BACKUP_DIR,
            keeping: { nights: settings.HERALD_BACKUP_NIGHTS, months: 12 },
            open: () => openDatabase(storeOptionsOf({ settings, secrets }), { log }),
            isOurs: () => shards.speaker.isHeld(),
            clock,
            log: log.child({ part: 'backup' }),
          }),
        );
  starting.use(
    startRetention({
      database: store,
      isOurs: () => shards.speaker.isHeld(),
      clock,
      log: log.child({ part: 'store' }),
    }),
  );
  const checks = starting.use(
    startChecks({
      services: current.services.values(),
      check: (check, signal) => runCheck(check, { clock, signal }),
      onResult: (service, check, result) => fleet.applyCheck(service, check, result),
      clock,
    }),
  );

  const readModel = createReadModel({ database: store, registry, fleet, calendar, retention, clock });
  const people = createPeopleKnowledge({
    database: store,
    registry,
    pseudonyms: createPseudonyms(privacyKey),
    subscriptions,
    book,
    clock,
  });
  const questionService = createQuestionService({
    people,
    readModel,
    names: createNameBook(registry, fleet, () => clock.now()),
    pollNow: poller.pollNow,
    clock,
  });

  const webhooks = starting.use(
    await startWebhooks({
      targets: () => registry().webhooks,
      secretOf,
      kept: keptMessages(store, clock, log.child({ part: 'webhooks' })),
      clock,
      log: log.child({ part: 'webhooks' }),
    }),
  );
  const runningIncidents = starting.use(
    await startIncidents({
      onHappened: webhooks.send,
      store: createIncidentStore(store, {
        alertNotice: (alert) => alertNotice(alert).map((message) => withFallback(reach(message), registry())),
        clock,
        speaker: shards.speaker,
      }),
      fleet,
      registry,
      recipientsOf(target) {
        const channels = alertChannels(target, registry()).map((id) => ({ kind: 'channel' as const, id }));
        const names = [target.name, ...servicesConcerned(target, registry())];
        return [...channels, ...subscriptions.interested(names, 'incident').map(({ to }) => to)];
      },
      speaker: shards.speaker,
      clock,
      log: log.child({ part: 'incidents' }),
    }),
  );
  incidents = runningIncidents;
  const backWishes = starting.use(
    await startTellingBack({
      database: store,
      fleet,
      speaker: shards.speaker,
      clock,
      log: log.child({ part: 'incidents' }),
    }),
  );
  let telling: Telling | undefined;
  const drawer = starting.use(createChartDrawer());
  const talking = starting.use(
    await startDiscord({
      drawer,
      settings,
      secrets,
      privacyKey,
      store,
      shards,
      questionService,
      people,
      registry,
      readModel,
      book,
      calendar,
      subscriptions,
      incidents: runningIncidents,
      backWishes,
      announceNow: async () => telling?.announceNow(),
      clock,
      log,
    }),
  );
  telling = starting.use(
    startScheduledNotices({
      database: store,
      book,
      calendar,
      subscriptions,
      registry,
      reach,
      clock,
      speaks: () => shards.speaker.isHeld(),
      notify: talking.notify,
      log,
    }),
  );
  const pages = starting.use(
    await startPages({
      drawer,
      settings,
      secrets,
      questionService,
      registry,
      watching,
      readModel,
      history,
      incidents: runningIncidents,
      subscriptions,
      unanswered: async (sinceMs) => groupUnanswered(await readMissedQuestions(store.query, sinceMs)),
      cpuPeak: peaks.of,
      pseudonyms: createPseudonyms(privacyKey),
      speaks: () => shards.speaker.isHeld(),
      newestBackupAtMs: () => backups?.newestAtMs(),
      storeFigures: async () => ({
        outboxWaiting: (await outboxFigures(store.query)).pending,
        openIncidents: await countOpenIncidents(store.query),
      }),
      dataDir,
      clock,
      log,
      tracker: talking.tracker,
      findIncident: (id) => findIncident(store.query, id),
      endedSessions: {
        read: (sinceMs) => readEndedSessions(store.query, sinceMs),
        keep: (id, endedAtMs) => keepEndedSession(store.query, id, endedAtMs),
      },
      findToken: (text) => findApiToken(store.query, text, clock.now()),
      desk: () => ({
        book,
        calendar,
        registry,
        questionService,
        announceNow: talking.announceNow,
        nowMs: () => clock.now(),
      }),
      keysToTrust: () => keysToTrust({ database: store, own }, key),
      sessionKey: sessionKeyOf(key),
      discord: talking.discord,
    }),
  );

  function reach(outbound: OutboxMessage): OutboxMessage {
    return reachPerson(outbound, { subscriptions, nowMs: clock.now(), zone: registry().zone });
  }

  /** In the registry's own channel, where it names one. */
  function sayOfRegistry(news: RegistryNews): void {
    const channelId = registry().discord.registryChannelId;
    if (channelId === undefined || !shards.speaker.isHeld()) return;
    const nowMs = clock.now();
    enqueueAll(store.query, registryNotice({ news, channelId, nowMs }), nowMs).catch((err: unknown) =>
      log.warn({ err }, 'news of the registry could not be put into the outbox'),
    );
  }

  await Promise.race([talking.firstTry, clock.sleep(waitForDiscordMs, signal)]);
  signal.throwIfAborted();
  const stack = starting.move();
  return {
    ready: { ...talking.ready(), ...pages.ready, publicKey: key.publicKey },
    namedVariables: () => registry().webhooks.map(({ secretVariable }) => secretVariable),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Nothing where no directory is named. Throws `identity/no-directory`. */
async function regionCertificates(directory: string | undefined, log: Logger): Promise<RegionCertificates | undefined> {
  if (directory === undefined) return undefined;
  const { certificates, problems } = await readRegionCertificates(directory);
  for (const { file, message } of problems) log.warn({ file }, `a certificate for identities is left out: ${message}`);
  return certificates;
}
