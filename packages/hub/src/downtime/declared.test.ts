import { expect, it } from 'vitest';
import type { PlannedStretch } from '../domain/downtime.ts';
import { aDowntime } from '../testing/builders.ts';
import { stretchesOfEntry, withOverride } from './declared.ts';
import { anEntry } from './testing/planned-fleet.ts';

const { state: _state, takesDown: _takesDown, revision: _revision, ...stretch } = aDowntime();
const longer = (override: Partial<PlannedStretch> = {}, endsInMs = 600_000) => {
  const of = { ...stretch, ...override };
  return withOverride(of, { downtimeId: of.id, endsAtMs: of.endsAtMs + endsInMs });
};

it('a window of the registry is planned by its owner, where it has one', () => {
  const span = { fromMs: Date.UTC(2026, 2, 28), toMs: Date.UTC(2026, 2, 30) };
  const [owned] = stretchesOfEntry(anEntry({ owner: 'Payments' }), span);
  expect(owned).toMatchObject({ plannedBy: 'Payments', customers: 'Card payments fail for a few minutes.' });
  const { customers: _none, ...plain } = anEntry();
  const [nobody] = stretchesOfEntry(plain, span);
  expect(Object.keys(nobody ?? {})).not.toEqual(expect.arrayContaining(['plannedBy']));
  expect(Object.keys(nobody ?? {})).not.toEqual(expect.arrayContaining(['customers']));
});

it('a window that takes longer keeps the end that was announced; one that ends sooner, or is moved, is not extended', () => {
  expect(longer()).toMatchObject({ endsAtMs: stretch.endsAtMs + 600_000, plannedEndsAtMs: stretch.endsAtMs });
  expect(longer({}, -600_000)).not.toHaveProperty('plannedEndsAtMs');
  const moved = { startsAtMs: stretch.startsAtMs + 1, endsAtMs: stretch.endsAtMs + 1 };
  expect(withOverride(stretch, { downtimeId: stretch.id, ...moved })).not.toHaveProperty('plannedEndsAtMs');
});

it('a window that is moved keeps its length; an end before its start is none', () => {
  const { id: downtimeId, startsAtMs, endsAtMs } = stretch;
  const over = (change: { startsAtMs?: number; endsAtMs?: number }) => {
    const found = withOverride(stretch, { downtimeId, ...change });
    return [found.startsAtMs - startsAtMs, found.endsAtMs - endsAtMs];
  };
  const hour = 3_600_000;
  expect(over({ startsAtMs: startsAtMs + hour })).toEqual([hour, hour]);
  expect(over({ endsAtMs: endsAtMs - hour })).toEqual([0, -hour]);
  expect(over({ startsAtMs: startsAtMs - hour, endsAtMs: endsAtMs + hour })).toEqual([-hour, hour]);
  for (const early of [startsAtMs, startsAtMs - 1]) expect(over({ endsAtMs: early })).toEqual([0, 0]);
  expect(over({ endsAtMs: startsAtMs + 1 })).toEqual([0, startsAtMs + 1 - endsAtMs]);
  expect(over({ startsAtMs: endsAtMs + hour, endsAtMs })).toEqual([
    endsAtMs + hour - startsAtMs,
    endsAtMs + hour - startsAtMs,
  ]);
});

it('what was said later of its end stands, and what was not said stays as its source has it', () => {
  const taken = { ...stretch, cancelledAtMs: 1, finishedAtMs: 2 };
  expect(withOverride(taken, { downtimeId: stretch.id })).toMatchObject({ cancelledAtMs: 1, finishedAtMs: 2 });
  expect(withOverride(taken, { downtimeId: stretch.id, cancelledAtMs: 3, finishedAtMs: 4 })).toMatchObject({
    cancelledAtMs: 3,
    finishedAtMs: 4,
  });
  const plain = withOverride(stretch, { downtimeId: stretch.id });
  expect([plain, withOverride(stretch, undefined)]).toEqual([stretch, stretch]);
  expect(plain).not.toHaveProperty('cancelledAtMs');
  expect(plain).not.toHaveProperty('finishedAtMs');
});

it.each([
  ['Orders cannot be placed for up to 90 minutes.', 'Orders cannot be placed.'],
  ['Invoices cannot be sent for ten minutes.', 'Invoices cannot be sent.'],
  ['Card payments fail for a few minutes; the shop stays open.', 'Card payments fail; the shop stays open.'],
  ['Exports wait until 23:30 CET, then run.', 'Exports wait, then run.'],
  ['No exports for an hour or so.', 'No exports or so.'],
  ['Exports are read-only for customers of EU-1.', 'Exports are read-only for customers of EU-1.'],
  ['Orders take up to 3 days longer.', 'Orders take up to 3 days longer.'],
])('of what was typed for the shorter time, "%s", the longer one says "%s"', (typed, said) => {
  expect(longer({ customers: typed }).customers).toBe(said);
});
