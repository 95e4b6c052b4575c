/** Every page in every state that is not the usual one: it says what is so and what to do. A lost connection is a matter of the browser: `live/open-pages.test.ts`. */

import { HeraldError } from '@herald/protocol/herald-error';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadModel } from '../../answers/read-model.ts';
import { reportInquiries } from '../../inquiries/inquiry-report.ts';
import { jsonSchemaText } from '../../registry/schema/json-schema.ts';
import type { StoreHealth } from '../../store/store-health.ts';
import { anUptime } from '../../testing/an-uptime.ts';
import { aHealth, aHostView, aReadModel, aRegistry, aServiceView, testNowMs } from '../../testing/builders.ts';
import { someDiscord, someParts } from './testing/some-parts.ts';
import { type Person, type Visitor, visit } from './testing/visit.ts';
import type { WebParts } from './web-parts.ts';

type Says = { status?: number; so: readonly string[]; todo: readonly string[]; not?: readonly string[] };

const failing = async (): Promise<never> => {
  throw new HeraldError('store/unreachable', { message: 'The database does not answer.', next: 'Start PostgreSQL.' });
};
const noInquiries: WebParts['inquiries'] = async (dayCount) =>
  reportInquiries([], { settings: aRegistry().inquiries, nowMs: testNowMs, dayCount });
const unwatched: ReadModel['uptime'] = async () => anUptime();

const empty = aReadModel({ services: [], hosts: [], uptime: unwatched });
const oneHost = aReadModel({ services: [], hosts: [aHostView()], uptime: unwatched });
const silent = aHostView({ status: 'unknown', lastReport: undefined, lastAnsweredAtMs: undefined });
const starting = aReadModel({
  services: [aServiceView({ hosts: [silent], health: aHealth('unknown') })],
  connectivity: { kind: 'starting' },
  uptime: unwatched,
});
const isolated = aReadModel({ connectivity: { kind: 'isolated', sinceMs: testNowMs - 60_000 } });
const forgetful = { ...aReadModel({ uptime: failing, series: failing }), incidents: failing };

const noServer = { so: ['No server is known yet.'], todo: ['Put the agent on an instance', '/fleet/add'] };
const notFound = (what: string) => ({
  status: 404,
  so: [`Herald knows no ${what}`],
  todo: ['Fleet lists all servers, Status all services.'],
});
const justStarted = { so: ['Herald has just started.'], todo: ['this takes less than a minute'] };
const cutOff = { so: ['reach any server since'], todo: ['the network of the hub itself is cut off: look there first'] };
const noMemory = { so: ['memory takes nothing since', 'history has a gap'], todo: ['Start PostgreSQL.'] };

