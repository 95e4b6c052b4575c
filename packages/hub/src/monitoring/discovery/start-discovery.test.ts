/** Discovery through the AWS SDK's real client, against the sandbox's EC2 API in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@herald/protocol/clock';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { aRegistry } from '../../registry/testing/a-registry.ts';
import { discoverOnce } from './discover-once.ts';
import type { DiscoveryProblem } from './discovered-host.ts';
import type { Ec2Findings } from './ec2/ec2-instance.ts';
import type { GivenNames } from './given-names.ts';
import type { MergedHosts } from './merge-hosts.ts';
import { type DiscoveryOptions, startDiscovery } from './start-discovery.ts';

let process_: ChildProcess;
let url: string;

beforeAll(async () => {
  const main = fileURLToPath(new URL('../../../../sandbox/src/ec2-api/main.ts', import.meta.url));
  process_ = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!process_.stdout) throw new Error('no stdout');
  const [line] = await once(process_.stdout, 'data');
  url = String(line).trim();
});
afterAll(async () => {
  process_.kill();
  await once(process_, 'exit');
});
beforeEach(() => {
  vi.stubEnv('AWS_ENDPOINT_URL_EC2', url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
  return () => vi.unstubAllEnvs();
});

const control = async (method: string, path: string, body: unknown) => {
  const sent = await fetch(`${url}/_sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!sent.ok) throw new Error(await sent.text());
};
const setInstances = (instances: unknown[]) => control('PUT', 'instances', instances);

const yaml = `hosts: { db: { address: 10.0.9.9, instance: i-00000000000000099 } }
services: { web: { hosts: { role: web } } }
discovery: { ec2: [{ regions: [eu-west-1], tags: { herald: "yes" }, every: 15s }] }`;
const web = (index: number, more: object = {}) => ({
  instanceId: `i-${index.toString(16).padStart(17, '0')}`,
  privateIpv4: `10.0.1.${index}`,
  tags: { herald: 'yes', role: 'web', Name: `web-${index}` },
  ...more,
});

/** A second of discovery's time takes ten milliseconds here. */
const quick = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal) };

function run(text = yaml, more: Pick<DiscoveryOptions, 'names' | 'onNames'> = {}) {
  const heard: {
    merged?: MergedHosts;
    findings: Map<string, Ec2Findings>;
    problems: (DiscoveryProblem | undefined)[];
  } = {
    findings: new Map(),
    problems: [],
  };
  const waiting: { isMet: () => boolean; resolve: () => void }[] = [];
  const look = () => {
    for (const { isMet, resolve } of waiting) if (isMet()) resolve();
  };
  const discovery = startDiscovery({
    ...more,
    registry: aRegistry(text),
    clock: quick,
    onHosts: (merged) => {
      heard.merged = merged;
      look();
    },
    onEc2Views: (findings) => {
      for (const [id, known] of findings) heard.findings.set(id, known);
      look();
    },
    onProblem: (_place, problem) => {
      heard.problems.push(problem);
      look();
    },
  });
  return {
    heard,
    discovery,
    until: (isMet: () => boolean) =>
      new Promise<void>((resolve) => {
        waiting.push({ isMet, resolve });
        look();
      }),
    [Symbol.asyncDispose]: () => discovery[Symbol.asyncDispose](),
  };
}

it('finds tagged instances page by page and puts them into services', async () => {
  await setInstances([
    ...Array.from({ length: 30 }, (_, index) => web(index + 1)),
    web(200, { tags: { Name: 'untagged' } }),
    web(201, { region: 'us-east-1' }),
    web(202, { state: 'terminated' }),
  ]);
  await using found = run();
  await found.until(() => found.heard.merged?.registry.hosts.size === 31);
  expect(found.heard.merged?.registry.services.get('web')?.hosts.length).toBe(30);
  expect(found.heard.merged?.registry.hosts.get('web-7')).toMatchObject({
    url: 'http://10.0.1.7:9440',
    region: 'eu-west-1',
  });
});

it("gives EC2's own view, with the reason in plain words and what is planned", async () => {
  const events = [
    {
      id: 'event-1',
      code: 'instance-retirement',
      description: 'The instance is on degraded hardware',
      notBefore: '2026-03-05T10:00:00.000Z',
    },
    {
      id: 'event-2',
      code: 'system-reboot',
      description: '[Completed] Scheduled reboot',
      notBefore: '2026-03-01T10:00:00.000Z',
    },
  ];
  await setInstances([
    web(1, { systemStatus: 'impaired', events }),
    web(153, {
      tags: {},
      state: 'stopped',
      stateReason: {
        code: 'Server.ScheduledStop',
        message: 'Server.ScheduledStop: Stopped due to a scheduled retirement',
      },
      stateTransitionReason: 'Server.ScheduledStop (2026-03-02 14:02:11 GMT)',
    }),
  ]);
  await using found = run();
  await found.until(() => found.heard.findings.size === 2);
  expect(found.heard.findings.get('i-00000000000000001')).toMatchObject({
    view: {
      state: 'running',
      systemStatus: 'impaired',
      instanceStatus: 'ok',
      events: [
        { id: 'event-1', code: 'instance-retirement', notBeforeMs: Date.UTC(2026, 2, 5, 10) },
        { id: 'event-2', description: '[Completed] Scheduled reboot' },
      ],
    },
  });
  // Declared, not tagged: asked about by its id.
  expect(found.heard.findings.get('i-00000000000000099')?.view).toMatchObject({
    state: 'stopped',
    stateReason: 'stopped by AWS for hardware retirement',
    stateChangedAtMs: Date.UTC(2026, 2, 2, 14, 2, 11),
  });
});

