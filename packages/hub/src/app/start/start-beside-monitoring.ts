/** What goes on beside the polls: identities are checked, states kept and shared with other hubs, services recorded, endpoints checked. */
import type { Clock } from '@herald/protocol/clock';
import type { Logger } from 'pino';
import type { Incident } from '../../domain/incident.ts';
import type { Host, Registry, Service } from '../../domain/registry.ts';
import { runCheck } from '../../monitoring/checks/run-check.ts';
import { startChecks } from '../../monitoring/checks/start-checks.ts';
import { startCheckingIdentities } from '../../monitoring/identity/start-checking-identities.ts';
import type { HubSettings } from '../settings.ts';
import { startFollowingHubs } from './follow-hubs.ts';
import { startKeepingHostStates } from './keep-host-states.ts';
import type { Memory } from './open-persistence.ts';
import { startRecordingServices } from './record-services.ts';
import { regionCertificatesOf } from './region-certificates-of.ts';
import type { Watching } from './start-monitoring.ts';

export type BesideOptions = {
  settings: HubSettings;
  memory: Memory;
  watching: Watching;
  /** Hosts whose state is to be kept when its turn comes, and those of which it is kept at once. */
  changed: Set<string>;
  urgent: Set<string>;
  registry(): Registry;
  /** Another hub told that the health of this changed. */
  onHealth(target: Incident['target']): void;
  clock: Clock;
  log: Logger;
};

export type BesideMonitoring = AsyncDisposable & {
  noteInstance(host: Host, instanceId: string | undefined): void;
  setServices(services: Iterable<Service>): void;
};

/** Of hosts that are asked again within seconds of a restart, what is known may be some minutes old. */
const ownStateSeconds = 300;
/** Other hubs know of a host what its hub keeps: well before a reading counts as stale. */
const sharedStateSeconds = 15;

export async function startBesideMonitoring(options: BesideOptions): Promise<BesideMonitoring> {
  const { settings, memory, watching, changed, urgent, registry, onHealth, clock, log } = options;
  const { store, shards, history } = memory;
  const { fleet } = watching;
  await using starting = new AsyncDisposableStack();
  const certificates = await regionCertificatesOf(settings.HERALD_IDENTITY_CERTIFICATES, log);
  const identities =
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
        onHealth,
        clock,
        log: log.child({ part: 'hubs' }),
      }),
    );
  starting.use(startRecordingServices({ fleet, history, leader: shards.leader, clock }));
  const checks = starting.use(
    startChecks({
      services: registry().services.values(),
      check: (check, signal) => runCheck(check, { clock, signal }),
      onResult: (service, check, result) => fleet.applyCheck(service, check, result),
      clock,
    }),
  );
  const stack = starting.move();
  return {
    noteInstance: (host, instanceId) => identities?.note(host, instanceId),
    setServices: checks.setServices,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
