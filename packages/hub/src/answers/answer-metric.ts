/** "How busy is web-1?", "what was its CPU an hour ago?", "uptime of billing this month?": one figure, as it is, was at one time, or over a time. */
import { periodOf } from '@herald/understanding/time-range';
import type { Answer } from './answer.ts';
import { tellHistory } from './answer-past.ts';
import { type Asked, orAll, withServiceHosts } from './asked.ts';
import type { NamedPeriod } from './history.ts';
import { tellMetric } from './metric.ts';
import { openTroubles } from './outages.ts';
import { tellPastMetric, tellThenAndNow } from './past-metric.ts';
import { answeringEnough } from './yes-or-no.ts';

export async function answerMetric(asked: Asked): Promise<Answer> {
  const { question, names, hosts, services, readModel, viewer, asks } = asked;
  const { metric = 'cpu', range } = question;
  if (metric === 'uptime') {
    // "Since when has it been like that?" of what is in trouble.
    if (names.length > 0 && !asks('running-time') && openTroubles(names, readModel).length > 0)
      return tellHistory({ ...question, intent: 'history' }, readModel);
    // How long a server has been running has no time and no target.
    const isOfService = question.targets.every(({ kind }) => kind === 'service');
    if (isOfService && (range || question.goalPercent || asks('target')))
      return tellHistory({ ...question, measure: 'uptime' }, readModel);
  }
  const of = withServiceHosts(hosts, services);
  const period = range && periodOf(range, readModel.registry.zone, readModel.nowMs);
  const past = period ? await tellFigure(of, metric, period, asked) : undefined;
  return past ?? answeringEnough(tellMetric(of, metric, readModel, viewer, orAll(names)), of, metric, question);
}

/** As it was at one time, where one is named, else over that time. */
function tellFigure(
  of: Parameters<typeof tellPastMetric>[0],
  metric: Parameters<typeof tellPastMetric>[1],
  period: NamedPeriod,
  { readModel, text, asks }: Asked,
): Promise<Answer | undefined> {
  if (asks('ago')) return tellThenAndNow(of, metric, period, readModel);
  const middleMs = (period.fromMs + period.toMs) / 2;
  return atOneTime.test(text) && period.toMs - period.fromMs <= aroundMs
    ? tellThenAndNow(of, metric, { ...period, fromMs: middleMs }, readModel)
    : tellPastMetric(of, metric, period, readModel);
}

const atOneTime = /\b(?:at|around|about) (?:about |around )?(?:\d|noon|midnight|half|quarter)/i;
/** As wide as a time of day is taken. */
const aroundMs = 30 * 60_000;
