/** Which metadata category fills which field. Source: EC2 user guide, "Instance metadata categories". User data and credentials are not here on purpose. */
import type { Instance, NetworkInterface } from '@herald/protocol/instance';
import { parseTargetState } from './notices.ts';
import {
  isCidr,
  isIpv4,
  isIpv6,
  isMac,
  type Parse,
  parseForm,
  parseLines,
  parseText,
  parseWhole,
} from './parse-values.ts';

/** One category: the path below `meta-data/` and how its value is read. */
export type Category<Fields> = {
  [Field in keyof Fields]-?: { field: Field; path: string; parse: Parse<Fields[Field]> };
}[keyof Fields];

/** Any word of EC2's, but no page of a proxy that answers in its place. */
const text = parseForm((value) => !value.startsWith('<'));
const lines: Parse<string[]> = (value, complain) => parseLines(value, complain);
const linesOf =
  (isForm: (line: string) => boolean): Parse<string[]> =>
  (value, complain) =>
    parseLines(value, complain, { isForm });
const ipv4 = parseForm(isIpv4);
const ipv6 = parseForm(isIpv6);
const cidr = parseForm(isCidr);

export const instanceCategories: readonly Category<Instance>[] = [
  { field: 'instanceType', path: 'instance-type', parse: text },
  { field: 'region', path: 'placement/region', parse: text },
  { field: 'availabilityZone', path: 'placement/availability-zone', parse: text },
  { field: 'availabilityZoneId', path: 'placement/availability-zone-id', parse: text },
  { field: 'privateIpv4', path: 'local-ipv4', parse: ipv4 },
  { field: 'publicIpv4', path: 'public-ipv4', parse: ipv4 },
  { field: 'ipv6', path: 'ipv6', parse: ipv6 },
  { field: 'privateHostname', path: 'local-hostname', parse: text },
  { field: 'publicHostname', path: 'public-hostname', parse: text },
  { field: 'amiId', path: 'ami-id', parse: text },
  { field: 'amiLaunchIndex', path: 'ami-launch-index', parse: parseWhole },
  { field: 'amiManifestPath', path: 'ami-manifest-path', parse: (value) => parseText(value, 1024) },
  { field: 'instanceAction', path: 'instance-action', parse: text },
  { field: 'lifeCycle', path: 'instance-life-cycle', parse: text },
  { field: 'kernelId', path: 'kernel-id', parse: text },
  { field: 'ramdiskId', path: 'ramdisk-id', parse: text },
  { field: 'mac', path: 'mac', parse: parseForm(isMac) },
  { field: 'reservationId', path: 'reservation-id', parse: text },
  { field: 'securityGroups', path: 'security-groups', parse: lines },
  { field: 'domain', path: 'services/domain', parse: text },
  { field: 'partition', path: 'services/partition', parse: text },
  { field: 'placementGroup', path: 'placement/group-name', parse: text },
  { field: 'placementHostId', path: 'placement/host-id', parse: text },
  { field: 'placementPartition', path: 'placement/partition-number', parse: parseWhole },
  { field: 'autoScalingTargetState', path: 'autoscaling/target-lifecycle-state', parse: parseTargetState },
];

export const interfaceCategories: readonly Category<NetworkInterface>[] = [
  { field: 'deviceNumber', path: 'device-number', parse: parseWhole },
  { field: 'networkCardIndex', path: 'network-card-index', parse: parseWhole },
  { field: 'interfaceId', path: 'interface-id', parse: text },
  { field: 'ownerId', path: 'owner-id', parse: text },
  { field: 'localHostname', path: 'local-hostname', parse: text },
  { field: 'localIpv4s', path: 'local-ipv4s', parse: linesOf(isIpv4) },
  { field: 'publicHostname', path: 'public-hostname', parse: text },
  { field: 'publicIpv4s', path: 'public-ipv4s', parse: linesOf(isIpv4) },
  { field: 'ipv6s', path: 'ipv6s', parse: linesOf(isIpv6) },
  { field: 'ipv4Prefixes', path: 'ipv4-prefix', parse: linesOf(isCidr) },
  { field: 'ipv6Prefixes', path: 'ipv6-prefix', parse: linesOf(isCidr) },
  { field: 'subnetId', path: 'subnet-id', parse: text },
  { field: 'subnetIpv4Cidr', path: 'subnet-ipv4-cidr-block', parse: cidr },
  { field: 'subnetIpv6Cidrs', path: 'subnet-ipv6-cidr-blocks', parse: linesOf(isCidr) },
  { field: 'vpcId', path: 'vpc-id', parse: text },
  { field: 'vpcIpv4Cidr', path: 'vpc-ipv4-cidr-block', parse: cidr },
  { field: 'vpcIpv4Cidrs', path: 'vpc-ipv4-cidr-blocks', parse: linesOf(isCidr) },
  { field: 'vpcIpv6Cidrs', path: 'vpc-ipv6-cidr-blocks', parse: linesOf(isCidr) },
  { field: 'securityGroups', path: 'security-groups', parse: lines },
  { field: 'securityGroupIds', path: 'security-group-ids', parse: lines },
];
