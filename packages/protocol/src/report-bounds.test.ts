/** What an agent may at most put into a report: a hub that reads ten thousand of them bounds each part. */
import { expect, it } from 'vitest';
import { parseReport } from './report.ts';
import { anInstance, aReport, someMetrics } from './testing/report-builder.ts';

const times = <Thing>(count: number, thing: Thing): Thing[] => Array.from({ length: count }, () => thing);
const letters = (count: number) => 'x'.repeat(count);
const problem = { code: 'a/b', message: 'm', next: 'n' };
const notice = {
  kind: 'scheduled-event',
  id: 'e',
  code: 'system-reboot',
  description: 'd',
  state: 'active',
  seenAt: '2026-03-02T09:00:00.000Z',
};
const metrics = (override: object) => ({ metrics: { ...someMetrics(), ...override } });
const instance = (override: object) => ({ instance: { ...anInstance(), ...override } });
const [disk] = someMetrics().disks;
const [card] = someMetrics().network;
const process = { pid: 1, name: 'p', cpuPercent: 0, memoryBytes: 0 };
const pair = { publicIpv4: 'a', privateIpv4s: ['b'] };
const interfaces = (override: object) => instance({ networkInterfaces: [{ mac: 'm', ...override }] });
const busiest = (override: object) => ({ processes: { count: 1, topByCpu: [{ ...process, ...override }] } });
const tags = (count: number) => Object.fromEntries(times(count, 'v').map((value, at) => [`t${at}`, value]));
const states = (count: number) => Object.fromEntries(times(count, 0).map((zero, at) => [`s${at}`, zero]));

const invalid = expect.objectContaining({ code: 'report/invalid' });
const reading = (override: object) => () => parseReport({ ...aReport(), ...override });

it.each<[what: string, at: (size: number) => object, most: number]>([
  ['letters of a host name', (size) => ({ host: letters(size) }), 253],
  ['letters of a version', (size) => ({ agentVersion: letters(size) }), 32],
  ['problems', (size) => ({ problems: times(size, problem) }), 32],
  ['notices', (size) => ({ notices: times(size, notice) }), 100],
  ['letters of a problem', (size) => ({ problems: [{ ...problem, message: letters(size) }] }), 300],
  ['letters of a notice', (size) => ({ notices: [{ ...notice, description: letters(size) }] }), 500],
  ["letters of a notice's id", (size) => ({ notices: [{ ...notice, id: letters(size) }] }), 128],
  ["letters of a problem's code", (size) => ({ problems: [{ ...problem, code: `a/${letters(size - 2)}` }] }), 64],
  ["letters of a problem's advice", (size) => ({ problems: [{ ...problem, next: letters(size) }] }), 300],
  ["letters of a notice's code", (size) => ({ notices: [{ ...notice, code: letters(size) }] }), 64],
  ['letters of an instance id', (size) => instance({ instanceId: letters(size) }), 64],
  ['letters of the id before', (size) => ({ replacedInstanceId: letters(size) }), 64],
  ['letters of a manifest path', (size) => instance({ amiManifestPath: letters(size) }), 1024],
  ["letters of a profile's ARN", (size) => instance({ iamProfileArn: letters(size) }), 512],
  ['public keys', (size) => instance({ publicKeys: times(size, { name: 'k' }) }), 4],
  ['letters of a public key', (size) => instance({ publicKeys: [{ name: 'k', openSsh: letters(size) }] }), 2048],
  ["letters of a public key's name", (size) => instance({ publicKeys: [{ name: letters(size) }] }), 256],
  ['tags', (size) => instance({ tags: tags(size) }), 100],
  ["letters of a tag's name", (size) => instance({ tags: { [letters(size)]: 'v' } }), 128],
  ["letters of a tag's value", (size) => instance({ tags: { Name: letters(size) } }), 256],
  ['network interfaces', (size) => instance({ networkInterfaces: times(size, { mac: 'm' }) }), 32],
  ['letters of a MAC address', (size) => interfaces({ mac: letters(size) }), 32],
  ['pairs of addresses', (size) => interfaces({ ipv4Associations: times(size, pair) }), 64],
  [
    'letters of a public address',
    (size) => interfaces({ ipv4Associations: [{ ...pair, publicIpv4: letters(size) }] }),
    64,
  ],
  ['private addresses', (size) => interfaces({ ipv4Associations: [{ ...pair, privateIpv4s: times(size, 'a') }] }), 64],
  [
    'letters of a private address',
    (size) => interfaces({ ipv4Associations: [{ ...pair, privateIpv4s: [letters(size)] }] }),
    64,
  ],
  ['letters of a mount', (size) => metrics({ disks: [{ ...disk, mount: letters(size) }] }), 256],
  ["letters of a process's arguments", (size) => metrics(busiest({ arguments: letters(size) })), 1024],
  ['disks', (size) => metrics({ disks: times(size, disk) }), 64],
  ['network cards', (size) => metrics({ network: times(size, card) }), 64],
  ['cores', (size) => metrics({ cpu: { ...someMetrics().cpu, perCoreUsedPercent: times(size, 1) } }), 1024],
  ['busiest processes', (size) => metrics({ processes: { count: 1, topByCpu: times(size, process) } }), 5],
  ['largest processes', (size) => metrics({ processes: { count: 1, topByMemory: times(size, process) } }), 5],
  ['states of processes', (size) => metrics({ processes: { count: 1, byState: states(size) } }), 16],
  ["letters of a process's state", (size) => metrics({ processes: { count: 1, byState: { [letters(size)]: 0 } } }), 32],
  ["letters of a connection's state", (size) => metrics({ tcpConnections: { [letters(size)]: 0 } }), 32],
  ['states of connections', (size) => metrics({ tcpConnections: states(size) }), 16],
  ['failed units', (size) => metrics({ failedUnits: times(size, 'u') }), 50],
  ['sensors', (size) => metrics({ temperatures: times(size, { name: 't', celsius: 1 }) }), 64],
  ['percent', (size) => metrics({ memory: { ...someMetrics().memory, usedPercent: size } }), 100],
])('%s', (_what, at, most) => {
  expect(reading(at(most))).not.toThrow();
  expect(reading(at(most + 1))).toThrow(invalid);
});

