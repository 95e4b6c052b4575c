/** `/subscribe` and `/subscriptions`: what a person wants to hear of and when, and a menu to stop some of it. */
import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  MessageFlags,
  type RESTPostAPIApplicationCommandsJSONBody,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Registry } from '../../registry/registry.ts';
import type { Subscription } from '../../store/subscriptions/subscriptions.ts';
import type { SubscriptionBook, SubscriptionKind } from '../../subscriptions/subscription-book.ts';
import { everywhere } from '../command-places.ts';
import { limits } from '../limits.ts';
import { escapeMarkup, shorten } from '../markup.ts';
import { type MessageBody, toPayload } from '../message-body.ts';

const stopMenuId = 'subscriptions-stop';
const everythingWords = new Set(['*', 'everything', 'all', 'anything']);

const kindsOf: Readonly<Record<string, readonly SubscriptionKind[]>> = {
  all: ['incident', 'downtime'],
  incidents: ['incident'],
  downtime: ['downtime'],
};

export const subscriptionCommands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'subscribe',
    description: 'Be told when a server or service goes down, comes back or has downtime planned',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'name',
        description: 'The server or service, or: everything',
        required: true,
        autocomplete: true,
        max_length: 100,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'what',
        description: 'What to be told; all of it when left out',
        choices: [
          { name: 'Going down, coming back, and planned downtime', value: 'all' },
          { name: 'Going down and coming back', value: 'incidents' },
          { name: 'Planned downtime', value: 'downtime' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'when',
        description: 'When to be told of planned downtime; at once when left out',
        choices: [
          { name: 'At once', value: 'at-once' },
          { name: 'Gathered, every morning', value: 'daily' },
          { name: 'Gathered, on Monday mornings', value: 'weekly' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'quiet',
        description: 'Hours in which planned downtime is not told, for example 22:00-07:00',
        max_length: 20,
      },
    ],
    ...everywhere,
  },
  { name: 'subscriptions', description: 'What you are told of, and how to stop it', ...everywhere },
];

export type SubscriptionCommandParts = { registry(): Registry; subscriptions: SubscriptionBook };

/** True where the interaction was one of these. Everything here is for one person's eyes. */
export async function tookSubscriptions(interaction: Interaction, parts: SubscriptionCommandParts): Promise<boolean> {
  if (interaction.isStringSelectMenu() && interaction.customId === stopMenuId) {
    await stopChosen(interaction, parts);
    return true;
  }
  if (!interaction.isChatInputCommand()) return false;
  if (interaction.commandName !== 'subscribe' && interaction.commandName !== 'subscriptions') return false;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const body =
    interaction.commandName === 'subscribe'
      ? { content: await subscribe(interaction, parts) }
      : listOf(interaction.user.id, parts);
  await interaction.editReply(toPayload(body));
  return true;
}

async function subscribe(
  { options, user }: ChatInputCommandInteraction,
  { registry, subscriptions }: SubscriptionCommandParts,
): Promise<string> {
  const typed = options.getString('name', true).trim();
  const target = findTarget(typed, registry());
  if (!target)
    return `I don't know "${escapeMarkup(shorten(typed, 100))}". Choose a name from the list while you type, or write: everything.`;
  const written = options.getString('quiet');
  const quiet = written === null ? undefined : parseQuiet(written);
  if (written !== null && !quiet)
    return `I can't read "${escapeMarkup(shorten(written, 20))}" as hours of quiet. Write them as 22:00-07:00.`;
  const delivery = deliveryOf(options.getString('when'));
  const kinds = kindsOf[options.getString('what') ?? 'all'] ?? ['incident', 'downtime'];
  const { zone } = registry();
  const wish = {
    to: { kind: 'person' as const, id: user.id },
    target,
    kinds,
    delivery,
    ...(quiet ? { quiet: { ...quiet, zone } } : {}),
  };
  await subscriptions.subscribe(wish);
  return `Noted: ${wordsOf(wish)}. /subscriptions shows all, and stops them.`;
}

function findTarget(typed: string, registry: Registry): Subscription['target'] | undefined {
  const wanted = typed.toLowerCase();
  if (everythingWords.has(wanted)) return { kind: 'all', name: '*' };
  const isMeant = ({ name, aliases }: { name: string; aliases: readonly string[] }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === wanted);
  const service = [...registry.services.values()].find(isMeant);
  if (service) return { kind: 'service', name: service.name };
  const host = [...registry.hosts.values()].find(isMeant);
  return host && { kind: 'host', name: host.name };
}

function parseQuiet(written: string): { fromLocal: string; toLocal: string } | undefined {
  const found = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*(?:-|–|to)\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(written);
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found ?? [];
  const fromLocal = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const toLocal = `${toHour.padStart(2, '0')}:${toMinute}`;
  return found && fromLocal !== toLocal ? { fromLocal, toLocal } : undefined;
}

function deliveryOf(chosen: string | null): Subscription['delivery'] {
  return chosen === 'daily' || chosen === 'weekly' ? chosen : 'at-once';
}

/** "I tell you when billing goes down or comes back, and of its planned downtime every morning". */
function wordsOf({ target, kinds, delivery, quiet }: Omit<Subscription, 'createdAtMs'>): string {
  const name = target.kind === 'all' ? 'anything' : `**${escapeMarkup(target.name)}**`;
  const when = { 'at-once': '', daily: ' every morning', weekly: ' on Monday mornings' }[delivery];
  const but = quiet ? `, but not from ${quiet.fromLocal} to ${quiet.toLocal} (${quiet.zone})` : '';
  const planned = `of downtime planned for ${name}${when}${but}`;
  const outages = `at once when ${name} goes down or comes back`;
  if (!kinds.includes('incident')) return `I tell you ${planned}`;
  return kinds.includes('downtime') ? `I tell you ${outages}, and ${planned}` : `I tell you ${outages}`;
}

function listOf(userId: string, { subscriptions }: Pick<SubscriptionCommandParts, 'subscriptions'>): MessageBody {
  const mine = subscriptions.of({ kind: 'person', id: userId });
  if (mine.length === 0) return { content: 'I tell you nothing of my own accord. /subscribe changes that.' };
  const shown = mine.slice(0, limits.selectOptions);
  const more = mine.length > shown.length ? [`And ${mine.length - shown.length} more; stop some to see them.`] : [];
  return {
    content: shorten([...shown.map((one) => `- ${wordsOf(one)}`), ...more].join('\n'), limits.contentLength),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: stopMenuId,
            placeholder: 'Stop telling me about …',
            min_values: 1,
            max_values: shown.length,
            options: shown.map(({ target }) => ({
              label: target.kind === 'all' ? 'Everything' : shorten(target.name, limits.choiceNameLength),
              value: `${target.kind}:${target.name}`.slice(0, limits.choiceNameLength),
            })),
          },
        ],
      },
    ],
  };
}

async function stopChosen(interaction: StringSelectMenuInteraction, parts: SubscriptionCommandParts): Promise<void> {
  await interaction.deferUpdate();
  const to = { kind: 'person' as const, id: interaction.user.id };
  for (const { target } of parts.subscriptions.of(to))
    if (interaction.values.includes(`${target.kind}:${target.name}`.slice(0, limits.choiceNameLength)))
      await parts.subscriptions.unsubscribe(to, target);
  await interaction.editReply(toPayload(listOf(interaction.user.id, parts)));
}
