/** A question that comes as plain text from outside Discord: a terminal or a page. It goes through the same questionService. */

import type { Target } from '@herald/understanding/question';
import type { Registry } from '../domain/registry.ts';
import type { Answer } from './answer.ts';
import type { QuestionService } from './question-service.ts';
import type { Viewer } from './viewer.ts';

export type PlainAsk = {
  question: string;
  /** A Discord user id that the registry knows, or any name: follow-ups are kept by it. */
  as?: string | undefined;
  /** A channel id that the registry knows, or the name of a host or service. */
  channel?: string | undefined;
  viewer: Viewer;
};

export async function askPlainly(
  questionService: QuestionService,
  registry: Registry,
  { question: text, as = 'terminal', channel = 'terminal', viewer }: PlainAsk,
): Promise<Answer> {
  const asker = { personId: as, channelId: channel, viewer };
  const question = questionService.read(
    {
      text,
      place: 'command',
      boundTo: boundNames(registry, as, channel),
      engineersMentioned: false,
      personMentioned: false,
    },
    asker,
  );
  return questionService.answer(question, text, asker);
}

function boundNames(registry: Registry, as: string, channel: string): Target[] {
  const binding = registry.discord.channels.get(channel);
  const names = binding
    ? binding.about
    : registry.hosts.has(channel) || registry.services.has(channel)
      ? [channel]
      : (registry.discord.people.get(as) ?? []);
  return names.map((name) => ({ kind: registry.services.has(name) ? 'service' : 'host', name }));
}
