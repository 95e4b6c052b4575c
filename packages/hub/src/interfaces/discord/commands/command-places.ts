/** Where a command may be used: on servers, in direct messages, and by people who added Herald to their own account. */
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

export const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
