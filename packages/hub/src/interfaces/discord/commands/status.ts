/** `/status`: everything, in one line. */
import { everywhere } from './command-places.ts';
import { questionCommand } from './question-command.ts';

export const status = questionCommand(
  { name: 'status', description: 'Is everything up? One line for all of it', ...everywhere },
  () => 'is everything up?',
);
