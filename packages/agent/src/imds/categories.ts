/** Which metadata category fills which field. Source: EC2 user guide, "Instance metadata categories". User data and credentials are not here on purpose. */
import type { Instance, NetworkInterface } from '@herald/protocol/instance';
import { parseLines, parseText, parseWhole } from './parse-values.ts';

/** One category: the path below `meta-data/` and how its value is read. */
export type Category<Fields> = {
  [Field in keyof Fields]: { field: Field; path: string; parse(text: string): Fields[Field] | undefined };
}[keyof Fields];

const text = (value: string) => parseText(value);

export const instanceCategories: readonly Category<Instance>[] = [
  { field: 'instanceType', path: 'instance-type', parse: text },
  { field: 'region', path: 'placement/region', parse: text },
  { field: 'availabilityZone', path: 'placement/availability-zone', parse: text },
  { field: 'availabilityZoneId', path: 'placement/availability-zone-id', parse: text },
  { field: 'privateIpv4', path: 'local-ipv4', parse: text },
  { field: 'publicIpv4', path: 'public-ipv4', parse: text },
  { field: 'ipv6', path: 'ipv6', parse: text },
  { field: 'privateHostname', path: 'local-hostname', parse: text },
  { field: 'publicHostname', path: 'public-hostname', parse: text },
  { field: 'amiId', path: 'ami-id', parse: text },
  { field: 'amiLaunchIndex', path: 'ami-launch-index', parse: parseWhole },
  { field: 'amiManifestPath', path: 'ami-manifest-path', parse: (value) => parseText(value, 1024) },
  { field: 'instanceAction', path: 'instance-action', parse: text },
  { field: 'lifeCycle', path: 'instance-life-cycle', parse: text },
  { field: 'kernelId', path: 'kernel-id', parse: text },
  { field: 'mac', path: 'mac', parse: text },
  { field: 'reservationId', path: 'reservation-id', parse: text },
  { field: 'securityGroups', path: 'security-groups', parse: (value) => parseLines(value) },
  { field: 'domain', path: 'services/domain', parse: text },
  { field: 'partition', path: 'services/partition', parse: text },
  { field: 'placementGroup', path: 'placement/group-name', parse: text },
  { field: 'placementHostId', path: 'placement/host-id', parse: text },
  { field: 'placementPartition', path: 'placement/partition-number', parse: parseWhole },
  { field: 'autoScalingTargetState', path: 'autoscaling/target-lifecycle-state', parse: text },
];

export const interfaceCategories: readonly Category<NetworkInterface>[] = [
  { field: 'deviceNumber', path: 'device-number', parse: parseWhole },
  { field: 'networkCardIndex', path: 'network-card-index', parse: parseWhole },
  { field: 'interfaceId', path: 'interface-id', parse: text },
  { field: 'ownerId', path: 'owner-id', parse: text },
  { field: 'localHostname', path: 'local-hostname', parse: text },
  { field: 'localIpv4s', path: 'local-ipv4s', parse: (value) => parseLines(value) },
  { field: 'publicHostname', path: 'public-hostname', parse: text },
  { field: 'publicIpv4s', path: 'public-ipv4s', parse: (value) => parseLines(value) },
  { field: 'ipv6s', path: 'ipv6s', parse: (value) => parseLines(value) },
  { field: 'ipv4Prefixes', path: 'ipv4-prefix', parse: (value) => parseLines(value) },
  { field: 'ipv6Prefixes', path: 'ipv6-prefix', parse: (value) => parseLines(value) },
  { field: 'subnetId', path: 'subnet-id', parse: text },
  { field: 'subnetIpv4Cidr', path: 'subnet-ipv4-cidr-block', parse: text },
  { field: 'subnetIpv6Cidrs', path: 'subnet-ipv6-cidr-blocks', parse: (value) => parseLines(value) },
  { field: 'vpcId', path: 'vpc-id', parse: text },
  { field: 'vpcIpv4Cidrs', path: 'vpc-ipv4-cidr-blocks', parse: (value) => parseLines(value) },
  { field: 'vpcIpv6Cidrs', path: 'vpc-ipv6-cidr-blocks', parse: (value) => parseLines(value) },
  { field: 'securityGroups', path: 'security-groups', parse: (value) => parseLines(value) },
  { field: 'securityGroupIds', path: 'security-group-ids', parse: (value) => parseLines(value) },
];
