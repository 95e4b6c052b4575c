import { expect, it } from 'vitest';
import type { Row } from './answer.ts';
import { rowsWhenRead } from './row-list.ts';

function someRows(length: number) {
  const made: number[] = [];
  let ordered = 0;
  const rows = rowsWhenRead(
    length,
    () => {
      ordered += 1;
      return Array.from({ length }, (_, at) => at);
    },
    (at): Row => {
      made.push(at);
      return { kind: 'host', name: `web-${at}`, status: 'up', line: [], facts: [] };
    },
  );
  return { rows, made, ordered: () => ordered };
}

it('makes the rows of the page that is read, and no others', () => {
  const { rows, made, ordered } = someRows(10_000);
  expect(rows.length).toBe(10_000);
  expect(ordered()).toBe(0);
  expect(rows.slice(20, 22).map(({ name }) => name)).toEqual(['web-20', 'web-21']);
  expect(made).toEqual([20, 21]);
});

it('is put in order once, however often it is read', () => {
  const { rows, ordered } = someRows(3);
  expect(rows.slice().map(({ name }) => name)).toEqual(['web-0', 'web-1', 'web-2']);
  expect(rows.slice(1).map(({ name }) => name)).toEqual(['web-1', 'web-2']);
  expect(ordered()).toBe(1);
});

it('has nothing behind its end, and does not order anything to say so', () => {
  const { rows, ordered } = someRows(3);
  expect(rows.slice(3, 6)).toEqual([]);
  expect(rows.slice(2, 2)).toEqual([]);
  expect(ordered()).toBe(0);
  expect(rows.slice(2, 9).map(({ name }) => name)).toEqual(['web-2']);
});
