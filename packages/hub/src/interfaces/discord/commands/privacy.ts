/** `/privacy`: what is kept about whoever asks, and its deletion. Only they see the answer. */
import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { keptFor, keptLines } from '../../../answers/privacy-words.ts';
import { buttonId } from '../../../domain/button-id.ts';
import { clearTraces, overwriteDeleted } from '../../../store/clear-traces.ts';
import { forgetPlannerOf } from '../../../store/downtime/forget-planner.ts';
import { forgetPerson } from '../../../store/inquiries/forget.ts';
import { toMarkup } from '../markup.ts';
import { type MessageBody, toPayload } from '../message-body.ts';
import type { Command, CommandParts } from './command.ts';
import { everywhere } from './command-places.ts';
import { privately } from './question-command.ts';

export const privacy: Command = {
  definition: { name: 'privacy', description: 'What Herald stores about you, and how to delete it', ...everywhere },
  async execute(interaction, parts) {
    await interaction.deferReply(privately);
    await interaction.editReply(toPayload(await show(interaction.user.id, parts)));
  },
  presses: {
    'privacy-delete': {
      async button(interaction, _argument, parts) {
        // Under an answer that others read too, only whoever pressed it sees what came of it.
        const isOwn = interaction.message.flags.has(MessageFlags.Ephemeral);
        await (isOwn ? interaction.deferUpdate() : interaction.deferReply(privately));
        await forget(interaction.user.id, parts);
        await interaction.editReply(toPayload({ content: deleted }));
      },
    },
  },
};

const deleted =
  'Deleted: your subscriptions, kept words, what I wrote to you in my own files, and whatever tied past questions, plans and lines about incidents to you. That questions were asked stays counted, without anyone behind them. Backups made before now still hold it; whoever restores one has to delete it again.';

async function show(userId: string, { people }: CommandParts): Promise<MessageBody> {
  const kept = await people.keptOf(userId);
  return {
    content: [
      '**What I store about you:**',
      ...(kept ? keptLines(kept) : []).map((line) => `- ${toMarkup(line)}`),
      toMarkup(keptFor),
    ].join('\n'),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Danger,
            label: 'Delete what is kept about me',
            custom_id: buttonId('privacy-delete'),
          },
        ],
      },
    ],
  };
}

async function forget(userId: string, parts: CommandParts): Promise<void> {
  const { database, pseudonyms, subscriptions, book, questionService, drafts, answered } = parts;
  await overwriteDeleted(database);
  await database.transaction((query) => forgetPerson(query, { userId, personHash: pseudonyms.person(userId) }));
  await subscriptions.reload();
  questionService.forget(userId);
  drafts.forgetOf(userId);
  await answered.forgetOf(userId);
  const planIds = await book.forgetPlanner(userId);
  if (planIds.length > 0) await sayWhatIsLeft(parts);
  await database.transaction((query) => forgetPlannerOf(query, planIds, parts.nowMs()));
  await book.reload();
  await clearTraces(database);
}

/** Of the windows that a person planned: they are planned by nobody now. */
async function sayWhatIsLeft({ announceNow, lookAtEvents }: CommandParts): Promise<void> {
  await announceNow();
  await lookAtEvents();
}
