/** The part of the hub that sees: registry, poller, fleet and calendar, each feeding the next. */
import type { KeyObject } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';
import { createRequestSigner } from '@herald/protocol/signature';
import type { Logger } from 'pino';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { HubConnectivity } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { Host, Registry } from '../../domain/registry.ts';
import { type Calendar, createCalendar } from '../../downtime/calendar.ts';
import type { DowntimeBook } from '../../downtime/downtime-book.ts';
import { ec2EventsOfFleet, noticesOfFleet, readReturn } from '../../downtime/read-return.ts';
import { failureWords } from '../../format/failure-words.ts';
import type { DiscoveryResult } from '../../interfaces/web/web-parts.ts';
import { type GivenNames, renamesAmong } from '../../monitoring/discovery/given-names.ts';
import { startDiscovery } from '../../monitoring/discovery/start-discovery.ts';
import { createFleet } from '../../monitoring/fleet/create-fleet.ts';
import { type FormerNames, withFormerNames } from '../../monitoring/fleet/former-names.ts';
import type { LiveFleet, Transition } from '../../monitoring/fleet/live-fleet.ts';
import { startFleetClock } from '../../monitoring/fleet/start-fleet-clock.ts';
import { createWayOut } from '../../monitoring/fleet/way-out.ts';
import { askIdentity } from '../../monitoring/identity/ask-identity.ts';
import type { RegionCertificates } from '../../monitoring/identity/region-certificates.ts';
import { createAgentConnections } from '../../monitoring/poller/agent-connections.ts';
import type { Pins } from '../../monitoring/poller/certificate-trust.ts';
import { pollHost } from '../../monitoring/poller/poll-host.ts';
import { type Poller, startPoller } from '../../monitoring/poller/start-poller.ts';
import type { RegistryChange } from '../../registry/describe-changes.ts';
import { problemLine, type RegistryProblem } from '../../registry/registry-problem.ts';
import { type RunningRegistry, startRegistry } from '../../registry/start-registry.ts';
import type { Rename } from '../../store/hosts/carry-name.ts';
import { discoveryResults } from './discovery-results.ts';

export type WatchingOptions = {
  registryFile: string;
  privateKey: KeyObject;
  pins: Pins;
  book: DowntimeBook;
  /** Names that discovery gave before this start. */
  givenNames: GivenNames;
  onGivenNames(names: GivenNames): void;
  clock: Clock;
  /** Reached or not, it tells the hub's own trouble from that of what it checks. */
  discordApiUrl: string;
  log: Logger;
  /** Hosts this hub polls; others are polled by other hubs. */
  mayPoll(host: Host): boolean;
  onOutcome(host: Host, outcome: PollOutcome, health: Health): void;
  onTransition(transition: Transition): void;
  onConnectivity(connectivity: HubConnectivity): void;
  onRegistry(registry: Registry, changes: readonly RegistryChange[], about: { isMended: boolean }): void;
  /** Names of before renames, which stay as aliases. */
  formerNames(): FormerNames;
  /** Before a host is asked under its new name: what is kept under the old one is carried over. Never rejects. */
  onRenamed(renames: readonly Rename[]): Promise<void>;
  onRegistryProblem(problems: readonly RegistryProblem[]): void;
};

export type Watching = AsyncDisposable & {
  file: RunningRegistry;
  /** The registry in force, with what discovery adds. */
  registry(): Registry;
  fleet: LiveFleet;
  calendar: Calendar;
  poller: Poller<Host>;
  discovery(): readonly DiscoveryResult[];
  /** Asks a host for its signed identity, over the connection of its polls. Never rejects. */
  askIdentity(host: Host, certificates: RegionCertificates, signal: AbortSignal): Promise<AskedIdentity>;
  /** `mayPoll` may say otherwise than before: hosts that became this hub's are asked at once, those it lost no more. */
  sharesMoved(): void;
};

