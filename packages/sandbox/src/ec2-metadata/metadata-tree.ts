/** Lays an instance out as the paths and texts that EC2's metadata service serves. Source: EC2 user guide, "Instance metadata categories". */
import { createHash } from 'node:crypto';
import type { Instance, NetworkInterface } from '@herald/protocol/instance';
import type { Ec2Data } from './ec2-data.ts';

/** Path below `/latest/` (no slash at either end) to text. What an instance does not have has no entry. */
export type MetadataTree = ReadonlyMap<string, string>;

export function metadataTree(data: Ec2Data): MetadataTree {
  const { instance } = data;
  const tree = new Map<string, string>();
  const add = (path: string, value: string | number | readonly string[] | undefined) => {
    if (value === undefined) return;
    tree.set(path, Array.isArray(value) ? value.join('\n') : String(value));
  };
  for (const [path, value] of instanceEntries(instance)) add(`meta-data/${path}`, value);
  for (const [key, value] of Object.entries(instance.tags ?? {})) add(`meta-data/tags/instance/${key}`, value);
  for (const [number, { name, openSsh }] of (instance.publicKeys ?? []).entries()) {
    tree.set(
      'meta-data/public-keys',
      [tree.get('meta-data/public-keys'), `${number}=${name}`].filter(Boolean).join('\n'),
    );
    add(`meta-data/public-keys/${number}/openssh-key`, openSsh);
  }
  for (const card of instance.networkInterfaces ?? []) {
    const base = `meta-data/network/interfaces/macs/${card.mac}`;
    for (const [path, value] of interfaceEntries(card)) add(`${base}/${path}`, value);
    for (const { publicIpv4, privateIpv4s } of card.ipv4Associations ?? [])
      add(`${base}/ipv4-associations/${publicIpv4}`, privateIpv4s);
  }
  if (instance.iamProfileArn !== undefined) add('meta-data/iam/info', profileInfo(instance));
  if (data.role !== undefined) add(`meta-data/iam/security-credentials/${data.role}`, credentials());
  add('meta-data/events/maintenance/scheduled', JSON.stringify(data.scheduledEvents));
  add('meta-data/events/maintenance/history', JSON.stringify(data.eventHistory));
  if (data.spotAction) {
    add('meta-data/spot/instance-action', JSON.stringify(data.spotAction));
    add('meta-data/spot/termination-time', data.spotAction.time);
  }
  if (data.rebalanceNoticedAt !== undefined)
    add('meta-data/events/recommendations/rebalance', JSON.stringify({ noticeTime: data.rebalanceNoticedAt }));
  add('user-data', data.userData);
  if (instance.accountId !== undefined) {
    const document = identityDocument(instance);
    add('dynamic/instance-identity/document', document);
    add('dynamic/instance-identity/rsa2048', standInSignature(document));
  }
  return tree;
}

type Entry = readonly [path: string, value: string | number | readonly string[] | undefined];

function instanceEntries(instance: Instance): Entry[] {
  return [
    ['ami-id', instance.amiId],
    ['ami-launch-index', instance.amiLaunchIndex],
    ['ami-manifest-path', instance.amiManifestPath],
    ['autoscaling/target-lifecycle-state', instance.autoScalingTargetState],
    ['hostname', instance.privateHostname],
    ['instance-action', instance.instanceAction],
    ['instance-id', instance.instanceId],
    ['instance-life-cycle', instance.lifeCycle],
    ['instance-type', instance.instanceType],
    ['ipv6', instance.ipv6],
    ['kernel-id', instance.kernelId],
    ['local-hostname', instance.privateHostname],
    ['local-ipv4', instance.privateIpv4],
    ['mac', instance.mac],
    ['placement/availability-zone', instance.availabilityZone],
    ['placement/availability-zone-id', instance.availabilityZoneId],
    ['placement/group-name', instance.placementGroup],
    ['placement/host-id', instance.placementHostId],
    ['placement/partition-number', instance.placementPartition],
    ['placement/region', instance.region],
    ['public-hostname', instance.publicHostname],
    ['public-ipv4', instance.publicIpv4],
    ['ramdisk-id', instance.ramdiskId],
    ['reservation-id', instance.reservationId],
    ['security-groups', instance.securityGroups],
    ['services/domain', instance.domain],
    ['services/partition', instance.partition],
  ];
}

