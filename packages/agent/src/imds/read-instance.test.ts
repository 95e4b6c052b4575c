import { expect, it } from 'vitest';
import { clientThatTells, readAll, wholeInstance } from './testing/whole-instance.ts';

/** Reads the whole instance with some categories told otherwise; undefined is 404. */
async function readWith(changes: Record<string, string | undefined>) {
  return readAll(clientThatTells((path) => (path in changes ? changes[path] : wholeInstance.get(path))));
}

const base = 'meta-data/network/interfaces/macs';

it('keeps the primary interface of more than 32, and says how many were left out', async () => {
  const macs = Array.from({ length: 40 }, (_, n) => `06:00:00:00:00:${n.toString(16).padStart(2, '0')}/`);
  const primary = '06:5a:1c:7e:90:2b';
  const { instance, faults } = await readWith({ [`${base}/`]: [...macs, `${primary}/`].join('\n') });
  expect(instance.networkInterfaces).toHaveLength(32);
  expect(instance.networkInterfaces?.[0]).toMatchObject({ mac: primary, vpcId: 'vpc-0e91b3d57f24c6a80' });
  expect(instance).toMatchObject({ vpcId: 'vpc-0e91b3d57f24c6a80', subnetId: 'subnet-03f6c8a1e5d792b40' });
  expect(faults).toEqual([{ category: 'network/interfaces/macs/', what: '9 of 41 left out' }]);
});

it('knows the primary interface by its number where its address is not told', async () => {
  const macs = '06:5a:1c:7e:90:2c/\n06:5a:1c:7e:90:2b/';
  const { instance } = await readWith({ [`${base}/`]: macs, 'meta-data/mac': undefined });
  expect(instance.subnetId).toBe('subnet-03f6c8a1e5d792b40');
});

it('tells all 50 tags of the owner beside those of AWS, with values as long as AWS allows, and cleaned', async () => {
  const keys = [
    ...Array.from({ length: 50 }, (_, n) => `k${n}`),
    'aws:autoscaling:groupName',
    'aws:ec2launchtemplate:id',
  ];
  const smileys = '😀'.repeat(256);
  const values = new Map([
    ['k0', smileys],
    ['k1', 'a\u0007b\r\nc\u2028d'],
    ['k2', ''],
  ]);
  const { instance, faults } = await readWith({
    'meta-data/tags/instance': [...keys, '__proto__'].join('\n'),
    ...Object.fromEntries(
      [...keys, '__proto__'].map((key) => [
        `meta-data/tags/instance/${encodeURIComponent(key)}`,
        values.get(key) ?? 'v',
      ]),
    ),
  });
  expect(Object.keys(instance.tags ?? {})).toEqual([...keys, '__proto__']);
  expect(instance.tags).toMatchObject({ k0: smileys, k1: 'abcd', k2: '', 'aws:ec2launchtemplate:id': 'v' });
  expect(faults).toEqual([]);
});

it('takes from the identity document what no category tells', async () => {
  const { instance } = await readWith({
    'meta-data/placement/region': undefined,
    'meta-data/placement/availability-zone': undefined,
    'meta-data/instance-type': undefined,
    'meta-data/ami-id': undefined,
    'meta-data/local-ipv4': '<html>',
  });
  expect(instance).toMatchObject({
    region: 'eu-west-1',
    availabilityZone: 'eu-west-1a',
    instanceType: 't3.small',
    amiId: 'ami-07d3a1c59e2b4f680',
    privateIpv4: '10.20.4.17',
  });
});

it.each([
  ['meta-data/ipv6', 'fe80::zz', 'ipv6'],
  ['meta-data/ipv6', 'fe80::1%eth0', 'ipv6'],
  ['meta-data/public-ipv4', '198.51.100.300', 'public-ipv4'],
  ['meta-data/mac', 'no-mac', 'mac'],
  ['meta-data/placement/host-id', '<html>x</html>', 'placement/host-id'],
  ['meta-data/autoscaling/target-lifecycle-state', 'Not Found', 'autoscaling/target-lifecycle-state'],
  [`${base}/06:5a:1c:7e:90:2b/ipv6s`, 'nonsense', 'network/interfaces/macs/06:5a:1c:7e:90:2b/ipv6s'],
  [
    `${base}/06:5a:1c:7e:90:2b/vpc-ipv4-cidr-block`,
    '10.0.0.0/40',
    'network/interfaces/macs/06:5a:1c:7e:90:2b/vpc-ipv4-cidr-block',
  ],
])('does not pass on what is no value of that kind: %s %s', async (path, text, category) => {
  const { instance, faults } = await readWith({ [path]: text });
  expect(JSON.stringify(instance)).not.toContain(text);
  expect(faults).toEqual([{ category, what: 'not as EC2 writes it' }]);
});

it('pairs no new identity document with an old signature', async () => {
  const whole = await readWith({});
  const document = '{"instanceId":"i-0c4e8a2b6d1f39507","region":"eu-west-2"}';
  const again = await readAll(
    clientThatTells((path) => {
      if (path.endsWith('rsa2048')) return new TypeError('unused');
      return path.endsWith('/document') ? document : wholeInstance.get(path);
    }),
    whole,
  ).catch((error: unknown) => error);
  // A bug is no fault of the service.
  expect(again).toBeInstanceOf(TypeError);
  const unsigned = await readAll(
    clientThatTells((path) => {
      if (path.endsWith('rsa2048')) return '<html>';
      return path.endsWith('/document') ? document : wholeInstance.get(path);
    }),
    whole,
  );
  expect(unsigned.papers).toEqual({ document, pkcs7: undefined });
});
