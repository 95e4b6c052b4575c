/** The fleet as the parts that feed it see it: what it needs, and what it is told. */
import type { Clock } from '@herald/protocol/clock';
import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { Downtime } from '../../domain/downtime.ts';
import type { Ec2View, Fleet, HubConnectivity } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { Incident } from '../../domain/incident.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { EndpointCheck, Registry } from '../../domain/registry.ts';
import type { CheckResult, CheckState } from '../checks/check-state.ts';
import type { LastState } from './host-state.ts';
import type { WayOut } from './way-out.ts';

/** A change of health that is worth a line in a timeline. */
export type Transition = {
  target: Incident['target'];
  /** Absent where the target is new to the hub. */
  before?: Health;
  after: Health;
  atMs: number;
};

export type FleetOptions = {
  registry: Registry;
  clock: Clock;
  /** Windows that run now: `Calendar.running`. */
  runningDowntimes(nowMs: number): readonly Downtime[];
  onTransition?(transition: Transition): void;
  onConnectivity?(connectivity: HubConnectivity, before: HubConnectivity): void;
  /** Whether this machine has a network; asks the operating system if not given. */
  hasNetwork?(): boolean;
  /** Whether the hub reaches the world; without it, silence of all that is checked says nothing of it. */
  wayOut?: WayOut;
};

export type LiveFleet = Fleet & {
  /** One poll's outcome. Of a host that is not in the registry it does nothing. Gives how the host is now, and what came before. */
  apply(hostName: string, outcome: PollOutcome): Applied | undefined;
  /** One endpoint check's result. */
  applyCheck(serviceName: string, check: EndpointCheck, result: CheckResult): void;
  checks(serviceName: string): readonly CheckState[];
  /** EC2's own view of instances, by their ids: replaces what was known. */
  setEc2(views: Iterable<Ec2View>): void;
  /** What came of checking a host's signed identity. */
  setIdentity(hostName: string, identity: AskedIdentity): void;
  /** Hosts and services as they are now declared: gone ones vanish, unchanged ones keep their state. */
  setRegistry(registry: Registry): void;
  /** What was known before a restart, or what another hub knows of hosts it polls. Causes no transition. */
  restore(states: Iterable<LastState>): void;
  /** The hosts that this hub polls itself; all, until it is told otherwise. Whether it can see is judged by those. */
  setOwn(hostNames: ReadonlySet<string>): void;
  /** What time alone changes: plans that begin and end, readings that grow stale. Call it about once a second. */
  tick(): void;
  /** To be kept for `restore`. */
  lastState(hostName: string): LastState | undefined;
};

export type Applied = { health: Health; outcomeBefore: PollOutcome | undefined };
