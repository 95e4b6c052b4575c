/**
 * Questions that are put to an engineer by name, "Emil, why did exports fail?", and answered where they were asked. Herald keeps
 * out of them, and they reach engineers all the same. Kept in memory: the newest of each channel.
 */
import type { Question } from '@herald/understanding/question';
import type { QuestionService } from '../../answers/question-service.ts';
import type { ChatMessage } from './chat-message.ts';
import type { HeardMessage } from './to-incoming-message.ts';

/** A question that stands open in a channel. `called`: the name by which somebody is spoken to. */
export type OpenQuestion = { message: ChatMessage; from: HeardMessage; question: Question; called?: string };

export type CalledByName = {
  /** What somebody asks of a person by name, where Herald would take it for a question without the name. */
  read(message: ChatMessage, from: HeardMessage): OpenQuestion | undefined;
  /** It stands open in its channel, in place of the one before. */
  keep(open: OpenQuestion): void;
  /** What this message of an engineer answers: as the one who was called, by a reply, or in a channel for asking engineers as the next to speak. */
  takeAnsweredBy(message: ChatMessage, place: { isForEngineers: boolean }): OpenQuestion | undefined;
  /** The message was deleted. */
  forget(messageId: string): void;
};

/** Who answers later answers something else. */
const answeredWithinMs = 30 * 60_000;
const mostChannels = 1_000;

export function createCalledByName(questionService: Pick<QuestionService, 'read'>): CalledByName {
  const kept = new Map<string, OpenQuestion>();
  return { read, keep, takeAnsweredBy, forget };

  function read(message: ChatMessage, from: HeardMessage): OpenQuestion | undefined {
    if (message.serverId === null || message.author.kind !== 'person' || from.asker.viewer.isEngineer) return undefined;
    const [, called, text] = calling.exec(from.heard.text) ?? [];
    if (called === undefined || text === undefined) return undefined;
    const question = questionService.read({ ...from.heard, text, engineersMentioned: true }, from.asker);
    return question.reply === 'offer' ? { message, from, question, called } : undefined;
  }

  function keep(open: OpenQuestion): void {
    const { channelId } = open.message;
    kept.delete(channelId);
    kept.set(channelId, open);
    const [oldest] = kept.keys();
    if (kept.size > mostChannels && oldest !== undefined) kept.delete(oldest);
  }

  function takeAnsweredBy(
    message: ChatMessage,
    { isForEngineers }: { isForEngineers: boolean },
  ): OpenQuestion | undefined {
    const open = kept.get(message.channelId);
    if (!open || message.sentAtMs - open.message.sentAtMs > answeredWithinMs) return undefined;
    const isReply = message.repliesTo?.messageId === open.message.id;
    const isToAsker = message.mentionedPeople.some(({ id }) => id === open.message.author.id);
    if (!isReply && !isToAsker && message.isToSomebody) return undefined;
    const isCalled = open.called !== undefined && isNamed(message.author.name, open.called);
    if (!isReply && !isCalled && !isForEngineers) return undefined;
    kept.delete(message.channelId);
    return open;
  }

  function forget(messageId: string): void {
    for (const [channelId, { message }] of kept) if (message.id === messageId) kept.delete(channelId);
  }
}

/** "Emil, …", "hi Emil: …". */
const calling = /^\W*(?:(?:hi|hey|hello|dear|ok|okay|so)\b\W*)?(\p{Lu}[\p{L}'’-]+)\s*[,:!]\s*(\S.*)$/su;

function isNamed(name: string, called: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .includes(called.toLowerCase());
}
