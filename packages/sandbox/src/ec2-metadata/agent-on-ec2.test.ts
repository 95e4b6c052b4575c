import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instance, NetworkInterface } from '@herald/protocol/instance';
import type { Report } from '@herald/protocol/report';
import { expect, test, vi } from 'vitest';
import { startAgentProcess } from './agent-process.ts';
import { anEc2Instance, type ScheduledEvent } from './ec2-data.ts';
import type { Ec2Fault } from './faults.ts';
import { startEc2Metadata } from './start-ec2-metadata.ts';

/** Each has an instance and an agent of its own. */
const it = test.concurrent;

/** Asks until the report is as wanted. */
async function reportWhen(
  agent: { report(): Promise<Report> },
  isWanted: (report: Report) => boolean,
): Promise<Report> {
  const found = await vi.waitUntil(
    async () => {
      const report = await agent.report();
      return isWanted(report) ? report : undefined;
    },
    { timeout: 55_000, interval: 50 },
  );
  if (!found) throw new Error('The report never became what was wanted.');
  return found;
}

/** Of the metadata service alone: on a busy machine a disk may answer late, which is told too. */
const imdsProblems = ({ problems }: Report) => problems.filter(({ code }) => code.startsWith('imds/'));

const everything: Instance = anEc2Instance({
  amiLaunchIndex: 3,
  amiManifestPath: 'my-images/image.manifest.xml',
  kernelId: 'aki-0f7d2c5a1b',
  ramdiskId: 'ari-0a1b2c3d',
  billingProducts: ['bp-6ba54002'],
  devpayProductCodes: ['774F4FF8'],
  marketplaceProductCodes: ['1abc2defghijklm3nopqrs4tu'],
  publicKeys: [{ name: 'deploy', openSsh: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleOnly deploy' }],
  lifeCycle: 'spot',
  ipv6: '2001:db8:20:4::17',
  autoScalingTargetState: 'InService',
  iamProfileArn: 'arn:aws:iam::420042004200:instance-profile/herald-demo',
  iamProfileId: 'AIPAEXAMPLEONLY00042',
  iamProfileUpdatedAt: '2026-03-02T08:00:00.000Z',
  placementGroup: 'racks-apart',
  placementHostId: 'h-0c3b9d7e5f1a28460',
  placementPartition: 2,
  securityGroups: ['herald-agents', 'web'],
  tags: { Name: 'web-1', 'cost centre': 'Platform & tools', empty: 'x' },
  networkInterfaces: [
    {
      ...anEc2Instance().networkInterfaces?.[0],
      mac: '06:5a:1c:7e:90:2b',
      localIpv4s: ['10.20.4.17', '10.20.4.18'],
      ipv6s: ['2001:db8:20:4::17', '2001:db8:20:4::18'],
      ipv4Prefixes: ['10.20.4.64/28'],
      ipv6Prefixes: ['2001:db8:20:4:1::/80'],
      subnetIpv6Cidrs: ['2001:db8:20:4::/64'],
      vpcIpv4Cidrs: ['10.20.0.0/16', '10.21.0.0/16'],
      vpcIpv6Cidrs: ['2001:db8:20::/56'],
      securityGroupIds: ['sg-0d2c4b6a8e1f30597', 'sg-01122334455667788'],
    },
    { mac: '06:5a:1c:7e:90:2c', deviceNumber: 1, interfaceId: 'eni-0b1c2d3e4f5061728', localIpv4s: ['10.20.9.5'] },
  ],
});

const maintenance: ScheduledEvent = {
  EventId: 'instance-event-0a7c1f39d5b2e8640',
  Code: 'system-reboot',
  Description: 'scheduled reboot',
  State: 'active',
  NotBefore: '21 Jan 2027 09:00:43 GMT',
  NotAfter: '21 Jan 2027 09:17:23 GMT',
};

it('tells every category that EC2 has for the instance, and asks for no secret', async () => {
  await using metadata = await startEc2Metadata({
    data: { instance: everything, userData: '#!/bin/sh\nexport DATABASE_PASSWORD=hunter2', role: 'herald-demo' },
  });
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  const report = await reportWhen(agent, ({ instance }) => instance !== null);
  expect(report.instance).toEqual(everything);
  // A category that is added later must be told here, too.
  const namesOf = (value: object | undefined) => Object.keys(value ?? {}).sort();
  expect(namesOf(everything)).toEqual(namesOf(Instance.properties));
  expect(namesOf(everything.networkInterfaces?.[0])).toEqual(namesOf(NetworkInterface.properties));
  expect(imdsProblems(report)).toEqual([]);
  const asked = metadata.requests().join('\n');
  expect(asked).not.toContain('user-data');
  expect(asked).not.toContain('security-credentials');
  expect(asked).not.toMatch(/GET \/(?!latest)/);
});

it('leaves absent categories out', async () => {
  const bare: Instance = { instanceId: 'i-00c0ffee00c0ffee0', instanceType: 'm7g.large', privateIpv4: '10.20.4.17' };
  await using metadata = await startEc2Metadata({ data: { instance: bare } });
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  const report = await reportWhen(agent, ({ instance }) => instance !== null);
  expect(report.instance).toEqual(bare);
  const unsigned = await agent.read('/v1/identity');
  expect([unsigned.status, (await unsigned.json()).message]).toEqual([
    404,
    expect.stringMatching(/was read, but has none/),
  ]);
});

it('serves the identity document with its signature as they came', async () => {
  await using metadata = await startEc2Metadata();
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  await reportWhen(agent, ({ instance }) => instance !== null);
  const identity = await (await agent.read('/v1/identity')).json();
  expect(JSON.parse(identity.document)).toMatchObject({ instanceId: 'i-0c4e8a2b6d1f39507' });
  expect(identity.pkcs7).toMatch(/^[A-Za-z0-9+/\n]+$/);
});

it('tells all that EC2 announces, and drops it when it is over', async () => {
  await using metadata = await startEc2Metadata({
    data: {
      instance: anEc2Instance({ lifeCycle: 'spot', autoScalingTargetState: 'Terminated' }),
      scheduledEvents: [maintenance],
      eventHistory: [
        {
          ...maintenance,
          EventId: 'instance-event-2',
          Description: '[Completed] scheduled reboot',
          State: 'completed',
        },
      ],
      spotAction: { action: 'terminate', time: '2027-01-20T08:22:00Z' },
      rebalanceNoticedAt: '2027-01-20T08:20:00Z',
    },
  });
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  const { notices } = await reportWhen(agent, ({ instance }) => instance !== null);
  expect(notices.map(({ kind, code, state }) => ({ kind, code, state }))).toEqual([
    { kind: 'spot-interruption', code: 'terminate', state: 'active' },
    { kind: 'rebalance-recommendation', code: 'rebalance', state: 'active' },
    { kind: 'lifecycle-change', code: 'Terminated', state: 'active' },
    { kind: 'scheduled-event', code: 'system-reboot', state: 'active' },
    { kind: 'scheduled-event', code: 'system-reboot', state: 'completed' },
  ]);
  expect(notices[3]).toMatchObject({ startsAt: '2027-01-21T09:00:43.000Z', endsAt: '2027-01-21T09:17:23.000Z' });

  metadata.set({ scheduledEvents: [], spotAction: undefined });
  const later = await reportWhen(agent, (report) => report.notices.length === 3);
  expect(later.notices.map((notice) => notice.kind)).not.toContain('spot-interruption');
});

it('tells after a restart that the host of this name is another instance now', async () => {
  await using metadata = await startEc2Metadata();
  const env = {
    AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url,
    HERALD_AGENT_STATE_DIR: mkdtempSync(join(tmpdir(), 'herald-replaced-')),
  };
  const [before, after] = ['i-0c4e8a2b6d1f39507', 'i-00000000000000001'];
  const startOnce = async () => {
    await using agent = await startAgentProcess(env);
    return await reportWhen(agent, ({ instance }) => instance !== null);
  };
  expect(await startOnce()).not.toHaveProperty('replacedInstanceId');
  metadata.set({ instance: anEc2Instance({ instanceId: after }) });
  expect(await startOnce()).toMatchObject({ instance: { instanceId: after }, replacedInstanceId: before });
});

const faults: readonly [what: string, fault: Ec2Fault, code: string][] = [
  ['switched off (403)', { kind: 'status', status: 403, scope: 'all' }, 'imds/forbidden'],
  ['unknown paths only (404)', { kind: 'status', status: 404, scope: 'data' }, 'imds/absent'],
  ['no token service (404)', { kind: 'status', status: 404, scope: 'token' }, 'imds/absent'],
  ['a token refused (400)', { kind: 'status', status: 400, scope: 'token' }, 'imds/token-refused'],
  ['tokens that are never taken (401)', { kind: 'status', status: 401, scope: 'data' }, 'imds/token-refused'],
  ['throttling (429)', { kind: 'status', status: 429, scope: 'all', retryAfterSeconds: 30 }, 'imds/throttled'],
  ['being unavailable (503)', { kind: 'status', status: 503, scope: 'data' }, 'imds/unavailable'],
  ['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/', scope: 'data' }, 'imds/redirected'],
  ['a hop limit that is too low', { kind: 'hop-limit' }, 'imds/hop-limit'],
  ['reads that hang', { kind: 'hang', scope: 'data' }, 'imds/slow'],
  ['a sign-in page', { kind: 'garbage', form: 'page', scope: 'data' }, 'imds/garbage'],
  ['no HTTP', { kind: 'garbage', form: 'http', scope: 'all' }, 'imds/garbage'],
  ['a megabyte', { kind: 'garbage', form: 'oversized', scope: 'data' }, 'imds/garbage'],
];

it.each(faults)(
  'reports the metrics all the same when the metadata service answers with %s',
  async (_, fault, code) => {
    await using metadata = await startEc2Metadata({ fault });
    await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
    const report = await reportWhen(agent, ({ problems }) =>
      problems.every((problem) => problem.code !== 'imds/pending'),
    );
    expect(report.instance).toBeNull();
    expect(imdsProblems(report)).toEqual([
      { code, message: expect.stringMatching(/\.$/), next: expect.stringMatching(/.{20}/) },
    ]);
    expect(report.metrics.memory.totalBytes).toBeGreaterThan(0);
  },
);

it('says unreachable where nothing listens, and disabled where it may not ask', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  const address = await new Promise<{ port: number }>((resolve) =>
    server.once('listening', () => resolve(server.address() as { port: number })),
  );
  await new Promise((resolve) => server.close(resolve));
  const codes: string[] = [];
  const environments: Record<string, string>[] = [
    { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${address.port}` },
    { AWS_EC2_METADATA_DISABLED: 'true' },
  ];
  for (const env of environments) {
    await using agent = await startAgentProcess(env);
    const report = await reportWhen(agent, ({ problems }) =>
      problems.every((problem) => problem.code !== 'imds/pending'),
    );
    expect(report.instance).toBeNull();
    codes.push(
      imdsProblems(report)
        .map((problem) => problem.code)
        .join(),
    );
  }
  expect(codes).toEqual(['imds/unreachable', 'imds/disabled']);
});

it('takes a new token when the old one ends in the middle, and nobody notices', async () => {
  await using metadata = await startEc2Metadata({ fault: { kind: 'token-ends', afterReads: 7 } });
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  const report = await reportWhen(agent, ({ instance }) => instance !== null);
  expect(report.instance).toEqual(anEc2Instance());
  expect(imdsProblems(report)).toEqual([]);
});

it('rides out a short failure by asking again', async () => {
  const fault: Ec2Fault = { kind: 'status', status: 503, scope: 'token', times: 2 };
  await using metadata = await startEc2Metadata({ fault });
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  expect(imdsProblems(await reportWhen(agent, ({ instance }) => instance !== null))).toEqual([]);
});

it('keeps what it knows of the instance when the service falls silent later, and says so', async () => {
  await using metadata = await startEc2Metadata();
  await using agent = await startAgentProcess({ AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.url });
  await reportWhen(agent, ({ instance }) => instance !== null);
  metadata.setFault({ kind: 'status', status: 403, scope: 'all' });
  const report = await reportWhen(agent, (one) => imdsProblems(one).length > 0);
  expect(imdsProblems(report).map(({ code }) => code)).toEqual(['imds/forbidden']);
  expect(report.instance).toEqual(anEc2Instance());
  metadata.setFault(undefined);
  await reportWhen(agent, ({ problems }) => problems.length === 0);
  // Only what changed is in the log, however many samples and reports there were.
  const said = agent.log().trim().split('\n');
  const messages: string[] = said.map((line) => JSON.parse(line).msg);
  expect(messages).toEqual(expect.arrayContaining(['agent started', 'all problems are over']));
  expect(messages.filter((message) => message.startsWith('The metadata service'))).toEqual([
    expect.stringMatching(/refuses/),
  ]);
});
