/** One shape for everything that Discord lets people use: commands, and the buttons, menus and forms that they bring. */
import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Client,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../../answers/answer.ts';
import type { PeopleDirectory } from '../../../answers/people-directory.ts';
import type { QuestionService } from '../../../answers/question-service.ts';
import type { ReadModel } from '../../../answers/read-model.ts';
import type { ButtonKind, CommandOrigin } from '../../../domain/button-id.ts';
import type { Registry } from '../../../domain/registry.ts';
import type { Calendar } from '../../../downtime/calendar.ts';
import type { DowntimeBook } from '../../../downtime/downtime-book.ts';
import type { InquiryReport } from '../../../inquiries/inquiry-report.ts';
import type { InquiryTracker } from '../../../inquiries/inquiry-tracker.ts';
import type { Pseudonyms } from '../../../inquiries/people.ts';
import type { EngineersSay } from '../../../notifications/incidents/engineers-say.ts';
import type { BackWishes } from '../../../notifications/incidents/start-telling-back.ts';
import type { SubscriptionBook } from '../../../notifications/subscriptions/subscription-book.ts';
import type { Database } from '../../../store/query.ts';
import type { AnsweredMessages } from '../../chat/answered-messages.ts';
import type { InTurn } from '../../chat/in-turn.ts';
import type { Lessons } from '../../chat/lessons.ts';
import type { ReadAgain } from '../../chat/model/read-again.ts';
import type { PutToEngineers } from '../../chat/put-to-engineers.ts';
import type { Drafts } from '../downtime/drafts.ts';
import type { MessageBody } from '../message-body.ts';
import type { RenderOptions } from '../render-answer.ts';
import type { DrawPicture } from '../send/render-card.ts';

/** What any of them may draw on. */
export type CommandParts = {
  client: Client<true>;
  questionService: QuestionService;
  readModel(): ReadModel;
  registry(): Registry;
  answered: AnsweredMessages;
  inTurn: InTurn;
  lessons: Lessons;
  readAgain?: ReadAgain;
  render(answer: Answer, options?: RenderOptions): Promise<MessageBody>;
  database: Database;
  book: DowntimeBook;
  calendar: Calendar;
  drafts: Drafts;
  subscriptions: SubscriptionBook;
  incidents: EngineersSay;
  backWishes: Pick<BackWishes, 'wish' | 'withdraw'>;
  tracker: InquiryTracker;
  pseudonyms: Pseudonyms;
  people: PeopleDirectory;
  engineers: PutToEngineers;
  report(dayCount: number): Promise<InquiryReport>;
  draw: DrawPicture;
  /** Looks at planned downtime now; for what was just planned or changed. */
  announceNow(): Promise<void>;
  /** Brings Discord's scheduled events up to date. */
  lookAtEvents(): Promise<void>;
  /** Something may have been put into the outbox. */
  notify(): void;
  nowMs(): number;
  log: Logger;
};

/** A button, or its line in the menu of those that are less likely. */
export type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** What is pressed, chosen or sent, with what its id carries behind the colon, and the command that its answer belongs to. */
export type PressHandler =
  | { button(pressed: Pressed, argument: string, parts: CommandParts, origin?: CommandOrigin): Promise<void> }
  | { menu(interaction: StringSelectMenuInteraction, argument: string, parts: CommandParts): Promise<void> }
  | { form(interaction: ModalSubmitInteraction, argument: string, parts: CommandParts): Promise<void> };

export type PressHandlers = Readonly<Partial<Record<ButtonKind, PressHandler>>>;

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

export type Command = {
  /** As Discord is told about it. */
  definition: RESTPostAPIApplicationCommandsJSONBody;
  execute(interaction: CommandInteraction, parts: CommandParts): Promise<void>;
  /** Without it the names of servers and services complete what is typed. */
  autocomplete?(interaction: AutocompleteInteraction, parts: CommandParts): Promise<void>;
  /** Its own buttons, menus and forms. */
  presses?: PressHandlers;
};
