/** "Tell me when it changes": a person subscribes to a host or service by a button, or stops. */
import { MessageFlags } from 'discord.js';
import { wishForReturn } from '../../chat/wish-for-return.ts';
import type { CommandParts, PressHandler, PressHandlers } from '../commands/command.ts';
import { escapeMarkup } from '../markup.ts';

const press = (wants: 'news' | 'none'): PressHandler => ({
  async button(interaction, name, parts) {
    const { user, guildId, channelId } = interaction;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const where = guildId === null ? {} : { inChannelId: channelId };
    const wish = { userId: user.id, name, wants, ...where };
    await interaction.editReply({ content: await changeSubscription(wish, parts) });
  },
});

export const subscribePresses: PressHandlers = { subscribe: press('news'), unsubscribe: press('none') };

/** Carries it out and says what came of it. */
async function changeSubscription(
  wish: { userId: string; name: string; wants: 'news' | 'none'; inChannelId?: string },
  parts: Pick<CommandParts, 'registry' | 'subscriptions' | 'backWishes' | 'readModel' | 'nowMs'>,
): Promise<string> {
  const { subscriptions, backWishes } = parts;
  const registry = parts.registry();
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
    // Who subscribes in the midst of an outage wants to hear of the end of that one.
    if (target.kind !== 'all') await wishForReturn(name, { personId: userId }, parts);
    const closed =
      wish.inChannelId === undefined ? '' : " If your direct messages are closed, I'll say it in this channel instead.";
    return `I'll write to you when ${shown} goes down or comes back, and when maintenance on it is scheduled, changes, begins or is over.${closed} To stop: /subscriptions.`;
  }
  const waited =
    target.kind !== 'all' &&
    (await backWishes.withdraw({ personId: userId, target: { ...target, kind: target.kind } }));
  const had = (await subscriptions.unsubscribe(to, target)) || waited;
  return had
    ? `I won't write to you about ${shown} any more.`
    : `I wasn't going to write to you about ${shown}; nothing changed.`;
}
