/** The slash commands and the message command, as Discord is told about them. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { everywhere } from './command-places.ts';
import { downtimeCommand } from './downtime/downtime-command.ts';
import { inquiriesCommand } from './inquiries/inquiries-command.ts';
import { privacyCommand } from './privacy/privacy-command.ts';
import { subscriptionCommands } from './subscriptions/subscription-commands.ts';

const name = (description: string, required: boolean) => ({
  type: ApplicationCommandOptionType.String as const,
  name: 'name',
  description,
  required,
  autocomplete: true,
  max_length: 100,
});
const when = {
  type: ApplicationCommandOptionType.String as const,
  name: 'when',
  description: 'For example: yesterday, last week, last month, 2h',
  max_length: 60,
};

export const answerWithHerald = 'Answer with Herald';

export const commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    name: 'server',
    description: 'How one server is, with its facts',
    options: [name('The server', true)],
    ...everywhere,
  },
  { name: 'servers', description: 'How all servers are, worst first', ...everywhere },
  {
    name: 'service',
    description: 'How one service is, and what customers notice',
    options: [name('The service', true)],
    ...everywhere,
  },
  {
    name: 'history',
    description: 'What happened to a server or service',
    options: [name('The server or service', true), when],
    ...everywhere,
  },
  {
    name: 'explain',
    description: 'How Herald reads a message, and why it would or would not answer',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'message',
        description: 'The message',
        required: true,
        max_length: 1000,
      },
    ],
    ...everywhere,
  },
  ...subscriptionCommands,
  downtimeCommand,
  inquiriesCommand,
  privacyCommand,
  { name: 'help', description: 'What you can ask', ...everywhere },
  { name: answerWithHerald, type: ApplicationCommandType.Message, ...everywhere },
];