function interfaceEntries(card: NetworkInterface): Entry[] {
  return [
    ['device-number', card.deviceNumber],
    ['interface-id', card.interfaceId],
    ['ipv4-prefix', card.ipv4Prefixes],
    ['ipv6-prefix', card.ipv6Prefixes],
    ['ipv6s', card.ipv6s],
    ['local-hostname', card.localHostname],
    ['local-ipv4s', card.localIpv4s],
    ['mac', card.mac],
    ['network-card-index', card.networkCardIndex],
    ['owner-id', card.ownerId],
    ['public-hostname', card.publicHostname],
    ['public-ipv4s', card.publicIpv4s],
    ['security-group-ids', card.securityGroupIds],
    ['security-groups', card.securityGroups],
    ['subnet-id', card.subnetId],
    ['subnet-ipv4-cidr-block', card.subnetIpv4Cidr],
    ['subnet-ipv6-cidr-blocks', card.subnetIpv6Cidrs],
    ['vpc-id', card.vpcId],
    ['vpc-ipv4-cidr-block', card.vpcIpv4Cidr ?? card.vpcIpv4Cidrs?.[0]],
    ['vpc-ipv4-cidr-blocks', card.vpcIpv4Cidrs],
    ['vpc-ipv6-cidr-blocks', card.vpcIpv6Cidrs],
  ];
}

function profileInfo(instance: Instance): string {
  const info = {
    Code: 'Success',
    LastUpdated: instance.iamProfileUpdatedAt,
    InstanceProfileArn: instance.iamProfileArn,
    InstanceProfileId: instance.iamProfileId,
  };
  return JSON.stringify(info, null, 2);
}

/** Good for nothing: no such keys exist. */
function credentials(): string {
  return JSON.stringify({
    Code: 'Success',
    LastUpdated: '2026-03-02T08:00:00Z',
    Type: 'AWS-HMAC',
    AccessKeyId: 'ASIASTANDINONLY00000',
    SecretAccessKey: 'stand-in-secret-that-opens-nothing',
    Token: 'stand-in-session-token-that-opens-nothing',
    Expiration: '2099-01-01T00:00:00Z',
  });
}

function identityDocument(instance: Instance): string {
  const document = {
    accountId: instance.accountId,
    architecture: instance.architecture,
    availabilityZone: instance.availabilityZone,
    billingProducts: instance.billingProducts ?? null,
    devpayProductCodes: instance.devpayProductCodes ?? null,
    marketplaceProductCodes: instance.marketplaceProductCodes ?? null,
    imageId: instance.amiId,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    kernelId: instance.kernelId ?? null,
    pendingTime: instance.pendingAt?.replace('.000Z', 'Z'),
    privateIp: instance.privateIpv4,
    ramdiskId: instance.ramdiskId ?? null,
    region: instance.region,
    version: instance.identityVersion,
  };
  return JSON.stringify(document, null, 2);
}

/** Has the look of a PKCS #7 signature (base64 in lines) and the document's hash in it; AWS's key is not to be had. */
function standInSignature(document: string): string {
  let base64 = '';
  for (let block = 0; base64.length < 1000; block += 1)
    base64 += createHash('sha256').update(`${block}`).update(document).digest('base64').replace(/=+$/, '');
  return base64.match(/.{1,64}/g)?.join('\n') ?? '';
}

/** The names below a directory, as the service lists them: subdirectories with a slash. Undefined where there is none. */
export function listDirectory(tree: MetadataTree, path: string): string[] | undefined {
  const prefix = path === '' ? '' : `${path}/`;
  const names = new Set<string>();
  for (const key of tree.keys()) {
    if (!key.startsWith(prefix)) continue;
    const rest = key.slice(prefix.length);
    const slash = rest.indexOf('/');
    names.add(slash === -1 ? rest : `${rest.slice(0, slash)}/`);
  }
  return names.size > 0 ? [...names].sort() : undefined;
}
