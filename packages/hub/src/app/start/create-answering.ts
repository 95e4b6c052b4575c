/** What questions are answered with: what is known, by which names it is called, and what is kept of whoever asks. */
import { createNameBook } from '../../answers/name-book.ts';
import { createQuestionService } from '../../answers/question-service.ts';
import type { Retention } from '../../store/history/retention.ts';
import { createPeopleDirectory, type DirectoryParts } from './create-people-directory.ts';
import { createReadModel } from './create-read-model.ts';
import type { Watching } from './start-monitoring.ts';

export type AnsweringParts = DirectoryParts & {
  watching: Pick<Watching, 'fleet' | 'calendar' | 'poller'>;
  retention: Retention;
};

export function createAnswering(parts: AnsweringParts) {
  const { database, registry, watching, retention, clock } = parts;
  const { fleet, calendar, poller } = watching;
  const readModel = createReadModel({ database, registry, fleet, calendar, retention, clock });
  const people = createPeopleDirectory(parts);
  const names = createNameBook(registry, fleet, () => clock.now());
  const questionService = createQuestionService({ readModel, names, pollNow: poller.pollNow, clock, people });
  return { readModel, people, names, questionService };
}
