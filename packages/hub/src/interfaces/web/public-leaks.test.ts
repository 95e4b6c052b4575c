import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Service } from '../../domain/registry.ts';
import { writeFeed } from '../../downtime/feed/write-feed.ts';
import { aDowntime, anIncident, testNowMs } from '../../testing/builders.ts';
import { createPublicDowntime, publicCalendar, publicIdOf } from './public-downtime.ts';
import { routesFor } from './testing/route-access.ts';
import { aLivelyFleet, someParts } from './testing/some-parts.ts';
import { type Visitor, visit } from './testing/visit.ts';

/** Whatever people or EC2 may have written where the public reads: an address, an id, a private name, a colleague. */
const written =
  'Reboot of vault-1 (10.0.9.9, 2001:db8::7, i-0a1b2c3d4e5f60718, ip-10-0-9-9.eu-west-1.compute.internal)';
const secrets =
  /\d{1,3}(\.\d{1,3}){3}|2001:db8|\bi-[0-9a-f]{8}|compute\.internal|vault|Internal secrets|(web|checkout|worker)-\d|eu-west-\d|Ireland|Sam\b|Erin\b/i;

const lively = aLivelyFleet();
const downtimes = [
  aDowntime({
    title: written,
    customers: written,
    services: ['storefront', 'vault'],
    hosts: ['web-1'],
    plannedBy: 'Erin',
  }),
  aDowntime({
    id: 'ec2/worker-1/event-1',
    source: 'ec2',
    title: 'AWS restarts worker-1',
    services: [],
    hosts: ['worker-1'],
    takesDown: ['exports'],
  }),
  aDowntime({ id: 'private', title: 'Rotate keys', services: ['vault'], takesDown: ['vault'] }),
  aDowntime({ id: 'hosts', title: 'Kernel of web-2', services: [], hosts: ['web-2'], takesDown: [] }),
];
/** What engineers typed in a thread. */
const notes = (['on-it', 'update', 'cause'] as const).map((kind) => ({
  atMs: testNowMs - 500,
  kind,
  by: { name: 'Sam', team: 'vault' },
  text: kind === 'on-it' ? '' : written,
  ...(kind === 'update' && { backByMs: testNowMs + 600_000 }),
}));
const incidents = [
  anIncident({
    id: 'open',
    target: { kind: 'service', name: 'checkout' },
    endedAtMs: undefined,
    startedAtMs: testNowMs - 1_000,
    cause: written,
    timeline: (['opened', 'reason', 'told', 'acknowledged', 'escalated', 'worsened', 'eased', 'planned'] as const).map(
      (kind) => ({ atMs: testNowMs - 1_000, kind, text: `${written} by Sam`, status: 'down' as const }),
    ),
    notes,
  }),
  anIncident({
    id: 'past',
    cause: written,
    timeline: [{ atMs: testNowMs - 3_600_000, kind: 'reason', text: written }],
    notes,
  }),
  anIncident({ id: 'host', target: { kind: 'host', name: 'web-1' }, cause: written }),
  anIncident({ id: 'secret', target: { kind: 'service', name: 'vault' }, cause: written }),
];
/** What customers call a service may hold an address, too. */
const renamed = (service: Service) =>
  service.name === 'exports' ? { ...service, customers: 'CSV exports (10.0.9.9 vault-1)' } : service;
const views = new Map(
  lively.fleet.services().map((view) => [view.service.name, { ...view, service: renamed(view.service) }]),
);
const readModel = {
  ...lively,
  registry: {
    ...lively.registry,
    services: new Map([...lively.registry.services].map(([name, service]) => [name, renamed(service)])),
  },
  fleet: { ...lively.fleet, services: () => [...views.values()], service: (name: string) => views.get(name) },
  downtimes: () => downtimes,
  incidents: async () => incidents,
};

