/** What the next words may go on about, once an answer was given. Now is 09:00. */
import type { Question } from '@herald/understanding/question';
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import type { Incident } from '../domain/incident.ts';
import { say } from '../format/text.ts';
import { aQuestion, serviceTarget } from '../testing/a-question.ts';
import { minutesAgo, trouble, troubled } from '../testing/a-trouble.ts';
import { aDowntime } from '../testing/builders.ts';
import { bareAnswer } from './bare-answer.ts';
import { inRange, justOverWords, maintenanceNow, maintenanceSpokenOf, topicToldOf } from './topic.ts';

const day = 24 * 60;
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({ id, services: ['shop'], startsAtMs: minutesAgo(-from), endsAtMs: minutesAgo(-to), ...more });
const runs = window('runs', -5, 5, { state: 'running' });
const shop = { targets: [serviceTarget('shop')] };
const before = { topic: { kind: 'maintenance' as const, ids: ['before'] } };

async function topic(
  question: Partial<Question>,
  incidents: readonly Incident[] = [],
  downtimes: readonly Downtime[] = [],
  own = {},
) {
  const answer = { ...bareAnswer('health', [], say`So it is.`), ...own };
  const found = topicToldOf(
    answer,
    aQuestion({ intent: 'health', ...question }),
    await troubled(incidents, { downtimes }),
  );
  return found && `${found.kind} ${found.ids.join(' ')}`;
}

describe('what is spoken of', () => {
  it('is what the answer says, else what is the matter with what it was about', async () => {
    const own = { topic: { kind: 'maintenance', ids: ['told'] } };
    expect(await topic(shop, [trouble('shop', 5)], [runs], own)).toBe('maintenance told');
    expect(await topic(shop, [trouble('shop', 5)], [runs])).toBe('incident shop, 5 minutes ago');
    expect(await topic(shop, [], [runs])).toBe('maintenance runs');
    expect(await topic(shop, [trouble('shop', 5, undefined, { isPlanned: true })], [runs])).toBe('maintenance runs');
    expect(await topic(shop)).toBeUndefined();
    expect(await topic({}, [trouble('shop', 5)], [runs])).toBeUndefined();
  });

  it('stays where the question went on with it, or was of plans', async () => {
    expect(await topic({ ...before, ...shop, usedContext: true })).toBe('maintenance before');
    expect(await topic({ ...before, intent: 'downtime' })).toBe('maintenance before');
    expect(await topic({ ...before, ...shop })).toBeUndefined();
    expect(await topic({ ...before, ...shop, usedContext: true }, [trouble('shop', 5)])).toMatch(/^incident/);
  });
});

it('of two windows of one id the first, also by an id that it took over; a day back and a year ahead', async () => {
  const spoken = async (ids: string[], ...downtimes: Downtime[]) =>
    maintenanceSpokenOf(aQuestion({ topic: { kind: 'maintenance', ids } }), await troubled([], { downtimes })).map(
      ({ title }) => title,
    );
  expect(
    await spoken(['w'], window('w', 10, 20, { title: 'First' }), window('w', 30, 40, { title: 'Second' })),
  ).toEqual(['First']);
  expect(await spoken(['old'], window('w', 10, 20, { title: 'Merged', mergedIds: ['old'] }))).toEqual(['Merged']);
  const at = (from: number) => spoken(['w'], window('w', from, from + 9, { title: 'W' }));
  expect(await at(-day)).toEqual(['W']);
  expect(await at(-day - 10)).toEqual([]);
  expect(await at(365 * day)).toEqual(['W']);
  expect(await at(367 * day)).toEqual([]);
});

it('a message that was replied to says its words alone: what is near on what it names', async () => {
  const empty = { kind: 'maintenance' as const, ids: [] };
  const readModel = await troubled([], { downtimes: [runs] });
  expect(maintenanceSpokenOf(aQuestion({ topic: empty, ...shop }), readModel)).toEqual([runs]);
  expect(maintenanceSpokenOf(aQuestion({ topic: empty }), readModel)).toEqual([]);
  expect(maintenanceSpokenOf(aQuestion({ topic: { kind: 'incident', ids: ['runs'] }, ...shop }), readModel)).toEqual(
    [],
  );
});

it('a day that is named holds what touches it; a length holds anything', async () => {
  const readModel = await troubled([]);
  const isIn = (range: string | undefined, from: number, to: number) =>
    inRange(aQuestion(range === undefined ? {} : { range }), readModel)(window('w', from, to));
  // Tomorrow begins at 23:00 in London, 14 hours from now.
  const midnight = 14 * 60;
  expect(isIn('tomorrow', midnight, midnight + 60)).toBe(true);
  expect(isIn('tomorrow', midnight - 60, midnight)).toBe(false);
  expect(isIn('tomorrow', midnight - 60, midnight + 1)).toBe(true);
  expect(isIn('tomorrow', midnight + day, midnight + day + 60)).toBe(false);
  expect(isIn('tomorrow', midnight + day - 1, midnight + day + 60)).toBe(true);
  // A weekday is the last and the next.
  expect(isIn('friday', -3 * day, -3 * day + 60)).toBe(true);
  expect(isIn('friday', 4 * day, 4 * day + 60)).toBe(true);
  expect(isIn('friday', 2 * day, 2 * day + 60)).toBe(false);
  for (const range of ['10m', '2h', undefined]) expect(isIn(range, 9 * day, 9 * day + 60)).toBe(true);
});

it('what was over half an hour ago is not "just over" any more; what ended early ended then', async () => {
  const over = (from: number, to: number, more: Partial<Downtime> = {}) =>
    window('w', from, to, { state: 'finished', ...more });
  const words = async (...downtimes: Downtime[]) => justOverWords('shop', await troubled([], { downtimes })).length;
  expect(await words(over(-60, -29))).toBe(1);
  expect(await words(over(-60, -30))).toBe(0);
  expect(await words(over(-60, -5, { finishedAtMs: minutesAgo(40) }))).toBe(0);
  expect(await words(over(-60, -29), over(-20, -10))).toBe(1);
  const now = maintenanceNow(
    ['shop'],
    await troubled([], { downtimes: [window('edge', -30, 0, { state: 'running' })] }),
  );
  expect(now).toHaveLength(1);
});
