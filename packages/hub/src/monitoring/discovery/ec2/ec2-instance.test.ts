import { expect, it } from 'vitest';
import type { Ec2Search } from '../../../domain/registry.ts';
import { hostOf, readInstance } from './ec2-instance.ts';

const search = { name: '{tag:Name}', address: 'private', scheme: 'http', port: 9440 } as unknown as Ec2Search;
const hostWith = (Tags: { Key: string; Value: string }[]) => {
  const found = readInstance(
    { InstanceId: 'i-0123456789abcdef0', State: { Name: 'running' }, PrivateIpAddress: '10.0.0.1', Tags },
    '123456789012',
  );
  return found && hostOf(found, 'eu-central-1', search);
};

it('keeps a tag that is no host name as the alias that people type', () => {
  expect(hostWith([{ Key: 'Name', Value: 'Müller-Straße' }])).toMatchObject({
    name: 'Muller-Strasse',
    aliases: ['Müller-Straße'],
  });
  expect(hostWith([{ Key: 'Name', Value: 'web-1' }])).not.toHaveProperty('aliases');
});

it('reads all 50 tags of the owner beside those of AWS: the last may be the name', () => {
  const tags = Array.from({ length: 49 }, (_, n) => ({ Key: `k${n}`, Value: 'v' }));
  const ofAws = ['aws:autoscaling:groupName', 'aws:ec2launchtemplate:id', 'aws:ec2launchtemplate:version'];
  const host = hostWith([...ofAws.map((Key) => ({ Key, Value: 'v' })), ...tags, { Key: 'Name', Value: 'web-1' }]);
  expect(host).toMatchObject({ name: 'web-1' });
  expect(Object.keys(host?.labels ?? {})).toHaveLength(53);
});
