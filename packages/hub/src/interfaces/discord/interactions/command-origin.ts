/** Which command an answer belongs to, carried by its buttons: nothing is kept for it, and they work after a restart too. */
import { limits } from '../limits.ts';

export type CommandOrigin =
  | { kind: 'command'; command: string; name: string; when: string }
  /** "Answer with Herald" on this message. */
  | { kind: 'message'; messageId: string };

/** Names cannot hold it. */
const mark = '~';

/** The words a slash command stands for: commands and messages are understood by the same code. */
const wordsOf: Readonly<Record<string, (options: { name: string; when: string }) => string>> = {
  server: ({ name }) => `tell me about ${name}`,
  service: ({ name }) => `tell me about ${name}`,
  servers: () => 'tell me about all servers',
  history: ({ name, when }) => `what happened to ${name} ${when || 'in the last 7 days'}`,
  downtime: ({ name }) => (name ? `when is the next downtime for ${name}` : 'when is the next downtime'),
  help: () => 'help',
};

/** Nothing for a command that is no question. */
export function commandWords(origin: Extract<CommandOrigin, { kind: 'command' }>): string | undefined {
  return Object.hasOwn(wordsOf, origin.command) ? wordsOf[origin.command]?.(origin) : undefined;
}

/** The button's id with where it comes from, as far as Discord's length allows. */
export function withOrigin(customId: string, origin: CommandOrigin | undefined): string {
  if (!origin) return customId;
  const parts = origin.kind === 'message' ? ['', origin.messageId] : [origin.command, origin.name, origin.when];
  const full = [customId, ...parts].join(mark);
  return full.length > limits.customIdLength || parts.some((part) => part.includes(mark)) ? customId : full;
}

/** What a button's id says: what it does, with what, and which command its answer belongs to. */
export function readButtonId(customId: string): { kind: string; argument: string; origin?: CommandOrigin } {
  const [own = '', ...parts] = customId.split(mark);
  const colon = own.indexOf(':');
  const [kind, argument] = colon < 0 ? [own, ''] : [own.slice(0, colon), own.slice(colon + 1)];
  const [command = '', name = '', when = ''] = parts;
  if (parts.length === 2 && command === '' && /^\d{1,20}$/.test(name))
    return { kind, argument, origin: { kind: 'message', messageId: name } };
  if (parts.length !== 3) return { kind, argument };
  return { kind, argument, origin: { kind: 'command', command, name, when } };
}
