import { expect, it } from 'vitest';
import { businessDaysIn, duePeriods } from './digest-period.ts';
import { someSettings } from './testing/an-inquiry.ts';

const at = (local: string) => Date.parse(`${local}+01:00`);
const due = (local: string, settings = someSettings) => duePeriods(at(local), settings);

it('on any day the last whole week and the last whole month, each with the one before it', () => {
  expect(due('2026-03-18T12:00')).toEqual([
    {
      period: 'week',
      fromDay: '2026-03-09',
      toDay: '2026-03-15',
      before: { fromDay: '2026-03-02', toDay: '2026-03-08' },
      dueAtMs: at('2026-03-16T09:00'),
    },
    {
      period: 'month',
      fromDay: '2026-02-01',
      toDay: '2026-02-28',
      before: { fromDay: '2026-01-01', toDay: '2026-01-31' },
      dueAtMs: at('2026-03-02T09:00'),
    },
  ]);
});

it('on a Monday the week that ended yesterday, on a Sunday the one before that', () => {
  expect(due('2026-03-16T09:00')[0]?.fromDay).toBe('2026-03-09');
  expect(due('2026-03-15T23:00')[0]?.fromDay).toBe('2026-03-02');
});

it('waits for the first business day to open', () => {
  expect(due('2026-03-16T08:59')).toMatchObject([{ period: 'month' }]);
  const holiday = { ...someSettings, holidays: ['2026-03-16'] };
  expect(due('2026-03-16T12:00', holiday)).toMatchObject([{ period: 'month' }]);
  expect(due('2026-03-17T09:00', holiday)[0]).toMatchObject({ period: 'week', dueAtMs: at('2026-03-17T09:00') });
  // 1 March is a Sunday.
  expect(due('2026-03-01T12:00').map(({ period }) => period)).not.toContain('month');
});

it('business days of a period: both ends count', () => {
  const days = ['2026-03-08', '2026-03-09', '2026-03-15', '2026-03-16'].map((day) => ({
    day,
    reachedEngineers: 0,
    asked: 0,
  }));
  expect(businessDaysIn(days, '2026-03-09', '2026-03-15').map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-15']);
});
