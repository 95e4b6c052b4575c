/** "More incidents than usual today?", asked with a past and without one. */
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { wordsOf } from '../testing/a-question.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aHealth, aHostView, anIncident, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';

const dayMs = 86_400_000;
const text = 'have we had more incidents than usual today?';

async function asked(incidents: readonly Incident[], watchedFromMs = 0): Promise<string> {
  const model = {
    ...aReadModel({
      hosts: [aHostView({ name: 'web-1' })],
      services: [aServiceView({ name: 'shop', health: aHealth('up') })],
      incidents,
    }),
    watchedIn: async (_name: string, days: readonly { toMs: number }[]) => days.map(({ toMs }) => toMs > watchedFromMs),
  };
  const question = { intent: 'history', measure: 'outages', range: 'today', allTargets: true } as const;
  return wordsOf((await answerTo(question, model, text)).verdict);
}

const fell = (id: string, daysAgo: number) => {
  const startedAtMs = testNowMs - daysAgo * dayMs - 3_600_000;
  return anIncident({ id, target: { kind: 'service', name: 'shop' }, startedAtMs, endedAtMs: startedAtMs + 60_000 });
};

it.each([
  [
    [fell('a', 0), fell('b', 3), fell('c', 9), fell('d', 20)],
    'Yes, more than usual: 1 today; 0.1 on average a day before (3 in 30 days).',
  ],
  [
    [fell('a', 0), fell('b', 3)],
    'Yes, more than usual: 1 today; fewer than 0.1 on average a day before (1 in 30 days).',
  ],
  [
    [fell('b', 3), fell('c', 4), fell('d', 5)],
    'No, fewer than usual: 0 today; 0.1 on average a day before (3 in 30 days).',
  ],
  [[], 'No, as many as usual: 0 today; 0 on average a day before (0 in 30 days).'],
])('is measured against the mean of the days before', async (incidents, says) => {
  expect(await asked(incidents)).toBe(says);
});

it('has no usual yet where only some days were monitored, and says so', async () => {
  expect(await asked([fell('a', 0)], testNowMs - 2 * dayMs)).toBe(
    "I can't say what is usual yet: I was monitoring on only 2 days of the 30 before.",
  );
  expect(await asked([fell('a', 0)], testNowMs)).toContain('I was monitoring on no day of the 30 before.');
});
