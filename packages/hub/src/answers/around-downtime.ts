/** What the words of a question about plans add to the next of them: how many, what comes after, for how much of the time. */
import type { Downtime } from '../domain/downtime.ts';
import { asPlain, say, strong } from '../format/text.ts';
import { fullStop, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { NamedPeriod } from './history.ts';
import { aheadIn, nextDowntime } from './next-downtime.ts';
import type { ReadModel } from './read-model.ts';

const yearMs = 366 * 86_400_000;
const mostListed = 5;

/** "After this one?": what comes once what runs is over; once the next is, where that was spoken of. */
export function downtimeAfter(
  names: readonly string[],
  readModel: ReadModel,
  period?: NamedPeriod,
  of: 'running' | 'next' = 'running',
): Answer {
  const running = runningOf(names, readModel) ?? (of === 'next' ? aheadIn(readModel, period)(names)[0] : undefined);
  if (!running) return nextDowntime(names, readModel, period);
  const fromMs = Math.max(running.endsAtMs, readModel.nowMs) + 1;
  const next = nextDowntime([], readModel, { fromMs, toMs: fromMs + yearMs, words: '' });
  return next.facts.length > 0 ? next : { ...next, verdict: say`${strong('Nothing is scheduled after it.')}` };
}

function runningOf(names: readonly string[], readModel: ReadModel): Downtime | undefined {
  return aheadIn(readModel, undefined)(names).find(({ startsAtMs }) => startsAtMs <= readModel.nowMs);
}

/** "How many are planned this week, and for what?" */
export function countDowntimes(names: readonly string[], readModel: ReadModel, period?: NamedPeriod): Answer {
  const next = nextDowntime(names, readModel, period);
  const found = aheadIn(readModel, period)(names);
  if (found.length === 0) return next;
  const count = `${found.length} maintenance ${found.length === 1 ? 'window is' : 'windows are'} scheduled`;
  const services = [...new Set(found.flatMap((one) => [...one.services, ...one.hosts]))];
  return {
    ...next,
    verdict: say`${strong(`${count}${period ? ` ${period.words}` : ''}: ${listInWords(services.slice(0, mostListed))}.`)}`,
    lines: [asPlain(next.verdict), ...next.lines],
  };
}

/** "Down the whole time?": what customers notice, in the planner's words, comes first. */
export function forHowMuchOfIt(answer: Answer, names: readonly string[], readModel: ReadModel): Answer {
  const [next] = aheadIn(readModel, undefined)(names);
  if (!next) return answer;
  const [, ...rest] = next.customers ? answer.lines : [undefined, ...answer.lines];
  const told = next.customers
    ? say`${strong(fullStop(next.customers))}`
    : say`${strong('How much of the time it is down nobody has said;')} plan for all of it.`;
  return { ...answer, verdict: told, lines: [asPlain(answer.verdict), ...rest.filter((line) => line !== undefined)] };
}

/** "Wednesday?" of what was spoken of before, for which nothing is planned then: what is planned for the rest may be meant. */
export function withOthers(none: Answer, readModel: ReadModel, period: NamedPeriod): Answer {
  const others = nextDowntime([], readModel, period);
  if (others.facts.length === 0) return none;
  const { targets: _, ...rest } = others;
  return { ...none, ...rest, verdict: none.verdict, lines: [asPlain(others.verdict), ...others.lines] };
}
