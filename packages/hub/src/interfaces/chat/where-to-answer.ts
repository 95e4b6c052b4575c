/** Where Herald may speak, and what "my server" means there: from the registry. */
import type { Listens } from '@herald/understanding/incoming-message';
import type { Target } from '@herald/understanding/question';
import type { DiscordBindings, Registry } from '../../domain/registry.ts';

/** Direct messages are always open. Where the registry names channels to answer in, all others are silent. */
export function mayAnswerIn(channelIds: readonly string[], { channels, answersIn }: DiscordBindings): boolean {
  const bindings = channelIds.map((id) => channels.get(id)).filter((binding) => binding !== undefined);
  if (answersIn === 'chosen') return bindings.some(({ mayAnswer }) => mayAnswer);
  return bindings.every(({ mayAnswer }) => mayAnswer);
}

/** What the channel, or for a thread its parent, expects of Herald. */
export function listensIn(channelIds: readonly string[], { discord: { channels } }: Registry): Listens {
  return channelIds.map((id) => channels.get(id)?.listens).find((one) => one !== undefined) ?? 'plainly';
}

/** Where the registry has Herald say something unasked: what is pressed there stands under a message of its own. */
export function speaksIn(channelIds: readonly string[], { discord, services }: Registry): boolean {
  const { alertsChannelId, announcementsChannelId, registryChannelId, digestChannelId, channels } = discord;
  const ofServices = [...services.values()].map(({ alertsChannelId: own }) => own);
  const named = new Set([alertsChannelId, announcementsChannelId, registryChannelId, digestChannelId, ...ofServices]);
  return channelIds.some((id) => {
    const binding = channels.get(id);
    return named.has(id) || binding?.hasBoard === true || binding?.isAskEngineering === true;
  });
}

/** Channels that a person can be sent to instead. */
export function channelsThatAnswer({ channels }: DiscordBindings): string[] {
  return [...channels.values()].filter(({ mayAnswer }) => mayAnswer).map(({ channelId }) => channelId);
}

/** The channel's binding (or its parent's, for a thread), else the person's. */
export function boundTo(channelIds: readonly string[], userId: string, registry: Registry): Target[] {
  const fromChannel = channelIds
    .map((id) => registry.discord.channels.get(id)?.about ?? [])
    .find((about) => about.length > 0);
  const names = fromChannel ?? registry.discord.people.get(userId) ?? [];
  return names.flatMap((name): Target[] => {
    if (registry.hosts.has(name)) return [{ kind: 'host', name }];
    return registry.services.has(name) ? [{ kind: 'service', name }] : [];
  });
}

export function isAskEngineering(channelIds: readonly string[], { channels }: DiscordBindings): boolean {
  return channelIds.some((id) => channels.get(id)?.isAskEngineering === true);
}

/** Roles that count as engineering when they are mentioned. */
export function engineeringRoleIds(registry: Registry): Set<string> {
  const owners = [...registry.services.values()].map(({ owner }) => owner?.role).filter((role) => role !== undefined);
  return new Set([...registry.discord.engineerRoleIds, ...registry.discord.platformRoleIds, ...owners]);
}

/** Where the registry names no role of engineers, anybody may take an incident on. */
export function mayTakeOn(roleIds: readonly string[], registry: Registry): boolean {
  const engineers = engineeringRoleIds(registry);
  return engineers.size === 0 || roleIds.some((role) => engineers.has(role));
}
