/** The two answers: DescribeInstances and DescribeInstanceStatus. Element names as in the EC2 API reference. */
import type { InstanceSpec } from './instance-spec.ts';
import type { XmlValue } from './xml.ts';

const stateCodes: Record<string, number> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function describeInstances(instances: readonly InstanceSpec[]): XmlValue {
  return instances.map((spec) => ({
    reservationId: `r-${spec.instanceId.slice(2)}`,
    ownerId: spec.accountId,
    instancesSet: [instanceXml(spec)],
  }));
}

function instanceXml(spec: InstanceSpec): XmlValue {
  const { privateIpv4, publicIpv4, ipv6, stateReason } = spec;
  return {
    instanceId: spec.instanceId,
    imageId: 'ami-0123456789abcdef0',
    instanceState: stateXml(spec),
    privateDnsName: spec.privateDnsName,
    reason: spec.stateTransitionReason,
    instanceType: spec.instanceType,
    launchTime: spec.launchedAt,
    placement: { availabilityZone: zoneOf(spec), tenancy: 'default' },
    privateIpAddress: privateIpv4,
    ipAddress: publicIpv4,
    ipv6Address: ipv6,
    stateReason: stateReason && { code: stateReason.code, message: stateReason.message },
    architecture: 'x86_64',
    tagSet: Object.entries(spec.tags).map(([key, value]) => ({ key, value })),
  };
}

export function describeStatuses(instances: readonly InstanceSpec[]): XmlValue {
  return instances.map((spec) => ({
    instanceId: spec.instanceId,
    availabilityZone: zoneOf(spec),
    eventsSet: spec.events.map((event) => ({
      instanceEventId: event.id,
      code: event.code,
      description: event.description,
      notBefore: event.notBefore,
      notAfter: event.notAfter,
      notBeforeDeadline: event.notBeforeDeadline,
    })),
    instanceState: stateXml(spec),
    systemStatus: { status: spec.state === 'running' ? spec.systemStatus : 'not-applicable' },
    instanceStatus: { status: spec.state === 'running' ? spec.instanceStatus : 'not-applicable' },
  }));
}

function stateXml({ state }: InstanceSpec): XmlValue {
  return { code: stateCodes[state] ?? 0, name: state };
}

function zoneOf({ availabilityZone, region }: InstanceSpec): string {
  return availabilityZone ?? `${region}a`;
}
