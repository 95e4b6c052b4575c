/** "Whom does it affect, and for how long?": of what is planned, or of what is in trouble now. */
import type { Period } from '../domain/history.ts';
import { type Incident, sinceMs, statusNow } from '../domain/incident.ts';
import { spanOf } from '../format/downtime-span.ts';
import { compareStatus } from '../format/health-words.ts';
import { serviceLabel, withinSentence } from '../format/service-label.ts';
import { asPlain, say, strong, type Text } from '../format/text.ts';
import { durationInWords, listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import { bareAnswer } from './bare-answer.ts';
import { nextDowntime } from './next-downtime.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { sinceWords } from './since-when.ts';
import { unjudgedTrouble, withDoubt } from './trouble-now.ts';

const yearMs = 366 * 86_400_000;

export function tellImpact(
  names: readonly string[],
  readModel: ReadModel,
  period: (Period & { words: string }) | undefined,
  of: 'planned' | 'now',
): Answer {
  const now = of === 'now' ? impactNow(names, readModel) : undefined;
  if (now) return now;
  const told = ofPlanned(names, readModel, period);
  const isCalm = of === 'now' && period === undefined && names.length > 0 && told.topic === undefined;
  return isCalm ? nothingToNotice(told, readModel) : told;
}

/** Whom it hits, asked of what is well: not of plans alone. */
function nothingToNotice(told: Answer, readModel: ReadModel): Answer {
  const { nowMs } = readModel;
  const calm = {
    ...told,
    verdict: say`${strong(`I know of nothing that customers of ${listInWords(told.targets)} would notice:`)} there is no open incident.`,
    lines: [asPlain(told.verdict), noList],
  };
  return withDoubt(calm, { fromMs: nowMs - 1, toMs: nowMs + 1 }, readModel);
}

/** Undefined where nothing is in trouble. */
export function impactNow(names: readonly string[], readModel: ReadModel): Answer | undefined {
  const { nowMs } = readModel;
  const troubles = openTroubles(names, readModel).toSorted((one, other) =>
    compareStatus(statusNow(one, nowMs), statusNow(other, nowMs)),
  );
  if (troubles.length === 0) return undefined;
  const touched = troubles.filter(({ target }) => target.kind === 'service');
  const [first = say``, ...rest] =
    touched.length === 0 ? [sparedOrDoubted(names, readModel)] : whomTheyTouch(touched, readModel);
  const since = troubles.map((incident) =>
    asPlain(sinceWords(incident.target.name, statusNow(incident, nowMs), sinceMs(incident, nowMs), nowMs)),
  );
  return {
    ...bareAnswer('impact', names, first, [...rest, ...since, ...(touched.length > 0 ? [noList] : [])]),
    actions: [{ kind: 'customer-text', target: touched[0]?.target.name ?? names[0] ?? '*' }, { kind: 'ask-engineers' }],
  };
}

/** Those that are down in one sentence: a part of an answer may show no more than its first. */
function whomTheyTouch(touched: readonly Incident[], readModel: ReadModel): Text[] {
  const down = touched.filter((incident) => statusNow(incident, readModel.nowMs) === 'down');
  if (down.length < 2) return touched.map((incident) => whomItTouches(incident, readModel));
  const called = down.map(({ target }) => calledWithin(target.name, readModel));
  const others = touched.filter((incident) => !down.includes(incident));
  return [
    say`${strong(`Every customer who uses ${listInWords(called, 'or')} is affected:`)} they are down.`,
    ...others.map((incident) => whomItTouches(incident, readModel)),
  ];
}

function calledWithin(name: string, { registry }: ReadModel): string {
  const service = registry.services.get(name);
  return withinSentence(service ? serviceLabel(service) : name);
}

/** What is down can't be used by anybody; what is slow, or can't be seen, some may notice. */
function whomItTouches(incident: Incident, readModel: ReadModel): Text {
  const called = calledWithin(incident.target.name, readModel);
  switch (statusNow(incident, readModel.nowMs)) {
    case 'down':
      return say`${strong(`Every customer who uses ${called} is affected:`)} it is down.`;
    case 'degraded':
      return say`${strong(`Customers who use ${called} may notice`)} that it is slow.`;
    case 'unknown':
      return say`${strong(`I can't tell whether customers who use ${called} notice anything:`)} it can't be measured.`;
  }
}

export const noList = say`I don't know which customers use what, so I can't name them.`;

/** "Which customers use exports?" */
export function cannotNameCustomers(names: readonly string[]): Answer {
  return {
    ...bareAnswer('impact', names, say`${strong("I don't know which customers use what")}, so I can't name them.`),
    actions: [{ kind: 'ask-engineers' }],
  };
}

/** Where a service just failed to respond nobody can say that customers are spared. */
function sparedOrDoubted(names: readonly string[], readModel: ReadModel): Text {
  const doubted = unjudgedTrouble(names, readModel).filter(({ kind }) => kind === 'service');
  if (doubted.length === 0) return spared(names);
  const whose = listInWords(doubted.map(({ name }) => name));
  return say`${strong(`Whether customers notice anything of ${whose} I can't tell yet.`)}`;
}

function spared(names: readonly string[]): Text {
  return names.length === 0
    ? say`${strong('No service is affected:')} single servers are in trouble, and every service has enough others.`
    : say`${strong(`Customers should notice nothing of it on ${listInWords(names)}:`)} single servers are in trouble, and enough others work.`;
}

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
  const whom =
    services.length > 0
      ? listInWords(services.map((service) => withinSentence(serviceLabel(service))))
      : listInWords(next.hosts.slice(0, 4));
  const lasts = durationInWords((next.endsAtMs - next.startsAtMs) / 1000);
  const when: Text = spanOf(next);
  return {
    ...told,
    intent: 'impact',
    verdict: say`${strong(`The maintenance affects ${whom}${next.hasNoEnd ? '' : `, for ${lasts}`}:`)} ${when}.`,
    // The verdict says when; the rest of the window's facts would say it again.
    facts: [],
  };
}