const states: readonly { state: string; parts: Partial<WebParts>; pages: Readonly<Record<string, Says>> }[] = [
  {
    state: 'with nothing in the registry',
    parts: { readModel: () => empty, inquiries: noInquiries },
    pages: {
      '/': { so: ['Nothing is monitored here yet.'], todo: ['The platform team adds services to the registry'] },
      '/ as public': { so: ['Nothing is monitored here yet.'], todo: ['There is nothing to show yet.'] },
      '/services/storefront': notFound('service'),
      '/hosts/web-1': notFound('server'),
      '/inquiries': { so: ['No question has been counted yet.'], todo: ['Ask it something there'] },
      '/fleet': noServer,
      '/fleet?view=map': noServer,
      '/fleet/add': { so: ['Put the agent on the instance'], todo: ['install.sh'] },
      '/fleet/add?name=web-1&address=10.0.1.23': { so: ['not known yet'], todo: ['This page notices when it does.'] },
      '/ask': noServer,
    },
  },
  {
    state: 'with one host and no past',
    parts: { readModel: () => oneHost, inquiries: noInquiries },
    pages: {
      '/': { so: ['Nothing is monitored here yet.'], todo: ['The platform team adds services', '/fleet'] },
      '/ as public': {
        so: ['Nothing is monitored here yet.'],
        todo: ['There is nothing to show yet.'],
        not: ['web-1'],
      },
      '/services/storefront': notFound('service'),
      '/hosts/web-1': {
        so: ['web-1 is up.', 'Not monitored yet.', 'No incidents.'],
        todo: ['None scheduled. Herald follows'],
      },
      '/inquiries': { so: ['No question has been counted yet.'], todo: ['Ask it something there'] },
      '/fleet': { so: ['1 server<', 'web-1'], todo: ['Add a host'] },
      '/fleet?view=map': { so: ['web-1: Operational'], todo: ['As a table'] },
      '/fleet/add': { so: ['Put the agent on the instance'], todo: ['install.sh'] },
      '/fleet/add?name=web-1&address=10.0.1.23': { so: ['reporting'], todo: ['That is all.'] },
      '/ask': { so: ['Your question'], todo: ['For example:'], not: ['No server is known yet.'] },
    },
  },
  {
    state: 'when the hub has just started',
    parts: { readModel: () => starting, inquiries: noInquiries, hasLooked: () => false },
    pages: {
      '/': { ...justStarted, not: ['All services are operational', 'The shop: operational.</h1>'] },
      '/ as public': {
        so: ['our monitoring has just started'],
        todo: justStarted.todo,
        not: ['All services are operational', 'The shop: operational.</h1>'],
      },
      '/services/storefront': { ...justStarted, not: ['<strong>storefront is up'] },
      '/hosts/web-1': { so: [...justStarted.so, 'Never measured.'], todo: justStarted.todo, not: ['web-1 is up'] },
      '/inquiries': justStarted,
      '/fleet': justStarted,
      '/fleet?view=map': justStarted,
      '/fleet/add': justStarted,
      '/fleet/add?name=web-1&address=10.0.1.23': {
        so: [...justStarted.so, 'has not reported yet'],
        todo: justStarted.todo,
      },
      '/ask': justStarted,
    },
  },
  {
    state: 'when the hub itself is cut off',
    parts: { readModel: () => isolated },
    pages: {
      '/': { ...cutOff, not: ['All services are operational', 'The shop: operational.</h1>'] },
      '/ as public': {
        so: ['Status unknown: our monitoring can&#39;t reach any service right now.'],
        todo: ['What stands below is from before.'],
        not: ['The shop: operational.</h1>', ...cutOff.todo],
      },
      '/services/storefront': { ...cutOff, not: ['<strong>storefront is up'] },
      '/hosts/web-1': { ...cutOff, not: ['<strong>web-1 is up'] },
      '/inquiries': cutOff,
      '/fleet': cutOff,
      '/fleet?view=map': cutOff,
      '/fleet/add': cutOff,
      '/fleet/add?name=web-1&address=10.0.1.23': cutOff,
      '/ask': cutOff,
    },
  },
  {
    state: 'with a dead database',
    parts: {
      readModel: () => forgetful,
      inquiries: failing,
      storeHealth: () => ({
        kind: 'not-recording',
        sinceMs: testNowMs - 60_000,
        code: 'store/unreachable',
        why: 'The database does not answer.',
        next: 'Start PostgreSQL.',
        buffered: 3,
        lost: 0,
      }),
    },
    pages: {
      '/': {
        so: [...noMemory.so, 'The shop (storefront): operational.', "The last 90 days can't be shown right now."],
        todo: noMemory.todo,
      },
      '/ as public': {
        so: ['The shop: operational.', "The last 90 days can't be shown right now."],
        todo: ['Please try again in a few minutes.'],
      },
      '/services/storefront': {
        so: [...noMemory.so, 'storefront is up.', "Charts can't be shown right now."],
        todo: noMemory.todo,
      },
      '/hosts/web-1': {
        so: [...noMemory.so, 'web-1 is up.', "Charts can't be shown right now."],
        todo: noMemory.todo,
      },
      '/inquiries': { so: [...noMemory.so, "The figures can't be shown right now."], todo: noMemory.todo },
      '/fleet': { so: [...noMemory.so, 'web-1'], todo: noMemory.todo },
      '/fleet?view=map': { so: [...noMemory.so, 'web-1: Operational'], todo: noMemory.todo },
      '/fleet/add': noMemory,
      '/fleet/add?name=web-1&address=10.0.1.23': { so: [...noMemory.so, 'reporting'], todo: noMemory.todo },
      '/ask': noMemory,
    },
  },
];

/** What customers need not know of: the product, and what stands behind the page. */
const insides = /herald|\bhub\b|registry|platform team|database|postgres|\bagents?\b|\bfleet\b|\bmemory\b/i;

describe.each(states)('$state', ({ parts, pages }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit(parts);
  });
  afterAll(() => visitor[Symbol.asyncDispose]());

  it.each(['/', '/history', '/incidents/none', '/maintenance/none', '/nowhere'])(
    '%s speaks to customers of the company alone',
    async (path) => {
      const readModel = parts.readModel?.() ?? aReadModel();
      const registry = { ...readModel.registry, site: { company: 'Northwind', groups: [] } };
      await using site = await visit({ ...parts, readModel: () => ({ ...readModel, registry }) });
      const { text } = await site.get(path);
      const read = text.replace(/<(link|script)[^>]*>/g, '').replace(/ (class|id|href|src|data-icon)="[^"]*"/g, '');
      expect(read).toContain('Northwind');
      expect(insides.exec(read)?.[0]).toBeUndefined();
    },
  );

  it.each(Object.entries(pages))('%s says what is so and what to do', async (page, says) => {
    const [path = '/', as] = page.split(' as ');
    const person: Person = as === 'public' ? 'nobody' : 'engineer';
    const { status, text } = await visitor.get(path, person);
    expect(status).toBe(says.status ?? 200);
    for (const words of [...says.so, ...says.todo]) expect(text).toContain(words);
    for (const words of says.not ?? []) expect(text).not.toContain(words);
  });

  // These hold nothing that could be missing.
  it.each(['/privacy', '/sign-in', '/sign-in/link?secret=x'])('%s is as always', async (path) => {
    const usual = await visit();
    const { status, text } = await visitor.get(path);
    expect(status).toBe(200);
    expect(text).toBe((await usual.get(path)).text);
    await usual[Symbol.asyncDispose]();
  });
});

