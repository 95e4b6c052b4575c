/** The AWS SDK's own client, unpatched, against the stand-in. */
import {
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  EC2Client,
  paginateDescribeInstances,
} from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { startEc2Api } from './start-ec2-api.ts';

const id = (index: number) => `i-${index.toString(16).padStart(17, '0')}`;

async function start(instances: readonly unknown[]) {
  const api = await startEc2Api();
  api.setInstances(instances);
  const client = new EC2Client({
    endpoint: api.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
  });
  return {
    api,
    client,
    async [Symbol.asyncDispose]() {
      client.destroy();
      await api[Symbol.asyncDispose]();
    },
  };
}

it('gives an instance as EC2 would, with odd characters in its tags', async () => {
  await using run = await start([
    {
      instanceId: id(1),
      privateIpv4: '10.0.1.23',
      tags: { Name: 'web <1> & "co"' },
      state: 'stopped',
      stateReason: {
        code: 'Server.ScheduledStop',
        message: 'Server.ScheduledStop: Stopped due to a scheduled retirement',
      },
    },
  ]);
  const { Reservations } = await run.client.send(new DescribeInstancesCommand({}));
  expect(Reservations?.[0]).toMatchObject({
    OwnerId: '123456789012',
    Instances: [
      {
        InstanceId: id(1),
        State: { Name: 'stopped', Code: 80 },
        PrivateIpAddress: '10.0.1.23',
        Tags: [{ Key: 'Name', Value: 'web <1> & "co"' }],
        StateReason: { Code: 'Server.ScheduledStop' },
        LaunchTime: new Date('2026-02-18T09:00:00Z'),
      },
    ],
  });
});

it('filters by tag and state, by region, and page by page', async () => {
  await using run = await start([
    ...Array.from({ length: 12 }, (_, index) => ({ instanceId: id(index), tags: { herald: 'yes' } })),
    { instanceId: id(20), tags: { herald: 'no' } },
    { instanceId: id(21), tags: { herald: 'yes' }, region: 'us-east-1' },
  ]);
  const found: string[] = [];
  const sizes: number[] = [];
  const input = { Filters: [{ Name: 'tag:herald', Values: ['y*'] }] };
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: run.client, pageSize: 5 }, input)) {
    sizes.push(Reservations.length);
    found.push(...Reservations.map(({ Instances }) => Instances?.[0]?.InstanceId ?? ''));
  }
  expect(sizes).toEqual([5, 5, 2]);
  expect(found).toEqual(Array.from({ length: 12 }, (_, index) => id(index)));
});

it('gives status checks and scheduled events, of stopped instances only when asked', async () => {
  await using run = await start([
    {
      instanceId: id(1),
      systemStatus: 'impaired',
      events: [
        {
          id: 'instance-event-1',
          code: 'instance-retirement',
          description: 'Retiring',
          notBefore: '2026-03-05T10:00:00.000Z',
        },
      ],
    },
    { instanceId: id(2), state: 'stopped' },
  ]);
  const running = await run.client.send(new DescribeInstanceStatusCommand({}));
  expect(running.InstanceStatuses).toMatchObject([
    {
      SystemStatus: { Status: 'impaired' },
      Events: [{ Code: 'instance-retirement', NotBefore: new Date('2026-03-05T10:00:00Z') }],
    },
  ]);
  const all = await run.client.send(new DescribeInstanceStatusCommand({ IncludeAllInstances: true }));
  expect(all.InstanceStatuses?.map((status) => status.InstanceState?.Name)).toEqual(['running', 'stopped']);
});

it('fails as EC2 does: throttled, unknown ids, nonsense, unsigned', async () => {
  await using run = await start([]);
  run.api.addFault({ code: 'RequestLimitExceeded', times: 1 });
  const ask = (input: object) => run.client.send(new DescribeInstancesCommand(input));
  await expect(ask({})).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
  await expect(ask({ InstanceIds: [id(9)] })).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });
  await expect(ask({ MaxResults: 2 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(ask({ Filters: [{ Name: 'colour', Values: ['red'] }] })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  const unsigned = await fetch(run.api.url, {
    method: 'POST',
    body: new URLSearchParams({ Action: 'DescribeInstances' }),
  });
  expect(unsigned.status).toBe(401);
});
