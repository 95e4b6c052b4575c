/** `/downtime`: engineers plan, change and cancel windows; what was understood is always shown before anything is announced. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Downtime } from '../../../domain/downtime.ts';
import { planOf, previewOf, type TypedPlan } from '../../../downtime/plan-draft.ts';
import { readNewTime } from '../../../downtime/read-new-time.ts';
import { moment, say, strong } from '../../../format/text.ts';
import { localText } from '../../../format/zone-time.ts';
import { limits } from '../limits.ts';
import { escapeMarkup, shorten } from '../markup.ts';
import { type MessageBody, toPayload } from '../message-body.ts';
import { isEngineerHere, nameOf } from '../who-is-it.ts';
import { type CarryOutParts, carryOut, comingDowntimes, type Planner, readPlan } from './carry-out.ts';
import { askingBody, confirmBody, downtimeButtons, listBody, previewBody } from './downtime-bodies.ts';
import type { Drafts } from './drafts.ts';
import { planForm, typedIn } from './plan-form.ts';

export type DowntimeCommandParts = CarryOutParts & { drafts: Drafts };

const onlyEngineers =
  'Only engineers may plan downtime, with a role that the registry names. Use this on the server, not in a direct message; if you are an engineer there, ask the platform team to add your role.';
const tooOld = 'That form is too old for me to pick up again, so nothing was announced. Run the command again.';

/** The function is true where it took the interaction. */
export function createDowntimeCommands(parts: DowntimeCommandParts): (interaction: Interaction) => Promise<boolean> {
  const { calendar, registry, drafts, nowMs } = parts;
  return async (interaction) => {
    if (interaction.isAutocomplete()) return complete(interaction);
    if (interaction.isChatInputCommand()) return run(interaction);
    if (interaction.isModalSubmit() && interaction.customId.startsWith(downtimeButtons.form)) {
      await take(interaction);
      return true;
    }
    return interaction.isButton() && press(interaction);
  };

  async function complete(interaction: AutocompleteInteraction): Promise<boolean> {
    const focused = interaction.options.getFocused(true);
    if (interaction.commandName !== 'downtime' || focused.name !== 'window') return false;
    const wanted = focused.value.toLowerCase();
    const found = comingDowntimes(parts).filter(
      ({ id, title }) => id.length <= 100 && title.toLowerCase().includes(wanted),
    );
    await interaction.respond(
      found
        .slice(0, limits.choices)
        .map((one) => ({ name: shorten(shortName(one), limits.choiceNameLength), value: one.id })),
    );
    return true;
  }

  async function run(interaction: ChatInputCommandInteraction): Promise<boolean> {
    if (interaction.commandName !== 'downtime') return false;
    const wish = interaction.options.getSubcommand();
    if (wish === 'next') return false;
    if (wish === 'list') {
      await interaction.reply(toPayload(listBody(comingDowntimes(parts), registry())));
      return true;
    }
    if (!isEngineerHere(interaction, registry())) {
      await interaction.reply({ content: onlyEngineers, flags: MessageFlags.Ephemeral });
      return true;
    }
    if (wish === 'plan') {
      await interaction.showModal(planForm(downtimeButtons.form + interaction.id));
      return true;
    }
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const wanted = interaction.options.getString('window', true);
    const all = comingDowntimes(parts);
    const named = all.filter(({ title }) => title.toLowerCase() === wanted.toLowerCase());
    const downtime = all.find(({ id }) => id === wanted) ?? (named.length === 1 ? named[0] : undefined);
    const words = downtime ? await settle(wish, interaction, downtime) : { content: unknownWindow(named.length) };
    await interaction.editReply(toPayload(words));
    return true;
  }

  async function settle(
    wish: string,
    interaction: ChatInputCommandInteraction,
    downtime: Downtime,
  ): Promise<MessageBody> {
    const { id: draftId, user } = interaction;
    const about = { personId: user.id, downtimeId: downtime.id };
    if (wish === 'cancel') {
      drafts.keep(draftId, { kind: 'cancel', ...about });
      const words = say`${strong(`Cancel ${downtime.title}?`)} It is planned for ${moment(downtime.startsAtMs)}. I'll say so in the channels.`;
      return confirmBody(draftId, words, 'Cancel it');
    }
    const { zone, startsAtMs } = downtime;
    const minutes = interaction.options.getInteger('minutes');
    const time =
      minutes === null
        ? readNewTime(interaction.options.getString('when', true), downtime, nowMs())
        : {
            kind: 'understood' as const,
            startsAtMs,
            endsAtMs: Math.max(nowMs(), downtime.endsAtMs) + minutes * 60_000,
            readBack: `until ${localText(Math.max(nowMs(), downtime.endsAtMs) + minutes * 60_000, zone).replace('T', ' ')} (${zone})`,
          };
    if (time.kind === 'unclear') return { content: escapeMarkup(time.question) };
    drafts.keep(draftId, { kind: 'change', ...about, startsAtMs: time.startsAtMs, endsAtMs: time.endsAtMs });
    const words = say`${strong(`${downtime.title}: ${time.readBack}.`)} It was planned for ${moment(startsAtMs)} to ${moment(downtime.endsAtMs)}. I'll say so in the channels.`;
    return confirmBody(draftId, words, 'Announce the change');
  }

  /** The form was sent: shows what was understood, or asks. */
  async function take(interaction: ModalSubmitInteraction): Promise<void> {
    const draftId = interaction.customId.slice(downtimeButtons.form.length);
    const body = isEngineerHere(interaction, registry())
      ? show(draftId, interaction, typedIn(interaction, nowMs()))
      : { content: onlyEngineers };
    if (interaction.isFromMessage()) await interaction.update(toPayload(body));
    else await interaction.reply({ ...toPayload(body), flags: MessageFlags.Ephemeral });
  }

  function show(
    draftId: string,
    interaction: ModalSubmitInteraction | ButtonInteraction,
    typed: TypedPlan,
  ): MessageBody {
    drafts.keep(draftId, { kind: 'plan', personId: interaction.user.id, typed });
    const reading = readPlan(parts, typed);
    if (reading.kind === 'unclear') return askingBody(draftId, reading.question, []);
    if (reading.kind === 'asks')
      return askingBody(
        draftId,
        reading.question,
        reading.choices.map(({ label }) => label),
      );
    const plan = planOf(draftId, typed, reading, planner(interaction), nowMs());
    const { startsAtMs, endsAtMs } = reading.when;
    const beside = calendar.downtimes({ fromMs: startsAtMs, toMs: endsAtMs });
    return previewBody(draftId, reading, previewOf(plan, reading.when, beside, registry()), beside, registry());
  }

  async function press(interaction: ButtonInteraction): Promise<boolean> {
    const { customId } = interaction;
    const [kind] = Object.entries(downtimeButtons).find(([, prefix]) => customId.startsWith(prefix)) ?? [];
    if (!kind) return false;
    const [draftId = '', choice = ''] = customId.slice(customId.indexOf(':') + 1).split(':');
    const draft = drafts.find(draftId, interaction.user.id);
    if (!draft || !isEngineerHere(interaction, registry())) {
      await interaction.reply({ content: draft ? onlyEngineers : tooOld, flags: MessageFlags.Ephemeral });
    } else if (kind === 'edit' && draft.kind === 'plan') {
      await interaction.showModal(planForm(customId.replace(downtimeButtons.edit, downtimeButtons.form), draft.typed));
    } else if (kind === 'choose' && draft.kind === 'plan') {
      await interaction.update(toPayload(show(draftId, interaction, chosen(draft.typed, Number(choice)))));
    } else if (kind === 'drop') {
      drafts.forget(draftId);
      await interaction.update(toPayload({ content: 'Dropped. Nothing was announced.' }));
    } else {
      await interaction.deferUpdate();
      const content = await carryOut(parts, draftId, draft, planner(interaction));
      drafts.forget(draftId);
      await interaction.editReply(toPayload({ content }));
    }
    return true;
  }

  /** What is chosen is read in place of what was typed. */
  function chosen(typed: TypedPlan, index: number): TypedPlan {
    const reading = readPlan(parts, typed);
    const choice = reading.kind === 'asks' ? reading.choices[index] : undefined;
    if (!choice) return typed;
    return { ...typed, when: choice.text, repeats: '', ...(choice.acceptsDoubt ? { acceptsDoubt: true } : {}) };
  }
}

function planner(interaction: ModalSubmitInteraction | ButtonInteraction): Planner {
  return { plannerId: interaction.user.id, plannedBy: nameOf(interaction) };
}
function shortName({ title, startsAtMs, zone }: Downtime): string {
  return `${localText(startsAtMs, zone).replace('T', ' ')}, ${title}`;
}

function unknownWindow(found: number): string {
  return found > 1
    ? 'Several windows have that title. Pick one from the list that opens while you type.'
    : 'I know no such window. Pick one from the list that opens while you type, or see /downtime list.';
}
