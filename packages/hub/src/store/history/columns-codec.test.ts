import { expect, it } from 'vitest';
import { at, readColumns, writeColumns } from './columns-codec.ts';
import { packJournal, unpackJournal } from './journal-codec.ts';
import { seriesNames } from './metric-codes.ts';
import { openMinute, packMinute, unpackMinute } from './minute.ts';
import { emptyRollup } from './rollup.ts';
import { packRollups, unpackRollups } from './rollup-codec.ts';

it('a number takes a byte for each seven bits, and a column the difference to the value above', () => {
  const bytesOf = (value: number) => {
    const out = writeColumns();
    out.number(value);
    return [...out.bytes()];
  };
  expect(bytesOf(0)).toEqual([0]);
  expect(bytesOf(127)).toEqual([127]);
  expect(bytesOf(128)).toEqual([128, 1]);
  expect(bytesOf(300)).toEqual([172, 2]);
  const out = writeColumns();
  out.column([1_000, 1_001, 999]);
  expect([...out.bytes()]).toEqual([208, 15, 2, 3]);
});

it('all that was written is read back, and no more', () => {
  const out = writeColumns();
  const column = Array.from({ length: 100 }, (_, index) => (index % 3) * 2 ** 40 - index);
  out.number(2 ** 53 - 1);
  out.column(column);
  out.column([]);
  const from = readColumns(out.bytes());
  expect(from.number()).toBe(2 ** 53 - 1);
  expect(from.isAtEnd()).toBe(false);
  expect(from.column(100)).toEqual(column);
  expect(from.column(0)).toEqual([]);
  expect(from.isAtEnd()).toBe(true);
  expect(() => from.number()).toThrow(new RangeError('The packed columns end too soon.'));
});

it('what is left out of a column, or a column that is, holds 0', () => {
  expect([at([5, 6], 1), at([5, 6], 2), at(undefined, 0)]).toEqual([6, 0, 0]);
});

const measured = (mean: number, count = 4) => ({ count, minimum: mean - 10, maximum: mean + 20, mean });
const cpuAlone = (metric: ReturnType<typeof measured> | undefined) =>
  seriesNames.map((name) => (name === 'cpu' ? metric : undefined));

it('a chunk gives back each rollup with all its seconds, and what was measured less often than the rest', () => {
  const rollup = {
    ...emptyRollup(86_400 + 7_200),
    count: 4,
    upSeconds: 1_000,
    degradedSeconds: 200,
    downSeconds: 30,
    plannedSeconds: 4,
  };
  const rollups = [
    { ...rollup, metrics: cpuAlone(measured(50)) },
    { ...rollup, startS: 86_400 + 10_800, upSeconds: 3_600, metrics: cpuAlone(measured(12, 3)) },
    { ...rollup, startS: 86_400 + 18_000, count: 0, metrics: cpuAlone(undefined) },
  ];
  expect(unpackRollups(packRollups(rollups, 86_400, 3_600), 86_400, 3_600)).toEqual(rollups);
});

it('where every reading had a metric, or none, nothing is kept of how many had', () => {
  const rollup = { ...emptyRollup(0), count: 4, metrics: cpuAlone(measured(50)) };
  const some = { ...rollup, metrics: cpuAlone(measured(50, 3)) };
  const sizeOf = (one: typeof rollup) => packRollups([one], 0, 60).length;
  expect(sizeOf(some) - sizeOf(rollup)).toBe(1);
});

it('a chunk of a newer release has metrics that are passed over, and one of an older lacks some', () => {
  const out = writeColumns();
  for (const value of [1, 1, seriesNames.length + 1]) out.number(value);
  for (const value of [2, 5, 0, 0, 0, 0]) out.column([value]);
  // Mean, whether some readings lack it, and how far the ends are from it.
  for (let index = 0; index <= seriesNames.length; index += 1) {
    out.column([index === 0 ? 1_001 : 0]);
    out.number(0);
    out.column([0]);
    out.column([0]);
  }
  const [newer] = unpackRollups(out.bytes(), 600, 60);
  expect(newer?.startS).toBe(720);
  expect(newer?.metrics).toHaveLength(seriesNames.length);
  expect(newer?.metrics[0]).toEqual({ count: 5, mean: 10, minimum: 10, maximum: 10 });
  const older = writeColumns();
  for (const value of [1, 1, 0]) older.number(value);
  for (const value of [0, 5, 60, 0, 0, 0]) older.column([value]);
  expect(unpackRollups(older.bytes(), 600, 60)).toEqual([{ ...emptyRollup(600), count: 5, upSeconds: 0, metrics: [] }]);
});

