/** `/privacy`: what is kept about whoever asks, and its deletion. Only they see the answer. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { buttonId } from '../../../domain/button-id.ts';
import { plural } from '../../../format/words.ts';
import { clearTraces, overwriteDeleted } from '../../../store/clear-traces.ts';
import { forgetPlannerOf } from '../../../store/downtime/forget-planner.ts';
import { forgetPerson, keptOfPerson } from '../../../store/inquiries/forget.ts';
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
        await interaction.deferUpdate();
        await forget(interaction.user.id, parts);
        await interaction.editReply(toPayload({ content: deleted }));
      },
    },
  },
};

const deleted =
  'Deleted: your subscriptions, kept words, what I wrote to you in my own files, and whatever tied past questions, plans and lines about incidents to you. That questions were asked stays counted, without anyone behind them. Backups made before now still hold it; whoever restores one has to delete it again.';

async function show(userId: string, { database, pseudonyms, subscriptions, book }: CommandParts): Promise<MessageBody> {
  const kept = await keptOfPerson(database.query, pseudonyms.person(userId));
  const subscribed = subscriptions.of({ kind: 'person', id: userId }).length;
  const planned = book.plans().filter(({ plannerId }) => plannerId === userId).length;
  return {
    content: [
      '**What I store about you:**',
      `- ${plural(kept.questions, 'question')} that you asked about servers: when, where, about which service, and whether it was answered. Under a keyed hash, not your name.`,
      kept.texts === 0
        ? '- Not the words of what I answered. Messages that are no questions about servers are read and forgotten.'
        : `- The words of ${plural(kept.texts, 'question')}, for the days that the platform team set.`,
      `- ${plural(kept.missed, 'question')} that I could not answer or whose answer you called wrong, with the words, to learn from: 90 days at most.`,
      `- ${plural(subscribed, 'subscription')}, with your Discord id, to write to you.`,
      `- ${plural(planned, 'planned downtime', 'planned downtimes')} that you announced, with your Discord id and name, to ask you when it takes longer.`,
      `- ${plural(kept.incidentLines, 'line')} that you said about incidents, with your name and team.`,
      'It is used to count whether people can help themselves, and for nothing else. When you delete a message, I forget its words, its id and who wrote it.',
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
