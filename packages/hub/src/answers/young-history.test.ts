/** A hub that began a moment ago claims no calm of the time before it: each answer about a past says how much of it was watched. */

import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { serviceTarget, wordsOf } from '../testing/a-question.ts';
import { anUptime } from '../testing/an-uptime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';

const startedAtMs = testNowMs - 40_000;
const names = ['billing', 'exports'];
const services = names.map((name) => aServiceView({ name, hosts: [aHostView({ name: `${name}-1` })] }));
const both = names.map(serviceTarget);

async function ask(text: string, question: Partial<Question>, incidents = [] as ReturnType<typeof anIncident>[]) {
  const readModel = aReadModel({
    services,
    incidents,
    uptime: async (_name, { fromMs, toMs }) => {
      const watchedSeconds = Math.max(0, (Math.min(toMs, testNowMs) - Math.max(fromMs, startedAtMs)) / 1000);
      const upPercent = watchedSeconds === 0 ? undefined : 100;
      return anUptime({ watchedSeconds, upPercent });
    },
  });
  return answerTo(question, readModel, text);
}

const asked: [text: string, question: Partial<Question>][] = [
  ['how many outages?', { intent: 'count', measure: 'outages' }],
  ['how long was the longest outage?', { intent: 'superlative', measure: 'longest-outage', order: 'most' }],
  ['which service was worst?', { intent: 'superlative', order: 'most' }],
  ['which service was best?', { intent: 'superlative', order: 'least' }],
  ['which was up the most?', { intent: 'superlative', measure: 'uptime', order: 'most' }],
  ['which was down the most?', { intent: 'superlative', measure: 'downtime', order: 'most' }],
  ['mean time to recover?', { intent: 'superlative', measure: 'time-to-recover' }],
  ['was anything broken?', { intent: 'history' }],
  ['was billing broken?', { intent: 'history', targets: [serviceTarget('billing')] }],
  ['compare billing and exports', { intent: 'compare', targets: both }],
];

it.each(asked)('"%s", of this month, says how long it was watched', async (text, question) => {
  const { said } = await ask(text, { ...question, range: 'this-month' });
  expect(said).toContain('40 seconds of monitoring');
  expect(said.match(/of monitoring/g)).toHaveLength(1);
});

it.each(asked)('"%s", of last week, says that nobody watched', async (text, question) => {
  expect((await ask(text, { ...question, range: 'last-week' })).said).toMatch(/^I wasn't monitoring .*last week/);
});

it('what held whole is not ranked', async () => {
  const { said } = await ask('which was up the most?', {
    intent: 'superlative',
    measure: 'uptime',
    order: 'most',
    range: 'today',
  });
  expect(said).toMatch(/^billing and exports were not down once today\./);
});

it('compared over a time, services are told by their outages and uptime, not by how busy they are now', async () => {
  const down = anIncident({
    target: { kind: 'service', name: 'exports' },
    startedAtMs: testNowMs - 30_000,
    endedAtMs: testNowMs - 10_000,
  });
  const { said } = await ask(
    'compare billing and exports this month',
    { intent: 'compare', targets: both, range: 'this-month' },
    [down],
  );
  expect(said).toBe(
    'exports was down once (20 seconds in all) this month; billing not once. Uptime: billing 100 % and exports 100 %. Based on 40 seconds of monitoring.',
  );
});

it('of hours that were watched in part says so beside the outage that is known of them', async () => {
  const broken = anIncident({
    target: serviceTarget('billing'),
    startedAtMs: testNowMs - 30_000,
    endedAtMs: testNowMs - 10_000,
  });
  const hour = { intent: 'history', range: '09:00-10:00' } as const;
  const { lines, verdict } = await ask('what broke between 9 and 10?', hour, [broken]);
  expect([verdict, ...lines].map(wordsOf).join(' ')).toContain('Based on 40 seconds of monitoring.');
});

it('a time that is still to come had no calm', async () => {
  const { verdict } = await ask('what broke?', { intent: 'history', range: 'today.20:00-20:30' });
  expect(wordsOf(verdict)).toBe("I can't tell yet: today between 20:00 and 20:30 is still to come.");
});
