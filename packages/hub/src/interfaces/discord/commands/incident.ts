/** `/incident`: what goes on and went on; for engineers to take it on, to say what they are doing, and what it was. */
import { comparable } from '@herald/understanding/plain-text';
import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import { type Outage, outagesOf } from '../../../answers/outages.ts';
import {
  causeWords,
  type Incident,
  lastedSeconds,
  sinceMs,
  statedCause,
  statusNow,
  worstFromMs,
} from '../../../domain/incident.ts';
import { dotOf, wasWord } from '../../../format/health-words.ts';
import { moment, say, strong, type Text } from '../../../format/text.ts';
import { whoAndWhenWords } from '../../../format/who-words.ts';
import { lengthInWords, plural } from '../../../format/words.ts';
import { mayTakeOn } from '../../chat/where-to-answer.ts';
import { limits } from '../limits.ts';
import { escapeMarkup, shorten, toMarkup } from '../markup.ts';
import { toPayload } from '../message-body.ts';
import { engineerOf, roleIdsOf } from '../who-is-it.ts';
import type { Command, CommandParts } from './command.ts';
import { incidentDefinition } from './incident-definition.ts';
import { privately } from './question-command.ts';

/** An incident is explained within the week, or not at all. */
const recentMs = 7 * 86_400_000;
const mostListed = 10;

export const incident: Command = {
  definition: incidentDefinition,
  async execute(interaction, parts) {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply(privately);
    const which = interaction.options.getSubcommand();
    const content = which === 'list' ? await list(parts) : await change(which, interaction, parts);
    await interaction.editReply(toPayload({ content: shorten(content, limits.contentLength) }));
  },
  autocomplete,
};

async function autocomplete(interaction: AutocompleteInteraction, parts: CommandParts): Promise<void> {
  const typed = comparable(interaction.options.getFocused());
  const { registry, nowMs } = parts;
  const choices = (await recent(parts))
    .map(({ incident: one }) => ({ name: choiceName(one, nowMs(), registry().zone), value: one.id }))
    .filter(({ name }) => comparable(name).includes(typed))
    .slice(0, limits.choices);
  await interaction.respond(choices);
}

async function list(parts: CommandParts): Promise<string> {
  const { nowMs } = parts;
  const all = await recent(parts);
  if (all.length === 0) return 'No incidents in the last 7 days.';
  const shown = all.slice(0, mostListed).flatMap((outage) => linesOf(outage, nowMs()).map(toMarkup));
  const more = all.length - mostListed;
  return [
    ...shown,
    ...(more > 0 ? [`and ${plural(more, 'older incident')}: ask "what broke in the last 7 days?"`] : []),
  ].join('\n');
}

function linesOf({ incident: one }: Outage, nowMs: number): Text[] {
  const lasted = lengthInWords(lastedSeconds(one, nowMs));
  const stated = statedCause(one);
  const cause = stated ? `Cause: ${stated.text}` : causeWords(one);
  if (one.endedAtMs !== undefined)
    return [
      say`${dotOf('up')} ${strong(`${one.target.name} was ${wasWord(one.worst)} for ${lasted}`)}, ${moment(worstFromMs(one, nowMs))}. ${cause}`,
    ];
  const now = statusNow(one, nowMs);
  const fromMs = sinceMs(one, nowMs);
  return [
    say`${dotOf(now)} ${strong(`${one.target.name} is ${wasWord(now)}`)} since ${moment(fromMs)} (${lengthInWords((nowMs - fromMs) / 1000)}). ${cause}`,
    ...whoAndWhenWords(one),
  ];
}

async function change(which: string, interaction: ChatInputCommandInteraction, parts: CommandParts): Promise<string> {
  const { registry, pseudonyms, incidents, notify } = parts;
  if (!mayTakeOn(roleIdsOf(interaction), registry())) return 'Only engineers can acknowledge, update or resolve.';
  const typed = interaction.options.getString('incident', true);
  const found = await find(typed, parts);
  if (!found)
    return `I know no incident of "${escapeMarkup(shorten(typed, 100))}" in the last 7 days. Choose one from the list while you type.`;
  const by = engineerOf(interaction, registry(), pseudonyms);
  const name = escapeMarkup(found.target.name);
  const said = await carryOut();
  notify();
  return said;

  async function carryOut(): Promise<string> {
    const { id, endedAtMs } = found ?? { id: '' };
    if (which === 'ack') {
      const outcome = await incidents.acknowledge(id, by, 'incident');
      if (outcome === 'unknown') return `${name} is back up; there is nothing left to acknowledge.`;
      return outcome === 'already' ? 'Someone is on it already.' : `Thanks: you're marked as on it (${name}).`;
    }
    if (which === 'update') {
      const outcome = await incidents.update(id, by, {
        text: interaction.options.getString('line', true),
        about: 'incident',
      });
      return outcome === 'noted'
        ? `Noted, and shown wherever somebody asks about ${name}.`
        : `${name} is back up. To note what it was, use /incident resolve.`;
    }
    await incidents.explain(id, by, { text: interaction.options.getString('cause', true), about: 'incident' });
    return endedAtMs === undefined
      ? `Noted as the cause. I still measure that ${name} is not well, so the incident stays open; it closes by itself when ${name} is back.`
      : `Noted: "why was ${name} down?" is answered with it from now on.`;
  }
}

/** By its id, as the list gives it, or by the name of what it concerns: what goes on now first. */
async function find(typed: string, parts: CommandParts): Promise<Incident | undefined> {
  const wanted = comparable(typed).trim();
  const all = (await recent(parts)).flatMap(({ incident: one, servers }) => [one, ...servers]);
  return all.find(({ id }) => id === typed) ?? all.find(({ target }) => comparable(target.name) === wanted);
}

/** What goes on now, then what is over, newest first. */
async function recent({ readModel, nowMs }: CommandParts): Promise<Outage[]> {
  const model = readModel();
  const period = { fromMs: nowMs() - recentMs, toMs: nowMs() + 1 };
  const outages = outagesOf(await model.incidents(period), model.registry).toReversed();
  const isOpen = ({ incident: { endedAtMs } }: Outage) => endedAtMs === undefined;
  return [...outages.filter(isOpen), ...outages.filter((outage) => !isOpen(outage))];
}

/** Plain text: what Discord lists while one types shows no times of its own. */
function choiceName(one: Incident, nowMs: number, zone: string): string {
  const at = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(one.endedAtMs === undefined ? sinceMs(one, nowMs) : worstFromMs(one, nowMs));
  const lasted = lengthInWords(lastedSeconds(one, nowMs));
  const words =
    one.endedAtMs === undefined
      ? `${one.target.name} is ${wasWord(statusNow(one, nowMs))} since ${at}`
      : `${one.target.name} was ${wasWord(one.worst)} ${at}, ${lasted}`;
  return shorten(words, limits.choiceNameLength);
}
