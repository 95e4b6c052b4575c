/** Hand-made inquiries for tests: the events of one question, and whole days of counts. */
import type { InquiryEvent, InquiryEventKind } from '../../domain/inquiry-event.ts';
import { aRegistry } from '../../testing/builders.ts';
import type { InquiryReport } from '../inquiry-report.ts';
import type { InquiryDay } from '../metric.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** Monday 2 March 2026, 09:00 in Berlin: as the working day opens. */
export const mondayMs = Date.UTC(2026, 2, 2, 8);
/** Monday to Friday from nine to six in Berlin; nine hours to answer; 50 a day assumed before, 30 the goal. */
export const someSettings = aRegistry().inquiries;

/** What happened to it, and how long after it was asked. */
export type Step = readonly [kind: InquiryEventKind, afterMs: number];
export const put: Step = ['put-to-engineers', 0];

/** Anna asks about billing in c1, unless told otherwise. */
export function anInquiry(
  id: string,
  atMs: number,
  steps: readonly Step[] = [],
  about: Partial<InquiryEvent> = {},
): InquiryEvent[] {
  const all: readonly Step[] = [['asked', 0], ...steps];
  return all.map(([kind, afterMs]) => ({
    eventKey: `${id}/${kind}`,
    kind,
    atMs: atMs + afterMs,
    inquiryId: id,
    channelId: 'c1',
    personHash: 'anna',
    service: 'billing',
    ...about,
  }));
}

/** A business day on which nothing happened, unless told otherwise. */
export function aDay(day: string, override: Partial<InquiryDay> = {}): InquiryDay {
  return {
    day,
    isBusinessDay: true,
    asked: 0,
    answeredByHerald: 0,
    reachedEngineers: 0,
    selfServed: 0,
    wrongAnswers: 0,
    calledWrong: 0,
    askedAgain: 0,
    takenToEngineers: 0,
    engineersAskedAfter: 0,
    selfServiceShare: undefined,
    isFinal: true,
    pressedThatAnswers: 0,
    pressedNotIt: 0,
    pressedStillNeed: 0,
    heraldSeconds: { median: undefined, p90: undefined },
    engineerWaits: [],
    breaches: 0,
    reachedByService: {},
    askedByService: {},
    reachedByChannel: {},
    askedByChannel: {},
    askedByHour: new Array<number>(24).fill(0),
    ...override,
  };
}

/** A report of these days: its business days are those among them. */
export function aReportOf(days: readonly InquiryDay[], override: Partial<InquiryReport> = {}): InquiryReport {
  return {
    zone: 'Europe/Berlin',
    days,
    businessDays: days
      .filter(({ isBusinessDay }) => isBusinessDay)
      .map(({ day, reachedEngineers, asked }) => ({ day, reachedEngineers, asked })),
    baseline: { kind: 'measured', perDay: 50, fromDay: '2026-02-02', toDay: '2026-02-13', businessDays: 10 },
    goalPerDay: 30,
    switchedOn: undefined,
    trend: {
      kind: 'unclear',
      perWeek: 0,
      lowPerWeek: -2,
      highPerWeek: 1.5,
      firstValue: 0,
      lastValue: 0,
      dayCount: 15,
    },
    trendDays: [],
    ...override,
  };
}
