/** Why Herald says nothing to a message, apart from how it reads it: who said it, and what the registry lets it say. */
import type { Question } from '@herald/understanding/question';
import type { Registry } from '../../domain/registry.ts';
import type { ChatMessage } from './chat-message.ts';
import { mayAnswerIn } from './where-to-answer.ts';

/** Nothing of it is read. */
export function unheard({ author, isSpeech }: ChatMessage): string | undefined {
  if (author.kind === 'herald') return 'I said it myself.';
  return isSpeech ? undefined : 'Nobody said it: it is an announcement.';
}

/** What was read would be answered or offered, and is not. */
export function unsaid(
  { channelIds, serverId }: ChatMessage,
  question: Question,
  registry: Registry,
): string | undefined {
  if (question.reply === 'silent') return undefined;
  if (serverId !== null && !mayAnswerIn(channelIds, registry.discord)) return 'I may not answer in this channel.';
  return registry.inquiries.mode === 'observe' && !question.addressed ? 'For now I only count questions.' : undefined;
}
