/** Where in Discord people talk with Herald about a host or a service. */
import type { Registry } from '../../domain/registry.ts';

export type DiscordPlace = {
  /** https://discord.com, or what stands in for it. */
  siteUrl: string;
  /** The server (guild) whose channels the registry binds. */
  guildId: string | undefined;
  botId: string;
};

/** The channel that is about it, or about a service it belongs to; else the bot itself, to write to it directly. */
export function discordLink(
  { kind, name }: { kind: 'host' | 'service'; name: string },
  registry: Registry,
  { siteUrl, guildId, botId }: DiscordPlace,
): string {
  const services = [...registry.services.values()].filter(({ hosts }) => kind === 'host' && hosts.includes(name));
  const open = [...registry.discord.channels.values()].filter(({ mayAnswer }) => mayAnswer);
  const channel = [name, ...services.map((service) => service.name)]
    .map((known) => open.find(({ about }) => about.includes(known)))
    .find((found) => found !== undefined);
  const path = channel && guildId !== undefined ? `/channels/${guildId}/${channel.channelId}` : `/users/${botId}`;
  return new URL(path, siteUrl).href;
}
