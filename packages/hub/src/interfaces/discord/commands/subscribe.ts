/** `/subscribe`: what a person, or for engineers a channel, wants to hear of and when. */
import { comparable } from '@herald/understanding/plain-text';
import { ApplicationCommandOptionType, type ChatInputCommandInteraction, PermissionFlagsBits } from 'discord.js';
import { subscriptionWords } from '../../../answers/subscription-words.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { SubscriptionKind } from '../../../notifications/subscriptions/subscription-book.ts';
import type { Subscription } from '../../../store/subscriptions/subscriptions.ts';
import { escapeMarkup, shorten, toMarkup } from '../markup.ts';
import { toPayload } from '../message-body.ts';
import { isEngineerHere } from '../who-is-it.ts';
import type { Command, CommandParts } from './command.ts';
import { everywhere } from './command-places.ts';
import { privately } from './question-command.ts';

const everythingWords = new Set(['*', 'everything', 'all', 'anything']);

const onlyEngineers =
  'Only engineers may have a channel told, with a role that the registry names. Without "where" I tell you in a direct message.';

const kindsOf: Readonly<Record<string, readonly SubscriptionKind[]>> = {
  all: ['incident', 'downtime'],
  incidents: ['incident'],
  downtime: ['downtime'],
};

export const subscribe: Command = {
  definition: {
    name: 'subscribe',
    description: 'Get notified when a server or service goes down, recovers or has maintenance planned',
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
        name: 'outages',
        description: 'When to be told of outages; at once when left out',
        choices: [
          { name: 'At once', value: 'at-once' },
          { name: 'Gathered in the morning', value: 'gathered' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'where',
        description: 'Where to be told; in a direct message when left out',
        choices: [
          { name: 'In a direct message', value: 'me' },
          { name: 'In this channel, for everybody in it (engineers only)', value: 'channel' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'quiet',
        description: 'Hours in which nothing is told, for example 22:00-07:00',
        max_length: 20,
      },
    ],
    ...everywhere,
  },
  async execute(interaction, parts) {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply(privately);
    await interaction.editReply(toPayload({ content: await subscribeAs(interaction, parts) }));
  },
};

async function subscribeAs(
  interaction: ChatInputCommandInteraction,
  { registry, subscriptions }: CommandParts,
): Promise<string> {
  const { options, user, guildId, channelId } = interaction;
  const typed = options.getString('name', true).trim();
  const target = findTarget(typed, registry());
  if (!target)
    return `I don't know "${escapeMarkup(shorten(typed, 100))}". Choose a name from the list while you type, or write: everything.`;
  const written = options.getString('quiet');
  const quiet = written === null ? undefined : parseQuiet(written);
  if (written !== null && !quiet)
    return `I can't read "${escapeMarkup(shorten(written, 20))}" as hours of quiet. Write them as 22:00-07:00.`;
  const isForChannel = options.getString('where') === 'channel';
  if (isForChannel && !isEngineerHere(interaction, registry())) return onlyEngineers;
  if (isForChannel && quiet)
    return 'Hours of quiet are for direct messages. A channel is told at all hours; whoever wants quiet mutes it in Discord.';
  if (isForChannel && (guildId === null || !interaction.appPermissions.has(PermissionFlagsBits.SendMessages)))
    return 'I may not write in this channel. Give my role "View Channel" and "Send Messages" here, then try again.';
  const wish = {
    to: isForChannel ? { kind: 'channel' as const, id: channelId } : { kind: 'person' as const, id: user.id },
    target,
    kinds: kindsWished(options.getString('what') ?? 'all', options.getString('outages')),
    delivery: deliveryOf(options.getString('when')),
    ...(quiet ? { quiet: { ...quiet, zone: registry().zone } } : {}),
  };
  await subscriptions.subscribe(wish, guildId === null ? undefined : channelId);
  return `Done. ${toMarkup(subscriptionWords(wish))}. /subscriptions shows all, and stops them.`;
}

function kindsWished(what: string, outages: string | null): readonly SubscriptionKind[] {
  const kinds = kindsOf[what] ?? ['incident', 'downtime'];
  return outages === 'gathered' ? kinds.map((kind) => (kind === 'incident' ? 'incident-digest' : kind)) : kinds;
}

function findTarget(typed: string, registry: Registry): Subscription['target'] | undefined {
  const wanted = comparable(typed);
  if (everythingWords.has(wanted)) return { kind: 'all', name: '*' };
  const isMeant = ({ name, aliases }: { name: string; aliases: readonly string[] }) =>
    [name, ...aliases].some((one) => comparable(one) === wanted);
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
