import { aReport } from '@herald/protocol/report-builder';
import { describe, expect, it } from 'vitest';
import { aQuestion, hostTarget, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { aDowntime, aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { findViews } from './asked.ts';
import { behindDetails, describeHost, describeOver, describeService, healthFacts } from './describe.ts';
import { actionsFor } from './outages.ts';
import { operator } from './viewer.ts';

const dayMs = 86_400_000;
const keysOf = (facts: readonly { key: string; audience: string }[], audience = 'main') =>
  facts.filter((fact) => fact.audience === audience).map(({ key }) => key);
const reported = (name: string, secondsAgo: number) => {
  const receivedAtMs = testNowMs - secondsAgo * 1_000;
  return aHostView({
    name,
    lastReport: { report: aReport({ sampledAt: new Date(receivedAtMs).toISOString() }), receivedAtMs },
  });
};

describe('one host', () => {
  const view = reported('web-1', 4);
  const readModel = aReadModel({ hosts: [view], services: [] });

  it('who asks about it gets its figures at once; who asks how it is gets a yes or no, and all else behind Details', async () => {
    const described = await describeHost(view, readModel, operator, 'describe');
    expect(described.intent).toBe('describe');
    expect(keysOf(described.facts)).toEqual(expect.arrayContaining(['region', 'cpu', 'memory', 'disk']));
    expect(described.facts.map(({ key }) => key)).not.toContain('since');
    const health = await describeHost(view, readModel, operator, 'health');
    expect(health.intent).toBe('health');
    expect(keysOf(health.facts)).toEqual([]);
    expect(keysOf(health.facts, 'details')).toEqual(
      expect.arrayContaining(['next-downtime', 'region', 'cpu', 'memory', 'disk']),
    );
    expect(keysOf(health.facts, 'engineers')).toEqual(expect.arrayContaining(['cpu-steal', 'agent-version']));
  });

  it('draws no chart that nobody asked for, and says when it was measured', async () => {
    const answer = await describeHost(view, readModel, operator, 'describe');
    expect(answer).toMatchObject({
      answered: true,
      status: 'up',
      targets: ['web-1'],
      measuredAtMs: testNowMs - 4_000,
    });
  });

  it('draws nothing of a host that never reported', async () => {
    const silent = aHostView({ lastReport: undefined });
    const answer = await describeHost(silent, aReadModel({ hosts: [silent] }), operator, 'describe');
    expect(answer.chart).toBeUndefined();
    expect(answer.measuredAtMs).toBeUndefined();
  });
});

describe('one service', () => {
  const hosts = [reported('web-1', 4), aHostView({ name: 'web-2', status: 'down' })];
  const view = aServiceView({ hosts, service: { needs: 1 } });
  const readModel = aReadModel({ services: [view] });

  it('tells how many of its servers are well and how many it needs', async () => {
    const { facts } = await describeService(view, readModel, 'health');
    expect(facts[0]).toMatchObject({ key: 'servers', value: 1, unit: 'count', audience: 'details' });
    expect(wordsOf(facts[0]?.text ?? [])).toMatch(/1 of 2 .*1 needed/);
  });

  it('counts no server as healthy whose last reading failed', async () => {
    const doubted = {
      ...reported('web-1', 4),
      lastOutcome: { kind: 'silent' as const, reason: 'timeout' as const, atMs: testNowMs, elapsedMs: 0 },
    };
    const service = aServiceView({ hosts: [doubted], service: { needs: 1 } });
    const { facts } = await describeService(service, aReadModel({ services: [service] }), 'health');
    expect(wordsOf(facts[0]?.text ?? [])).toBe('0 of 1 healthy, 1 needed');
  });

  it.each([
    ['its check just failed', 7, { failingCheckSinceMs: testNowMs - 7_000 }],
    ['its next reading is overdue', 17, {}],
  ])('tells the age of the reading by which servers count as healthy where %s', async (_when, age, more) => {
    const service = { ...aServiceView({ hosts: [reported('web-1', age)], service: { needs: 1 } }), ...more };
    const { facts } = await describeService(service, aReadModel({ services: [service] }), 'health');
    const readAt = new Date(testNowMs - age * 1000).toISOString().replace('.000Z', 'Z');
    expect(wordsOf(facts[0]?.text ?? [])).toBe(`1 of 1 healthy at the last reading, ${readAt}; 1 needed`);
  });

  it('what customers call it stands in front only where the service itself was asked about; its owner in Details', async () => {
    const described = await describeService(view, readModel, 'describe');
    expect(keysOf(described.facts)).toEqual(['servers', 'next-downtime', 'customers']);
    expect(keysOf(described.facts, 'details')).toEqual(['owner']);
    const health = await describeService(view, readModel, 'health');
    expect(keysOf(health.facts)).toEqual([]);
    expect(keysOf(health.facts, 'details')).toEqual(['servers', 'next-downtime', 'customers', 'owner']);
  });

  it('leaves out customers and owner where nobody named them', async () => {
    const bare = aServiceView({ hosts, service: { customers: undefined, owner: undefined } });
    const { facts } = await describeService(bare, aReadModel({ services: [bare] }), 'describe');
    expect(facts.map(({ key }) => key)).toEqual(['servers', 'next-downtime']);
  });

  it('is as old as the oldest reading of its servers, and draws no chart that nobody asked for', async () => {
    const answer = await describeService(
      aServiceView({ hosts: [reported('web-1', 4), reported('web-2', 40), reported('web-3', 9)] }),
      readModel,
      'describe',
    );
    expect(answer).toMatchObject({
      answered: true,
      targets: ['storefront'],
      measuredAtMs: testNowMs - 40_000,
    });
  });
});

describe('since when, what is next, what was last', () => {
  const sinceMs = testNowMs - 5 * dayMs;
  const since = aServiceView({ health: aHealth('degraded', { sinceMs }) });

  it('names the soonest downtime that is still to come', async () => {
    const downtimes = [
      aDowntime({ id: 'gone', state: 'cancelled', startsAtMs: testNowMs + 3_600_000, title: 'Called off' }),
      aDowntime({ id: 'soon', startsAtMs: testNowMs + dayMs, title: 'Patching' }),
      aDowntime({ id: 'late', startsAtMs: testNowMs + 9 * dayMs, title: 'Move' }),
    ];
    const facts = await healthFacts('service', since, aReadModel({ downtimes }));
    expect(facts.find(({ key }) => key === 'since')).toMatchObject({ value: sinceMs, unit: 'epoch-ms' });
    const next = facts.find(({ key }) => key === 'next-downtime');
    expect(next).toMatchObject({ value: testNowMs + dayMs, unit: 'epoch-ms' });
    expect(wordsOf(next?.text ?? [])).toBe('2026-03-03T09:00:00Z to 2026-03-03T10:30:00Z: Patching');
  });

  it('says that none is known, without a value, where none is planned within a year, or only for others', async () => {
    const downtimes = [
      aDowntime({ id: 'far', startsAtMs: testNowMs + 367 * dayMs }),
      aDowntime({ id: 'theirs', services: ['billing'], takesDown: ['billing'] }),
    ];
    const facts = await healthFacts('service', since, aReadModel({ downtimes }));
    expect(facts.find(({ key }) => key === 'next-downtime')).not.toHaveProperty('value');
    const within = [aDowntime({ startsAtMs: testNowMs + 365 * dayMs })];
    const found = await healthFacts('service', since, aReadModel({ downtimes: within }));
    expect(found.find(({ key }) => key === 'next-downtime')?.value).toBe(testNowMs + 365 * dayMs);
  });

  it('the last incident is the latest that is over, not the one that runs', async () => {
    const at = (daysAgo: number, cause: string, isOver = true) =>
      anIncident({
        id: cause,
        cause,
        startedAtMs: testNowMs - daysAgo * dayMs,
        endedAtMs: isOver ? testNowMs - daysAgo * dayMs + 60_000 : undefined,
      });
    const incidents = [at(200, 'Oldest.'), at(3, 'Latest.'), at(40, 'Middle.'), at(1, 'Now.', false)];
    const facts = await healthFacts('service', since, aReadModel({ incidents }));
    const last = facts.find(({ key }) => key === 'last-incident');
    expect(last).toMatchObject({ value: testNowMs - 3 * dayMs, unit: 'epoch-ms', audience: 'main' });
    expect(wordsOf(last?.text ?? [])).toBe('2026-02-27T09:00:00Z, 60 seconds: Latest.');
  });

  it('tells no last incident where there was none within a year', async () => {
    const incidents = [anIncident({ startedAtMs: testNowMs - 370 * dayMs, endedAtMs: testNowMs - 369 * dayMs })];
    const facts = await healthFacts('service', since, aReadModel({ incidents }));
    expect(facts.map(({ key }) => key)).toEqual(['since', 'next-downtime']);
  });
});

it('engineers are offered for what is not up, and not otherwise', () => {
  const kinds = (status: Parameters<typeof actionsFor>[1]) => actionsFor('web-1', status).map(({ kind }) => kind);
  expect(kinds('up')).toEqual(['refresh', 'details', 'history', 'subscribe']);
  const always = ['customer-text', 'ask-engineers', 'refresh', 'details', 'history', 'subscribe'];
  for (const status of ['down', 'degraded', 'unknown'] as const)
    expect(kinds(status)).toEqual(['tell-back', ...always]);
  // The end of maintenance is known.
  expect(kinds('planned')).toEqual(always);
  expect(actionsFor('web-1', 'up')).toContainEqual({ kind: 'subscribe', target: 'web-1' });
});

it('a fact for engineers stays theirs behind Details', () => {
  const fact = { key: 'ami', label: 'AMI', text: ['ami-1'] };
  expect(behindDetails({ ...fact, audience: 'main' }).audience).toBe('details');
  expect(behindDetails({ ...fact, audience: 'engineers' }).audience).toBe('engineers');
});

it('finds what is asked about by kind and name, and leaves out what the fleet no longer has', () => {
  const web = aHostView({ name: 'storefront' });
  const readModel = aReadModel({ services: [aServiceView({ hosts: [web], health: aHealth('up') })] });
  const found = findViews([hostTarget('storefront'), hostTarget('gone'), serviceTarget('gone')], readModel);
  expect(found.hosts).toEqual([web]);
  expect(found.services).toEqual([]);
  expect(findViews([serviceTarget('storefront')], readModel)).toMatchObject({
    hosts: [],
    services: [{ service: { name: 'storefront' } }],
  });
});

it('"healthy this morning?" of a morning that is over is told how it is, then how it was', async () => {
  const view = aServiceView({ name: 'billing', hosts: [] });
  const readModel = aReadModel({
    services: [view],
    hosts: [],
    nowMs: testNowMs + 6 * 3_600_000,
    uptime: async () => anUptime(),
  });
  const ask = (text: string) => {
    const question = aQuestion({ intent: 'health', targets: [serviceTarget('billing')], range: 'this-morning' }, text);
    return describeOver(question, { hosts: [], services: [view], readModel, viewer: operator });
  };
  const answer = await ask('Is billing healthy this morning?');
  expect(wordsOf(answer.verdict)).toMatch(/^The shop \(billing\) is up\./);
  expect(answer.lines.map(wordsOf).at(-1)).toBe("I wasn't monitoring billing this morning, so I can't say.");
  expect(wordsOf((await ask('was billing healthy this morning?')).verdict)).toMatch(/^I wasn't monitoring billing/);
});
