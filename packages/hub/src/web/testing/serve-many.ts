/** `node serve-many.ts HOSTS`: the pages of a made-up fleet of that many hosts, one of which changes every two seconds; for measuring. */
import { systemClock } from '@herald/protocol/clock';
import { aReport, someMetrics } from '@herald/protocol/report-builder';
import { aFleet, aHealth, aHostView, aKnowledge, aRegistry, aServiceView } from '../../testing/builders.ts';
import { createSessions, sessionCookie } from '../access/session.ts';
import { createWeb } from '../create-web.ts';
import { someParts, testSecrets } from './some-parts.ts';

const count = Number(process.argv[2] ?? 10_000);
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1'] as const;
const hosts = Array.from({ length: count }, (_, at) =>
  aHostView({
    name: `web-${at + 1}`,
    status: at % 97 === 0 ? 'down' : 'up',
    host: {
      labels: { role: ['web', 'api', 'worker'][at % 3] ?? 'web', team: `team-${at % 12}` },
      region: regions[at % 3],
    },
    lastReport: {
      report: aReport({ metrics: someMetrics({ cpu: { ...someMetrics().cpu, usedPercent: (at * 37) % 100 } }) }),
      receivedAtMs: Date.now(),
    },
  }),
);
const services = Array.from({ length: 12 }, (_, at) =>
  aServiceView({ name: `service-${at}`, hosts: hosts.filter((_host, index) => index % 12 === at) }),
);
const registry = aRegistry({ hosts: hosts.map(({ host }) => host), services: services.map(({ service }) => service) });

const web = await createWeb(
  someParts({
    clock: systemClock,
    knowledge() {
      const nowMs = Date.now();
      const turn = Math.floor(nowMs / 2_000) % services.length;
      const shown = services.map((view, at) =>
        at === turn ? { ...view, health: aHealth('down', { sinceMs: nowMs }) } : view,
      );
      return { ...aKnowledge({ fleet: aFleet({ hosts, services: shown }), registry, nowMs }) };
    },
  }),
);
const url = await web.listen({ host: '127.0.0.1', port: 0 });
const session = createSessions(testSecrets.sessionKey, Date.now).issue({
  personId: 'link',
  name: 'Bench',
  roleIds: [],
});
process.send?.({ url, cookie: `${sessionCookie}=${session}` });
process.once('disconnect', () => void web[Symbol.asyncDispose]());
