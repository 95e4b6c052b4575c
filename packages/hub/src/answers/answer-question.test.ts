import { anInstance, aReport } from '@herald/protocol/report-builder';
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Period } from '../domain/history.ts';
import { aQuestion, hostTarget, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aHealth, aHostView, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { answerQuestion } from './answer-question.ts';
import { operator } from './viewer.ts';

const dayMs = 86_400_000;
const inZone = (name: string, availabilityZone: string, region: string, labels: Record<string, string>) =>
  aHostView({
    name,
    host: { labels, region },
    lastReport: {
      report: aReport({ instance: anInstance({ availabilityZone, region }) }),
      receivedAtMs: testNowMs - 3_000,
    },
  });
const web1 = inZone('web-1', 'eu-west-1a', 'eu-west-1', { role: 'web' });
const web2 = inZone('web-2', 'eu-west-1b', 'eu-west-1', { role: 'web' });
const api1 = inZone('api-1', 'us-east-1a', 'us-east-1', { role: 'api' });
const services = [
  aServiceView({ hosts: [web1, web2] }),
  aServiceView({ name: 'billing', hosts: [api1], service: { customers: 'Invoices' } }),
];

function ask(question: Partial<Question>, readModel: Parameters<typeof aReadModel>[0] = {}) {
  return answerQuestion(aQuestion(question), aReadModel({ services, ...readModel }), {
    viewer: operator,
    text: 'the question as typed',
    nearest: (typed) => (typed === 'web-9' ? ['web-1', 'web-2'] : []),
  });
}
type Answer = Awaited<ReturnType<typeof ask>>;
const hostsIn = ({ groups }: Answer) =>
  groups.flatMap(({ rows }) => rows.slice()).flatMap(({ kind, name }) => (kind === 'host' ? [name] : []));

it.each([
  ['what happened to billing last week?', false],
  ['cpu of web-1', false],
  ['what happened to billing last week, as a chart?', true],
  ['how did the load develop last week?', true],
  ['show me the trend', true],
])('%j asks for a picture: %s', async (text, isDrawn) => {
  const readModel = aReadModel({ services });
  const question = aQuestion({ intent: 'history', targets: [serviceTarget('billing')], range: '7d' }, text);
  const answer = await answerQuestion(question, readModel, { viewer: operator, text, nearest: () => [] });
  expect('chart' in answer).toBe(isDrawn);
});

describe('whom an answer is about', () => {
  it('one host, one service, or several together', async () => {
    const host = await ask({ targets: [hostTarget('web-1')] });
    expect(host).toMatchObject({ intent: 'describe', targets: ['web-1'], groups: [] });
    expect(host.facts.map(({ key }) => key)).toContain('cpu');
    const service = await ask({ targets: [serviceTarget('billing')] });
    expect(service).toMatchObject({ intent: 'describe', targets: ['billing'], groups: [] });
    expect(service.facts[0]?.key).toBe('servers');
    const both = await ask({ targets: [hostTarget('web-1'), serviceTarget('billing')] });
    expect(both.targets).toEqual(['web-1', 'billing']);
    expect(both.groups).toHaveLength(2);
  });

  it.each(['describe', 'health', 'fleet'] as const)('everything, where nothing is named (%s)', async (intent) => {
    const answer = await ask({ intent });
    expect(answer).toMatchObject({ intent, targets: ['*'] });
    expect(hostsIn(answer).toSorted()).toEqual(['api-1', 'web-1', 'web-2']);
  });

  it('everything, where that is a single server, is that server', async () => {
    const alone = { hosts: [web1], services: [] };
    const answer = await ask({ intent: 'health' }, alone);
    expect(answer).toMatchObject({ intent: 'health', targets: ['web-1'], groups: [] });
    expect(answer.facts.some(({ key, audience }) => key === 'cpu' && audience === 'details')).toBe(true);
    expect((await ask({ intent: 'health', filter: { region: 'us-east-1' } })).targets).toEqual(['api-1']);
    expect((await ask({}, { services: [aServiceView({ hosts: [web1] })] })).targets).toEqual(['*']);
  });

  it('a figure that was asked about with a name stands first', async () => {
    const answer = await ask({ targets: [hostTarget('web-1')], metric: 'memory' });
    expect(answer.facts[0]?.key).toBe('memory');
    const only = await ask({ metric: 'memory', filter: { az: 'us-east-1a' } });
    expect(only.facts[0]?.key).toBe('memory');
  });
});

describe('a filter', () => {
  it.each<[filter: Question['filter'], hosts: string[]]>([
    [{ region: 'eu-west-1' }, ['web-1', 'web-2']],
    [{ az: 'eu-west-1b' }, ['web-2']],
    [{ label: { key: 'role', value: 'web' } }, ['web-1', 'web-2']],
    [{ label: { key: 'role', value: 'api' }, region: 'us-east-1' }, ['api-1']],
    [{ label: { key: 'role', value: 'api' }, region: 'eu-west-1' }, []],
    [{ namePrefix: 'WEB' }, ['web-1', 'web-2']],
    [{ hosts: ['web-2'] }, ['web-2']],
    [{ namePrefix: '-1' }, []],
  ])('%j keeps %j, and their services are not counted as asked about', async (filter, hosts) => {
    const answer = await ask({ intent: 'fleet', filter });
    expect(hostsIn(answer).toSorted()).toEqual(hosts);
    expect(answer.groups.flatMap(({ rows }) => rows.slice()).filter(({ kind }) => kind === 'service')).toEqual([]);
  });

  it('of those that struggle shows services as well', async () => {
    const answer = await ask({ intent: 'fleet', filter: { struggling: true } });
    expect(answer.groups.map(({ title }) => title).toSorted()).toEqual(['Services', 'billing', 'storefront']);
    expect(hostsIn(answer)).toEqual([]);
  });

  it('leaves out what stands behind "besides", with the servers that serve nothing else', async () => {
    const answer = await ask({ intent: 'fleet', filter: { without: [serviceTarget('billing')] } });
    expect(wordsOf(answer.verdict)).toBe('Both servers besides billing are up.');
    expect(hostsIn(answer).toSorted()).toEqual(['web-1', 'web-2']);
    const shared = [...services, aServiceView({ name: 'search', hosts: [api1] })];
    const kept = await ask({ intent: 'fleet', filter: { without: [serviceTarget('billing')] } }, { services: shared });
    expect(hostsIn(kept)).toContain('api-1');
    const host = await ask({ intent: 'fleet', filter: { without: [hostTarget('web-2')] } });
    expect(hostsIn(host).toSorted()).toEqual(['api-1', 'web-1']);
  });

  it("takes the registry's region for a host that has not reported", async () => {
    const silent = aHostView({ name: 'new-1', host: { region: 'eu-central-1' }, lastReport: undefined });
    const answer = await ask(
      { intent: 'fleet', filter: { region: 'eu-central-1' } },
      { hosts: [web1, silent], services: [] },
    );
    expect(hostsIn(answer)).toEqual(['new-1']);
  });

  it('does not mind capitals in the name of a host', async () => {
    const answer = await ask(
      { intent: 'fleet', filter: { namePrefix: 'web' } },
      { hosts: [aHostView({ name: 'WEB-7' }), api1], services: [] },
    );
    expect(hostsIn(answer)).toEqual(['WEB-7']);
  });

  it('does not narrow what was named', async () => {
    const answer = await ask({
      intent: 'fleet',
      targets: [hostTarget('web-1'), hostTarget('api-1')],
      filter: { region: 'us-east-1' },
    });
    expect(hostsIn(answer).toSorted()).toEqual(['api-1', 'web-1']);
  });
});

describe('a figure', () => {
  it('of a service is that of each of its servers, each once', async () => {
    const answer = await ask({
      intent: 'metric',
      metric: 'disk',
      targets: [serviceTarget('storefront'), hostTarget('web-1')],
    });
    expect(hostsIn(answer)).toEqual(['web-1', 'web-2']);
    expect(answer.groups[0]?.rows.slice()[0]?.facts[0]?.key).toBe('disk');
    expect(answer.targets).toEqual(['storefront', 'web-1']);
  });

  it('is the CPU where none was named', async () => {
    expect((await ask({ intent: 'metric', targets: [hostTarget('web-1')] })).facts[0]?.key).toBe('cpu');
  });

  it('compared needs two hosts: one is described', async () => {
    const two = await ask({ intent: 'compare', targets: [serviceTarget('storefront')] });
    expect(two).toMatchObject({ intent: 'compare', targets: ['storefront'] });
    expect(hostsIn(await ask({ intent: 'compare', metric: 'disk', targets: [serviceTarget('storefront')] }))).toEqual([
      'web-1',
      'web-2',
    ]);
    const one = await ask({ intent: 'compare', targets: [hostTarget('web-1')] });
    expect(one).toMatchObject({ intent: 'describe', targets: ['web-1'] });
    expect((await ask({ intent: 'compare', targets: [serviceTarget('billing')] })).intent).toBe('describe');
  });
});

describe('a time', () => {
  const periods = (answered: Period[]) => ({
    uptime: async (_name: string, period: Period) => {
      answered.push(period);
      return anUptime();
    },
  });

  it('of the past: what was named, in the zone of the registry', async () => {
    const asked: Period[] = [];
    await ask({ intent: 'history', targets: [serviceTarget('billing')], range: 'yesterday' }, periods(asked));
    // 1 March in Berlin.
    expect(asked).toMatchObject([{ fromMs: Date.UTC(2026, 1, 28, 23), toMs: Date.UTC(2026, 2, 1, 23) }]);
  });

  it('of one thing without a time: since when it is as it is', async () => {
    const answer = await ask({ intent: 'history', targets: [serviceTarget('billing')] });
    expect(wordsOf(answer.verdict)).toMatch(/^billing is up, and has had no trouble since I began to watch it: /);
  });

  it('of several or of everything without a time: the last week', async () => {
    let asked: Period | undefined;
    const incidents = (period: Period) => {
      asked = period;
      return Promise.resolve([]);
    };
    const readModel = { ...aReadModel({ services }), incidents };
    const context = { viewer: operator, text: '', nearest: () => [] };
    const everything = await answerQuestion(aQuestion({ intent: 'history' }), readModel, context);
    expect(asked).toMatchObject({ fromMs: testNowMs - 7 * dayMs, toMs: testNowMs });
    expect(wordsOf(everything.verdict)).toContain('in the last 7 days');
    const two = aQuestion({ intent: 'history', targets: [hostTarget('web-1'), hostTarget('web-2')] });
    expect((await answerQuestion(two, readModel, context)).targets).toEqual(['web-1', 'web-2']);
  });

  it('to come: a weekday is the next one for plans, the last one for what was', async () => {
    const asked: Period[] = [];
    const readModel = aReadModel({ services });
    const context = { viewer: operator, text: '', nearest: () => [] };
    const spy = {
      ...readModel,
      downtimes: (period: Period) => {
        asked.push(period);
        return [];
      },
      incidents: async (period: Period) => {
        asked.push(period);
        return [];
      },
    };
    await answerQuestion(aQuestion({ intent: 'downtime', range: 'tuesday' }), spy, context);
    await answerQuestion(aQuestion({ intent: 'history', range: 'tuesday' }), spy, context);
    await answerQuestion(aQuestion({ intent: 'downtime' }), spy, context);
    expect(asked.map(({ fromMs }) => new Date(fromMs).toISOString().slice(0, 10))).toEqual([
      '2026-03-02',
      '2026-02-23',
      '2026-03-02',
      // Nothing comes: what has just ended is looked for.
      '2026-03-01',
    ]);
    expect((asked[2]?.toMs ?? 0) - testNowMs).toBe(366 * dayMs);
  });
});

describe('what is not sure', () => {
  it('a name that could be several is asked back before anything is answered', async () => {
    const answer = await ask({
      intent: 'metric',
      targets: [hostTarget('web-1')],
      unsure: [{ typed: 'web', candidates: [hostTarget('web-1'), hostTarget('web-2')] }],
    });
    expect(answer).toMatchObject({ intent: 'metric', answered: false });
    expect(answer.actions).toEqual([
      { kind: 'choose', name: 'web-1', question: 'the question as typed' },
      { kind: 'choose', name: 'web-2', question: 'the question as typed' },
    ]);
  });

  it('an unknown name alone is not answered: the nearest names are offered', async () => {
    const answer = await ask({ intent: 'health', unknownNames: ['web-9'] });
    expect(answer).toMatchObject({ intent: 'health', answered: false });
    expect(answer.actions.map((action) => (action.kind === 'choose' ? action.name : action.kind))).toEqual([
      'web-1',
      'web-2',
      'ask-engineers',
    ]);
  });

  it('an unknown name beside known ones is said, and the others answered', async () => {
    const answer = await ask({ targets: [hostTarget('web-1')], unknownNames: ['web-9'] });
    expect(answer).toMatchObject({ answered: true, targets: ['web-1'] });
    expect(wordsOf(answer.verdict)).toMatch(/web-9/);
  });

  it('a slip is said, two at most, behind what was answered', async () => {
    const typos = ['webb-1', 'wbe-1', 'weeb-1'].map((typed) => ({ typed, target: hostTarget('web-1') }));
    const answer = await ask({ targets: [hostTarget('web-1')], typos });
    const plain = await ask({ targets: [hostTarget('web-1')] });
    expect(answer.lines).toHaveLength(plain.lines.length + 2);
    expect(answer.lines.slice(-2).map(wordsOf).join()).toMatch(/webb-1.*web-1.*wbe-1/);
    expect(wordsOf(answer.lines[0] ?? [])).toBe(wordsOf(plain.lines[0] ?? []));
  });
});

describe('what stands beside a plain question', () => {
  it('a part in which nothing was understood is named last', async () => {
    const answer = await ask({ targets: [hostTarget('web-1')], turns: [], left: ['and the printer'] });
    expect(wordsOf(answer.verdict)).toBe('web-1 is up.');
    expect(wordsOf(answer.lines.at(-1) ?? [])).toBe(`I can't answer "and the printer?".`);
  });

  it('a time of day is what it is about', async () => {
    const now = await ask({ intent: 'health', targets: [serviceTarget('billing')], turns: [] });
    const then = await ask({ intent: 'health', targets: [serviceTarget('billing')], turns: [], clock: '12:45' });
    expect(wordsOf(now.verdict)).toBe('Invoices (billing) are up.');
    expect(wordsOf(then.verdict)).toMatch(/^No maintenance is planned for billing at /);
  });
});

describe('what needs no server', () => {
  it('a greeting, a cry for help, and what was not understood', async () => {
    expect(await ask({ intent: 'greeting' })).toMatchObject({ intent: 'greeting', answered: true, actions: [] });
    expect(await ask({ intent: 'help' })).toMatchObject({ intent: 'help', answered: true });
    expect(await ask({ intent: 'none' })).toMatchObject({
      intent: 'none',
      answered: false,
      actions: [{ kind: 'ask-engineers' }],
    });
  });

  it.each(['subscribe', 'unsubscribe'] as const)('%s names whom, or everything', async (intent) => {
    expect(await ask({ intent, targets: [hostTarget('web-1')] })).toMatchObject({
      intent,
      targets: ['web-1'],
      answered: true,
      actions: [{ kind: intent, target: 'web-1' }],
    });
    expect(await ask({ intent })).toMatchObject({ targets: ['*'], actions: [{ kind: intent, target: '*' }] });
  });

  it('subscribing is not leaving', async () => {
    expect(wordsOf((await ask({ intent: 'subscribe' })).verdict)).toMatch(
      /^Want a message in Discord when anything goes down or comes back\?$/,
    );
    expect(wordsOf((await ask({ intent: 'unsubscribe' })).verdict)).toMatch(/^Stop all notifications in Discord\?$/);
  });
});

it('a downtime is asked for by name, or for everything', async () => {
  expect((await ask({ intent: 'downtime', targets: [serviceTarget('billing')] })).targets).toEqual(['billing']);
  expect((await ask({ intent: 'downtime' })).targets).toEqual(['*']);
});

it('since when, in the middle of maintenance: that it is under maintenance', async () => {
  const planned = { downtimeId: 'x', title: 'Patching', startsAtMs: 0, endsAtMs: testNowMs + 600_000 };
  const view = aServiceView({ name: 'billing', health: { ...aHealth('up'), planned } });
  const answer = await answerQuestion(
    aQuestion({ intent: 'history', targets: [serviceTarget('billing')] }),
    aReadModel({ services: [view] }),
    { viewer: operator, text: 'and billing', nearest: () => [] },
  );
  expect(wordsOf(answer.verdict)).toMatch(/^billing is under maintenance until /);
});
