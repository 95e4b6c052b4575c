/** "Whom does it affect, and for how long?": of what is planned, or of what is in trouble now. */
import type { Period } from '../domain/history.ts';
import { serviceLabel } from '../format/service-label.ts';
import { asPlain, clockTime, moment, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { nextDowntime } from './next-downtime.ts';
import { openTroubles } from './open-incident.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWords } from './since-when.ts';

const yearMs = 366 * 86_400_000;

export function tellImpact(
  names: readonly string[],
  readModel: ReadModel,
  period: (Period & { words: string }) | undefined,
  of: 'planned' | 'now',
): Answer {
  const now = of === 'now' ? impactNow(names, readModel) : undefined;
  return now ?? ofPlanned(names, readModel, period);
}

/** Undefined where nothing is in trouble. */
export function impactNow(names: readonly string[], readModel: ReadModel): Answer | undefined {
  const { registry, nowMs } = readModel;
  const troubles = openTroubles(names, readModel);
  if (troubles.length === 0) return undefined;
  const touched = troubles.flatMap(({ target }) => registry.services.get(target.name) ?? []);
  const since = troubles.map(({ target, worst, startedAtMs }) =>
    asPlain(sinceWords(target.name, worst, startedAtMs, nowMs)),
  );
  const verdict =
    touched.length === 0
      ? noService
      : say`${strong(`${listInWords(touched.map(serviceLabel))}: customers who use it may notice.`)}`;
  return {
    ...bareAnswer('impact', names, verdict, since),
    actions: [{ kind: 'customer-text', target: touched[0]?.name ?? '*' }, { kind: 'ask-engineers' }],
  };
}

const noService = say`${strong('No service is affected:')} single servers are in trouble, and every service has enough others.`;

function ofPlanned(
  names: readonly string[],
  readModel: ReadModel,
  period: (Period & { words: string }) | undefined,
): Answer {
  const { nowMs, registry } = readModel;
  const told = nextDowntime(names, readModel, period);
  const from = period ?? { fromMs: nowMs, toMs: nowMs + yearMs };
  const next = readModel
    .downtimes({ fromMs: Math.max(from.fromMs, nowMs), toMs: from.toMs }, names.length > 0 ? names : undefined)
    .find(
      ({ startsAtMs, state }) => told.facts[0]?.value === startsAtMs && state !== 'cancelled' && state !== 'finished',
    );
  if (!next) return { ...told, intent: 'impact' };
  const services = next.services.flatMap((name) => registry.services.get(name) ?? []);
  const whom = services.length > 0 ? listInWords(services.map(serviceLabel)) : listInWords(next.hosts.slice(0, 4));
  const lasts = durationInWords((next.endsAtMs - next.startsAtMs) / 1000);
  const when: Text = say`${moment(next.startsAtMs)} to ${clockTime(next.endsAtMs)}`;
  return {
    ...told,
    intent: 'impact',
    verdict: say`${strong(`It affects ${whom}, for ${lasts}:`)} ${when}.`,
    // The verdict says when; the rest of the window's facts would say it again.
    facts: [],
  };
}
