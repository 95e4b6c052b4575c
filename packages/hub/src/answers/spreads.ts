/** "Does the problem with exports affect the invoices as well?": of what is named, and of what is in trouble. */

import { serviceStatusNow } from '../domain/doubt.ts';
import { type Downtime, endOf } from '../domain/downtime.ts';
import type { ServiceView } from '../domain/fleet.ts';
import { shownStatus } from '../domain/health.ts';
import { spanOf } from '../format/downtime-span.ts';
import { asPlain, say, strong } from '../format/text.ts';
import { listInWords } from '../format/words.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { bareAnswer } from './bare-answer.ts';
import { openTroubles } from './outages.ts';
import type { ReadModel } from './read-model.ts';
import { serviceVerdict } from './service-verdict.ts';
import { maintenanceNear, maintenanceNow, maintenanceSpokenOf, ofMaintenance, soonWords } from './topic.ts';
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
    ...(only.length === 1 && out[0] && { found: { kind: 'service' as const, name: out[0].service.name } }),
    actions: [{ kind: 'refresh' }],
  };
}

/** "Will checkout be affected by billing's maintenance?": what is named and no maintenance near touches. Undefined where each is touched, or none is near. */
export function tellPlannedSpread({ services, names, question, readModel }: Asked): Answer | undefined {
  const spoken = maintenanceSpokenOf({ ...question, targets: [] }, readModel);
  const near = spoken.length > 0 ? spoken : windowsNear(names, readModel);
  const touched = new Set(near.flatMap((one) => [...one.services, ...one.takesDown]));
  const spared = services.map(({ service }) => service.name).filter((name) => !touched.has(name));
  const [window] = near;
  if (!window || spared.length === 0) return undefined;
  const on = listInWords([...window.services, ...window.hosts].slice(0, mostNamed));
  const isOver = window.state === 'finished';
  const verdict = say`${strong(`Not as announced: the maintenance on ${on} ${isOver ? "didn't" : "doesn't"} include ${listInWords(spared)}.`)}`;
  return {
    ...bareAnswer(question.intent, names, verdict, [
      isOver
        ? say`It ran from ${spanOf({ ...window, endsAtMs: endOf(window) })}.`
        : say`It is planned for ${spanOf(window)}.`,
      ...services
        .filter(({ service }) => spared.includes(service.name))
        .map((view) => asPlain(serviceVerdict(view, readModel).verdict)),
    ]),
    topic: ofMaintenance([window]),
  };
}

/** Of what is named, else of anything: what runs, is just over, or begins within the hour; and what is next of what is named. */
function windowsNear(names: readonly string[], readModel: ReadModel): Downtime[] {
  const own = maintenanceNow(names, readModel);
  if (own.length > 0) return own;
  const all = maintenanceNow([], readModel);
  return all.length > 0 ? all : maintenanceNear(names, readModel);
}

const mostNamed = 3;

const words = {
  up: 'not responding',
  degraded: 'degraded',
  down: 'down',
  planned: 'under maintenance',
  unknown: 'not measured',
};
