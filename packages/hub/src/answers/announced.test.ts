/** Whether maintenance was announced in time, and whether it counts: each half alone and both together. */
import { describe, expect, it } from 'vitest';
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
  expect(await asked(announced, running)).toBe('Database patching was not announced; it began 2026-03-02T08:00:00Z.');
  expect(await asked(announced, undefined)).toBe('No maintenance is scheduled, and none was in the last day.');
});

describe('of several windows', () => {
  const announced = 'was the maintenance announced early enough, ahead of time?';
  const window = (title: string, state: Downtime['state'], startsInHours: number, lasts = 1): Downtime => {
    const startsAtMs = testNowMs + startsInHours * hourMs;
    return aDowntime({ id: title, title, state, startsAtMs, endsAtMs: startsAtMs + lasts * hourMs });
  };
  const over = window('Over', 'finished', -20);
  const justOver = window('Just over', 'finished', -10);
  const next = window('Next', 'planned', 10);
  const later = window('Later', 'planned', 20);
  const told = async (downtimes: readonly Downtime[], announcedHoursBefore?: number) => {
    const model = {
      ...aReadModel({ downtimes }),
      announcedAtMs: async (id: string) => {
        const startsAtMs = downtimes.find((one) => one.id === id)?.startsAtMs;
        return announcedHoursBefore === undefined ? undefined : (startsAtMs ?? 0) - announcedHoursBefore * hourMs;
      },
    };
    return (await answerTo({ intent: 'downtime' }, model, announced)).said;
  };

  it.each<[what: string, Downtime[], begins: string]>([
    ['the one that runs', [over, window('Runs', 'running', -0.5), next], 'Runs was not announced; it began'],
    ['or over-runs', [over, window('Late', 'over-running', -2), next], 'Late was not announced; it began'],
    ['else the last that is over', [over, justOver, next], 'Just over was not announced; it began'],
    ['else the next', [next, later], 'Next has not been announced yet; it begins 2026-03-02T19:00:00Z.'],
    ['none that was over a day ago', [window('Old', 'finished', -26), next], 'Next has not'],
    ['none that is sixty days off', [window('Far', 'planned', 61 * 24)], 'No maintenance is scheduled'],
    ['but one that is less', [window('Far', 'planned', 59 * 24)], 'Far has not'],
  ])('%s', async (_, downtimes, begins) => {
    expect((await told(downtimes)).slice(0, begins.length)).toBe(begins);
  });

  it('says how long before, from a minute on', async () => {
    expect(await told([next], 2)).toMatch(/^Next was announced 2 hours before it begins: /);
    expect(await told([over], 1 / 60)).toMatch(/^Over was announced 60 seconds before it began: /);
    expect(await told([over], 0.9 / 60)).toMatch(/^Over was announced only as it began, /);
    expect(await told([next], 0)).toMatch(/^Next was announced only as it begins, /);
  });
});
