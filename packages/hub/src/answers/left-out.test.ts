import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { aQuestion, serviceTarget, wordsOf } from '../testing/a-question.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aDowntime, aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';

import { leavingOut } from './left-out.ts';

const hourMs = 3_600_000;
const web = aHostView({ name: 'web-1' });
const worker = aHostView({ name: 'worker-1', status: 'down' });
const services = [
  aServiceView({ name: 'storefront', hosts: [web] }),
  aServiceView({ name: 'exports', hosts: [worker], health: aHealth('down') }),
  aServiceView({ name: 'search', hosts: [web] }),
];
const outage = (name: string, hoursAgo: number) =>
  anIncident({
    id: name,
    target: { kind: 'service', name },
    startedAtMs: testNowMs - hoursAgo * hourMs,
    endedAtMs: testNowMs - (hoursAgo - 1) * hourMs,
  });
const work = (id: string, hoursAhead: number, names: readonly string[]) =>
  aDowntime({
    id,
    hosts: [],
    services: names,
    takesDown: names,
    startsAtMs: testNowMs + hoursAhead * hourMs,
    endsAtMs: testNowMs + (hoursAhead + 1) * hourMs,
  });
const readModel = aReadModel({
  hosts: [web, worker],
  services,
  incidents: [outage('exports', 9), outage('search', 20)],
  downtimes: [work('first', 2, ['exports']), work('second', 5, ['exports', 'search'])],
});

it.each<[what: string, question: Partial<Question>]>([
  ['plans', { intent: 'downtime' }],
  ['whom plans affect', { intent: 'impact' }],
  ['the past', { intent: 'history', range: '7d' }],
  ['the last outage', { intent: 'history', measure: 'uptime' }],
  ['what changed', { intent: 'changes', range: '7d' }],
  ['a number of outages', { intent: 'count', measure: 'outages' }],
  ['a number of servers', { intent: 'count', measure: 'servers' }],
  ['a number of services', { intent: 'count', measure: 'services' }],
  ['the worst', { intent: 'superlative' }],
  ['the longest outage', { intent: 'superlative', measure: 'longest-outage' }],
  ['who is on it', { intent: 'who' }],
  ['when it is over', { intent: 'eta' }],
  ['the cause', { intent: 'cause' }],
  ['a figure of all', { intent: 'metric', metric: 'cpu' }],
  ['how all are', { intent: 'fleet' }],
])('of %s leaves out what the question leaves out, and says so', async (_, question) => {
  const asked = { ...question, allTargets: true, filter: { without: [serviceTarget('exports')] } };
  const answer = await answerTo(asked, readModel);
  const lines = [answer.verdict, ...answer.lines].map(wordsOf);
  const said = lines.filter((line) => line !== 'I left out exports.').join(' ');
  expect(said.replaceAll('besides exports', '')).not.toMatch(/exports|worker-1/);
  expect(JSON.stringify([answer.groups, answer.actions])).not.toMatch(/exports|worker-1/);
  expect(lines.join(' ')).toMatch(/besides exports|I left out exports\./);
});

it('tells of work on several things for those that are left', async () => {
  const asked = { intent: 'downtime', allTargets: true, filter: { without: [serviceTarget('exports')] } } as const;
  const answer = await answerTo(asked, readModel);
  expect(wordsOf(answer.verdict)).toMatch(/^Next maintenance for search:/);
});

it('work on a server and a service of which one is left is told, and what names nothing stays', () => {
  const told = (ofHosts: string[], ofServices: string[]) => {
    const downtimes = [aDowntime({ hosts: ofHosts, services: ofServices, takesDown: ofServices })];
    const asked = aQuestion({ allTargets: true, filter: { without: [serviceTarget('exports')] } });
    const from = { fromMs: testNowMs, toMs: testNowMs + 48 * hourMs };
    const [one] = leavingOut(asked, aReadModel({ hosts: [web, worker], services, downtimes })).downtimes(from);
    return one && [...one.hosts, ...one.services].join(' ');
  };
  expect(told(['web-1'], ['exports'])).toBe('web-1');
  expect(told(['worker-1'], ['search'])).toBe('search');
  expect(told(['web-1'], [])).toBe('web-1');
  expect(told(['worker-1'], ['exports'])).toBeUndefined();
  expect(told([], [])).toBe('');
});
