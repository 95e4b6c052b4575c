/** `/servers`: how all servers are. */
import { everywhere } from './command-places.ts';
import { questionCommand } from './question-command.ts';

export const servers = questionCommand(
  { name: 'servers', description: 'How all servers are, worst first', ...everywhere },
  () => 'tell me about all servers',
);
