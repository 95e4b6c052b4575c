import { expect, it } from 'vitest';
import { inTurns, ratioOf, spreadOf, spreadWords } from './in-turns.ts';

it('measures each in turn, round by round, and gives the median of the ratios with their spread', async () => {
  const order: string[] = [];
  const costs: Record<string, number[]> = { a: [2, 6, 3], b: [4, 4, 4] };
  const rounds = await inTurns({ subjects: [{ name: 'a' }, { name: 'b' }], rounds: 3 }, async ({ name }) => {
    order.push(name);
    return costs[name]?.shift();
  });
  expect(order.join('')).toBe('ababab');
  expect(ratioOf(rounds, ['a', 'b'], (cost) => cost)).toEqual({ least: 0.5, median: 0.75, most: 1.5 });
});

it('leaves a round out in which one of the two was not measured', async () => {
  const answers = [1, 2, undefined, 4];
  const subjects = [{ name: 'a' }, { name: 'b' }];
  const rounds = await inTurns({ subjects, rounds: 2 }, async () => answers.shift());
  expect(ratioOf(rounds, ['a', 'b'], (cost) => cost)).toEqual({ least: 0.5, median: 0.5, most: 0.5 });
  expect(ratioOf(rounds, ['a', 'c'], (cost) => cost)).toBeUndefined();
});

it('tells of two their mean as the median, and all of them in words', () => {
  expect(spreadWords(spreadOf([0.71239, 0.5]))).toBe('0.606 (0.5 to 0.712)');
});
