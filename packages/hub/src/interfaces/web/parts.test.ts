/** What the pages hold for those who work with them: each part that the people of the platform team, the CSMs and the leadership look for. */
import { aReport } from '@herald/protocol/report-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDowntime, aHostView, anIncident, aReadModel, testNowMs } from '../../testing/builders.ts';
import { aLivelyFleet, someDiscord } from './testing/some-parts.ts';
import { type Visitor, visit } from './testing/visit.ts';

const dayMs = 86_400_000;
const lively = aLivelyFleet();
const old = aReport({ agentVersion: '0.0.9', notices: [] });
const problem = {
  code: 'registry/unknown-field',
  file: 'registry.yaml',
  line: 14,
  column: 5,
  field: 'services.billing.need',
  message: 'There is no field "need". Did you mean "needs"?',
};
let visitor: Visitor;
beforeAll(async () => {
  visitor = await visit({
    readModel: () => lively,
    discord: someDiscord({ link: ({ name }) => `http://127.0.0.1:9/channels/1/${name}` }),
    inquiryDrivers: async () => [['More about exports (12, 4 more).']],
  });
});
afterAll(() => visitor[Symbol.asyncDispose]());
const read = async (path: string) => (await visitor.get(path, 'engineer')).text;

describe('the status page', () => {
  it('has a bar for each of 90 days, with its day, and says what counts as up', async () => {
    const text = await read('/');
    const [past, today] = [...text.matchAll(/<svg class="bars".*?<\/svg>/gs)].map(([bars]) => bars);
    const [good = ''] = /d="[^"]*"/.exec(past ?? '') ?? [];
    expect((past?.match(/<rect/g)?.length ?? 0) + (good.match(/M/g)?.length ?? 0)).toBe(89);
    expect(today?.match(/<rect/g)).toHaveLength(1);
    expect(past).toMatch(/<title>[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}: down for 14 minutes\.<\/title>/);
    expect(text).toContain('Uptime counts slow periods as up');
  });

  it('shows an open incident with its timeline above the services, then what is planned and the way into calendars', async () => {
    const text = await read('/');
    const places = [
      'Ongoing incidents',
      'Sam is on it.',
      'id="services-title"',
      'Exports are not made for up to 90 minutes.',
      'id="past-title"',
      'href="/calendar.ics">Calendar of maintenance',
    ];
    const found = places.map((words) => text.indexOf(words));
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((one, other) => one - other));
  });

  it('says in one sentence what is down and that all else is not', async () => {
    const text = await read('/');
    expect(text).toContain('Down: Card payments (checkout).</h1>');
    expect(text).toContain('Everything else is operational.');
  });
});

describe.each([
  { path: '/hosts/checkout-1', owner: 'looked after by Payments' },
  { path: '/services/checkout', owner: 'Owner: Payments' },
])('$path', ({ path, owner }) => {
  it('says how it is and why, who owns it, where to ask in Discord, and what EC2 knows', async () => {
    const text = await read(path);
    for (const words of [
      '<h1',
      'Why',
      owner,
      'Ask about it in Discord',
      'eu-west-1',
      'The last 90 days',
      'Scheduled maintenance',
    ])
      expect(text).toContain(words);
  });

  it.each(['1h', '6h', '24h', '7d', '30d', '90d', '1y'])(
    'has charts of CPU, memory, disk, network and load over %s',
    async (range) => {
      const text = await read(`${path}?range=${range}`);
      for (const chart of ['cpu', 'memory', 'disk', 'network', 'load'])
        expect(text).toContain(`${path}/charts/${chart}.svg?from=`);
      expect(text).toMatch(new RegExp(`range=${range}#charts" aria-current="true"`));
    },
  );

  it('moves, zooms and compares its charts by links alone', async () => {
    const [fromMs, toMs] = [testNowMs - 2 * dayMs, testNowMs - dayMs];
    const text = await read(`${path}?from=${fromMs}&to=${toMs}`);
    expect(text).toContain(`from=${fromMs - dayMs}&amp;to=${fromMs}#charts">← Earlier`);
    expect(text).toContain(`from=${fromMs + dayMs / 4}&amp;to=${toMs - dayMs / 4}#charts">Zoom in`);
    expect(text).toContain(`from=${fromMs}&amp;to=${toMs}&amp;compare=before#charts">Compare`);
    const labels = async (query: string) => {
      const text = await read(`${path}/charts/cpu.json?from=${fromMs}&to=${toMs}${query}`);
      return [...text.matchAll(/"label":"(\w+)"/g)].map(([, label]) => label);
    };
    expect(await labels('')).toContain('CPU');
    expect(await labels('')).not.toContain('before');
    expect(await labels('&compare=before')).toEqual(['before', ...(await labels(''))]);
  });
});