it('a chunk or a journal of another version is refused, as written by a newer release', () => {
  const packed = packRollups([], 0, 60);
  packed[0] = 2;
  expect(() => unpackRollups(packed, 0, 60)).toThrow('newer Herald');
  const journal = packJournal([]);
  journal[0] = 2;
  expect(() => unpackJournal(journal)).toThrow('newer Herald');
});

it('a journal gives back readings with figures and without, in their order, with the poll to the second', () => {
  const codes = seriesNames.map((_, index) => index + 1);
  const entry = (targetId: number, status: 'up' | 'degraded' | 'down' | 'unknown' | 'planned', figures: number[]) => ({
    targetId,
    reading: { atMs: 1_772_442_000_123 + targetId, status, pollSeconds: 15, codes: figures },
  });
  const entries = [
    entry(7, 'down', []),
    entry(3, 'up', codes),
    entry(9, 'planned', []),
    entry(1, 'degraded', codes.toReversed()),
    entry(2, 'unknown', []),
  ];
  expect(unpackJournal(packJournal(entries))).toEqual(entries);
  // A release with fewer figures wrote less of each.
  const short = entry(4, 'up', [9]);
  expect(unpackJournal(packJournal([short]))[0]?.reading.codes).toEqual([9, ...codes.slice(1).map(() => 0)]);
  const uneven = { targetId: 1, reading: { atMs: 5, status: 'up' as const, pollSeconds: 14.6, codes: [] } };
  expect(unpackJournal(packJournal([uneven]))[0]?.reading.pollSeconds).toBe(15);
});

/** A later release reads what this one wrote: another beginning would be another version. */
it('begins with its version, how much there is, and how many figures each has', () => {
  const figures = seriesNames.length;
  const minute = {
    ...openMinute(0, 0, 15),
    codes: [seriesNames.map(() => 3)],
    offsetsMs: [7_999],
    upMs: 30_400,
    degradedMs: 9_600,
    downMs: 5_000,
    plannedMs: 70_000,
  };
  expect([...packMinute(minute).slice(0, 10)]).toEqual([1, 1, figures, 30, 10, 5, 60, 14, 6, 6]);
  const status = 'planned' as const;
  const journal = packJournal([{ targetId: 3, reading: { atMs: 5, status, pollSeconds: 15, codes: [2] } }]);
  expect([...journal.slice(0, 9)]).toEqual([1, 1, figures, 6, 10, 8, 30, 2, 4]);
  const rollup = {
    ...emptyRollup(120),
    count: 4,
    upSeconds: 50,
    degradedSeconds: 1,
    downSeconds: 2,
    plannedSeconds: 3,
  };
  const cpu = { count: 3, mean: 0.2, minimum: 0.1, maximum: 0.5 };
  const chunk = packRollups([{ ...rollup, metrics: cpuAlone(cpu) }], 0, 60);
  // Mean, that not every reading had it, how many had not, and the ends as distances.
  expect([...chunk.slice(0, 14)]).toEqual([1, 1, figures, 4, 8, 20, 2, 4, 6, 42, 1, 2, 20, 60]);
});

it('a minute of a newer release has figures that are passed over, and one of an older lacks some', () => {
  const older = writeColumns();
  for (const value of [1, 2, 1, 10, 0, 0, 0]) older.number(value);
  for (const column of [
    [5, 20],
    [101, 0],
  ])
    older.column(column);
  const { rollup, readings } = unpackMinute(older.bytes(), 600);
  expect(rollup).toMatchObject({ startS: 600, count: 2, upSeconds: 10 });
  expect(rollup.metrics[0]).toEqual({ count: 1, mean: 1, minimum: 1, maximum: 1 });
  expect(rollup.metrics.slice(1).every((metric) => metric === undefined)).toBe(true);
  expect(readings.map(({ startS, metrics }) => [startS, metrics[0]?.mean])).toEqual([
    [605, 1],
    [620, undefined],
  ]);
});

it('a status that a newer release wrote counts as not seen', () => {
  const newer = writeColumns();
  for (const value of [1, 1, 0]) newer.number(value);
  for (const value of [7, 1_000, 5, 15, 0]) newer.column([value]);
  expect(unpackJournal(newer.bytes())).toEqual([
    { targetId: 7, reading: { atMs: 1_000, status: 'unknown', pollSeconds: 15, codes: [] } },
  ]);
});
