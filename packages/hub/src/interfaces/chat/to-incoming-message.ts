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
  const engineering = engineeringRoleIds(registry);
  const engineers = mentionedPeople.filter(({ roleIds }) => roleIds.some((id) => engineering.has(id)));
  const heard: IncomingMessage = {
    text: message.text,
    listens: listensIn(channelIds, registry),
    place: isDirect ? 'dm' : message.mentionsHerald ? 'mention' : 'channel',
    boundTo: boundTo(channelIds, author.id, registry),
    engineersMentioned:
      mentionedRoleIds.some((id) => engineering.has(id)) ||
      engineers.length > 0 ||
      isAskEngineering(channelIds, registry.discord),
    personMentioned: mentionedPeople.length > engineers.length || mentionedRoleIds.some((id) => !engineering.has(id)),
    isReplyToHerald: repliesTo?.whom === 'herald',
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
