/** Which channels are told of an incident: that of the service where it has one of its own, else the general one. */

import type { Incident } from '../../domain/incident.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Registry } from '../../domain/registry.ts';

/** Services that an incident of this target concerns: itself, or those that the host belongs to. */
export function servicesConcerned({ kind, name }: Incident['target'], { services }: Registry): string[] {
  if (kind === 'service') return [name];
  return [...services.values()].filter(({ hosts }) => hosts.includes(name)).map((service) => service.name);
}

/** Each channel once. A host of two services, one with a channel of its own, is told in that one and in the general one. */
export function alertChannels(target: Incident['target'], registry: Registry): string[] {
  const general = registry.discord.alertsChannelId;
  const concerned = servicesConcerned(target, registry);
  const own = concerned.map((service) => registry.services.get(service)?.alertsChannelId ?? general);
  const channels = concerned.length === 0 ? [general] : own;
  return [...new Set(channels.filter((id) => id !== undefined))];
}

/** An alert whose channel was deleted goes where others are: to the general channel, else to that of the platform team. */
export function withFallback(alert: OutboxMessage, { discord }: Registry): OutboxMessage {
  const { to } = alert;
  if (to.kind !== 'channel') return alert;
  const others = [discord.alertsChannelId, discord.registryChannelId].filter((id) => id !== to.channelId);
  const fallbackChannelId = others.find((id) => id !== undefined);
  return fallbackChannelId === undefined ? alert : { ...alert, to: { ...to, fallbackChannelId } };
}
