/** A message as understanding takes it: who is addressed, what "my server" means here, what was quoted. */

import type { IncomingMessage } from '@herald/understanding/incoming-message';
import type { Asker } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';
import type { ChatMessage } from './chat-message.ts';
import { viewerOf } from './viewer-of.ts';
import { boundTo, engineeringRoleIds, isAskEngineering, listensIn } from './where-to-answer.ts';

export type HeardMessage = { heard: IncomingMessage; asker: Asker };

/** `heldRoleIds`: of whoever wrote it, where the message itself does not carry them. */
export function hearMessage(
  message: ChatMessage,
  registry: Registry,
  heldRoleIds: readonly string[] = message.author.roleIds ?? [],
): HeardMessage {
  const { author, channelId, channelIds, mentionedPeople, mentionedRoleIds, repliesTo } = message;
  const isDirect = message.serverId === null;
  const asked = pointedAt(message);
  const told = repliesTo?.whom === 'herald' ? repliesTo.text : repliesTo ? undefined : message.toldBefore;
  const engineering = engineeringRoleIds(registry);
  const engineers = mentionedPeople.filter(({ roleIds }) => roleIds.some((id) => engineering.has(id)));
  const heard: IncomingMessage = {
    text: asked ?? message.text,
    listens: listensIn(channelIds, registry),
    // As by the command of a message's menu: whoever points at it wants it answered.
    place: asked ? 'command' : isDirect ? 'dm' : message.mentionsHerald ? 'mention' : 'channel',
    boundTo: boundTo(channelIds, author.id, registry),
    engineersMentioned:
      mentionedRoleIds.some((id) => engineering.has(id)) ||
      engineers.length > 0 ||
      isAskEngineering(channelIds, registry.discord),
    personMentioned: mentionedPeople.length > engineers.length || mentionedRoleIds.some((id) => !engineering.has(id)),
    isReplyToHerald: repliesTo?.whom === 'herald',
    ...(told !== undefined && { toldText: told }),
    isReplyToPerson: repliesTo?.whom === 'person',
    fromBot: author.kind !== 'person',
  };
  const viewer = viewerOf({ roleIds: heldRoleIds, channelIds, isDirect }, registry);
  return { heard, asker: { personId: author.id, channelId, viewer } };
}

/** Spoken to: in a direct message, by name, or by a reply. */
export function isAddressed({ serverId, mentionsHerald, repliesTo }: ChatMessage): boolean {
  return serverId === null || mentionsHerald || repliesTo?.whom === 'herald';
}

/** "@Herald", "@Herald can you answer this?" to what somebody else asked: that is the question, of whoever points at it. */
function pointedAt(message: ChatMessage): string | undefined {
  const { text, repliesTo } = message;
  const theirs = repliesTo?.whom === 'herald' ? undefined : repliesTo?.text;
  return theirs && isAddressed(message) && onlyPoints.test(text) ? theirs : undefined;
}

const pointing =
  'herald hey hi hello please pls plz can could would will might do you u we i get have a an answer reply respond help check confirm look ' +
  'handle take say know tell see any idea ideas clue thoughts with at into on to about for from of what this that these it here above the ' +
  'question one message her him them us me your maybe perhaps also too and so or out thanks thx ta cheers';
/** Nothing but words that point: none of them names anything. What Herald can do is asked of Herald itself, and thanks ask nothing. */
const onlyPoints = new RegExp(
  `^(?!.*\\bwhat (?:can|could|do|will|would)\\b)(?!\\W*(?:thanks|thx|ta|cheers)\\b)(?:(?:${pointing.replaceAll(' ', '|')})\\b|[^\\p{L}\\p{N}])*$`,
  'isu',
);
