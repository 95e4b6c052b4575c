/** What forbids Herald to speak, whatever else a message holds: words of tools, words about Herald, words to somebody else. */
import type { IncomingMessage } from '../incoming-message.ts';
import type { MessageRead } from '../reading.ts';
import { aboutHerald, aboutItInPassing, asksMeaning, toolLines } from '../vocabulary/chatter.ts';

/** Why Herald is silent, in words; undefined where nothing forbids it to speak. */
export function findVeto(
  message: IncomingMessage,
  { isAddressed, callsPerson }: Pick<MessageRead, 'isAddressed' | 'callsPerson'>,
): string | undefined {
  const text = message.text.slice(0, 400).toLowerCase();
  if (toolLines.some((pattern) => pattern.test(text))) return 'It is the line of a tool.';
  if (isAddressed) {
    if (message.place === 'command') return undefined;
    return aboutHerald.some((pattern) => pattern.test(text)) ? 'It speaks of Herald to others.' : undefined;
  }
  if (message.isReplyToPerson) return 'It answers another person.';
  if (message.personMentioned && !message.engineersMentioned) return 'It mentions somebody else.';
  if (aboutItInPassing.test(text) && !asksMeaning.test(text)) return 'It tells others about Herald.';
  return callsPerson ? 'It speaks to a person by name.' : undefined;
}
