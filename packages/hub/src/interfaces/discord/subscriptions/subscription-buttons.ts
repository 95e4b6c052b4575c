/** "Tell me when it changes": a person subscribes to a host or service by a button, or stops. */
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import type { Registry } from '../../../domain/registry.ts';
import type { SubscriptionBook } from '../../../notifications/subscriptions/subscription-book.ts';
import { escapeMarkup } from '../markup.ts';

const subscribePrefix = 'subscribe:';
const unsubscribePrefix = 'unsubscribe:';

/** True where the button was one of a subscription. */
export async function pressSubscription(
  interaction: ButtonInteraction,
  { registry, subscriptions }: { registry(): Registry; subscriptions: SubscriptionBook },
): Promise<boolean> {
  const { customId } = interaction;
  const isOn = customId.startsWith(subscribePrefix);
  if (!isOn && !customId.startsWith(unsubscribePrefix)) return false;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const name = customId.slice(customId.indexOf(':') + 1);
  await interaction.editReply({
    content: await changeSubscription(
      {
        userId: interaction.user.id,
        name,
        wants: isOn ? 'news' : 'none',
        ...(interaction.guildId === null ? {} : { inChannelId: interaction.channelId }),
      },
      { registry: registry(), subscriptions },
    ),
  });
  return true;
}

/** Carries it out and says what came of it. */
export async function changeSubscription(
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
    return `I'll write to you when ${shown} goes down, comes back, or has downtime planned.${closed} To stop: /subscriptions.`;
  }
  const had = await subscriptions.unsubscribe(to, target);
  return had
    ? `I won't write to you about ${shown} any more.`
    : `I wasn't going to write to you about ${shown}; nothing changed.`;
}
