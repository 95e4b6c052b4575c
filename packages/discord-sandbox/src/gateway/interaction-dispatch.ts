/** INTERACTION_CREATE as Discord sends it: who did what, where, and what bot and person may do there. */
import { guildIdOf, memberIn } from '../world/foreign.ts';
import { channelJson, memberJson } from '../world/guild-json.ts';
import { messageJson } from '../world/message-json.ts';
import { omit, omitFromMessage } from '../world/omit.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { Interaction } from '../world/things.ts';
import { userJson } from '../world/user-json.ts';
import { isDm, type World } from '../world/world.ts';

export function interactionDispatch(world: World, interaction: Interaction, origin: string): object {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw new Error(`There is no channel ${interaction.channelId}.`);
  const user = world.users.get(interaction.personId);
  const guildId = guildIdOf(world, channel);
  const member = memberIn(world, channel, interaction.personId);
  const source = interaction.type === 2 ? undefined : channel.messages.get(interaction.sourceMessageId ?? '');
  const permissionsOf = (id: string) => channelPermissions(world, id, channel).toString();
  const place = isDm(channel)
    ? { user: user ? userJson(user) : null }
    : {
        guild_id: guildId,
        guild: { id: guildId, locale: 'en-US', features: [] },
        guild_locale: 'en-US',
        member: member ? { ...memberJson(world, member), permissions: permissionsOf(interaction.personId) } : null,
      };
  const told = {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: interaction.data,
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions: permissionsOf(interaction.personId) },
    ...place,
    ...(source ? { message: omitFromMessage(world, messageJson(world, source, origin)) } : {}),
    locale: 'en-US',
    app_permissions: permissionsOf(world.application.botId),
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: interaction.byUserInstall
      ? { 1: interaction.personId }
      : { 0: isDm(channel) ? '0' : guildId },
    context: interaction.context,
    attachment_size_limit: 10 * 1024 * 1024,
  };
  return omit(world, told, ['channel', 'guild', 'guild_locale', 'context']);
}
