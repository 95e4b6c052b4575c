/** What forbids Herald to speak, whatever else a message holds: words of tools, words about Herald, words to somebody else. */
import type { IncomingMessage } from '../incoming-message.ts';
import type { Tagged } from '../tagged-tokens.ts';
import { aboutHerald, aboutItInPassing, toolLines } from '../vocabulary/chatter.ts';
import { isSaidToPerson } from '../vocative.ts';

/** Why Herald is silent, in words; undefined where nothing forbids it to speak. */
export function findVeto(
  message: IncomingMessage,
  tagged: readonly Tagged[],
  { isAddressed }: { isAddressed: boolean },
): string | undefined {
  const text = message.text.slice(0, 400).toLowerCase();
  if (toolLines.some((pattern) => pattern.test(text))) return 'It is the line of a tool.';
  if (isAddressed) {
    if (message.place === 'command') return undefined;
    return aboutHerald.some((pattern) => pattern.test(text)) ? 'It speaks of Herald to others.' : undefined;
  }
  if (message.isReplyToPerson) return 'It answers another person.';
  if (message.personMentioned && !message.engineersMentioned) return 'It mentions somebody else.';
  if (aboutItInPassing.test(text)) return 'It tells others about Herald.';
  if (tagged.some(({ sentence, pieces }) => isSaidToPerson(pieces, sentence.end)))
    return 'It speaks to a person by name.';
  return undefined;
}