it('incidents and planned downtime are drawn into the charts', { timeout: 60_000 }, async () => {
  const target = { kind: 'host', name: 'web-1' } as const;
  const readModel = {
    ...lively,
    incidents: async () => [anIncident({ target })],
    downtimes: () => [aDowntime({ startsAtMs: testNowMs - 5 * 3_600_000, hosts: ['web-1'], state: 'finished' })],
  };
  await using own = await visit({ readModel: () => readModel });
  expect((await own.get('/hosts/web-1', 'engineer')).text).toContain(
    '1 incident in this time. 1 planned downtime in this time.',
  );
  const { text, headers } = await own.get('/hosts/web-1/charts/cpu.svg?range=24h', 'engineer');
  expect(headers['content-type']).toContain('image/svg+xml');
  expect(text).toContain('>planned<');
  expect(text).toContain('>down<');
});

describe('the fleet', () => {
  it('names each problem of the registry with file, line, column and field', async () => {
    await using own = await visit({ registryState: () => ({ files: ['registry.yaml'], problems: [problem] }) });
    const { text } = await own.get('/fleet', 'engineer');
    expect(text).toContain('1 problem');
    expect(text).toContain('The last good one stays in force.');
    expect(text).toContain('registry.yaml:14:5');
    expect(text).toContain('<code>services.billing.need</code>');
    expect(text).toContain('Did you mean &quot;needs&quot;?');
  });

  it('names every file of a registry that stands in several', async () => {
    await using own = await visit({
      registryState: () => ({ files: ['registry.yaml', 'teams/shop.yaml'], problems: [] }),
    });
    const { text } = await own.get('/fleet', 'engineer');
    expect(text).toContain('2 files are in force, without a problem:');
    expect(text).toContain('teams/shop.yaml');
  });

  it('calls a registry that has something worth a look not without a problem', async () => {
    const registry = { ...lively.registry, warnings: [problem] };
    await using own = await visit({
      readModel: () => ({ ...lively, registry }),
      registryState: () => ({ files: ['registry.yaml'], problems: [] }),
    });
    const text = (await own.get('/fleet', 'engineer')).text.replace(/<[^>]+>/g, '');
    expect(text).toContain('registry.yaml is in force.Worth a look:');
  });

  it('tells what discovery found, what it left out and why, and what went wrong', async () => {
    await using own = await visit({
      discovery: () => [
        {
          name: 'ec2 eu-west-1',
          lookedAtMs: testNowMs - 60_000,
          foundHosts: ['web-1', 'web-2'],
          leftOut: ['i-0abc: no private address'],
        },
        {
          name: 'targets/*.json',
          foundHosts: [],
          leftOut: [],
          problem: { message: 'The file cannot be read.', next: 'Mend line 3.' },
        },
      ],
    });
    const { text } = await own.get('/fleet', 'engineer');
    for (const words of [
      '2 servers found',
      'i-0abc: no private address',
      'The file cannot be read.',
      'Mend line 3.',
      'not looked yet',
    ])
      expect(text).toContain(words);
  });

  it('counts agent versions and says which are other than the hub’s, with the way to those hosts', async () => {
    const hosts = ['web-1', 'web-2', 'web-3'].map((name) =>
      aHostView({ name, ...(name === 'web-3' ? { lastReport: { report: old, receivedAtMs: testNowMs } } : {}) }),
    );
    const version = hosts[0]?.lastReport?.report.agentVersion ?? '';
    const readModel = aReadModel({ services: [], hosts });
    await using own = await visit({
      readModel: () => readModel,
      settings: {
        version,
        publicStatus: 'open',
        discordApiUrl: 'http://127.0.0.1:9',
        discordSiteUrl: 'http://127.0.0.1:9',
      },
    });
    const { text } = await own.get('/fleet', 'engineer');
    expect(text).toContain(
      `other than this hub's ${version}: run the <a href="/fleet/add">install line</a> there again`,
    );
    expect((await own.get('/fleet', 'member')).text).toContain(`${version}: run the install line there again`);
    const found = (await own.get('/fleet/hosts?agent=0.0.9', 'engineer')).text;
    expect(found).toContain('1 server');
    expect(found).toContain('web-3');
  });

  it('sorts by every column, both ways, and filters by search, service, region, health and label', async () => {
    const names = async (query: string) =>
      [...(await read(`/fleet/hosts?${query}`)).matchAll(/<th scope="row">.*?<bdi>(.*?)<\/bdi>/g)].map(
        ([, name]) => name,
      );
    expect((await names('sort=cpu')).slice(0, 2)).toEqual(['checkout-2', 'worker-1']);
    expect(await names('sort=name&direction=down')).toEqual((await names('sort=name')).toReversed());
    for (const sort of ['status', 'name', 'region', 'memory', 'disk', 'load', 'agent', 'heard'])
      expect(await names(`sort=${sort}`)).toHaveLength(6);
    expect(await names('q=work')).toEqual(['worker-1']);
    expect(await names('service=checkout&sort=name')).toEqual(['checkout-1', 'checkout-2']);
    expect(await names('status=down')).toEqual(['checkout-1']);
    expect(await names('label=role%3Dweb')).toEqual(['web-1', 'web-2']);
    expect(await names('region=eu-west-1')).toHaveLength(6);
    expect(await read('/fleet/hosts?q=nothing-like-it')).toContain('No server is like that.');
  });

  it('is a map of tiles by any label, region or version', async () => {
    const text = await read('/fleet?view=map&by=role');
    for (const group of ['pay', 'web', 'worker', 'secret']) expect(text).toContain(`<h2><bdi>${group}</bdi>`);
    expect(text).toContain('title="checkout-1: Down"');
    expect(await read('/fleet?view=map&by=agent')).toContain('<h2><bdi>');
    expect(await read('/fleet?view=map&by=nix')).toContain('without nix');
  });
});

describe('inquiries', () => {
  it('show the metric with baseline, goal and the moment Herald began, shares, times, breaches and where they come from', async () => {
    const text = await read('/inquiries');
    for (const words of [
      'questions a day reached engineers in the last five business days',
      'against before Herald',
      'Week by week',
      'What Herald got wrong',
      'Not what I asked',
      'Herald answers in',
      'Engineers answer in',
      'Waited longer than agreed',
      'By service',
      'By channel',
      'By hour',
      'More about exports',
    ])
      expect(text).toContain(words);
    const chart = await read('/inquiries/chart.svg');
    for (const words of ['before', 'goal 30', 'Herald answers']) expect(chart).toContain(words);
  });

  it.each([30, 90, 365])('are exported over %i days as CSV and JSON', async (days) => {
    const csv = await visitor.get(`/inquiries/export.csv?days=${days}`, 'member');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="herald-inquiries.csv"');
    expect(csv.text.split('\n').length).toBeGreaterThan(20);
    expect(JSON.parse((await visitor.get(`/inquiries/export.json?days=${days}`, 'member')).text)).toBeTruthy();
    expect((await visitor.get('/inquiries/export.xml', 'member')).status).toBe(404);
  });
});
