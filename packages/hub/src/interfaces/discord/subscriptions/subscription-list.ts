/** What a person and this channel are told of, and a menu to stop some of it. */
import { ComponentType, type Interaction, type StringSelectMenuInteraction } from 'discord.js';
import { subscriptionWords } from '../../../answers/subscription-words.ts';
import { buttonId } from '../../../domain/button-id.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { SubscriptionBook } from '../../../notifications/subscriptions/subscription-book.ts';
import type { Subscription } from '../../../store/subscriptions/subscriptions.ts';
import { limits } from '../limits.ts';
import { shorten, toMarkup } from '../markup.ts';
import { type MessageBody, toPayload } from '../message-body.ts';
import { isEngineerHere } from '../who-is-it.ts';

export type SubscriptionListParts = { registry(): Registry; subscriptions: SubscriptionBook };

type Whose = Pick<Interaction, 'user' | 'member' | 'guildId' | 'channelId'>;

/** A person's own, and for engineers the channel's. */
export function subscriptionList(whose: Whose, parts: SubscriptionListParts): MessageBody {
  const all = known(whose, parts);
  if (all.length === 0) return { content: 'I tell you nothing of my own accord. /subscribe changes that.' };
  const shown = all.slice(0, limits.selectOptions);
  const more = all.length > shown.length ? [`And ${all.length - shown.length} more; stop some to see them.`] : [];
  return {
    content: shorten(
      [...shown.map((one) => `- ${toMarkup(subscriptionWords(one))}`), ...more].join('\n'),
      limits.contentLength,
    ),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: buttonId('subscriptions-stop'),
            placeholder: 'Stop telling me about …',
            min_values: 1,
            max_values: shown.length,
            options: shown.map((one) => ({ label: labelOf(one), value: choiceOf(one) })),
          },
        ],
      },
    ],
  };
}

export async function stopChosen(
  interaction: StringSelectMenuInteraction,
  parts: SubscriptionListParts,
): Promise<void> {
  await interaction.deferUpdate();
  for (const one of known(interaction, parts))
    if (interaction.values.includes(choiceOf(one))) await parts.subscriptions.unsubscribe(one.to, one.target);
  await interaction.editReply(toPayload(subscriptionList(interaction, parts)));
}

function known(whose: Whose, { registry, subscriptions }: SubscriptionListParts): Subscription[] {
  const { user, guildId, channelId } = whose;
  const isChannels = guildId !== null && channelId !== null && isEngineerHere(whose, registry());
  return [
    ...subscriptions.of({ kind: 'person', id: user.id }),
    ...(isChannels ? subscriptions.of({ kind: 'channel', id: channelId }) : []),
  ];
}

function labelOf({ to, target }: Subscription): string {
  const name = target.kind === 'all' ? 'Everything' : target.name;
  return shorten(to.kind === 'channel' ? `${name}, in this channel` : name, limits.choiceNameLength);
}

function choiceOf({ to, target }: Subscription): string {
  return `${to.kind}:${target.kind}:${target.name}`.slice(0, limits.choiceNameLength);
}
