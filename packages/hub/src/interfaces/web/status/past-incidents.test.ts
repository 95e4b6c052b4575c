import { expect, it } from 'vitest';
import type { Period } from '../../../domain/history.ts';
import type { Incident } from '../../../domain/incident.ts';
import { anIncident, testNowMs } from '../../../testing/builders.ts';
import { createPastIncidents } from './past-incidents.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A store that notes what it is asked. */
function aStore(all: Incident[]) {
  const asked: number[] = [];
  return {
    asked,
    at: (nowMs: number) => ({
      nowMs,
      async incidents({ fromMs, toMs }: Period, names: readonly string[] = []) {
        asked.push(Math.round((toMs - fromMs) / minuteMs));
        return all.filter(
          ({ target, startedAtMs, endedAtMs = Number.POSITIVE_INFINITY }) =>
            names.includes(target.name) && startedAtMs < toMs && endedAtMs > fromMs,
        );
      },
    }),
  };
}

const aged = (id: string, daysAgo: number, minutes: number | undefined): Incident => {
  const startedAtMs = testNowMs - daysAgo * dayMs;
  return anIncident({
    id,
    target: { kind: 'service', name: 'billing' },
    startedAtMs,
    endedAtMs: minutes === undefined ? undefined : startedAtMs + minutes * minuteMs,
  });
};

it('reads three months once, and afterwards only the minutes since', async () => {
  const store = aStore([aged('old', 40, 9)]);
  const past = createPastIncidents();
  for (const seconds of [0, 1, 2]) {
    const read = await past.read(store.at(testNowMs + seconds * 1000), ['billing']);
    expect(read.map(({ id }) => id)).toEqual(['old']);
  }
  expect(store.asked).toEqual([90 * 24 * 60, 5, 5]);
});

it('sees at the next look what began and what ended since, however long it lasted', async () => {
  const going = aged('going', 2, undefined);
  const all = [going];
  const store = aStore(all);
  const past = createPastIncidents();
  expect((await past.read(store.at(testNowMs), ['billing']))[0]?.endedAtMs).toBeUndefined();
  all[0] = { ...going, endedAtMs: testNowMs + 1_000 };
  all.push(aged('new', 0, undefined));
  const read = await past.read(store.at(testNowMs + 2_000), ['billing']);
  expect(read.map(({ id, endedAtMs }) => [id, endedAtMs])).toEqual([
    ['going', testNowMs + 1_000],
    ['new', undefined],
  ]);
});

it('sees within minutes what was written to one that was over long ago', async () => {
  const all = [aged('old', 40, 9)];
  const store = aStore(all);
  const past = createPastIncidents();
  await past.read(store.at(testNowMs), ['billing']);
  all[0] = { ...aged('old', 40, 9), cause: 'A certificate had expired.' };
  const [late] = await past.read(store.at(testNowMs + 11 * minuteMs), ['billing']);
  expect(late?.cause).toBe('A certificate had expired.');
});

it('forgets what is older than three months, and mixes no names', async () => {
  const store = aStore([aged('old', 89, 9)]);
  const past = createPastIncidents();
  expect(await past.read(store.at(testNowMs), ['billing'])).toHaveLength(1);
  expect(await past.read(store.at(testNowMs), ['search'])).toEqual([]);
  expect(await past.read(store.at(testNowMs + 2 * minuteMs), ['billing'])).toHaveLength(1);
  expect(await past.read(store.at(testNowMs + 2 * dayMs), ['billing'])).toEqual([]);
});