const instanceTexts = [
  ...['instanceType', 'region', 'availabilityZone', 'availabilityZoneId', 'domain', 'partition', 'accountId', 'amiId'],
  ...['architecture', 'kernelId', 'ramdiskId', 'reservationId', 'instanceAction', 'lifeCycle', 'iamProfileId', 'mac'],
  ...['autoScalingTargetState', 'iamProfileUpdatedAt', 'privateHostname', 'publicHostname', 'privateIpv4', 'ipv6'],
  ...['publicIpv4', 'vpcId', 'subnetId', 'placementGroup', 'placementHostId', 'identityVersion'],
];
const instanceLists = ['securityGroups', 'billingProducts', 'devpayProductCodes', 'marketplaceProductCodes'];
const interfaceTexts = [
  ...['interfaceId', 'ownerId', 'localHostname', 'publicHostname', 'subnetId', 'subnetIpv4Cidr', 'vpcId'],
  'vpcIpv4Cidr',
];
const interfaceLists = [
  ...['localIpv4s', 'publicIpv4s', 'ipv6s', 'ipv4Prefixes', 'ipv6Prefixes', 'subnetIpv6Cidrs', 'vpcIpv4Cidrs'],
  ...['vpcIpv6Cidrs', 'securityGroups', 'securityGroupIds'],
];

it.each([
  ...instanceTexts.map((field) => ['instance', field, (value: unknown) => instance({ [field]: value })] as const),
  ...interfaceTexts.map((field) => ['interface', field, (value: unknown) => interfaces({ [field]: value })] as const),
])('%s, %s: one letter to 256', (_of, _field, at) => {
  for (const size of [1, 256]) expect(reading(at(letters(size)))).not.toThrow();
  for (const size of [0, 257]) expect(reading(at(letters(size)))).toThrow(invalid);
});

it.each([
  ...instanceLists.map((field) => ['instance', field, (value: unknown) => instance({ [field]: value })] as const),
  ...interfaceLists.map((field) => ['interface', field, (value: unknown) => interfaces({ [field]: value })] as const),
])('%s, %s: at most 64 of 256 letters', (_of, _field, at) => {
  expect(reading(at(times(64, letters(256))))).not.toThrow();
  expect(reading(at(times(65, 'a')))).toThrow(invalid);
  expect(reading(at([letters(257)]))).toThrow(invalid);
});

