/** What the hub knows right now: takes outcomes, EC2's view, checks and plans, and keeps every health up to date. */

import type { AskedIdentity } from '../../domain/asked-identity.ts';
import type { Ec2View, HostView, ServiceView } from '../../domain/fleet.ts';
import type { Health } from '../../domain/health.ts';
import type { PollOutcome } from '../../domain/poll-outcome.ts';
import type { EndpointCheck, Registry } from '../../domain/registry.ts';
import type { CheckResult } from '../checks/check-state.ts';
import { isTransition } from '../health/health-from-reasons.ts';
import { follow, forgetFailures } from '../health/host-tracker.ts';
import { countUp } from '../health/judge-service.ts';
import { createCheckConnectivity } from './check-connectivity.ts';
import { createConnectivityKeeper } from './connectivity.ts';
import {
  declaredHosts,
  type HostState,
  isGrownStale,
  judgedHost,
  type LastState,
  lastStateOf,
  restoreState,
  takeOutcome,
  viewOf,
} from './host-state.ts';
import type { Applied, FleetOptions, LiveFleet, Transition } from './live-fleet.ts';
import { createOwnNetwork } from './own-network.ts';
import { nothingPlanned, plannedNow } from './planned.ts';
import { declaredServices, findCheck, judged, lastChecks, noteCheck, type ServiceState } from './service-state.ts';

/** A service of more hosts is judged once a second, or when somebody asks, instead of at every change of a host. */
const largeService = 50;