/** Throws `registry/…` where there is no registry to go on with. */
export async function startMonitoring(options: WatchingOptions): Promise<Watching> {
  const { clock, log, book } = options;
  await using starting = new AsyncDisposableStack();
  const sign = createRequestSigner(options.privateKey);
  const connections = starting.use(createAgentConnections({ pins: options.pins, clock }));
  const file = starting.use(
    await startRegistry({ file: options.registryFile, clock, onChange: take, onProblem: refuse }),
  );
  // The calendar reads the fleet and the fleet the calendar: the calendar comes first and knows no hosts for a moment.
  let known: LiveFleet | undefined;
  let merged = file.current();
  let polledNames: ReadonlySet<string> = new Set();
  let taking: Promise<void> = Promise.resolve();
  let isStopped = false;
  /** Renames that are being carried over: until then nobody is asked under the new names. */
  let renaming = 0;
  let givenNames = options.givenNames;
  const calendar: Calendar = createCalendar({
    clock,
    isBack: (stretch) => (known ? readReturn(known, stretch) : 'unknown'),
    sources: {
      registry: () => merged,
      notices: () => (known ? noticesOfFleet(known) : new Map()),
      ec2Events: () => (known ? ec2EventsOfFleet(known) : new Map()),
      plans: () => book.plans(),
      overrides: () => book.overrides(),
      announced: () => book.announced(),
    },
  });
  const fleet = createFleet({
    registry: merged,
    clock,
    runningDowntimes: (nowMs) => calendar.running(nowMs),
    onTransition: options.onTransition,
    onConnectivity: options.onConnectivity,
    wayOut: createWayOut({ url: options.discordApiUrl, clock }),
  });
  known = fleet;
  const poller = starting.use(
    startPoller<Host>({
      hosts: polled(merged),
      poll: (host, signal) => pollHost({ host, dispatcher: connections.to(host), sign, clock, signal }),
      onOutcome(name, outcome) {
        const applied = fleet.apply(name, outcome);
        const host = merged.hosts.get(name);
        if (!host || !applied) return;
        noteChange(name, outcome, applied.outcomeBefore);
        options.onOutcome(host, outcome, applied.health);
      },
      clock,
    }),
  );
  starting.use(startFleetClock({ fleet, clock }));
  const discovery = starting.use(
    startDiscovery({
      registry: file.current(),
      names: options.givenNames,
      onNames(names) {
        rename(renamesAmong(givenNames, names).map((names) => ({ kind: 'host', ...names })));
        givenNames = names;
        options.onGivenNames(names);
      },
      onHosts: ({ registry: found, remarks }) => {
        for (const remark of remarks.slice(0, 20)) log.warn({ code: 'discovery/remark' }, remark);
        if (renaming === 0) use(found);
        else void taking.then(() => isStopped || use(found));
      },
      onEc2Views: (views) => fleet.setEc2([...views.values()].map(({ view }) => view)),
      onProblem: (place, problem) =>
        problem
          ? log.warn({ place, code: problem.code }, `${problem.message} ${problem.next}`)
          : log.info({ place }, 'discovery is well again'),
      knownInstances: () =>
        fleet.hosts().flatMap(({ lastReport }) => {
          const instance = lastReport?.report.instance;
          return instance?.region ? [{ instanceId: instance.instanceId, region: instance.region }] : [];
        }),
      clock,
    }),
  );
  const stack = starting.move();
  return {
    file,
    registry: () => merged,
    fleet,
    calendar,
    poller,
    askIdentity: (host, certificates, signal) =>
      askIdentity({ host, dispatcher: connections.to(host), sign, certificates, clock, signal }),
    sharesMoved: () => poller.setHosts(polled(merged)),
    discovery: () => discoveryResults(merged, discovery.problems()),
    [Symbol.asyncDispose]: async () => {
      isStopped = true;
      await taking;
      await stack.disposeAsync();
    },
  };

  /** Only changes are worth a line: each poll is not. */
  function noteChange(name: string, outcome: PollOutcome, before: PollOutcome | undefined): void {
    if (before?.kind === outcome.kind) return;
    if (outcome.kind === 'report') log.info({ host: name }, 'host answers');
    else log.warn({ host: name, outcome: failureWords(outcome).short }, 'host gave no usable answer');
  }

  /** The hosts of this hub, told to all who must know which those are. */
  function polled(registry: Registry): Host[] {
    const own = [...registry.hosts.values()].filter(options.mayPoll);
    const names = new Set(own.map(({ name }) => name));
    for (const name of polledNames) if (!names.has(name)) connections.drop(name);
    polledNames = names;
    fleet.setOwn(names);
    return own;
  }

  function take(registry: Registry, changes: readonly RegistryChange[], about: { isMended: boolean }): void {
    const renamed = changes.flatMap(({ subject, name, was }) =>
      subject !== 'settings' && was !== undefined ? [{ kind: subject, from: was, to: name }] : [],
    );
    rename(renamed);
    if (renaming === 0) putInForce(registry, changes, about);
    else taking = taking.then(() => putInForce(registry, changes, about));
  }

  /** In the order of the edits: a later one may rename again. */
  function rename(renames: readonly Rename[]): void {
    if (renames.length === 0) return;
    renaming += 1;
    taking = taking
      .then(() => options.onRenamed(renames))
      .then(() => {
        renaming -= 1;
      });
  }

  function putInForce(registry: Registry, changes: readonly RegistryChange[], about: { isMended: boolean }): void {
    if (isStopped) return;
    // Merges what was found with what is declared now, and puts that in force.
    discovery.update(registry);
    log.info(
      { changes: changes.length, hosts: registry.hosts.size, services: registry.services.size },
      about.isMended && changes.length === 0 ? 'registry is right again; nothing changed' : 'registry changed',
    );
    options.onRegistry(merged, changes, about);
  }

  function use(found: Registry): void {
    const registry = withFormerNames(found, options.formerNames());
    merged = registry;
    fleet.setRegistry(registry);
    calendar.refresh();
    poller.setHosts(polled(registry));
  }

  function refuse(problems: readonly RegistryProblem[]): void {
    for (const problem of problems.slice(0, 20)) {
      const { code, field } = problem;
      log.error({ code, field }, `registry unchanged: ${problemLine(problem)}`);
    }
    options.onRegistryProblem(problems);
  }
}
