/**
 * Much of what reads and answers is compiled when it is first used, which takes half a second. Once the start is over, a question
 * of each kind is answered for nobody, so that the first person who asks does not wait for it.
 */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Clock } from '@herald/protocol/clock';
import { startLoop } from '@herald/protocol/start-loop';
import type { Logger } from 'pino';
import type { Answer } from '../../answers/answer.ts';
import type { QuestionService } from '../../answers/question-service.ts';
import type { Registry } from '../../domain/registry.ts';

export type RehearsalOptions = {
  questionService: Pick<QuestionService, 'rehearse'>;
  /** Lays an answer out as it would be sent. */
  render(answer: Answer): Promise<unknown>;
  registry(): Registry;
  clock: Clock;
  log: Logger;
};

const afterMs = 25_000;

/** Disposing ends it between two questions. */
export function rehearseAnswers({ questionService, render, registry, clock, log }: RehearsalOptions): AsyncDisposable {
  return startLoop(async (signal) => {
    await clock.sleep(afterMs, signal);
    for (const text of signal.aborted ? [] : questionsAbout(registry())) {
      await othersFirst();
      if (signal.aborted) return;
      try {
        await render(await questionService.rehearse(text));
      } catch (err) {
        log.warn({ err, text }, 'a rehearsed question could not be answered');
      }
    }
  });
}

function questionsAbout({ hosts, services }: Registry): readonly string[] {
  const ofHost = [...hosts.keys()]
    .slice(0, 1)
    .flatMap((host) => [`tell me about ${host}`, `how full is the disk on ${host}?`, `was ${host} down yesterday?`]);
  const ofService = [...services.keys()]
    .slice(0, 1)
    .flatMap((service) => [`is ${service} up?`, `when is the next downtime for ${service}?`]);
  return [...ofHost, ...ofService, 'is everything ok?'];
}