/** Inert: it has no timer of its own. */
export function createFleet(options: FleetOptions): LiveFleet {
  const { clock, runningDowntimes, onTransition, onConnectivity } = options;
  const ownNetwork = createOwnNetwork({ clock });
  const connectivity = createConnectivityKeeper({ hasNetwork: options.hasNetwork ?? ownNetwork.hasNetwork });
  const checkConnectivity = createCheckConnectivity(options.wayOut ?? { isProven: () => false });
  const startedAtMs = clock.now();
  let registry = options.registry;
  let hosts = new Map<string, HostState>();
  let services = new Map<string, ServiceState>();
  let ec2Views = new Map<string, Ec2View>();
  let planned = nothingPlanned;
  let own: ReadonlySet<string> | undefined;

  setRegistry(options.registry);
  return {
    apply,
    applyCheck,
    checks: (name) => services.get(name)?.checks ?? [],
    setEc2,
    setIdentity,
    setRegistry,
    restore,
    setOwn,
    tick,
    lastState: (hostName) => lastStateOf(hosts.get(hostName)),
    host: (name) => ifKnown(hosts.get(name), hostView),
    service: (name) => ifKnown(services.get(name), serviceView),
    hosts: () => Array.from(hosts.values(), hostView),
    services: () => Array.from(services.values(), serviceView),
    connectivity: () => connectivity.read(),
  };

  function apply(hostName: string, outcome: PollOutcome): Applied | undefined {
    const state = hosts.get(hostName);
    if (!state) return undefined;
    const outcomeBefore = state.lastOutcome;
    state.isOwn = true;
    connectivity.note(hostName, outcome, state.tracker.isConfirmedDown);
    lookAtConnectivity();
    follow(state.tracker, outcome, state.host, !isIsolated());
    takeOutcome(state, outcome);
    if (outcome.kind === 'report') state.ec2 = ec2Of(state);
    // Isolated, and it is silent: how it was when the hub last saw stands.
    if (outcome.kind === 'report' || !isIsolated()) judge(state);
    return { health: healthOfHost(state), outcomeBefore };
  }

  function isIsolated(): boolean {
    return connectivity.read().kind === 'isolated';
  }

  function lookAtConnectivity(): void {
    const change = connectivity.takeChange();
    if (!change) return;
    // A parent that recovers first sets off no children: each gets its chances anew.
    if (change.before.kind === 'isolated') for (const { tracker } of hosts.values()) forgetFailures(tracker);
    onConnectivity?.(change.now, change.before);
  }

  function judge(state: HostState): void {
    const nowMs = clock.now();
    const before = state.health;
    const after = judgedHost(state, startedAtMs, planned, nowMs);
    if (after === before) return;
    state.health = after;
    state.view = undefined;
    tell({ kind: 'host', name: state.host.name }, before, after, nowMs, state.isOwn);
    for (const name of state.services) markService(name);
  }

  function healthOfHost(state: HostState): Health {
    if (!state.health) judge(state);
    // Judging always leaves a health; the fallback is for the type alone.
    return state.health ?? { status: 'unknown', sinceMs: startedAtMs, reasons: [], isFlapping: false };
  }

  function markService(name: string): void {
    const state = services.get(name);
    if (!state) return;
    state.isDirty = true;
    if (state.service.hosts.length <= largeService) rejudgeService(state);
  }

  function rejudgeService(state: ServiceState): Health {
    const before = state.health;
    if (before && !state.isDirty) return before;
    state.isDirty = false;
    const nowMs = clock.now();
    const members = state.members.map((one) => ({ name: one.host.name, health: healthOfHost(one) }));
    const after = judged(state, members, planned.services.get(state.service.name), nowMs);
    state.health = after;
    // Several hubs each see all hosts: the store lets only one of them open an incident.
    const isOwn = state.service.hosts.length === 0 || state.members.some((one) => one.isOwn);
    if (after !== before) tell({ kind: 'service', name: state.service.name }, before, after, nowMs, isOwn);
    return after;
  }

  function tell(
    target: Transition['target'],
    before: Health | undefined,
    after: Health,
    atMs: number,
    isOwn: boolean,
  ): void {
    if (!isOwn || !isTransition(before, after)) return;
    onTransition?.({ target, ...(before && { before }), after, atMs });
  }

  function applyCheck(serviceName: string, check: EndpointCheck, result: CheckResult): void {
    const state = services.get(serviceName);
    const known = state && findCheck(state, check);
    if (!state || !known) return;
    const getsOut = checkConnectivity.note(known, result) && !isIsolated();
    noteCheck(state, known, result, { counts: getsOut ? 'yes' : 'no' });
    state.isDirty = true;
    rejudgeService(state);
  }

  function setEc2(views: Iterable<Ec2View>): void {
    ec2Views = new Map(Array.from(views, (view) => [view.instanceId, view]));
    for (const state of hosts.values()) {
      const ec2 = ec2Of(state);
      if (ec2 !== state.ec2) learn(state, { ec2 });
    }
  }

  function setIdentity(hostName: string, identity: AskedIdentity): void {
    const state = hosts.get(hostName);
    if (state) learn(state, { identity });
  }

  function learn(state: HostState, news: Partial<Pick<HostState, 'ec2' | 'identity'>>): void {
    Object.assign(state, news);
    state.view = undefined;
    if (!isIsolated()) judge(state);
  }

  function ec2Of({ host, tracker }: HostState): Ec2View | undefined {
    const id = host.instanceId ?? tracker.instanceId;
    return id === undefined ? undefined : ec2Views.get(id);
  }

  function setRegistry(next: Registry): void {
    registry = next;
    hosts = declaredHosts(next, hosts);
    services = declaredServices(next, hosts, services);
    checkConnectivity.keepOnly([...next.services.values()].flatMap(({ checks }) => checks));
    countOwn();
    ownNetwork.isNeeded(Array.from(hosts.values(), ({ host }) => host.url));
    readPlans();
    for (const state of hosts.values()) {
      state.ec2 = ec2Of(state);
      // Thresholds may have changed; a host without a health yet is judged when it is asked for or answers.
      if (state.health) judge(state);
    }
  }

  function restore(states: Iterable<LastState>): void {
    for (const last of states) {
      const state = hosts.get(last.hostName);
      if (!state) continue;
      restoreState(state, last);
      state.ec2 = ec2Of(state);
      for (const name of state.services) {
        const service = services.get(name);
        if (service) service.isDirty = true;
      }
    }
  }

  function setOwn(hostNames: ReadonlySet<string>): void {
    own = hostNames;
    countOwn();
  }

  function countOwn(): void {
    const ours = new Set([...hosts.keys()].filter((name) => own?.has(name) ?? true));
    for (const [name, state] of hosts) if (!ours.has(name)) state.isOwn = false;
    connectivity.keepOnly(ours);
  }

  function readPlans(): boolean {
    const before = planned.key;
    const running = runningDowntimes(clock.now());
    planned = running.length === 0 ? nothingPlanned : plannedNow(running, registry);
    return planned.key !== before;
  }

  function tick(): void {
    const nowMs = clock.now();
    const isReplanned = readPlans();
    const mayGrowStale = !isIsolated();
    for (const state of hosts.values()) {
      if (isReplanned) judge(state);
      else if (mayGrowStale && isGrownStale(state, startedAtMs, nowMs)) judge(state);
    }
    for (const state of services.values()) {
      if (isReplanned) state.isDirty = true;
      rejudgeService(state);
    }
    lookAtConnectivity();
  }

  function hostView(state: HostState): HostView {
    return viewOf(state, healthOfHost(state));
  }

  function serviceView(state: ServiceState): ServiceView {
    const health = rejudgeService(state);
    const views = state.members.map(hostView);
    return { service: state.service, health, hosts: views, upCount: countUp(views), ...lastChecks(state) };
  }
}

function ifKnown<T, V>(state: T | undefined, view: (state: T) => V): V | undefined {
  return state && view(state);
}
