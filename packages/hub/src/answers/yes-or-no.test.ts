import { aReport, someMetrics } from '@herald/protocol/report-builder';
import type { Question } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import type { HubConnectivity } from '../domain/fleet.ts';
import type { HealthStatus } from '../domain/health.ts';
import { plainText, say } from '../format/text.ts';
import { outcome } from '../monitoring/fleet/testing/outcomes.ts';
import { aQuestion } from '../testing/a-question.ts';
import { aHostView, aReadModel, testNowMs } from '../testing/builders.ts';
import { bareAnswer } from './bare-answer.ts';
import { answeringEnough, answeringOfMany } from './yes-or-no.ts';

const answer = bareAnswer('metric', ['web-1'], say`web-1 uses 61 %.`);
/** A host whose memory is used so far; its threshold is 90 %. */
function using(usedPercent: number, name = 'web-1', isHeard = true) {
  const usual = someMetrics();
  const report = aReport({ metrics: { ...usual, memory: { ...usual.memory, usedPercent } } });
  const view = aHostView({ name, lastOutcome: outcome(isHeard ? 'good' : 'timeout', testNowMs) });
  return {
    ...view,
    host: { ...view.host, thresholds: { ...view.host.thresholds, memory: 90 } },
    lastReport: { report, receivedAtMs: testNowMs },
  };
}
const first = (
  hosts: Parameters<typeof answeringEnough>[1],
  text: string,
  metric: 'memory' | 'disk' | 'cpu' = 'memory',
) => plainText(answeringEnough(answer, hosts, metric, aQuestion({}, text)).verdict, () => '<t>').split(/[^a-z]/i)[0];

it('there is enough below the threshold, and from it on it runs out', () => {
  expect(first([using(89)], 'is there enough memory?')).toBe('Yes');
  expect(first([using(90)], 'is there enough memory?')).toBe('No');
  expect(first([using(89)], 'is it running out of memory?')).toBe('No');
  expect(first([using(90)], 'is it running out of memory?')).toBe('Yes');
  expect(first([using(10), using(95, 'web-2')], 'do they have enough memory?')).toBe('No');
});

it('nothing is claimed of what was not measured now, of other figures, and where it is not asked', () => {
  expect(first([using(10), using(10, 'web-2', false)], 'is there enough memory?')).toBe('web');
  expect(first([], 'is there enough memory?')).toBe('web');
  expect(first([using(10)], 'is there enough CPU?', 'cpu')).toBe('web');
  expect(first([using(10)], 'how much memory is enough?')).toBe('web');
  expect(first([using(10)], 'memory of web-1')).toBe('web');
});

it.each<[turns: Question['turns'], statuses: HealthStatus[], status: HealthStatus, begins: string]>([
  [['any', 'trouble'], ['up', 'up'], 'up', 'No: '],
  [['any', 'trouble'], ['up', 'down'], 'down', 'Yes: '],
  [['any', 'trouble'], ['up', 'degraded'], 'degraded', 'Yes: '],
  [['any', 'trouble', 'down'], ['up', 'degraded'], 'degraded', 'No, nothing is down: '],
  [['any', 'trouble', 'down'], ['up', 'up'], 'up', 'No: '],
  [['any', 'trouble', 'down'], ['up', 'unknown'], 'unknown', 'Not for certain: '],
  [['any', 'trouble', 'down'], ['down', 'unknown'], 'down', 'Yes: '],
  [['any', 'trouble', 'slow'], ['up', 'degraded'], 'degraded', 'Yes: '],
  [['any', 'trouble', 'slow'], ['up', 'down'], 'down', 'No: '],
  [['any', 'trouble', 'slow', 'down'], ['up', 'down'], 'down', 'No: '],
  [['any'], ['down'], 'down', 'web-1'],
  [['trouble'], ['down'], 'down', 'web-1'],
  [['all'], ['up', 'up'], 'up', 'Yes: '],
  [['all'], ['up', 'down'], 'down', 'No: '],
])('asked of many: %o, of %o', (turns, statuses, status, begins) => {
  const hosts = statuses.map((one, at) =>
    aHostView({ name: `n-${at}`, status: one, lastOutcome: outcome('good', testNowMs) }),
  );
  const of = (views: typeof hosts, connectivity: HubConnectivity = { kind: 'connected' }) =>
    plainText(
      answeringOfMany(
        { ...answer, status },
        { hosts: views, services: [] },
        aReadModel({ hosts: views, services: [], connectivity }),
        aQuestion({ turns }),
      ).verdict,
      () => '',
    );
  expect(of(hosts).slice(0, begins.length)).toBe(begins);
  // Nothing is said of nothing, nor by a hub that cannot see.
  expect(of([])).toBe('web-1 uses 61 %.');
  expect(of(hosts, { kind: 'isolated', sinceMs: 0 })).toBe('web-1 uses 61 %.');
});
