/** "Tell me when it changes": a person subscribes to a host or service by a button, or stops. */
import { MessageFlags } from 'discord.js';
import type { Registry } from '../../../domain/registry.ts';
import type { SubscriptionBook } from '../../../notifications/subscriptions/subscription-book.ts';
import type { PressHandler, PressHandlers } from '../commands/command.ts';
import { escapeMarkup } from '../markup.ts';

const press = (wants: 'news' | 'none'): PressHandler => ({
  async button(interaction, name, { registry, subscriptions }) {
    const { user, guildId, channelId } = interaction;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const where = guildId === null ? {} : { inChannelId: channelId };
    const wish = { userId: user.id, name, wants, ...where };
    await interaction.editReply({ content: await changeSubscription(wish, { registry: registry(), subscriptions }) });
  },
});

export const subscribePresses: PressHandlers = { subscribe: press('news'), unsubscribe: press('none') };

/** Carries it out and says what came of it. */
async function changeSubscription(
  wish: { userId: string; name: string; wants: 'news' | 'none'; inChannelId?: string },
  { registry, subscriptions }: { registry: Registry; subscriptions: SubscriptionBook },
): Promise<string> {
  const { userId, name, wants } = wish;
  const to = { kind: 'person' as const, id: userId };
  const target =
    name === '*'
      ? { kind: 'all' as const, name }
      : registry.services.has(name)
        ? { kind: 'service' as const, name }
        : registry.hosts.has(name)
          ? { kind: 'host' as const, name }
          : undefined;
  if (!target) return `I no longer know ${escapeMarkup(name)}, so there is nothing to tell.`;
  const shown = name === '*' ? 'anything' : escapeMarkup(name);
  if (wants === 'news') {
    await subscriptions.subscribe(
      { to, target, kinds: ['incident', 'downtime'], delivery: 'at-once' },
      wish.inChannelId,
    );
    const closed =
      wish.inChannelId === undefined ? '' : " If your direct messages are closed, I'll say it in this channel instead.";
    return `I'll write to you when ${shown} goes down or comes back, and when maintenance on it is scheduled, changes, begins or is over.${closed} To stop: /subscriptions.`;
  }
  const had = await subscriptions.unsubscribe(to, target);
  return had
    ? `I won't write to you about ${shown} any more.`
    : `I wasn't going to write to you about ${shown}; nothing changed.`;
}
