/** What engineers type in the thread of an alert: each line is noted with its incident, and follows its message. */
import type { Registry } from '../../domain/registry.ts';
import { teamOf } from '../../domain/team-of.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { EngineersSay } from '../../notifications/incidents/engineers-say.ts';
import { isNoted } from '../../store/incidents/incident-notes.ts';
import { findEditKey } from '../../store/outbox/attempts.ts';
import type { Database } from '../../store/query.ts';
import type { ChatMessage } from './chat-message.ts';
import { mayTakeOn } from './where-to-answer.ts';

const causePrefix = /^(?:root\s+)?cause\s*:\s*(?=\S)/iu;

export type IncidentLines = {
  /** True where the message was a line of an incident, and so no question. */
  heard(message: ChatMessage): Promise<boolean>;
  edited(message: ChatMessage): Promise<boolean>;
  deleted(messageId: string): Promise<void>;
};

export type IncidentLinesParts = {
  database: Database;
  incidents: EngineersSay;
  registry(): Registry;
  pseudonyms: Pseudonyms;
  notify(): void;
};

export function createIncidentLines(parts: IncidentLinesParts): IncidentLines {
  const { database, incidents, registry, pseudonyms, notify } = parts;
  return { heard, edited, deleted };

  async function heard(message: ChatMessage): Promise<boolean> {
    if (!isLine(message)) return false;
    // A thread has the id of the message that it was opened on.
    const key = message.isInThread ? await findEditKey(database.query, message.channelId) : undefined;
    const [, groupId] = /^alert\/(.+)$/.exec(key ?? '') ?? [];
    if (groupId === undefined || !isTheirs(message)) return false;
    const { author, text, id: messageId } = message;
    const team = teamOf(author.roleIds ?? [], registry());
    const by = { personHash: pseudonyms.person(author.id), name: author.name, ...(team === undefined ? {} : { team }) };
    const line = { text: text.replace(causePrefix, ''), messageId };
    const outcome = causePrefix.test(text)
      ? await incidents.explain(groupId, by, line)
      : await incidents.update(groupId, by, line);
    if (outcome !== 'noted') return false;
    notify();
    return true;
  }

  async function edited(message: ChatMessage): Promise<boolean> {
    if (!message.isInThread || !(await isNoted(database.query, message.id))) return false;
    // Whoever lost the role changes nothing any more.
    if (!isTheirs(message)) return true;
    if (isLine(message))
      await incidents.rewrite({ text: message.text.replace(causePrefix, ''), messageId: message.id });
    else await incidents.withdraw(message.id);
    notify();
    return true;
  }

  function isTheirs({ author }: ChatMessage): boolean {
    return mayTakeOn(author.roleIds ?? [], registry());
  }

  async function deleted(messageId: string): Promise<void> {
    if (!(await isNoted(database.query, messageId))) return;
    await incidents.withdraw(messageId);
    notify();
  }
}

/** Told to everybody: no question, nothing said to somebody in particular, and no answer to them. */
function isLine({ author, isToSomebody, text }: ChatMessage): boolean {
  return author.kind === 'person' && !isToSomebody && text !== '' && !text.endsWith('?');
}
