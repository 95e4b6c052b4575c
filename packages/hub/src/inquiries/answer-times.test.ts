import { expect, it } from 'vitest';
import { businessSecondsOf, clockSecondsOf, engineerTimeWords, outsideHoursOf } from './answer-times.ts';
import { inquiriesCsv, inquiriesJson } from './export-inquiries.ts';
import { inquiryDays } from './metric.ts';
import { aDay, anInquiry, aReportOf, dayMs, hourMs, mondayMs, put, someSettings } from './testing/an-inquiry.ts';

const minuteMs = 60_000;
/** Put to engineers so long after Monday's opening at 09:00, and answered so long after that. */
function answered(id: string, afterOpeningMs: number, afterMs: number) {
  return anInquiry(id, mondayMs + afterOpeningMs, [put, ['engineer-replied', afterMs]], { personHash: id });
}
const within = answered('within', hourMs, 20 * minuteMs);
/** At 20:00 on Monday, as long after closing as nobody measures working time. */
const evening = answered('evening', 11 * hourMs, 3 * minuteMs);
const overNight = answered('over-night', 8 * hourMs + 50 * minuteMs, 15 * hourMs + 20 * minuteMs);

function daysOf(...events: readonly (typeof within)[]) {
  return inquiryDays(events.flat(), {
    fromDay: '2026-03-02',
    toDay: '2026-03-02',
    nowMs: mondayMs + 5 * dayMs,
    settings: someSettings,
  });
}

it('an answer within working hours took its time in them', () => {
  expect(engineerTimeWords(daysOf(within))).toBe('20 minutes of working time');
});

it('a question of the evening that was answered in the evening took no zero, but its time on the clock', () => {
  expect(engineerTimeWords(daysOf(evening))).toBe('3 minutes on the clock, all outside working hours');
  expect(engineerTimeWords(daysOf(within, evening))).toBe(
    '20 minutes of working time; 1 more outside working hours, within 3 minutes on the clock',
  );
});

it('what waited over night is told by both clocks', () => {
  expect(engineerTimeWords(daysOf(overNight))).toBe('20 minutes of working time (15 hours on the clock)');
});

it('nothing is told where nobody answered', () => {
  expect(engineerTimeWords(daysOf(anInquiry('open', mondayMs, [put])))).toBeUndefined();
});

it('exports leave the working time of an evening empty, and have the clock', () => {
  const [day = aDay('2026-03-02')] = daysOf(evening);
  expect([businessSecondsOf([day]).median, clockSecondsOf([day]).median, outsideHoursOf([day])]).toEqual([
    undefined,
    180,
    1,
  ]);
  const [head = '', row = ''] = inquiriesCsv(aReportOf([day])).split('\r\n');
  const cell = (name: string) => row.split(',')[head.split(',').indexOf(name)];
  expect(cell('engineers_median_business_seconds')).toBe('');
  expect(cell('engineers_median_clock_seconds')).toBe('180');
  expect(cell('engineers_answered_outside_hours')).toBe('1');
  expect(JSON.parse(inquiriesJson(aReportOf([day]))).days[0]).toMatchObject({
    engineerBusinessSeconds: {},
    engineerClockSeconds: { median: 180 },
    answeredOutsideHours: 1,
  });
});

it('counts those alone in which no working time passed', () => {
  expect(outsideHoursOf(daysOf(within, evening, overNight))).toBe(1);
});
