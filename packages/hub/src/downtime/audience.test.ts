/** Whom a window concerns, and whom Herald asks when it over-runs. */
import { expect, it } from 'vitest';
import type { ChannelBinding } from '../domain/registry.ts';
import { audienceOf, ownerToAsk } from './audience.ts';
import { aDowntime, aRegistry } from './testing/planned-fleet.ts';

const registry = aRegistry();
const window = aDowntime({ services: ['billing'], takesDown: ['exports', 'billing'], hosts: ['web-1'] });

it('it concerns who is about a service that is named or taken down, or a host, each once', () => {
  const channel = (channelId: string, ...about: string[]): [string, ChannelBinding] => [
    channelId,
    {
      channelId,
      about,
      isAskEngineering: false,
      mayAnswer: true,
      hasBoard: false,
      listens: 'plainly',
      addresses: 'private',
    },
  ];
  const channels = new Map([
    channel('1', 'billing'),
    channel('2', 'storefront', 'web-1'),
    channel('3', 'storefront'),
    channel('900', 'exports'),
  ]);
  const discord = { ...registry.discord, channels };
  expect(audienceOf(window, { ...registry, discord })).toEqual({
    channelIds: ['900', '1', '2'],
    names: ['billing', 'exports', 'web-1'],
  });
  const { announcementsChannelId: _none, ...bound } = discord;
  expect(audienceOf(window, { ...registry, discord: bound }).channelIds).toEqual(['1', '2', '900']);
});

it('its planner is asked, also of a series; else who owns the first service of it', () => {
  const asked = (of: Partial<typeof window>, planner?: string) =>
    ownerToAsk({ downtime: { ...window, ...of } }, (id) => (id === planner ? '4711' : undefined), registry);
  expect(asked({}, 'discord/p1')).toEqual({ kind: 'person', userId: '4711' });
  expect(asked({ id: 'discord/p1/2026-03-28', seriesId: 'discord/p1' }, 'discord/p1')).toEqual({
    kind: 'person',
    userId: '4711',
  });
  expect(asked({})).toEqual({ kind: 'role', roleId: '112' });
  expect(asked({ services: [], takesDown: ['billing'] })).toEqual({ kind: 'role', roleId: '112' });
  expect(asked({ services: ['storefront'], takesDown: [] })).toBeUndefined();
});
