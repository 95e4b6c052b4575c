/** "What changed since yesterday?": what happened from then until now, and how it is now. */
import { periodOf } from '@herald/understanding/time-range';
import { asPlain, say } from '../format/text.ts';
import type { Answer } from './answer.ts';
import { type NamedPeriod, whatHappened } from './history.ts';
import { troubledServices } from './how-many-are-up.ts';
import type { ReadModel } from './read-model.ts';
import { unjudgedTrouble } from './trouble-now.ts';

export async function whatChanged(
  names: readonly string[],
  readModel: ReadModel,
  range = 'yesterday',
): Promise<Answer> {
  const { nowMs, registry, fleet } = readModel;
  // "Since yesterday" is until now, as "yesterday" is; a stretch of clock time is what it is.
  const asked = periodOf(range.replace(/~now$/, ''), registry.zone, nowMs);
  const isStretch = /~|:/.test(range.replace(/~now$/, ''));
  const { fromMs } = asked;
  const period: NamedPeriod = isStretch ? asked : { fromMs, toMs: nowMs, words: sinceIn(asked.words) };
  const told = await whatHappened(names, readModel, period);
  const services = fleet.services().filter(({ service }) => names.length === 0 || names.includes(service.name));
  const [doubt] = unjudgedTrouble(names, readModel);
  const trouble = troubledServices(services, nowMs);
  const now = doubt ? asPlain(doubt.verdict) : trouble === undefined ? [] : say`Now: ${trouble}.`;
  const finished = readModel
    .downtimes({ fromMs, toMs: Math.min(period.toMs, nowMs) }, names.length > 0 ? names : undefined)
    .filter(({ state, startsAtMs }) => state !== 'cancelled' && startsAtMs < nowMs)
    .map(({ title }) => say`Maintenance: ${title}.`);
  return {
    ...told,
    intent: 'changes',
    lines: [...told.lines, ...finished.slice(0, 3), ...(now.length > 0 ? [now] : [])],
  };
}

/** "yesterday" becomes "since yesterday", "on Monday" "since Monday"; what reaches to now stays as it is. */
function sinceIn(words: string): string {
  if (/^(?:today|this |in the last )/.test(words)) return words;
  return `since ${words.replace(/^(?:on|in) /, '')}`;
}