it('every page that can be opened is in the table of each state', async () => {
  const listed = ['/', '/services/:name', '/hosts/:name', '/inquiries', '/fleet', '/fleet/add', '/ask'];
  const shape = (path: string) => path.replace(/[ ?].*$/, '').replace(/^\/(hosts|services)\/.+/, '/$1/:name');
  for (const { state, pages } of states)
    expect([...new Set(Object.keys(pages).map(shape))].sort(), state).toEqual(listed.toSorted());
});

it('without an install line it says why, and how to get one', async () => {
  await using visitor = await visit({
    installLine: async () => ({
      kind: 'missing',
      message: 'It is not known under which address instances reach this hub.',
      next: 'Set HERALD_WEB_URL.',
    }),
  });
  const { text } = await visitor.get('/fleet/add', 'engineer');
  expect(text).toContain('There is no install line yet.');
  expect(text).toContain('Set HERALD_WEB_URL.');
});

it('a database that never answers holds no page up for long', { timeout: 30_000 }, async () => {
  const never = () => new Promise<never>(() => undefined);
  const readModel = { ...aReadModel({ uptime: never, series: never }), incidents: never };
  await using visitor = await visit({ readModel: () => readModel, inquiries: never });
  const texts = await Promise.all(
    ['/', '/hosts/web-1', '/services/storefront', '/inquiries'].map((path) => visitor.get(path, 'engineer')),
  );
  for (const { status, text } of texts) {
    expect(status).toBe(200);
    expect(text).toContain('Herald&#39;s memory does not answer.');
  }
});

it('a failure of its own is a page without its words, and in the log', async () => {
  await using visitor = await visit({
    ...someParts(),
    installLine: async () => {
      throw new Error('secret details at /srv/herald');
    },
  });
  const { status, text } = await visitor.get('/fleet/add', 'engineer');
  expect(status).toBe(500);
  expect(text).toContain('Herald failed.');
  expect(text).toContain('tell whoever runs Herald');
  expect(text).not.toContain('secret details');
});

it('tells colleagues at the foot of every page since when nothing is heard in Discord, and customers nothing of it', async () => {
  const sinceMs = testNowMs - 600_000;
  const down = { kind: 'down', code: 'discord/unreachable', message: '', sinceMs, nextTryAtMs: testNowMs } as const;
  await using visitor = await visit({ discord: someDiscord({ state: () => down }) });
  for (const path of ['/', '/fleet', '/privacy'])
    expect((await visitor.get(path, 'member')).text).toMatch(
      /<footer>[\s\S]*Not connected to Discord since [\s\S]*: questions there wait\.[\s\S]*<\/footer>/,
    );
  expect((await visitor.get('/')).text).not.toContain('Not connected');
});

it("gives editors the registry's schema, at an address that stays", async () => {
  await using visitor = await visit();
  const { status, text } = await visitor.get('/registry.schema.json');
  expect([status, text]).toEqual([200, jsonSchemaText()]);
});

describe('/readyz', () => {
  const notWriting: StoreHealth = {
    kind: 'not-recording',
    sinceMs: Date.parse('2026-03-02T09:00:00Z'),
    code: 'store/unreachable',
    why: 'the database does not answer',
    next: 'Start it.',
    buffered: 4,
    lost: 0,
  };
  const problem = { code: 'registry/value', file: 'r.yaml', line: 1, column: 1, field: '', message: 'is wrong.' };

  it.each<[string, Partial<WebParts>, number, object]>([
    ['well', {}, 200, { status: 'ready', waitsFor: [], registry: 'in-force', store: 'recording' }],
    ['no round of polls yet', { hasLooked: () => false }, 503, { status: 'not-ready', waitsFor: ['servers'] }],
    [
      'its database does not answer',
      { storeHealth: () => notWriting },
      503,
      { waitsFor: ['store'], store: 'not-recording', code: 'store/unreachable', since: '2026-03-02T09:00:00.000Z' },
    ],
    [
      'neither',
      { hasLooked: () => false, storeHealth: () => notWriting },
      503,
      { status: 'not-ready', waitsFor: ['servers', 'store'] },
    ],
    [
      'a broken edit of the registry, while the last good one is in force',
      { registryState: () => ({ files: ['r.yaml'], problems: [problem] }) },
      200,
      { status: 'ready', registry: 'last-good-in-force' },
    ],
    ['no Discord', {}, 200, { status: 'ready', discord: { state: 'off' } }],
  ])('says how it stands: %s', async (_what, parts, status, body) => {
    await using visitor = await visit(parts);
    expect((await visitor.get('/healthz')).status).toBe(200);
    const answer = await visitor.get('/readyz');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject(body);
  });
});
