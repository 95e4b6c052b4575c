import { expect, it } from 'vitest';
import type { HealthStatus } from '../../../domain/health.ts';
import { aHealth, aReadModel, aServiceView, testNowMs } from '../../../testing/builders.ts';
import { statusHeadline } from './status-headline.ts';

/** Of services in this order, each on one server of its own. */
function headlineOf(...statuses: readonly (HealthStatus | 'planned')[]): string {
  const services = statuses.map((status, at) =>
    aServiceView({
      name: `part-${at + 1}`,
      service: { customers: `part-${at + 1}` },
      health:
        status === 'planned'
          ? aHealth('up', {
              planned: {
                downtimeId: 'd1',
                title: 'Patching',
                startsAtMs: 0,
                endsAtMs: testNowMs + 60_000,
                takesDown: true,
              },
            })
          : aHealth(status),
    }),
  );
  const { plain, rest } = statusHeadline({ role: 'public', readModel: aReadModel({ services }) });
  return `${plain} ${rest}`.trim();
}

it.each([
  { statuses: ['up', 'up'], says: 'All services are operational.' },
  { statuses: ['down', 'up'], says: 'Down: part-1. Everything else is operational.' },
  { statuses: ['down', 'degraded', 'up'], says: 'Down: part-1. One more service has a problem.' },
  { statuses: ['down', 'planned', 'up'], says: 'Down: part-1. 1 service is under maintenance.' },
  {
    statuses: ['down', 'degraded', 'degraded', 'planned', 'planned'],
    says: 'Down: part-1. 2 more services have problems. Also 2 services are under maintenance.',
  },
  { statuses: ['planned', 'up'], says: 'Maintenance: part-1. Everything else is operational.' },
] as const)('of $statuses it says "$says": maintenance that was announced is no problem', ({ statuses, says }) => {
  expect(headlineOf(...statuses)).toBe(says);
});

it('says of maintenance since when it runs, not since when the service is as it is', () => {
  const startsAtMs = testNowMs - 240_000;
  const planned = {
    downtimeId: 'd1',
    title: 'Patching',
    startsAtMs,
    endsAtMs: testNowMs + 60_000,
    takesDown: true,
  } as const;
  const service = aServiceView({ name: 'billing', health: aHealth('up', { sinceMs: testNowMs - 900_000, planned }) });
  expect(statusHeadline({ role: 'public', readModel: aReadModel({ services: [service] }) }).sinceMs).toBe(startsAtMs);
});
