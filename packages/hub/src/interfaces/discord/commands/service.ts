/** `/service`: how one service is. */
import { everywhere } from './command-places.ts';
import { nameOption } from './options.ts';
import { questionCommand } from './question-command.ts';

export const service = questionCommand(
  {
    name: 'service',
    description: 'How one service is, and what customers notice',
    options: [nameOption('The service', true)],
    ...everywhere,
  },
  ({ name }) => `tell me about ${name}`,
);
