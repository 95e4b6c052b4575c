/** `/help`: what one can ask. */
import { everywhere } from './command-places.ts';
import { questionCommand } from './question-command.ts';

export const help = questionCommand({ name: 'help', description: 'What you can ask', ...everywhere }, () => 'help');
