/** "Does the problem with exports affect the invoices as well?": of what is named, and of what is in trouble. */

import { serviceStatusNow } from '../domain/doubt.ts';
import type { ServiceView } from '../domain/fleet.ts';
import { shownStatus } from '../domain/health.ts';
import { asPlain, say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { openTroubles } from './outages.ts';
import { serviceVerdict } from './service-verdict.ts';
import { soonWords } from './topic.ts';
import { unjudgedTrouble } from './trouble-now.ts';

/** Undefined where no service is named, or nothing is in trouble. */
export function tellSpread({ services, question, readModel }: Asked): Answer | undefined {
  const { fleet, nowMs } = readModel;
  const troubled = new Set([
    ...openTroubles([], readModel).map(({ target }) => target.name),
    ...unjudgedTrouble([], readModel).map(({ name }) => name),
  ]);
  if (services.length === 0 || troubled.size === 0 || fleet.connectivity().kind === 'isolated') return undefined;
  const isOut = ({ service }: ServiceView) => troubled.has(service.name);
  const calm = services.filter((view) => !isOut(view) && serviceStatusNow(view, nowMs) === 'up');
  const out = [...troubled].flatMap((name) => fleet.service(name) ?? []);
  const named = services.map(({ service }) => service.name);
  const state = out.map((view) => asPlain(serviceVerdict(view, readModel).verdict));
  if (calm.length === 0) {
    if (services.length < 2 || !services.every(isOut)) return undefined;
    return bareAnswer('health', named, say`${strong('Yes: both have trouble.')}`, state);
  }
  const names = calm.map(({ service }) => service.name);
  const only = out.map(({ service, health }) => `${service.name} is ${words[shownStatus(health)]}`);
  const rest = only.length === 0 ? '' : `; only ${listInWords(only)}`;
  return {
    ...bareAnswer(
      question.intent,
      named,
      say`${strong(`No: ${listInWords(names)} ${names.length === 1 ? 'is' : 'are'} up`)}${rest}.`,
      [...state, ...soonWords(names, readModel)],
    ),
    status: 'up',
    actions: [{ kind: 'refresh' }],
  };
}

const words = {
  up: 'not responding',
  degraded: 'degraded',
  down: 'down',
  planned: 'under maintenance',
  unknown: 'not measured',
};
