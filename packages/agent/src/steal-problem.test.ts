import { someMetrics } from '@herald/protocol/report-builder';
import { expect, it } from 'vitest';
import { stealProblem } from './steal-problem.ts';

const cpu = (stealPercent: number) => ({ ...someMetrics().cpu, stealPercent });

it('calls out steal on burstable instance types only, and only when it is much', () => {
  expect(stealProblem('t3.small', cpu(35))).toMatchObject({
    code: 'cpu/credits-spent',
    message: expect.stringContaining('35 %'),
  });
  expect(stealProblem('t4g.nano', cpu(10))).toBeDefined();
  expect(stealProblem('t4g.nano', cpu(9.9))).toBeUndefined();
  expect(stealProblem('m5.large', cpu(35))).toBeUndefined();
  expect(stealProblem('trn1.2xlarge', cpu(35))).toBeUndefined();
  expect(stealProblem(undefined, cpu(35))).toBeUndefined();
});
