/** A public status page with as many services as wanted, three months of which are known. */
import type { ReadModel } from '../../../answers/read-model.ts';
import { anIncident, aReadModel, aServiceView, testNowMs } from '../../../testing/builders.ts';

const dayMs = 86_400_000;

export function aSite(serviceCount: number): ReadModel {
  const names = Array.from({ length: serviceCount }, (_, at) => `service-${at + 1}`);
  return aReadModel({
    nowMs: testNowMs,
    services: names.map((name, at) =>
      aServiceView({
        name,
        hosts: [],
        status: at === 0 ? 'down' : 'up',
        service: { customers: `Customers' own name of number ${at + 1}` },
      }),
    ),
    incidents: names.map((name, at) =>
      anIncident({
        id: `past-${at}`,
        target: { kind: 'service', name },
        startedAtMs: testNowMs - (at + 1) * 5 * dayMs,
        endedAtMs: testNowMs - (at + 1) * 5 * dayMs + 840_000,
      }),
    ),
    uptime: async (name, { fromMs, toMs }) => {
      const watchedSeconds = (toMs - fromMs) / 1000;
      const downSeconds = Math.floor(fromMs / dayMs + name.length) % 11 === 0 ? 840 : 0;
      const upSeconds = watchedSeconds - downSeconds;
      return {
        watchedSeconds,
        upSeconds,
        degradedSeconds: 0,
        downSeconds,
        plannedSeconds: 0,
        upPercent: (100 * upSeconds) / watchedSeconds,
      };
    },
  });
}
