/** `/downtime`: engineers plan, change and cancel windows; what was understood is always shown before anything is announced. */
import { comparable } from '@herald/understanding/plain-text';
import type { AutocompleteInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { buttonId } from '../../../domain/button-id.ts';
import type { Downtime } from '../../../domain/downtime.ts';
import type { Planner, TypedPlan } from '../../../downtime/plan-draft.ts';
import { comingDowntimes, findComing, previewPlan, readPlan } from '../../../downtime/planning.ts';
import { readWish, type Wish } from '../../../downtime/read-wish.ts';
import { localText } from '../../../format/zone-time.ts';
import { completeNames } from '../complete-names.ts';
import { confirmed } from '../downtime/confirmed.ts';
import { askingBody, confirmBody, listBody, previewBody } from '../downtime/downtime-bodies.ts';
import { planForm, typedIn } from '../downtime/plan-form.ts';
import { limits } from '../limits.ts';
import { escapeMarkup, shorten } from '../markup.ts';
import { type MessageBody, toPayload } from '../message-body.ts';
import { isEngineerHere, nameOf } from '../who-is-it.ts';
import type { CommandParts, Pressed, PressHandler } from './command.ts';
import { downtimeDefinition } from './downtime-definition.ts';
import { privately, type QuestionCommand, questionCommand } from './question-command.ts';

const onlyEngineers =
  'Only engineers may plan downtime, with a role that the registry names. Use this on the server, not in a direct message; if you are an engineer there, ask the platform team to add your role.';
const tooOld = 'That form is too old for me to pick up again, so nothing was announced. Run the command again.';

const press = (kind: 'confirm' | 'edit' | 'drop' | 'choose'): PressHandler => ({
  async button(interaction, argument, parts) {
    const { drafts, registry } = parts;
    const [draftId = '', choice = ''] = argument.split(':');
    const draft = drafts.find(draftId, interaction.user.id);
    if (!draft || !isEngineerHere(interaction, registry())) {
      await interaction.reply({ content: draft ? onlyEngineers : tooOld, ...privately });
    } else if (kind === 'edit' && draft.kind === 'plan') {
      await interaction.showModal(planForm(buttonId('downtime-form', draftId), draft.typed));
    } else if (kind === 'choose' && draft.kind === 'plan') {
      await interaction.update(
        toPayload(show(draftId, interaction, chosen(draft.typed, Number(choice), parts), parts)),
      );
    } else if (kind === 'drop') {
      drafts.forget(draftId);
      await interaction.update(toPayload({ content: 'Dropped. Nothing was announced.' }));
    } else {
      await interaction.deferUpdate();
      const content = await confirmed(parts, draftId, draft, planner(interaction));
      drafts.forget(draftId);
      await interaction.editReply(toPayload({ content }));
    }
  },
});

/** `/downtime next` is a question like any other; the rest is for engineers. */
const next = questionCommand(downtimeDefinition, ({ name }) =>
  name ? `when is the next downtime for ${name}` : 'when is the next downtime',
);

export const downtime: QuestionCommand = {
  ...next,
  async execute(interaction, parts) {
    if (!interaction.isChatInputCommand()) return;
    const { registry } = parts;
    const wish = interaction.options.getSubcommand();
    if (wish === 'next') return next.execute(interaction, parts);
    if (wish === 'list') {
      await interaction.reply(toPayload(listBody(comingDowntimes(parts), registry())));
      return;
    }
    if (!isEngineerHere(interaction, registry())) {
      await interaction.reply({ content: onlyEngineers, ...privately });
      return;
    }
    if (wish === 'plan') {
      await interaction.showModal(planForm(buttonId('downtime-form', interaction.id)));
      return;
    }
    await interaction.deferReply(privately);
    const found = findComing(parts, interaction.options.getString('window', true));
    const words =
      found.kind === 'found'
        ? askToConfirm(wishOf(wish, interaction), interaction, found.downtime, parts)
        : { content: unknownWindow[found.kind] };
    await interaction.editReply(toPayload(words));
  },
  autocomplete,
  presses: {
    'downtime-confirm': press('confirm'),
    'downtime-edit': press('edit'),
    'downtime-drop': press('drop'),
    'downtime-choose': press('choose'),
    'downtime-form': { form: takeForm },
  },
};

async function autocomplete(interaction: AutocompleteInteraction, parts: CommandParts): Promise<void> {
  const focused = interaction.options.getFocused(true);
  if (focused.name !== 'window') return completeNames(interaction, parts);
  const wanted = comparable(focused.value);
  const found = comingDowntimes(parts).filter(
    ({ id, title }) => id.length <= 100 && comparable(title).includes(wanted),
  );
  await interaction.respond(
    found
      .slice(0, limits.choices)
      .map((one) => ({ name: shorten(shortName(one), limits.choiceNameLength), value: one.id })),
  );
}

function wishOf(subcommand: string, { options }: ChatInputCommandInteraction): Wish {
  if (subcommand === 'cancel' || subcommand === 'end') return { kind: subcommand };
  const minutes = options.getInteger('minutes');
  return minutes === null ? { kind: 'change', when: options.getString('when', true) } : { kind: 'extend', minutes };
}

function askToConfirm(
  wish: Wish,
  { id: draftId, user }: ChatInputCommandInteraction,
  downtime: Downtime,
  { drafts, nowMs }: CommandParts,
): MessageBody {
  const reading = readWish(wish, downtime, nowMs());
  if (reading.kind === 'unclear') return { content: escapeMarkup(reading.question) };
  drafts.keep(draftId, { personId: user.id, ...reading.draft });
  return confirmBody(draftId, reading.words, reading.yes);
}

/** The form was sent: shows what was understood, or asks. */
async function takeForm(interaction: ModalSubmitInteraction, draftId: string, parts: CommandParts): Promise<void> {
  const { registry, nowMs } = parts;
  const body = isEngineerHere(interaction, registry())
    ? show(draftId, interaction, typedIn(interaction, nowMs()), parts)
    : { content: onlyEngineers };
  if (interaction.isFromMessage()) await interaction.update(toPayload(body));
  else await interaction.reply({ ...toPayload(body), ...privately });
}

function show(
  draftId: string,
  interaction: ModalSubmitInteraction | Pressed,
  typed: TypedPlan,
  parts: CommandParts,
): MessageBody {
  const { drafts, registry } = parts;
  drafts.keep(draftId, { kind: 'plan', personId: interaction.user.id, typed });
  const reading = readPlan(parts, typed);
  if (reading.kind === 'unclear') return askingBody(draftId, reading.question, []);
  if (reading.kind === 'asks')
    return askingBody(
      draftId,
      reading.question,
      reading.choices.map(({ label }) => label),
    );
  const { preview, beside } = previewPlan(parts, { draftId, typed, by: planner(interaction) }, reading);
  return previewBody(draftId, reading, preview, beside, registry());
}

/** What is chosen is read in place of what was typed. */
function chosen(typed: TypedPlan, index: number, parts: CommandParts): TypedPlan {
  const reading = readPlan(parts, typed);
  const choice = reading.kind === 'asks' ? reading.choices[index] : undefined;
  if (!choice) return typed;
  return { ...typed, when: choice.text, repeats: '', ...(choice.acceptsDoubt ? { acceptsDoubt: true } : {}) };
}

function planner(interaction: ModalSubmitInteraction | Pressed): Planner {
  return { plannerId: interaction.user.id, plannedBy: nameOf(interaction) };
}
function shortName({ title, startsAtMs, zone }: Downtime): string {
  return `${localText(startsAtMs, zone).replace('T', ' ')}, ${title}`;
}

const unknownWindow = {
  several: 'Several windows have that title. Pick one from the list that opens while you type.',
  unknown: 'I know no such window. Pick one from the list that opens while you type, or see /downtime list.',
};
