/** `/privacy`: what is kept about whoever asks, and its deletion. Only they see the answer. */
import {
  ButtonStyle,
  ComponentType,
  type Interaction,
  MessageFlags,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { DowntimeBook } from '../../../downtime/downtime-book.ts';
import { plural } from '../../../format/words.ts';
import type { Pseudonyms } from '../../../inquiries/people.ts';
import type { SubscriptionBook } from '../../../notifications/subscriptions/subscription-book.ts';
import { clearTraces, overwriteDeleted } from '../../../store/clear-traces.ts';
import { forgetPlannerOf } from '../../../store/downtime/forget-planner.ts';
import { forgetPerson, keptOfPerson } from '../../../store/inquiries/forget.ts';
import type { Database } from '../../../store/query.ts';
import { everywhere } from '../command-places.ts';
import { type MessageBody, toPayload } from '../message-body.ts';

export const privacyCommand: RESTPostAPIApplicationCommandsJSONBody = {
  name: 'privacy',
  description: 'What Herald keeps about you, and how to delete it',
  ...everywhere,
};

const deleteId = 'privacy-delete';

export type PrivacyParts = {
  database: Database;
  pseudonyms: Pseudonyms;
  subscriptions: SubscriptionBook;
  book: DowntimeBook;
  /** What is held in memory: conversations, answers, forms not yet sent. */
  forgetElsewhere(personId: string): Promise<void>;
  /** Says of the windows that a person planned what is left to say: they are planned by nobody now. */
  announceNow(): Promise<void>;
  nowMs(): number;
};

/** The function is true where it took the interaction. */
export function createPrivacyCommand(parts: PrivacyParts): (interaction: Interaction) => Promise<boolean> {
  const { database, pseudonyms, subscriptions, book } = parts;
  return async (interaction) => {
    const { id } = interaction.user;
    if (interaction.isChatInputCommand() && interaction.commandName === 'privacy') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply(toPayload(await show(id)));
      return true;
    }
    if (!interaction.isButton() || interaction.customId !== deleteId) return false;
    await interaction.deferUpdate();
    await forget(id);
    await interaction.editReply(
      toPayload({
        content:
          'Deleted: your subscriptions, kept words, what I wrote to you in my own files, and whatever tied past questions and plans to you. That questions were asked stays counted, without anyone behind them. Backups made before now still hold it; whoever restores one has to delete it again.',
      }),
    );
    return true;
  };

  async function show(userId: string): Promise<MessageBody> {
    const kept = await keptOfPerson(database.query, pseudonyms.person(userId));
    const subscribed = subscriptions.of({ kind: 'person', id: userId }).length;
    const planned = book.plans().filter(({ plannerId }) => plannerId === userId).length;
    return {
      content: [
        '**This is kept about you.**',
        `- ${plural(kept.questions, 'question')} that you asked about servers: when, where, about which service, and whether it was answered. Under a keyed hash, not your name.`,
        kept.texts === 0
          ? '- None of your words. Messages that are no questions about servers are read and forgotten.'
          : `- The words of ${plural(kept.texts, 'question')}, for the days that the platform team set.`,
        `- ${plural(kept.missed, 'question')} that I could not answer, to learn from.`,
        `- ${plural(subscribed, 'subscription')}, with your Discord id, to write to you.`,
        `- ${plural(planned, 'planned downtime', 'planned downtimes')} that you announced, with your Discord id and name, to ask you when it takes longer.`,
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
              custom_id: deleteId,
            },
          ],
        },
      ],
    };
  }

  async function forget(userId: string): Promise<void> {
    await overwriteDeleted(database);
    await database.transaction((query) => forgetPerson(query, { userId, personHash: pseudonyms.person(userId) }));
    await subscriptions.reload();
    await parts.forgetElsewhere(userId);
    const planIds = await book.forgetPlanner(userId);
    if (planIds.length > 0) await parts.announceNow();
    await database.transaction((query) => forgetPlannerOf(query, planIds, parts.nowMs()));
    await book.reload();
    await clearTraces(database);
  }
}
