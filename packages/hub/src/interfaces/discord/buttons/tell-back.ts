/** "Tell me when it's back": one press, and whoever pressed is told once, in the same place. */
import { MessageFlags } from 'discord.js';
import { openIncident, withOpenIncidents } from '../../../answers/open-incident.ts';
import type { ReadModel } from '../../../answers/read-model.ts';
import { hostDoubt, serviceDoubt } from '../../../domain/doubt.ts';
import type { PressHandlers } from '../commands/command.ts';
import { escapeMarkup } from '../markup.ts';

export const tellBackPresses: PressHandlers = {
  'tell-back': {
    async button(interaction, asked, { readModel, backWishes, nowMs }) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const model = await withOpenIncidents(readModel());
      const name = whatIsOut(asked, model);
      const kind = model.registry.services.has(name) ? 'service' : model.registry.hosts.has(name) ? 'host' : undefined;
      const shown = escapeMarkup(name);
      if (!kind) {
        await interaction.editReply({ content: `I no longer know ${shown}, so there is nothing to tell.` });
        return;
      }
      const service = model.fleet.service(name);
      const host = kind === 'host' ? model.fleet.host(name) : undefined;
      const now = model.nowMs;
      const doubt = (service && serviceDoubt(service, now)) ?? (host && hostDoubt(host, now));
      const health = (service ?? host)?.health;
      const incident = openIncident(kind, name, model);
      if (!health || (health.status === 'up' && !doubt && !incident)) {
        await interaction.editReply({ content: `${shown} is back up already.` });
        return;
      }
      const { guildId, channelId, message, user } = interaction;
      await backWishes.wish({
        personId: user.id,
        target: { kind, name },
        ...(guildId === null ? {} : { place: { channelId, messageId: message.id } }),
        sinceMs: incident?.startedAtMs ?? doubt?.sinceMs ?? health.sinceMs,
        until: health.status === 'degraded' && !doubt ? 'up' : 'working',
        askedAtMs: nowMs(),
      });
      await interaction.editReply({ content: `Done. I'll tell you here once ${shown} is back up.` });
    },
  },
};

/** A service that works on fewer servers is not away: what is waited for is the server that is. */
export function whatIsOut(name: string, { fleet, nowMs }: ReadModel): string {
  const service = fleet.service(name);
  if (service?.health.status !== 'up' || serviceDoubt(service, nowMs)) return name;
  return service.hosts.find(({ health }) => health.status !== 'up')?.host.name ?? name;
}
