/** What the hub knows of every host and service right now, in memory. */
import type { Report } from '@herald/protocol/report';
import type { AskedIdentity } from './asked-identity.ts';
import type { Ec2ScheduledEvent } from './ec2-scheduled-event.ts';
import type { Health } from './health.ts';
import type { PollOutcome } from './poll-outcome.ts';
import type { Host, Service } from './registry.ts';

/** What EC2's own API says about an instance, where the hub may ask it. */
export type Ec2View = {
  instanceId: string;
  state: 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';
  stateReason?: string;
  stateChangedAtMs?: number;
  systemStatus?: string;
  instanceStatus?: string;
  /** Scheduled events (DescribeInstanceStatus); absent where they were not asked for. */
  events?: readonly Ec2ScheduledEvent[];
  readAtMs: number;
};

export type HostView = {
  host: Host;
  health: Health;
  /** The newest report, however old: say its age. */
  lastReport?: { report: Report; receivedAtMs: number };
  /** When that report was sampled, by the clock of its agent: read once, when it came in. */
  sampledAtMs?: number;
  lastOutcome?: PollOutcome;
  lastAnsweredAtMs?: number;
  ec2?: Ec2View;
  /** What came of checking its signed identity, where it was checked. */
  identity?: AskedIdentity;
};

export type ServiceView = {
  service: Service;
  health: Health;
  hosts: readonly HostView[];
  upCount: number;
  /** A check of what customers use fails, not for so long yet that it counts: since its last good result. */
  failingCheckSinceMs?: number;
  /** What fails so has not succeeded once since the hub's start. */
  isFirstCheck?: true;
  /** A check that reaches what customers use succeeded last: it works, whatever its servers say. */
  isProvenByCheck?: boolean;
  /** One of its checks was not run since the start, or fails, not for so long yet that it counts. */
  isAwaitingCheck?: boolean;
};

/** Whether the hub can see at all: `isolated` when most hosts fail at once or its own network is gone. */
export type HubConnectivity = { kind: 'connected' } | { kind: 'isolated'; sinceMs: number } | { kind: 'starting' };

export type Fleet = {
  host(name: string): HostView | undefined;
  service(name: string): ServiceView | undefined;
  /** In registry order. */
  hosts(): readonly HostView[];
  services(): readonly ServiceView[];
  connectivity(): HubConnectivity;
};
