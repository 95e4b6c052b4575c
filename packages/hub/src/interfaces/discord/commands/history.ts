/** `/history`: what happened to a server or a service. */
import { ApplicationCommandOptionType } from 'discord.js';
import { everywhere } from './command-places.ts';
import { nameOption } from './options.ts';
import { questionCommand } from './question-command.ts';

export const history = questionCommand(
  {
    name: 'history',
    description: 'What happened to a server or service',
    options: [
      nameOption('The server or service', true),
      {
        type: ApplicationCommandOptionType.String,
        name: 'when',
        description: 'For example: yesterday, last week, last month, 2h',
        max_length: 60,
      },
    ],
    ...everywhere,
  },
  ({ name, when }) => `what happened to ${name} ${when || 'in the last 7 days'}`,
);
