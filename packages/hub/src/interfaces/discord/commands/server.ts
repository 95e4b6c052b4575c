/** `/server`: how one server is. */
import { everywhere } from './command-places.ts';
import { nameOption } from './options.ts';
import { questionCommand } from './question-command.ts';

export const server = questionCommand(
  {
    name: 'server',
    description: 'How one server is, with its facts',
    options: [nameOption('The server', true)],
    ...everywhere,
  },
  ({ name }) => `tell me about ${name}`,
);
