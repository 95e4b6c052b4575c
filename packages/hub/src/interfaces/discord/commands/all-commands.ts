/** Every command, in the order in which Discord is told about them. */
import type { CommandOrigin } from '../../../domain/button-id.ts';
import { answerMessage } from './answer-message.ts';
import type { Command } from './command.ts';
import { downtime } from './downtime.ts';
import { explain, explainMessage } from './explain.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { incident } from './incident.ts';
import { inquiries } from './inquiries.ts';
import { privacy } from './privacy.ts';
import type { QuestionCommand } from './question-command.ts';
import { server } from './server.ts';
import { servers } from './servers.ts';
import { service } from './service.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';

const questions: readonly QuestionCommand[] = [status, server, servers, service, history, downtime, help];

export const commands: readonly Command[] = [
  ...questions,
  incident,
  explain,
  subscribe,
  subscriptions,
  inquiries,
  privacy,
  answerMessage,
  explainMessage,
];

/** The words that a command stood for; nothing for one that is no question, or that this release does not know. */
export function wordsOfCommand(origin: CommandOrigin): string | undefined {
  if (origin.kind !== 'command') return undefined;
  return questions.find(({ definition }) => definition.name === origin.command)?.words(origin);
}
