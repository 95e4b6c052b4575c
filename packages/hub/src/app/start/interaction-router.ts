/** Commands, forms and buttons that are no question about servers: each is handed to the part that owns it. */
import type { ButtonInteraction, Client, Interaction } from 'discord.js';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import type { InquiryTracker } from '../../inquiries/inquiry-tracker.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { AnsweredMessages } from '../../interfaces/discord/answered-messages.ts';
import { createDowntimeCommands } from '../../interfaces/discord/downtime/create-downtime-commands.ts';
import { pressFinish } from '../../interfaces/discord/downtime/downtime-finish-button.ts';
import type { Drafts } from '../../interfaces/discord/downtime/drafts.ts';
import type { PutToEngineers } from '../../interfaces/discord/engineers/put-to-engineers.ts';
import { pressAcknowledge } from '../../interfaces/discord/incidents/press-acknowledge.ts';
import { runInquiriesCommand } from '../../interfaces/discord/inquiries/inquiries-command.ts';
import { pressNotAsked } from '../../interfaces/discord/not-what-i-asked.ts';
import { createPrivacyCommand } from '../../interfaces/discord/privacy/privacy-command.ts';
import { pressSubscription } from '../../interfaces/discord/subscriptions/subscription-buttons.ts';
import { tookSubscriptions } from '../../interfaces/discord/subscriptions/subscription-commands.ts';
import type { createPictures } from './create-pictures.ts';
import type { DiscordOptions } from './discord-options.ts';

export type TakeInteractionsParts = Pick<
  DiscordOptions,
  'store' | 'questionService' | 'registry' | 'book' | 'calendar' | 'subscriptions' | 'incidents' | 'clock'
> & {
  tracker: InquiryTracker;
  pseudonyms: Pseudonyms;
  answered: AnsweredMessages;
  engineers: PutToEngineers;
  drafts: Drafts;
  pictures: ReturnType<typeof createPictures>;
  announceNow(): Promise<void>;
  lookAtEvents(): Promise<void>;
  notify(): void;
};

/** Each is true where one of the parts took it. */
export type TakeInteractions = {
  took(interaction: Interaction): Promise<boolean>;
  pressed(interaction: ButtonInteraction, client: Client<true>): Promise<boolean>;
};

export function createTakeInteractions(parts: TakeInteractionsParts): TakeInteractions {
  const { store, questionService, registry, answered, tracker, pseudonyms, clock } = parts;
  const nowMs = () => clock.now();
  const tookPrivacy = createPrivacyCommand({
    database: store,
    pseudonyms,
    subscriptions: parts.subscriptions,
    book: parts.book,
    async forgetElsewhere(personId) {
      questionService.forget(personId);
      parts.drafts.forgetOf(personId);
      await answered.forgetOf(personId);
    },
    async announceNow() {
      await parts.announceNow();
      await parts.lookAtEvents();
    },
    nowMs,
  });
  const tookDowntime = createDowntimeCommands({
    ...parts,
    nearest: (name) => questionService.complete(name, 3),
    nowMs,
  });
  return { took, pressed };

  async function took(interaction: Interaction): Promise<boolean> {
    if (await tookSubscriptions(interaction, parts)) return true;
    if ((await tookDowntime(interaction)) || (await tookPrivacy(interaction))) return true;
    if (!interaction.isChatInputCommand() || interaction.commandName !== 'inquiries') return false;
    await runInquiriesCommand(interaction, { report, draw: parts.pictures.ofCard, nowMs });
    return true;
  }

  async function report(dayCount: number) {
    return reportInquiries(await tracker.events(), { settings: registry().inquiries, nowMs: nowMs(), dayCount });
  }

  async function pressed(interaction: ButtonInteraction, client: Client<true>): Promise<boolean> {
    const questionId = async (answerId: string) => (await answered.questionOf(answerId))?.messageId;
    if (await parts.engineers.pressed(interaction, questionId)) return true;
    const asked = { client, questionService, registry, answered, database: store, tracker, pseudonyms };
    return (
      (await pressNotAsked(interaction, asked)) ||
      (await pressSubscription(interaction, parts)) ||
      (await pressAcknowledge(interaction, parts)) ||
      (await pressFinish(interaction, { ...parts, nowMs }))
    );
  }
}
