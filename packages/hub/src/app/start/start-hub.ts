/** Wires the parts of the hub together, in the order in which they need each other. Disposing stops them in reverse. */

import { mkdir } from 'node:fs/promises';
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Registry } from '../../domain/registry.ts';
import { createPseudonyms } from '../../inquiries/people.ts';
import { createChartDrawer } from '../../interfaces/charts/create-chart-drawer.ts';
import { createCpuPeaks } from '../../monitoring/cpu-peaks.ts';
import type { Incidents } from '../../notifications/incidents/start-incidents.ts';
import { reachPerson } from '../../notifications/subscriptions/reach-person.ts';
import { openSubscriptionBook } from '../../notifications/subscriptions/subscription-book.ts';
import { groupOf } from '../../store/leases/shard-of.ts';
import type { HubSecrets, HubSettings } from '../settings.ts';
import { agreeOnHubKey, agreeOnPrivacyKey, keysToTrust, ownKeysOf, sessionKeyOf } from './agree-on-keys.ts';
import { openCarriedNames } from './carry-names.ts';
import { createAnswering } from './create-answering.ts';
import { modelHostOf } from './create-model-reader.ts';
import { hostReading } from './host-reading.ts';
import { keepGivenNames, readGivenNames } from './keep-given-names.ts';
import { restoreHostStates } from './keep-host-states.ts';
import { openPersistence, shardRulesOf } from './open-persistence.ts';
import { openPlans } from './open-plans.ts';
import { pageStoreOf } from './page-store.ts';
import { createSayOfRegistry } from './say-of-registry.ts';
import { startAlerting } from './start-alerting.ts';
import { type BesideMonitoring, startBesideMonitoring } from './start-beside-monitoring.ts';
import { startDiscord } from './start-discord.ts';
import { startMonitoring } from './start-monitoring.ts';
import { startPages } from './start-pages.ts';
import { startScheduledNotices, type Telling } from './start-scheduled-notices.ts';
import { startUpkeep } from './start-upkeep.ts';

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
  const book = await openPlans({ database: store, registry, subscriptions, clock });
  const sayOfRegistry = createSayOfRegistry({ store, leader: shards.leader, registry, clock, log });
  let incidents: Incidents | undefined;
  let beside: BesideMonitoring | undefined;
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
        if (outcome.kind === 'report') beside?.noteInstance(host, outcome.report.instance?.instanceId);
        history.recordReading(hostReading(host, outcome, health, watching.fleet.connectivity()), shards.leaseOf(host));
      },
      onTransition(transition) {
        log.info({ target: transition.target.name, health: transition.after.status }, 'health changed');
        if (transition.target.kind === 'host') urgent.add(transition.target.name);
        incidents?.note(transition.target);
      },
      onConnectivity: (connectivity) => log.info({ connectivity: connectivity.kind }, 'what the hub can see changed'),
      onRegistry(fresh, changes, about) {
        current = fresh;
        beside?.setServices(fresh.services.values());
        sayOfRegistry({ kind: 'changes', changes, ...about });
      },
      onRenamed: carried.carry,
      formerNames: carried.former,
      onRegistryProblem: (problems) => sayOfRegistry({ kind: 'problems', problems }),
    }),
  );
  signal.throwIfAborted();
  current = watching.registry();
  const { fleet, calendar } = watching;
  await restoreHostStates(store, fleet, clock.now());
  beside = starting.use(
    await startBesideMonitoring({
      settings,
      memory,
      watching,
      changed,
      urgent,
      registry,
      onHealth: (target) => incidents?.note(target),
      clock,
      log,
    }),
  );
  const upkeep = starting.use(startUpkeep({ settings, secrets, store, leader: shards.leader, clock, log }));
  let channelName: (id: string) => string | undefined = () => undefined;
  const pseudonyms = createPseudonyms(privacyKey);
  const answering = createAnswering({
    database: store,
    registry,
    watching,
    retention,
    pseudonyms,
    subscriptions,
    book,
    modelHost: modelHostOf(settings),
    channelName: (id) => channelName(id),
    clock,
  });
  const { readModel, questionService } = answering;
  const alerting = starting.use(
    await startAlerting({
      store,
      leader: shards.leader,
      fleet,
      registry,
      subscriptions,
      reach,
      secretOf,
      clock,
      log,
    }),
  );
  incidents = alerting.incidents;
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
      ...answering,
      registry,
      book,
      calendar,
      subscriptions,
      incidents: alerting.incidents,
      backWishes: alerting.backWishes,
      announceNow: async () => telling?.announceNow(),
      clock,
      log,
    }),
  );
  channelName = (id) => talking.discord.bot()?.channelName(id);
  telling = starting.use(
    startScheduledNotices({
      database: store,
      book,
      calendar,
      subscriptions,
      registry,
      reach,
      clock,
      isLeader: () => shards.leader.isHeld(),
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
      incidents: alerting.incidents,
      subscriptions,
      ...pageStoreOf(store, clock, calendar),
      cpuPeak: peaks.of,
      pseudonyms,
      isLeader: () => shards.leader.isHeld(),
      newestBackupAtMs: upkeep.newestBackupAtMs,
      dataDir,
      clock,
      log,
      tracker: talking.tracker,
      planning: () => ({
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

  function reach(message: OutboxMessage): OutboxMessage {
    return reachPerson(message, { subscriptions, nowMs: clock.now(), zone: registry().zone });
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