it('keeps what was found while AWS refuses, says why once, and goes on', async () => {
  await setInstances([web(1)]);
  await using found = run();
  await found.until(() => found.heard.merged?.registry.hosts.size === 2);
  await control('POST', 'faults', { code: 'UnauthorizedOperation', status: 403, times: 3 });
  await setInstances([web(1), web(2)]);
  await found.until(() => found.heard.problems.length > 0);
  expect(found.heard.problems).toMatchObject([{ code: 'discovery/not-allowed', place: 'ec2 eu-west-1' }]);
  expect(found.heard.merged?.registry.hosts.size).toBe(2);
  await found.until(() => found.heard.merged?.registry.hosts.size === 3 && found.heard.problems.length === 2);
  expect(found.heard.problems[1]).toBeUndefined();
});

it('waits and tries again when AWS throttles', async () => {
  await setInstances([web(1)]);
  await control('POST', 'faults', { code: 'RequestLimitExceeded', status: 503, times: 2 });
  await using found = run();
  await found.until(() => found.heard.merged?.registry.hosts.size === 2);
});

it('takes a replacement for a declared instance that EC2 no longer has', async () => {
  await setInstances([web(3, { tags: { herald: 'yes', Name: 'db' } })]);
  await using found = run();
  await found.until(() => found.heard.merged?.registry.hosts.get('db')?.url === 'http://10.0.1.3:9440');
  expect(found.heard.merged?.remarks[0]).toContain('db: i-00000000000000099 is gone');
});

it('follows a registry that searches elsewhere, and stops at once', async () => {
  await setInstances([web(1), web(2, { region: 'us-east-1' })]);
  await using found = run();
  await found.until(() => found.heard.merged?.registry.hosts.has('web-1') === true);
  found.discovery.update(aRegistry(yaml.replace('eu-west-1', 'us-east-1')));
  await found.until(() => found.heard.merged?.registry.hosts.has('web-2') === true);
  expect(found.heard.merged?.registry.hosts.has('web-1')).toBe(false);
});

it('leaves no instance out: IPv6 only, and without the address that is asked for', async () => {
  await setInstances([web(1, { privateIpv4: undefined, ipv6: 'fd00::1' }), web(2, { state: 'stopped' })]);
  await using found = run();
  await found.until(() => found.heard.merged?.registry.hosts.size === 3);
  expect(found.heard.merged?.registry.hosts.get('web-1')?.url).toBe('http://[fd00::1]:9440');
  await using outside = run(yaml.replace('every:', 'address: public, every:'));
  await outside.until(() => outside.heard.merged?.registry.hosts.size === 3);
  expect(outside.heard.merged?.registry.hosts.get('web-2')?.url).toContain('.no-address.invalid:9440');
  expect(outside.heard.merged?.remarks.join()).toContain('has no public address');
});

it('keeps all hosts where status checks may not be read, and gives the policy that is missing', async () => {
  await setInstances([web(1), web(2)]);
  await control('POST', 'faults', {
    code: 'UnauthorizedOperation',
    status: 403,
    action: 'DescribeInstanceStatus',
    times: 1,
  });
  await using found = run();
  await found.until(() => found.heard.problems.length > 0 && found.heard.merged?.registry.hosts.size === 3);
  expect(found.heard.problems[0]).toMatchObject({
    code: 'discovery/not-allowed',
    message: 'AWS does not let the hub read the status checks of instances in eu-west-1 (UnauthorizedOperation).',
  });
  expect(found.heard.problems[0]?.next).toContain(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:DescribeInstanceStatus"],"Resource":"*"}]}',
  );
  expect(found.heard.findings.get('i-00000000000000001')?.view.state).toBe('running');
});

it('one look, as doctor has it, says which calls are not allowed, and gives one policy for both', async () => {
  await setInstances([web(1)]);
  const refuse = (action: string) =>
    control('POST', 'faults', { code: 'UnauthorizedOperation', status: 403, action, times: 1 });
  const look = () => discoverOnce(aRegistry(yaml), new AbortController().signal);
  await refuse('DescribeInstanceStatus');
  const found = await look();
  expect(found.registry.hosts.has('web-1')).toBe(true);
  expect(found.problems.map(({ next }) => next)).toEqual([
    expect.stringContaining('"Action":["ec2:DescribeInstanceStatus"]'),
  ]);
  await refuse('DescribeInstances');
  await refuse('DescribeInstanceStatus');
  expect((await look()).problems.map(({ next }) => next)).toEqual([
    expect.stringContaining('"Action":["ec2:DescribeInstances","ec2:DescribeInstanceStatus"]'),
  ]);
});

it('a machine keeps its name over a restart, though the one that had the name alone has ended', async () => {
  const [one, two] = [1, 2].map((index) => web(index, { tags: { herald: 'yes', Name: 'dup' } }));
  await setInstances([one, two]);
  let names: GivenNames = new Map();
  {
    const onNames = (given: GivenNames) => {
      names = given;
    };
    await using before = run(yaml, { onNames });
    await before.until(() => before.heard.merged?.registry.hosts.size === 3);
  }
  await setInstances([two]);
  await using after = run(yaml, { names });
  await after.until(() => after.heard.merged?.registry.hosts.size === 2);
  expect([...(after.heard.merged?.registry.hosts.keys() ?? [])]).toEqual(['db', 'dup-000002']);
});

it('loses nothing but an instance that vanishes between two calls', async () => {
  await setInstances([web(1), web(2)]);
  await control('POST', 'faults', {
    code: 'InvalidInstanceID.NotFound',
    message: "The instance ID 'i-00000000000000002' does not exist",
    status: 400,
    action: 'DescribeInstanceStatus',
    times: 1,
  });
  await using found = run();
  await found.until(() => found.heard.findings.get('i-00000000000000001')?.view.systemStatus === 'ok');
  expect(found.heard.problems).toEqual([]);
});
