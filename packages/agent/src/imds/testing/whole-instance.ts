/** Every category of an instance that has them all, as path and text, and a client that tells them. */

import type { CategoryFault } from '../category-reader.ts';
import { createCategoryReader, readInstanceId } from '../category-reader.ts';
import { noPapers } from '../identity-document.ts';
import type { ImdsClient } from '../imds-client.ts';
import type { FoundNotice } from '../notices.ts';
import type { InstanceFacts } from '../read-instance.ts';
import { readInstance } from '../read-instance.ts';
import { readEventHistory, readNotices } from '../read-notices.ts';

const document = {
  accountId: '420042004200',
  architecture: 'x86_64',
  availabilityZone: 'eu-west-1a',
  billingProducts: ['bp-6ba54002'],
  devpayProductCodes: null,
  marketplaceProductCodes: ['1abc2defghijklm3nopqrs4tu'],
  imageId: 'ami-07d3a1c59e2b4f680',
  instanceId: 'i-0c4e8a2b6d1f39507',
  instanceType: 't3.small',
  kernelId: null,
  pendingTime: '2026-03-02T08:00:00Z',
  privateIp: '10.20.4.17',
  ramdiskId: null,
  region: 'eu-west-1',
  version: '2017-09-30',
};

const event = {
  EventId: 'instance-event-0a7c1f39d5b2e8640',
  Code: 'system-reboot',
  Description: 'scheduled reboot',
  State: 'active',
  NotBefore: '21 Jan 2027 09:00:43 GMT',
  NotAfter: '21 Jan 2027 09:17:23 GMT',
};

const card = (mac: string, number: number): Record<string, string> => ({
  [`${mac}/device-number`]: String(number),
  [`${mac}/network-card-index`]: '0',
  [`${mac}/interface-id`]: `eni-09a4d6e8c1b2f375${number}`,
  [`${mac}/owner-id`]: '420042004200',
  [`${mac}/local-hostname`]: 'ip-10-20-4-17.eu-west-1.compute.internal',
  [`${mac}/local-ipv4s`]: `10.20.4.17\n10.20.4.18`,
  [`${mac}/public-hostname`]: 'ec2-198-51-100-17.eu-west-1.compute.amazonaws.com',
  [`${mac}/public-ipv4s`]: '198.51.100.17',
  [`${mac}/ipv6s`]: '2001:db8:20:4::17',
  [`${mac}/ipv4-prefix`]: '10.20.4.64/28',
  [`${mac}/ipv6-prefix`]: '2001:db8:20:4:1::/80',
  [`${mac}/subnet-id`]: `subnet-03f6c8a1e5d792b4${number}`,
  [`${mac}/subnet-ipv4-cidr-block`]: '10.20.4.0/24',
  [`${mac}/subnet-ipv6-cidr-blocks`]: '2001:db8:20:4::/64',
  [`${mac}/vpc-id`]: 'vpc-0e91b3d57f24c6a80',
  [`${mac}/vpc-ipv4-cidr-block`]: '10.20.0.0/16',
  [`${mac}/vpc-ipv4-cidr-blocks`]: '10.20.0.0/16\n10.21.0.0/16',
  [`${mac}/vpc-ipv6-cidr-blocks`]: '2001:db8:20::/56',
  [`${mac}/security-groups`]: 'herald-agents\nweb',
  [`${mac}/security-group-ids`]: 'sg-0d2c4b6a8e1f30597\nsg-01122334455667788',
  [`${mac}/ipv4-associations/`]: '198.51.100.17',
  [`${mac}/ipv4-associations/198.51.100.17`]: '10.20.4.17',
});

