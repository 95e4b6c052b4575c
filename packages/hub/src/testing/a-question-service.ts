/** Questions over what a test knows, from the words to the answer; nothing is polled for them unless the test says how. */
import type { Clock } from '@herald/protocol/clock';
import { fakeClock } from '@herald/protocol/fake-clock';
import { createNameBook } from '../answers/name-book.ts';
import { createQuestionService, type PollNow, type QuestionService } from '../answers/question-service.ts';
import type { ReadModel } from '../answers/read-model.ts';
import { testNowMs } from './builders.ts';

export function aQuestionService(
  readModel: () => ReadModel,
  { clock = fakeClock(testNowMs), pollNow = async () => undefined }: { clock?: Clock; pollNow?: PollNow } = {},
): QuestionService {
  const names = createNameBook(
    () => readModel().registry,
    readModel().fleet,
    () => clock.now(),
  );
  return createQuestionService({ readModel, names, pollNow, clock });
}
