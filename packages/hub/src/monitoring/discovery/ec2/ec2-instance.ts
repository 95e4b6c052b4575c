/** What EC2's API says of one instance, read from the SDK's answer. Source: EC2 API reference, Instance and InstanceStatus. */
import type { Instance, InstanceStatus, InstanceStatusEvent } from '@aws-sdk/client-ec2';
import type { Ec2ScheduledEvent } from '../../../domain/ec2-scheduled-event.ts';
import type { Ec2View } from '../../../domain/fleet.ts';
import type { Ec2Search } from '../../../domain/registry.ts';
import type { DiscoveredHost } from '../discovered-host.ts';
import { nameFromTemplate } from '../host-name.ts';
import { stateReasonWords } from './state-reason.ts';

export type FoundInstance = {
  instanceId: string;
  account: string | undefined;
  state: Ec2View['state'];
  stateReason: string | undefined;
  stateChangedAtMs: number | undefined;
  launchedAtMs: number | undefined;
  zone: string | undefined;
  privateIp: string | undefined;
  publicIp: string | undefined;
  ipv6: string | undefined;
  tags: Readonly<Record<string, string>>;
};

/** 50 of its owner; those of AWS itself (`aws:...`) do not count towards them. */
const mostTags = 100;
const states: readonly string[] = ['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped'];

/** Undefined where the answer lacks what makes an instance. */
export function readInstance(instance: Instance, account: string | undefined): FoundInstance | undefined {
  const state = instance.State?.Name;
  if (instance.InstanceId === undefined || state === undefined || !states.includes(state)) return undefined;
  const tags = (instance.Tags ?? [])
    .slice(0, mostTags)
    .flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']]));
  const when = /\((\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (?:GMT|UTC)\)/.exec(instance.StateTransitionReason ?? '');
  return {
    instanceId: instance.InstanceId,
    account,
    state,
    stateReason: stateReasonWords(instance.StateReason?.Code),
    stateChangedAtMs: when ? Date.parse(`${when[1]}T${when[2]}Z`) : undefined,
    launchedAtMs: instance.LaunchTime?.getTime(),
    zone: instance.Placement?.AvailabilityZone,
    privateIp: instance.PrivateIpAddress,
    publicIp: instance.PublicIpAddress,
    ipv6: instance.Ipv6Address,
    tags: Object.fromEntries(tags),
  };
}

/** An instance that is gone for good is no host; a stopped one is, because it is missed. */
export function hostOf(found: FoundInstance, region: string, search: Ec2Search): DiscoveredHost | undefined {
  if (found.state === 'terminated' || found.state === 'shutting-down') return undefined;
  const address = addressOf(found, search.address);
  const { instanceId, account, launchedAtMs, tags, privateIp, zone } = found;
  const { name, aliases } = nameFromTemplate(search.name, {
    tags,
    id: instanceId,
    ...(privateIp === undefined ? {} : { privateIp }),
    ...(zone === undefined ? {} : { zone }),
  });
  // A name below .invalid is looked up nowhere (RFC 2606): without an address it is a host all the same, and missed.
  const place = address ?? `${instanceId}.no-address.invalid`;
  return {
    name,
    ...(aliases.length > 0 && { aliases }),
    url: new URL(`${search.scheme}://${place.includes(':') ? `[${place}]` : place}:${search.port}`).origin,
    ...(address === undefined && { lacksAddress: search.address }),
    labels: tags,
    source: 'ec2',
    region,
    instanceId,
    ...(account === undefined ? {} : { account }),
    ...(launchedAtMs === undefined ? {} : { launchedAtMs }),
  };
}

/** An instance of an IPv6-only subnet has no private IPv4 address; its IPv6 address is as good. A public one is never replaced. */
function addressOf({ privateIp, publicIp, ipv6 }: FoundInstance, wanted: Ec2Search['address']): string | undefined {
  if (wanted === 'public') return publicIp;
  return wanted === 'ipv6' ? ipv6 : (privateIp ?? ipv6);
}

/** EC2's own view of an instance, and what it has planned for it. */
export type Ec2Findings = { view: Ec2View };

export function findingsOf(found: FoundInstance, status: InstanceStatus | undefined, nowMs: number): Ec2Findings {
  const { instanceId, state, stateReason, stateChangedAtMs } = found;
  const systemStatus = status?.SystemStatus?.Status;
  const instanceStatus = status?.InstanceStatus?.Status;
  return {
    view: {
      instanceId,
      state,
      readAtMs: nowMs,
      ...(stateReason === undefined ? {} : { stateReason }),
      ...(stateChangedAtMs === undefined ? {} : { stateChangedAtMs }),
      ...(systemStatus === undefined ? {} : { systemStatus }),
      ...(instanceStatus === undefined ? {} : { instanceStatus }),
      ...(status === undefined ? {} : { events: (status.Events ?? []).slice(0, 20).map(readEvent) }),
    },
  };
}

function readEvent(event: InstanceStatusEvent): Ec2ScheduledEvent {
  const { InstanceEventId, Code = 'unknown', Description = '', NotBefore, NotAfter, NotBeforeDeadline } = event;
  return {
    id: InstanceEventId ?? `${Code}-${NotBefore?.toISOString() ?? 'unknown'}`,
    code: Code.slice(0, 64),
    description: Description.slice(0, 500),
    ...(NotBefore === undefined ? {} : { notBeforeMs: NotBefore.getTime() }),
    ...(NotAfter === undefined ? {} : { notAfterMs: NotAfter.getTime() }),
    ...(NotBeforeDeadline === undefined ? {} : { notBeforeDeadlineMs: NotBeforeDeadline.getTime() }),
  };
}
