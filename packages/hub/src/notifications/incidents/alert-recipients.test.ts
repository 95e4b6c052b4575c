import { expect, it } from 'vitest';
import { aRegistry, aService } from '../../downtime/testing/planned-fleet.ts';
import { alertChannels } from './alert-recipients.ts';

const registry = aRegistry({
  services: new Map(
    [
      aService({ name: 'billing', hosts: ['api-1', 'api-2'], alertsChannelId: '501' }),
      aService({ name: 'storefront', hosts: ['api-2', 'web-1'] }),
    ].map((service) => [service.name, service]),
  ),
  discord: { ...aRegistry().discord, alertsChannelId: '500' },
});

it.each([
  ['service', 'billing', ['501']],
  ['service', 'storefront', ['500']],
  ['host', 'api-1', ['501']],
  ['host', 'api-2', ['501', '500']],
  ['host', 'web-1', ['500']],
  ['host', 'worker-1', ['500']],
] as const)('tells of the %s %s in %j', (kind, name, channels) => {
  expect(alertChannels({ kind, name }, registry)).toEqual(channels);
});

it('tells of a service in its own channel also where there is no general one', () => {
  const discord = { ...registry.discord };
  delete discord.alertsChannelId;
  expect(alertChannels({ kind: 'host', name: 'api-2' }, { ...registry, discord })).toEqual(['501']);
});
