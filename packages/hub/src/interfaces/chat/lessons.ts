/** What people's presses teach: how a question was meant, kept with its words where the platform team wants Herald to learn. */
import type { Question } from '@herald/understanding/question';
import { understoodAs } from '@herald/understanding/understood-as';
import { type People, withoutPeople } from '@herald/understanding/without-people';
import type { Logger } from 'pino';
import type { Registry } from '../../domain/registry.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import { forgetLessons, keepLesson, type LessonKind } from '../../store/inquiries/lessons.ts';
import type { Database } from '../../store/query.ts';
import type { ChatMessage } from './chat-message.ts';
import type { HeardMessage } from './to-incoming-message.ts';

export type Taught = {
  kind: LessonKind;
  message: ChatMessage;
  heard: HeardMessage;
  question: Question;
  /** What it asks, as the press says; without it somebody has to say so. */
  means?: Question;
  people: People;
  /** When it was pressed. */
  atMs: number;
};

export type Lessons = {
  /** True where the words were kept. */
  note(taught: Taught): Promise<boolean>;
  /** The message was deleted, or says something else now. */
  forget(messageId: string): Promise<void>;
};

export type LessonsParts = {
  database: Database;
  registry(): Registry;
  pseudonyms: Pseudonyms;
  log: Logger;
};

/** A store that can't be reached costs the lesson, and nothing that anybody waits for. */
export function createLessons({ database, registry, pseudonyms, log }: LessonsParts): Lessons {
  return { note, forget };

  async function note(taught: Taught): Promise<boolean> {
    if (!registry().inquiries.learns || !canBeLearnt(taught)) return false;
    const { kind, message, heard, question, means, people, atMs } = taught;
    return attempt(() =>
      keepLesson(database, {
        kind,
        atMs,
        messageId: message.id,
        channelId: message.channelId,
        personHash: pseudonyms.person(message.author.id),
        text: withoutPeople(heard.heard.text, people, namesIn(registry())),
        context: contextOf(heard),
        understood: understoodAs(question),
        ...(means && { expect: understoodAs(means) }),
      }),
    );
  }

  async function forget(messageId: string): Promise<void> {
    await attempt(() => forgetLessons(database.query, messageId));
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (err) {
      log.warn({ err }, 'what a press taught could not be kept or forgotten');
      return false;
    }
  }
}

/** What leans on the question before says nothing by itself, and of several questions a press does not say which. */
function canBeLearnt({ question, means }: Taught): boolean {
  return means === undefined || (means.intent !== 'none' && !means.usedContext && question.also === undefined);
}

function contextOf({ heard: { place, boundTo } }: HeardMessage): string {
  const [bound] = boundTo ?? [];
  return place === 'channel' && bound ? `channel-bound:${bound.name}` : place;
}

function namesIn({ hosts, services }: Registry): string[] {
  return [...services.values(), ...hosts.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
}
