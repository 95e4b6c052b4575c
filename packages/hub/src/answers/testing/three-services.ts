/** Three services and what became of them, for questions that once got another question's answer: each gets its own, from what is known. */

import { aReport } from '@herald/protocol/report-builder';
import type { Question } from '@herald/understanding/question';
import type { Downtime } from '../../domain/downtime.ts';
import { serviceTarget } from '../../testing/a-question.ts';
import { anUptime } from '../../testing/an-uptime.ts';
import { answerTo } from '../../testing/answer-to.ts';
import {
  aDowntime,
  aHealth,
  aHostView,
  anIncident,
  aReadModel,
  aReason,
  aServiceView,
  testNowMs,
} from '../../testing/builders.ts';
import { withOpenIncidents } from '../outages.ts';

export const minuteMs = 60_000;
const dayMs = 86_400_000;
const shop = aHostView({
  name: 'web-1',
  health: aHealth('degraded', {
    reasons: [aReason({ code: 'cpu-high', text: 'CPU is at 97 %.', weight: 'degraded' })],
  }),
});
const heard = {
  kind: 'report',
  report: aReport(),
  atMs: testNowMs - 3_000,
  elapsedMs: 4,
  clockSkewSeconds: 0,
} as const;
export const pay = [aHostView({ name: 'pay-1', lastOutcome: heard }), aHostView({ name: 'pay-2', lastOutcome: heard })];
export const files = aHostView({ name: 'files-1' });
const services = [
  aServiceView({ name: 'checkout', hosts: pay, service: { customers: 'Card payments', owner: { team: 'Payments' } } }),
  aServiceView({ name: 'exports', hosts: [files], service: { customers: 'CSV exports', owner: { team: 'Data' } } }),
  aServiceView({
    name: 'shop',
    hosts: [shop],
    health: aHealth('degraded', { sinceMs: testNowMs - 30 * minuteMs }),
    service: { customers: 'The shop' },
  }),
];
export const ended = (kind: 'host' | 'service', name: string, minutesAgo: number, minutes: number) =>
  anIncident({
    id: `${name}-${minutesAgo}`,
    target: { kind, name },
    startedAtMs: testNowMs - minutesAgo * minuteMs,
    endedAtMs: testNowMs - (minutesAgo - minutes) * minuteMs,
    cause: `${name} did not respond.`,
  });
const slowShop = anIncident({
  id: 'shop',
  target: { kind: 'service', name: 'shop' },
  startedAtMs: testNowMs - 30 * minuteMs,
  endedAtMs: undefined,
  worst: 'degraded',
  cause: 'web-1 is slow.',
  timeline: [],
});
export const incidents = [
  ended('service', 'exports', 12 * 1440, 46),
  ended('service', 'exports', 100, 2),
  ended('host', 'pay-2', 60, 3),
  slowShop,
];

/** With the exports' next maintenance, and with `more`. */
export async function ask(
  question: Partial<Question>,
  text: string,
  known = incidents,
  more: readonly Downtime[] = [],
) {
  const upSeconds = new Map([
    ['exports', 0.999],
    ['checkout', 1],
    ['shop', 1],
  ]);
  const readModel = await withOpenIncidents(
    aReadModel({
      hosts: [shop, ...pay, files],
      services,
      incidents: known,
      downtimes: [
        ...more,
        aDowntime({
          startsAtMs: testNowMs + dayMs,
          endsAtMs: testNowMs + dayMs + 90 * minuteMs,
          services: ['exports'],
          hosts: [],
          customers: 'Exports wait.',
          title: 'New disks',
        }),
      ],
      uptime: async (name, { fromMs, toMs }) => {
        const watchedSeconds = (toMs - fromMs) / 1000;
        const share = upSeconds.get(name) ?? 1;
        return anUptime({
          watchedSeconds,
          upSeconds: watchedSeconds * share,
          downSeconds: Math.round(watchedSeconds * (1 - share)),
          upPercent: 100 * share,
        });
      },
    }),
  );
  return answerTo(question, readModel, text);
}

export const checkout = [serviceTarget('checkout')];

/** Of checkout, in three minutes. */
export const soon = aDowntime({
  startsAtMs: testNowMs + 3 * minuteMs,
  endsAtMs: testNowMs + 13 * minuteMs,
  services: ['checkout'],
  takesDown: ['checkout'],
  customers: "Cards can't be charged.",
});
