import { expect, it } from 'vitest';
import { aRegistry, aService } from '../../downtime/testing/planned-fleet.ts';
import { aCard } from '../../testing/a-card.ts';
import { alertChannels, withFallback } from './alert-recipients.ts';

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

it('names another channel for an alert whose own may be gone: the general one, else that of the platform team', () => {
  const fallbackOf = (channelId: string, discord = registry.discord) => {
    const alert = { reference: 'a', to: { kind: 'channel', channelId }, priority: 0, body: aCard('x') } as const;
    const { to } = withFallback(alert, { ...registry, discord });
    return to.fallbackChannelId;
  };
  const platform = { ...registry.discord, registryChannelId: '600' };
  expect([fallbackOf('501'), fallbackOf('500'), fallbackOf('500', platform), fallbackOf('501', platform)]).toEqual([
    '500',
    undefined,
    '600',
    '500',
  ]);
  const person = { reference: 'a', to: { kind: 'person', userId: '7' }, priority: 0, body: aCard('x') } as const;
  expect(withFallback(person, registry)).toBe(person);
});
