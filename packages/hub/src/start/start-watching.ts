/** The part of the hub that sees: registry, poller, fleet and calendar, each feeding the next. */
import type { KeyObject } from 'node:crypto';
import type { Clock } from '@herald/protocol/clock';
import { createRequestSigner } from '@herald/protocol/signature';
import type { Logger } from 'pino';
import { type Calendar, createCalendar } from '../downtime/calendar.ts';
import type { DowntimeBook } from '../downtime/downtime-book.ts';
import { ec2EventsOfFleet, noticesOfFleet, readReturn } from '../downtime/read-return.ts';
import { createFleet, type LiveFleet } from '../fleet/create-fleet.ts';
import type { HubSight } from '../fleet/fleet.ts';
import { startFleetClock } from '../fleet/start-fleet-clock.ts';
import type { Transition } from '../fleet/transition.ts';
import { createAgentConnections } from '../poller/agent-connections.ts';
import type { Pins } from '../poller/certificate-trust.ts';
import { pollHost } from '../poller/poll-host.ts';
import type { PollOutcome } from '../poller/poll-outcome.ts';
import { type Poller, startPoller } from '../poller/start-poller.ts';
import type { RegistryChange } from '../registry/describe-changes.ts';
import type { Host, Registry } from '../registry/registry.ts';
import type { RegistryProblem } from '../registry/registry-problem.ts';
import { type RunningRegistry, startRegistry } from '../registry/start-registry.ts';

export type WatchingOptions = {
  registryFile: string;
  privateKey: KeyObject;
  pins: Pins;
  book: DowntimeBook;
  clock: Clock;
  log: Logger;
  /** Hosts this hub polls; others are polled by other hubs. */
  mayPoll(host: Host): boolean;
  onOutcome(host: Host, outcome: PollOutcome): void;
  onTransition(transition: Transition): void;
  onSight(sight: HubSight): void;
  onRegistry(registry: Registry, changes: readonly RegistryChange[]): void;
  onRegistryProblem(problems: readonly RegistryProblem[]): void;
};

export type Watching = AsyncDisposable & {
  file: RunningRegistry;
  /** The registry in force, with what discovery adds. */
  registry(): Registry;
  fleet: LiveFleet;
  calendar: Calendar;
  poller: Poller<Host>;
};

/** Throws `registry/…` where there is no registry to go on with. */
export async function startWatching(options: WatchingOptions): Promise<Watching> {
  const { clock, log, book } = options;
  await using starting = new AsyncDisposableStack();
  const sign = createRequestSigner(options.privateKey);
  const connections = starting.use(createAgentConnections({ pins: options.pins, clock }));
  const file = starting.use(
    await startRegistry({ file: options.registryFile, clock, onChange: take, onProblem: refuse }),
  );
  // The calendar reads the fleet and the fleet the calendar: the calendar comes first and knows no hosts for a moment.
  let known: LiveFleet | undefined;
  const calendar: Calendar = createCalendar({
    clock,
    isBack: (stretch) => (known ? readReturn(known, stretch) : 'unknown'),
    sources: {
      registry: () => file.current(),
      notices: () => (known ? noticesOfFleet(known) : new Map()),
      ec2Events: () => (known ? ec2EventsOfFleet(known) : new Map()),
      plans: () => book.plans(),
      overrides: () => book.overrides(),
      told: () => book.told(),
    },
  });
  const fleet = createFleet({
    registry: file.current(),
    clock,
    runningDowntimes: (nowMs) => calendar.running(nowMs),
    onTransition: options.onTransition,
    onSight: options.onSight,
  });
  known = fleet;
  const poller = starting.use(
    startPoller<Host>({
      hosts: polled(file.current()),
      poll: (host, signal) => pollHost({ host, dispatcher: connections.to(host), sign, clock, signal }),
      onOutcome(name, outcome) {
        noteChange(name, outcome);
        fleet.apply(name, outcome);
        const host = file.current().hosts.get(name);
        if (host) options.onOutcome(host, outcome);
      },
      clock,
    }),
  );
  starting.use(startFleetClock({ fleet, clock }));
  const stack = starting.move();
  return {
    file,
    registry: () => file.current(),
    fleet,
    calendar,
    poller,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };

  /** Only changes are worth a line: each poll is not. */
  function noteChange(name: string, outcome: PollOutcome): void {
    const before = fleet.host(name)?.lastOutcome?.kind;
    if (before === outcome.kind) return;
    if (outcome.kind === 'report') log.info({ host: name }, 'host answers');
    else log.warn({ host: name, outcome: describeOutcome(outcome) }, 'host gave no usable answer');
  }

  function polled(registry: Registry): Host[] {
    return [...registry.hosts.values()].filter(options.mayPoll);
  }

  function take(registry: Registry, changes: readonly RegistryChange[]): void {
    fleet.setRegistry(registry);
    calendar.refresh();
    poller.setHosts(polled(registry));
    log.info(
      { changes: changes.length, hosts: registry.hosts.size, services: registry.services.size },
      'registry changed',
    );
    options.onRegistry(registry, changes);
  }

  function refuse(problems: readonly RegistryProblem[]): void {
    for (const { file: path, line, column, code, field, message } of problems.slice(0, 20)) {
      log.error({ code, field }, `registry unchanged: ${path}:${line}:${column} ${field} ${message}`);
    }
    options.onRegistryProblem(problems);
  }
}

/** Exact terms for the log, without the report. */
function describeOutcome(outcome: Exclude<PollOutcome, { kind: 'report' }>): string {
  switch (outcome.kind) {
    case 'silent':
      return outcome.reason;
    case 'not-authorised':
      return outcome.code;
    case 'bad-certificate':
      return `certificate ${outcome.problem}: ${outcome.detail}`;
    case 'unreadable':
      return `${outcome.problem}: ${outcome.detail}`;
    default:
      return outcome satisfies never;
  }
}