/** What pictures were drawn from. */
const drawn: string[] = [];
let visitor: Visitor;
let url: string;
beforeAll(async () => {
  visitor = await visit({
    // One stream after the other is fed, in whatever order they are opened.
    clock: {
      now: () => testNowMs,
      elapsed: () => performance.now(),
      sleep: (_ms, signal) => wait(5, undefined, { signal }).catch(() => undefined),
    },
    readModel: () => readModel,
    drawer: {
      ...someParts().drawer,
      picture: async (svg) => {
        drawn.push(svg.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '));
        return new Uint8Array([1]);
      },
    },
    calendar: async () =>
      writeFeed({ ...publicCalendar(downtimes, readModel.registry), nowMs: testNowMs, name: 'Scheduled maintenance' }),
  });
  url = await visitor.web.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => visitor[Symbol.asyncDispose]());

/** Status line apart, all that comes over the wire; of a stream its first event. */
async function wholeResponse(path: string): Promise<string> {
  const response = await fetch(url + path);
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return `${head}\n${await response.text()}`;
  let text = '';
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString();
    if (/^data: .*\n\n/m.test(text)) break;
  }
  return `${head}\n${text}`;
}

const table = [
  { path: '/', says: ['Down: Card payments.', 'Reboot of a private part (a server', 'Maintenance by AWS'] },
  { path: '/live/status', says: ['data: {', 'Down: Card payments.', 'Maintenance by AWS'] },
  { path: '/history', says: ['The shop stopped working', 'March 2026'] },
  { path: '/incidents/open', says: ['Card payments stopped working', 'Not known yet'] },
  { path: '/live/incidents/open', says: ['data: {', 'Card payments stopped working'] },
  { path: '/incidents/secret', says: ['There is no such incident.'] },
  { path: '/incidents/host', says: ['There is no such incident.'] },
  { path: '/live/incidents/secret', says: ['There is no such incident.'] },
  { path: '/feed.rss', says: ['Card payments stopped working', 'Maintenance by AWS'] },
  { path: '/feed.atom', says: ['Card payments stopped working', 'Maintenance by AWS'] },
  { path: '/feed.rss?for=exports', says: ['status: CSV exports', 'Maintenance by AWS'] },
  { path: '/feed.atom?for=vault', says: ['There is no feed of that name.'] },
  { path: '/feed.atom?for=web-1', says: ['There is no feed of that name.'] },
  { path: `/maintenance/${publicIdOf('ec2/worker-1/event-1')}`, says: ['Maintenance by AWS', 'CSV exports'] },
  { path: `/maintenance/${publicIdOf('downtime-1')}`, says: ['Reboot of a private part (a server'] },
  { path: `/maintenance/${publicIdOf('private')}`, says: ['There is no such maintenance.'] },
  { path: `/maintenance/${publicIdOf('hosts')}`, says: ['There is no such maintenance.'] },
  { path: '/badge/checkout.svg', says: ['Card payments: down'] },
  { path: '/badge/vault.svg', says: ['There is no badge of that name.'] },
  { path: '/badge/web-1.svg', says: ['There is no badge of that name.'] },
  { path: '/site/logo', says: ['There is no such page.'] },
  {
    path: '/calendar.ics',
    says: ['SUMMARY:Maintenance of CSV exports (a server a private part): Maintenance by AWS', 'a private part'],
  },
  { path: '/calendar.ics?for=exports', says: ['BEGIN:VEVENT'] },
  { path: '/calendar.ics?for=vault', says: ['There is no calendar of that name.'] },
  { path: '/calendar.ics?for=web-1', says: ['There is no calendar of that name.'] },
  { path: '/privacy', says: ['What Herald stores about you'] },
  { path: '/sign-in', says: ['Sign in'] },
  { path: '/nowhere', says: ['There is no such page.'] },
  { path: '/hosts/web-1', says: ['Please sign in.'] },
  { path: '/api/v1/hosts', says: ['web/sign-in-needed'] },
  { path: '/api/v1/openapi.json', says: ['/api/v1/hosts'] },
  { path: '/healthz', says: ['alive'] },
  { path: '/readyz', says: ['ready'] },
  { path: '/sign-in/discord', says: ['HTTP'] },
  { path: '/sign-in/discord/back', says: ['HTTP'] },
  { path: '/sign-in/link?secret=x', says: ['HTTP'] },
  { path: '/assets/x/herald.css', says: ['HTTP'] },
  { path: '/agent/install.sh', says: ['HTTP'] },
  { path: '/preview.png', says: ['Down: Card payments'] },
  { path: '/incidents/open/preview.png', says: ['Card payments stopped working'] },
  { path: '/incidents/secret/preview.png', says: ['There is no such incident.'] },
];

/** The same on every installation: its examples are nobody's servers. */
const sameEverywhere = ['GET /registry.schema.json'];

it('every route that is open to everyone is searched', () => {
  const patterns = routesFor('everyone').map((route) => ({
    route,
    pattern: new RegExp(`^${route.replace('GET ', '').replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}(\\?.*)?$`),
  }));
  const left = patterns.filter(({ pattern }) => !table.some(({ path }) => pattern.test(path)));
  expect(left.map(({ route }) => route)).toEqual(sameEverywhere);
});

it.each(table)(
  '$path tells the public no address, instance id, server, region, colleague or private name',
  async ({ path, says }) => {
    drawn.length = 0;
    // A picture is searched in the words that it is drawn from.
    const text = `HTTP ${await wholeResponse(path)}\n${drawn.join('\n')}`;
    // What the request itself named may stand in an error.
    const own = text
      .replaceAll(url + path, '')
      .replaceAll(url, '')
      .replaceAll(path, '');
    // A calendar folds its lines.
    const flat = own.replaceAll('\r\n ', '').replaceAll('\\,', ',');
    for (const words of says) expect(flat).toContain(words);
    expect(flat).not.toMatch(secrets);
  },
);

it('a calendar sees the same window again, under an id that tells nothing', () => {
  const publicly = createPublicDowntime(readModel.registry);
  const window = aDowntime({ id: 'ec2/worker-1/event-1', source: 'ec2', services: [], takesDown: ['exports'] });
  const later = publicly({ ...window, startsAtMs: window.startsAtMs + 60_000, revision: 1 });
  expect(publicly(window)?.id).toBe(later?.id);
  expect(publicly(window)?.id).not.toContain('worker');
});

it('names no server in the words of a window, whoever wrote them', () => {
  const publicly = createPublicDowntime(readModel.registry);
  const [host = ''] = [...readModel.registry.hosts.keys()].filter((name) => name.includes('-'));
  const words = `Move ${host} (10.20.4.31) to i-0abc, PostgreSQL 16.2`;
  const window = publicly(aDowntime({ title: words, customers: words, services: ['exports'], takesDown: [] }));
  expect(window).toMatchObject({
    title: 'Move a server (a server) to a server, PostgreSQL 16.2',
    customers: 'Move a server (a server) to a server, PostgreSQL 16.2',
  });
});