/** Below `meta-data/`, but for those that begin with `dynamic/`. */
const texts: Readonly<Record<string, string>> = {
  'instance-id': document.instanceId,
  'instance-type': 't3.small',
  'placement/region': 'eu-west-1',
  'placement/availability-zone': 'eu-west-1a',
  'placement/availability-zone-id': 'euw1-az1',
  'placement/group-name': 'racks-apart',
  'placement/host-id': 'h-0c3b9d7e5f1a28460',
  'placement/partition-number': '2',
  'local-ipv4': '10.20.4.17',
  'public-ipv4': '198.51.100.17',
  ipv6: '2001:db8:20:4::17',
  'local-hostname': 'ip-10-20-4-17.eu-west-1.compute.internal',
  'public-hostname': 'ec2-198-51-100-17.eu-west-1.compute.amazonaws.com',
  'ami-id': 'ami-07d3a1c59e2b4f680',
  'ami-launch-index': '3',
  'ami-manifest-path': '(unknown)',
  'instance-action': 'none',
  'instance-life-cycle': 'spot',
  'kernel-id': 'aki-0f7d2c5a1b',
  'ramdisk-id': 'ari-0f7d2c5a1b',
  mac: '06:5a:1c:7e:90:2b',
  'reservation-id': 'r-0b5d7f92e4c618a30',
  'security-groups': 'herald-agents\nweb',
  'services/domain': 'amazonaws.com',
  'services/partition': 'aws',
  'autoscaling/target-lifecycle-state': 'Terminated',
  'iam/info': JSON.stringify({
    Code: 'Success',
    LastUpdated: '2026-03-02T08:00:00Z',
    InstanceProfileArn: 'arn:aws:iam::420042004200:instance-profile/herald-demo',
    InstanceProfileId: 'AIPAEXAMPLEONLY00042',
  }),
  'public-keys/': '0=deploy',
  'public-keys/0/openssh-key': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleOnly deploy',
  'tags/instance': 'Name\naws:autoscaling:groupName',
  'tags/instance/Name': 'web-1',
  'tags/instance/aws%3Aautoscaling%3AgroupName': 'web',
  'network/interfaces/macs/': '06:5a:1c:7e:90:2b/\n06:5a:1c:7e:90:2c/',
  ...Object.fromEntries(
    [card('06:5a:1c:7e:90:2b', 0), card('06:5a:1c:7e:90:2c', 1)]
      .flatMap((one) => Object.entries(one))
      .map(([path, text]) => [`network/interfaces/macs/${path}`, text]),
  ),
  'spot/instance-action': '{"action":"terminate","time":"2027-01-20T08:22:00Z"}',
  'events/recommendations/rebalance': '{"noticeTime":"2027-01-20T08:20:00Z"}',
  'events/maintenance/scheduled': JSON.stringify([event, { ...event, EventId: 'instance-event-1' }]),
  'events/maintenance/history': JSON.stringify([
    { ...event, EventId: 'instance-event-2', Description: '[Completed] reboot' },
  ]),
  'dynamic/instance-identity/document': JSON.stringify(document, null, 2),
  'dynamic/instance-identity/rsa2048': 'MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgEFADCABgkqhkiG9w0B\nBwGggCSABIIB',
};

export const wholeInstance: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, text]) => [path.startsWith('dynamic/') ? path : `meta-data/${path}`, text]),
);

/** What a category answers: its text, nothing (404), or an error that is thrown. */
export type Answer = string | Error | undefined;

export function clientThatTells(answerOf: (path: string) => Answer): ImdsClient {
  return {
    async get(path) {
      const answer = answerOf(path);
      if (answer instanceof Error) throw answer;
      return answer === undefined ? { kind: 'absent' } : { kind: 'found', text: answer };
    },
    clockDifferenceMs: () => undefined,
    restMs: () => 0,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

export type ReadAll = InstanceFacts & {
  notices: ReadonlyMap<string, readonly FoundNotice[]>;
  history: readonly FoundNotice[];
  faults: readonly CategoryFault[];
};

/** Everything that the watcher reads, once, over what was known before. */
export async function readAll(client: ImdsClient, before?: ReadAll): Promise<ReadAll> {
  const { signal } = new AbortController();
  const reader = createCategoryReader({ client, signal });
  const instanceId = await readInstanceId(client, signal);
  const facts: InstanceFacts = {
    instance: { ...before?.instance, instanceId },
    papers: before?.papers ?? noPapers,
  };
  await readInstance(facts, reader);
  const history = await readEventHistory(reader, before?.history ?? []);
  const notices = await readNotices(reader, before?.notices ?? new Map());
  return { ...facts, notices, history, faults: reader.faults() };
}
