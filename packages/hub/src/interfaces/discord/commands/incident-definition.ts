/** `/incident`, as Discord is told about it. */
import { ApplicationCommandOptionType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { longestLine } from '../../../notifications/incidents/engineers-say.ts';
import { everywhere } from './command-places.ts';

const { String: text, Subcommand: subcommand } = ApplicationCommandOptionType;

const which = {
  type: ApplicationCommandOptionType.String as const,
  name: 'incident',
  description: 'Which one: begin to type what is down',
  required: true,
  autocomplete: true,
  max_length: 100,
};

export const incidentDefinition: RESTPostAPIApplicationCommandsJSONBody = {
  name: 'incident',
  description: 'Incidents: what is going on, and for engineers to acknowledge, update and explain it',
  options: [
    { type: subcommand, name: 'list', description: 'What is going on, and the last 7 days' },
    { type: subcommand, name: 'ack', description: "Engineers: I'm on it", options: [which] },
    {
      type: subcommand,
      name: 'update',
      description: 'Engineers: one line of what is being done',
      options: [
        which,
        {
          type: text,
          name: 'line',
          description: 'For example: restarting the queue, back by 20:45',
          required: true,
          max_length: longestLine,
        },
      ],
    },
    {
      type: subcommand,
      name: 'resolve',
      description: 'Engineers: what it was, so that "why was it down?" has an answer',
      options: [
        which,
        {
          type: text,
          name: 'cause',
          description: 'For example: the disk of the queue was full',
          required: true,
          max_length: longestLine,
        },
      ],
    },
  ],
  ...everywhere,
};
