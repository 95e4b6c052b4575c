/** The one Discord server that Herald serves: the one that the registry names, else the only one that the bot is in. */
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { DiscordBindings } from '../../../domain/registry.ts';

export type ServedGuild = { kind: 'served'; guildId: string } | { kind: 'several' } | { kind: 'none' };

export function servedGuild(client: Client<true>, { guildId }: DiscordBindings): ServedGuild {
  if (guildId !== undefined) return { kind: 'served', guildId };
  const { cache } = client.guilds;
  const only = cache.size === 1 ? cache.firstKey() : undefined;
  if (only !== undefined) return { kind: 'served', guildId: only };
  return { kind: cache.size > 1 ? 'several' : 'none' };
}

/** Said at the start and whenever it changes, so that nobody has to guess whom Herald answers. */
export function sayWhomItServes(client: Client<true>, discord: DiscordBindings, log: Logger): void {
  const served = servedGuild(client, discord);
  if (served.kind === 'several') {
    log.error(
      { code: 'discord/several-servers', guilds: client.guilds.cache.size },
      'The bot is in several Discord servers and the registry does not say which one it serves: nobody is answered. Set `discord.guild` in the registry.',
    );
    return;
  }
  if (served.kind === 'none') {
    log.warn({ code: 'discord/no-server' }, 'The bot is in no Discord server: invite it to the one it shall serve.');
    return;
  }
  const { guildId } = served;
  const guild = client.guilds.cache.get(guildId);
  if (!guild) {
    log.error(
      { code: 'discord/not-in-server', guildId },
      'The bot is not in the Discord server that the registry names as `discord.guild`: nobody is answered. Invite it there, or correct the registry.',
    );
    return;
  }
  const why = discord.guildId === undefined ? 'the only one it is in; set discord.guild to fix it' : 'discord.guild';
  log.info({ guildId, guild: guild.name, why }, 'the Discord server that is served');
}
