/** Which was busiest then: by what was measured then, never by how it is now. */
import { expect, it } from 'vitest';
import { minutesAgo } from '../testing/a-trouble.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHostView, aReadModel, testNowMs } from '../testing/builders.ts';
import type { ReadModel } from './read-model.ts';

const cpuOf: Readonly<Record<string, number>> = { 'web-1': 10, 'web-2': 97 };
const hosts = Object.keys(cpuOf).map((name) =>
  aHostView({ name, lastOutcome: { kind: 'report', atMs: testNowMs, elapsedMs: 1, clockSkewSeconds: 0 } as never }),
);

async function ask(range: string, text: string, isMeasured = true) {
  const series = async (name: string) =>
    isMeasured
      ? ([
          {
            name: 'cpu',
            unit: 'percent',
            points: [{ atMs: minutesAgo(20), average: cpuOf[name], minimum: 0, maximum: 100 }],
          },
        ] as unknown as Awaited<ReturnType<ReadModel['series']>>)
      : [];
  const question = { intent: 'superlative', measure: 'cpu', order: 'most', range, allTargets: true } as const;
  return (await answerTo(question, aReadModel({ hosts, services: [], series }), text)).said;
}

it('at a moment, and now', async () => {
  expect(await ask('20m', 'compare the busiest server 20 minutes ago with now')).toMatch(
    /^web-2: CPU 97 % at \S+08:40:00\S*\. Next: web-1 CPU 10 %\. Now web-1: CPU 23 %\./,
  );
});

it('over a time', async () => {
  expect(await ask('yesterday', 'busiest server yesterday?')).toBe(
    'web-2: CPU 97 % on average yesterday. Next: web-1 CPU 10 % on average.',
  );
});

it('of what was not measured says so first', async () => {
  expect(await ask('1h', 'busiest server an hour ago?', false)).toMatch(
    /^I have no figures at \S+08:00:00\S* Now web-1: CPU 23 %\./,
  );
});