it.each<[what: string, at: (value: unknown) => object]>([
  ["an agent's start", (value) => ({ agentStartedAt: value })],
  ['the time of a sample', (value) => ({ sampledAt: value })],
  ['the time of the boot', (value) => metrics({ bootedAt: value })],
  ['the time a notice was seen', (value) => ({ notices: [{ ...notice, seenAt: value }] })],
  ['the time a notice speaks of', (value) => ({ notices: [{ ...notice, startsAt: value }] })],
])('%s is an instant of at most 40 letters', (_what, at) => {
  const instant = (digits: number) => `2026-03-02T09:00:00.${'0'.repeat(digits)}Z`;
  expect(reading(at(instant(19)))).not.toThrow();
  expect(reading(at(instant(20)))).toThrow(invalid);
  expect(reading(at('yesterday'))).toThrow(invalid);
});

it('the time of a start that EC2 gives is kept as it came, in at most 40 letters', () => {
  for (const size of [1, 40]) expect(reading(instance({ pendingAt: letters(size) }))).not.toThrow();
  for (const size of [0, 41]) expect(reading(instance({ pendingAt: letters(size) }))).toThrow(invalid);
});

it.each<[what: string, at: (value: number) => object, least: number]>([
  ['time since the start', (value) => metrics({ uptimeSeconds: value }), 0],
  ['steal', (value) => metrics({ cpu: { ...someMetrics().cpu, stealPercent: value } }), 0],
  ['cores', (value) => metrics({ cpu: { ...someMetrics().cpu, cores: value } }), 0],
  ['processes', (value) => metrics({ processes: { count: value } }), 0],
  ['a process id', (value) => metrics({ processes: { count: 1, topByCpu: [{ ...process, pid: value }] } }), 1],
  ['letters of a host name', (value) => ({ host: letters(Math.max(0, value)) }), 1],
  ['letters of an instance id', (value) => instance({ instanceId: letters(Math.max(0, value)) }), 1],
  ['the place in a launch', (value) => instance({ amiLaunchIndex: value }), 0],
  ['a partition of a placement group', (value) => instance({ placementPartition: value }), 0],
  ['the number of a device', (value) => interfaces({ deviceNumber: value }), 0],
  ['the number of a card', (value) => interfaces({ networkCardIndex: value }), 0],
  ['CPU of a process', (value) => metrics(busiest({ cpuPercent: value })), 0],
  ['memory of a process', (value) => metrics(busiest({ memoryBytes: value })), 0],
  ['load', (value) => metrics({ load: { one: value, five: 0, fifteen: 0 } }), 0],
  ['free memory', (value) => metrics({ memory: { ...someMetrics().memory, freeBytes: value } }), 0],
  ['the time between two looks', (value) => metrics({ cpu: { ...someMetrics().cpu, intervalSeconds: value } }), 0],
  ['periods cut short', (value) => metrics({ cpu: { ...someMetrics().cpu, throttledPercent: value } }), 0],
  ['percent', (value) => metrics({ memory: { ...someMetrics().memory, usedPercent: value } }), 0],
])('%s: no less than %j', (_what, at, least) => {
  expect(reading(at(least))).not.toThrow();
  expect(reading(at(least - 1))).toThrow(invalid);
});

it.each<[what: string, at: (value: number) => object]>([
  ['steal', (value) => ({ stealPercent: value })],
  ['periods cut short', (value) => ({ throttledPercent: value })],
])('%s is a share of a hundred', (_what, at) => {
  expect(reading(metrics({ cpu: { ...someMetrics().cpu, ...at(100) } }))).not.toThrow();
  expect(reading(metrics({ cpu: { ...someMetrics().cpu, ...at(101) } }))).toThrow(invalid);
});

it("counts a tag's name in characters, as AWS does, however many units each takes", () => {
  expect(reading(instance({ tags: { ['\u{1F600}'.repeat(128)]: 'v' } }))).not.toThrow();
  expect(reading(instance({ tags: { ['\u{1F600}'.repeat(129)]: 'v' } }))).toThrow(invalid);
});
