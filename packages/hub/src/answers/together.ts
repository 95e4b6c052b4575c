/** Several answers to one message, as one. */
import { statusOrder } from '../format/health-words.ts';
import type { Answer } from './answer.ts';

/** One card for all: the first leads, the others follow with their own verdicts. */
export function togetherOf(first: Answer, others: readonly Answer[]): Answer {
  const all = [first, ...others];
  const statuses = all.map(({ status }) => status);
  const worst = statusOrder.find((status) => statuses.includes(status)) ?? 'none';
  const seen = new Set<string>();
  const actions = all
    .flatMap((answer) => answer.actions)
    .filter((action) => {
      const key = JSON.stringify(action);
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
  return {
    ...first,
    targets: [...new Set(all.flatMap(({ targets }) => targets))],
    answered: all.some(({ answered }) => answered),
    status: worst,
    lines: [...first.lines, ...others.flatMap(({ verdict, lines }) => [verdict, ...lines])],
    groups: all.flatMap(({ groups }) => groups),
    actions,
  };
}
