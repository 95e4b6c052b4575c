/** Whether maintenance was announced in time, and whether it counts: each half alone and both together. */
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aDowntime, aReadModel, testNowMs } from '../testing/builders.ts';

const hourMs = 3_600_000;
const running = { state: 'running', startsAtMs: testNowMs - hourMs, endsAtMs: testNowMs + hourMs } as const;

async function asked(text: string, window: Partial<Downtime> | undefined, announcedAtMs?: number): Promise<string> {
  const model = {
    ...aReadModel({ downtimes: window ? [aDowntime(window)] : [] }),
    announcedAtMs: async () => announcedAtMs,
  };
  return (await answerTo({ intent: 'downtime' }, model, text)).said;
}

const rule = "Scheduled maintenance doesn't count against uptime: trouble within it is left out.";

it('says when it was announced, how long before, and the rule', async () => {
  const both = 'was this maintenance announced in time, and does it count against our uptime?';
  expect(await asked(both, running, running.startsAtMs - 48 * hourMs)).toBe(
    `Database patching was announced 2 days before it began: 2026-02-28T08:00:00Z, for 2026-03-02T08:00:00Z. ${rule}`,
  );
  expect(await asked('does the maintenance count against our SLA?', running)).toBe(rule);
  const announced = 'was the maintenance announced early enough, ahead of time?';
  expect(await asked(announced, running, running.startsAtMs)).toBe(
    'Database patching was announced only as it began, 2026-03-02T08:00:00Z.',
  );
  expect(await asked(announced, running)).toContain('Database patching has not been announced yet');
  expect(await asked(announced, undefined)).toBe('No maintenance is scheduled, and none was in the last day.');
});
