/** `/downtime`, as Discord is told about it. */
import { ApplicationCommandOptionType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { everywhere } from './command-places.ts';

const { String: text, Integer: integer, Subcommand: subcommand } = ApplicationCommandOptionType;

const window = {
  type: ApplicationCommandOptionType.String as const,
  name: 'window',
  description: 'Which one: begin to type its title',
  required: true,
  autocomplete: true,
  max_length: 100,
};

export const downtimeDefinition: RESTPostAPIApplicationCommandsJSONBody = {
  name: 'downtime',
  description: 'Planned downtime: what is next, and for engineers to plan, change or cancel it',
  options: [
    {
      type: subcommand,
      name: 'next',
      description: 'When the next downtime is, of one server or service or of all',
      options: [
        {
          type: text,
          name: 'name',
          description: 'The server or service; all of them without it',
          autocomplete: true,
          max_length: 100,
        },
      ],
    },
    { type: subcommand, name: 'list', description: 'All that is planned, soonest first' },
    { type: subcommand, name: 'plan', description: 'Engineers: announce downtime, in a form' },
    {
      type: subcommand,
      name: 'change',
      description: 'Engineers: move a window, or give it another end',
      options: [
        window,
        {
          type: text,
          name: 'when',
          description: 'For example: Sunday 22:00-23:30, or: until 23:30',
          required: true,
          max_length: 200,
        },
      ],
    },
    {
      type: subcommand,
      name: 'extend',
      description: 'Engineers: the work takes longer',
      options: [
        window,
        {
          type: integer,
          name: 'minutes',
          description: 'How many minutes longer',
          required: true,
          min_value: 1,
          max_value: 1440,
        },
      ],
    },
    {
      type: subcommand,
      name: 'end',
      description: 'Engineers: the work is done before its end',
      options: [window],
    },
    {
      type: subcommand,
      name: 'cancel',
      description: 'Engineers: it will not take place',
      options: [window],
    },
  ],
  ...everywhere,
};
