/** Which maintenance is meant: the one that was spoken of, that runs, that is just over, that comes next. Now is 09:00. */
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { aQuestion, serviceTarget } from '../testing/a-question.ts';
import { aDowntime, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import { justOverWords, maintenanceNear, maintenanceNow, maintenanceSpokenOf, soonWords } from './topic.ts';

const hour = 60;
const window = (id: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id,
    services: ['billing'],
    takesDown: ['billing'],
    startsAtMs: testNowMs + from * 60_000,
    endsAtMs: testNowMs + to * 60_000,
    ...more,
  });
const finished = { state: 'finished' } as const;
const before = window('before', -20 * hour, -19 * hour, finished);
const over = window('over', -40, -10, finished);
const runs = window('runs', -5, 5, { state: 'running' });
const late = window('late', -30, -5, { state: 'over-running' });
const soon = window('soon', 30, 90);
const tomorrow = window('tomorrow', 24 * hour, 25 * hour);
const dropped = window('dropped', 2 * hour, 3 * hour, { state: 'cancelled' });
const of = (...downtimes: Downtime[]) =>
  aReadModel({ services: [aServiceView({ name: 'billing' }), aServiceView({ name: 'shop' })], downtimes });
const ids = (windows: readonly Downtime[]) => windows.map(({ id }) => id).join(' ');

describe('where none was spoken of', () => {
  it.each<[what: string, windows: Downtime[], near: string]>([
    ['what runs', [over, runs, soon], 'runs'],
    ['what runs longer than planned', [over, late, soon], 'late'],
    ['else what was over last since yesterday', [before, over, soon], 'over'],
    ['else what comes next', [dropped, soon, tomorrow], 'soon'],
    ['else what was cancelled', [dropped], 'dropped'],
    ['else none', [], ''],
  ])('it is %s', (_, windows, near) => {
    expect(ids(maintenanceNear(['billing'], of(...windows)))).toBe(near);
    expect(ids(maintenanceNear([], of(...windows)))).toBe(near);
  });

  it('of a service that it does not touch there is none', () => {
    expect(maintenanceNear(['shop'], of(runs, over, soon))).toEqual([]);
  });
});

describe('as things are now', () => {
  it.each<[what: string, windows: Downtime[], now: string]>([
    ['what runs alone', [over, runs, soon], 'runs'],
    ['else what was over in the last half hour', [before, over, soon], 'over'],
    ['else what begins within the hour', [before, soon, tomorrow], 'soon'],
    ['not what comes later', [before, tomorrow], ''],
    ['not what was cancelled', [{ ...dropped, startsAtMs: testNowMs + 60_000 }], ''],
  ])('%s', (_, windows, now) => {
    expect(ids(maintenanceNow(['billing'], of(...windows)))).toBe(now);
  });

  it('the half hour and the hour end where they end', () => {
    const ended = (minutes: number) => window('x', -2 * hour, -minutes, finished);
    expect([29, 30].map((minutes) => ids(maintenanceNow(['billing'], of(ended(minutes)))))).toEqual(['x', '']);
    const begins = (minutes: number) => window('x', minutes, minutes + 1);
    expect([0, 1, 59, 60].map((minutes) => ids(maintenanceNow(['billing'], of(begins(minutes)))))).toEqual([
      '',
      'x',
      'x',
      '',
    ]);
  });
});

describe('where one was spoken of', () => {
  const spoken = (topicIds: string[], names: string[], ...windows: Downtime[]) =>
    ids(
      maintenanceSpokenOf(
        aQuestion({ topic: { kind: 'maintenance', ids: topicIds }, targets: names.map(serviceTarget) }),
        of(...windows),
      ),
    );

  it('it is that one, also under the name that it has since it was merged', () => {
    expect(spoken(['soon'], [], runs, soon)).toBe('soon');
    expect(spoken(['event'], ['billing'], runs, { ...soon, mergedIds: ['event'] })).toBe('soon');
    expect(spoken(['soon', 'runs'], [], runs, soon)).toBe('soon runs');
  });

  it('but none where what is named is not touched by it, or it is gone', () => {
    expect(spoken(['soon'], ['shop'], runs, soon)).toBe('');
    expect(spoken(['no-such'], ['billing'], runs, soon)).toBe('');
  });

  it('of words alone it is the one that is near to what is named', () => {
    expect(spoken([], ['billing'], runs, soon)).toBe('runs');
    expect(spoken([], [], runs, soon)).toBe('');
  });

  it('an incident is none', () => {
    const question = aQuestion({ topic: { kind: 'incident', ids: ['i'] }, targets: [serviceTarget('billing')] });
    expect(maintenanceSpokenOf(question, of(runs))).toEqual([]);
  });
});

describe('a line beside how something is', () => {
  const said = (...windows: Downtime[]) => soonWords(['billing'], of(...windows)).map(withTimes);
  it('says when it begins and ends, and what customers notice, three at most', () => {
    expect(said(soon)).toEqual([
      'Maintenance begins at 09:30 (in 30 minutes), until 10:30: Orders cannot be placed for up to 90 minutes.',
    ]);
    expect(said({ ...soon, hasNoEnd: true, customers: 'It leaves' })).toEqual([
      'Maintenance begins at 09:30 (in 30 minutes): It leaves.',
    ]);
    const { customers: _, ...silent } = soon;
    expect(said(silent)[0]).toMatch(/until 10:30: Database patching\.$/);
    expect(said(...[1, 2, 3, 4].map((minute) => window(`${minute}`, minute, 90)))).toHaveLength(3);
  });

  it('with what it is on, where several are told', () => {
    const wide = { ...soon, services: ['billing', 'shop'], hosts: ['a', 'b'] };
    expect(soonWords([], of(wide), 'each').map(withTimes)[0]).toMatch(/^Maintenance on billing, shop and a begins/);
  });

  it('or since when the last is over', () => {
    const two = [
      window('a', -50, -20, finished),
      window('b', -40, -10, { ...finished, finishedAtMs: testNowMs - 15 * 60_000 }),
    ];
    expect(justOverWords('billing', of(...two)).map(withTimes)).toEqual(['Its maintenance is over since 08:45.']);
    expect(justOverWords('shop', of(...two))).toEqual([]);
  });
});
