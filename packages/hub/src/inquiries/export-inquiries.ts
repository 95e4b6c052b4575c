/** The metric as CSV and as JSON: one row a day, the same figures as everywhere. */
import { businessSecondsOf, clockSecondsOf, outsideHoursOf } from './answer-times.ts';
import type { InquiryReport } from './inquiry-report.ts';
import type { InquiryDay } from './metric.ts';

const columns: readonly (readonly [name: string, of: (day: InquiryDay) => string | number | boolean | undefined])[] = [
  ['day', ({ day }) => day],
  ['business_day', ({ isBusinessDay }) => isBusinessDay],
  ['asked', ({ asked }) => asked],
  ['answered_by_herald', ({ answeredByHerald }) => answeredByHerald],
  ['reached_engineers', ({ reachedEngineers }) => reachedEngineers],
  ['self_served', ({ selfServed }) => selfServed],
  ['wrong_answers', ({ wrongAnswers }) => wrongAnswers],
  ['called_wrong', ({ calledWrong }) => calledWrong],
  ['asked_again', ({ askedAgain }) => askedAgain],
  ['taken_to_engineers', ({ takenToEngineers }) => takenToEngineers],
  ['engineers_asked_after', ({ engineersAskedAfter }) => engineersAskedAfter],
  ['self_service_share', ({ selfServiceShare }) => selfServiceShare?.toFixed(4)],
  ['final', ({ isFinal }) => isFinal],
  ['pressed_that_answers', ({ pressedThatAnswers }) => pressedThatAnswers],
  ['pressed_not_it', ({ pressedNotIt }) => pressedNotIt],
  ['pressed_still_need', ({ pressedStillNeed }) => pressedStillNeed],
  ['herald_median_seconds', ({ heraldSeconds }) => heraldSeconds.median],
  ['herald_p90_seconds', ({ heraldSeconds }) => heraldSeconds.p90],
  ['engineers_median_business_seconds', (day) => businessSecondsOf([day]).median],
  ['engineers_p90_business_seconds', (day) => businessSecondsOf([day]).p90],
  ['breaches', ({ breaches }) => breaches],
  ['engineers_median_clock_seconds', (day) => clockSecondsOf([day]).median],
  ['engineers_p90_clock_seconds', (day) => clockSecondsOf([day]).p90],
  ['engineers_answered_outside_hours', (day) => outsideHoursOf([day])],
];

/** RFC 4180, with a header. */
export function inquiriesCsv({ days }: InquiryReport): string {
  const rows = days.map((day) => columns.map(([, of]) => cell(of(day))).join(','));
  return `${[columns.map(([name]) => name).join(','), ...rows].join('\r\n')}\r\n`;
}

/** With the breakdowns that a table has no room for, the baseline, the trend and the switch. */
export function inquiriesJson(report: InquiryReport): string {
  const { zone, baseline, goalPerDay, switchedOn = null, trend, businessDays } = report;
  const days = report.days.map(({ engineerWaits, ...day }) => ({
    ...day,
    engineerBusinessSeconds: businessSecondsOf([{ engineerWaits }]),
    engineerClockSeconds: clockSecondsOf([{ engineerWaits }]),
    answeredOutsideHours: outsideHoursOf([{ engineerWaits }]),
  }));
  return `${JSON.stringify({ zone, baseline, goalPerDay, switchedOn, trend, businessDays, days }, null, 2)}\n`;
}

function cell(value: string | number | boolean | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
