/** What engineers type in the thread of an alert: each line is noted with its incident, and follows its message. */
import { DiscordAPIError, type Message } from 'discord.js';
import type { Logger } from 'pino';
import type { Registry } from '../../domain/registry.ts';
import type { Pseudonyms } from '../../inquiries/people.ts';
import type { EngineersSay } from '../../notifications/incidents/engineers-say.ts';
import { isNoted } from '../../store/incidents/incident-notes.ts';
import { findEditKey } from '../../store/outbox/finish-outbound.ts';
import type { Database } from '../../store/query.ts';
import { engineerOf, mayTakeOn } from './who-is-it.ts';

/** Under a line that is shown elsewhere too: whoever typed it sees that it was taken. */
const notedSign = '📣';

const causePrefix = /^(?:root\s+)?cause\s*:\s*(?=\S)/iu;

export type IncidentLines = {
  /** True where the message was a line of an incident, and so no question. */
  heard(message: Message): Promise<boolean>;
  edited(message: Message): Promise<boolean>;
  deleted(messageId: string): Promise<void>;
};

export type IncidentLinesParts = {
  database: Database;
  incidents: EngineersSay;
  registry(): Registry;
  pseudonyms: Pseudonyms;
  notify(): void;
  log: Logger;
};

export function createIncidentLines(parts: IncidentLinesParts): IncidentLines {
  const { database, incidents, registry, pseudonyms, notify, log } = parts;
  return { heard, edited, deleted };

  async function heard(message: Message): Promise<boolean> {
    if (!isLine(message)) return false;
    // A thread has the id of the message that it was opened on.
    const key = message.channel.isThread() ? await findEditKey(database.query, message.channelId) : undefined;
    const [, groupId] = /^alert\/(.+)$/.exec(key ?? '') ?? [];
    if (groupId === undefined) return false;
    if (!isTheirs(message)) return false;
    const by = engineerOf(
      { member: message.member, user: message.author, guildId: message.guildId, channelId: message.channelId },
      registry(),
      pseudonyms,
    );
    const line = { text: message.content.replace(causePrefix, ''), messageId: message.id };
    const outcome = causePrefix.test(message.content)
      ? await incidents.explain(groupId, by, line)
      : await incidents.update(groupId, by, line);
    if (outcome !== 'noted') return false;
    notify();
    await message.react(notedSign).catch((err: unknown) => {
      if (!(err instanceof DiscordAPIError)) throw err;
      log.debug({ err }, 'a line of an incident was noted without a sign under it');
    });
    return true;
  }

  async function edited(message: Message): Promise<boolean> {
    if (!message.channel.isThread() || !(await isNoted(database.query, message.id))) return false;
    // Whoever lost the role changes nothing any more.
    if (!isTheirs(message)) return true;
    if (isLine(message))
      await incidents.rewrite({ text: message.content.replace(causePrefix, ''), messageId: message.id });
    else await incidents.withdraw(message.id);
    notify();
    return true;
  }

  function isTheirs({ member }: Message): boolean {
    return mayTakeOn([...(member?.roles.cache.keys() ?? [])], registry());
  }

  async function deleted(messageId: string): Promise<void> {
    if (!(await isNoted(database.query, messageId))) return;
    await incidents.withdraw(messageId);
    notify();
  }
}

/** Told to everybody: no question, nothing said to somebody in particular, and no answer to them. */
function isLine({ author, webhookId, content, mentions, reference }: Message): boolean {
  if (author.bot || webhookId !== null) return false;
  const isToSomebody = mentions.users.size > 0 || mentions.roles.size > 0 || mentions.everyone || reference !== null;
  return !isToSomebody && content.trim() !== '' && !content.trim().endsWith('?');
}
