/**
 * The metric, computed from the log of events whenever it is read. What each figure means stands in README.md here;
 * each is defined by the function that computes it.
 */

import type { Period } from '../domain/history.ts';
import { foldInquiries, type Inquiry, settledAtMs } from '../domain/inquiry.ts';
import type { InquiryEvent } from '../domain/inquiry-event.ts';
import type { InquirySettings } from '../domain/registry.ts';
import { addBusinessSeconds, businessSecondsBetween, isBusinessDay } from '../downtime/business-hours.ts';
import { localDay } from '../format/zone-time.ts';
import { forgottenPerson } from '../store/inquiries/forget.ts';
import { createHourReader } from './hour-reader.ts';

/** Seconds; undefined where nothing was measured. */
export type Quantiles = { median: number | undefined; p90: number | undefined };

/** What was asked and answered outside working hours took no business second, however long it took. */
export type EngineerWait = { businessSeconds: number; clockSeconds: number };

export type InquiryDay = {
  /** `2026-03-02`, in the zone of the settings. */
  day: string;
  isBusinessDay: boolean;
  /** Inquiries asked that day, of Herald or of engineers. */
  asked: number;
  /** Answered by Herald directly. */
  answeredByHerald: number;
  /** Put to engineers, or escalated to them: each inquiry once, whatever became of it. */
  reachedEngineers: number;
  /** Answered by Herald, not wrongly, and the same person did not take it to engineers within the hour. */
  selfServed: number;
  /** Answered by Herald and no help: all that was answered and is not self-served. Each counts once below. */
  wrongAnswers: number;
  calledWrong: number;
  /** The same person asked it again within five minutes, and heard the same. */
  askedAgain: number;
  /** "I still need an engineer" was pressed, or it was put to them otherwise. */
  takenToEngineers: number;
  /** The same person put another question on the same matter to engineers within the hour, and this was the last answer before it. */
  engineersAskedAfter: number;
  /** 0 to 1, of all inquiries of the day; undefined on a day without any. */
  selfServiceShare: number | undefined;
  /** False until an hour has passed since the last inquiry of the day, and the day: the share may still fall. */
  isFinal: boolean;
  pressedThatAnswers: number;
  pressedNotIt: number;
  pressedStillNeed: number;
  /** From the question to Herald's answer, in seconds. */
  heraldSeconds: Quantiles;
  /** From when each reached engineers to their first word. */
  engineerWaits: readonly EngineerWait[];
  /** Service levels that were missed that day: due then, and not settled by then. */
  breaches: number;
  /** Inquiries that reached engineers, by what they are about; `""` where that is not known. */
  reachedByService: Readonly<Record<string, number>>;
  reachedByChannel: Readonly<Record<string, number>>;
  /** All inquiries, by what they are about; `""` where that is not known. */
  askedByService: Readonly<Record<string, number>>;
  /** All inquiries, by where they were asked. */
  askedByChannel: Readonly<Record<string, number>>;
  /** 24 numbers: all inquiries by the hour they were asked in. */
  askedByHour: readonly number[];
};

/** Who was not helped asks on while at it; what they ask engineers later in the day is a question of its own. */
const soonAfterMs = 3_600_000;
const againMs = 5 * 60_000;

const always: Period = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

type InquiryDaysOptions = {
  fromDay: string;
  toDay: string;
  nowMs: number;
  settings: InquirySettings;
  /** Only what was asked in it counts: hours of a day. What became of it is told by all there is. */
  askedIn?: Period;
};

/** One entry for each day from `fromDay` to `toDay`, both included, also where nothing was asked. */
export function inquiryDays(
  events: Iterable<InquiryEvent>,
  { fromDay, toDay, nowMs, settings, askedIn = always }: InquiryDaysOptions,
): InquiryDay[] {
  const inquiries = foldInquiries(events);
  const hourOf = createHourReader(settings.zone);
  const isIn = (atMs: number) => atMs >= askedIn.fromMs && atMs < askedIn.toMs;
  const byDay = Map.groupBy(
    inquiries.filter(({ askedAtMs }) => isIn(askedAtMs)),
    ({ askedAtMs }) => hourOf(askedAtMs).day,
  );
  const answeredByPerson = Map.groupBy(
    inquiries.filter(
      ({ answeredAtMs, personHash = forgottenPerson }) => answeredAtMs !== undefined && personHash !== forgottenPerson,
    ),
    ({ personHash }) => personHash,
  );
  const followed = new Set(
    inquiries.flatMap((inquiry) => answerBefore(inquiry, answeredByPerson.get(inquiry.personHash) ?? [])?.id ?? []),
  );
  const breachesByDay = countBy(
    inquiries.flatMap((inquiry) => breachOf(inquiry, nowMs, settings) ?? []).filter(isIn),
    (dueAtMs) => hourOf(dueAtMs).day,
  );
  return daysBetween(fromDay, toDay).map((day) => {
    const own = byDay.get(day) ?? [];
    const answered = own.filter(({ answeredAtMs }) => answeredAtMs !== undefined);
    const reached = own.filter(({ reachedAtMs }) => reachedAtMs !== undefined);
    const again = answered.filter((inquiry) => isAskedAgain(inquiry, answeredByPerson.get(inquiry.personHash) ?? []));
    const selfServed = answered.filter(
      (inquiry) =>
        inquiry.rejectedAtMs === undefined &&
        !again.includes(inquiry) &&
        inquiry.reachedAtMs === undefined &&
        inquiry.insistedAtMs === undefined &&
        !followed.has(inquiry.id),
    );
    const why = Map.groupBy(
      answered.filter((inquiry) => !selfServed.includes(inquiry)),
      (inquiry) => whyNoHelp(inquiry, again),
    );
    return {
      day,
      isBusinessDay: isBusinessDay(day, settings),
      asked: own.length,
      answeredByHerald: answered.length,
      reachedEngineers: reached.length,
      selfServed: selfServed.length,
      wrongAnswers: answered.length - selfServed.length,
      calledWrong: why.get('called-wrong')?.length ?? 0,
      askedAgain: why.get('asked-again')?.length ?? 0,
      takenToEngineers: why.get('taken-to-engineers')?.length ?? 0,
      engineersAskedAfter: why.get('engineers-asked-after')?.length ?? 0,
      selfServiceShare: own.length === 0 ? undefined : selfServed.length / own.length,
      isFinal: own.every(({ askedAtMs }) => askedAtMs + soonAfterMs <= nowMs) && day < localDay(nowMs, settings.zone),
      pressedThatAnswers: own.filter(({ acceptedAtMs }) => acceptedAtMs !== undefined).length,
      pressedNotIt: own.filter(({ rejectedAtMs }) => rejectedAtMs !== undefined).length,
      pressedStillNeed: own.filter(({ insistedAtMs }) => insistedAtMs !== undefined).length,
      heraldSeconds: quantiles(answered.map(({ answeredAtMs = 0, askedAtMs }) => (answeredAtMs - askedAtMs) / 1000)),
      engineerWaits: reached.flatMap((inquiry) => engineerWaitOf(inquiry, settings) ?? []),
      breaches: breachesByDay[day] ?? 0,
      reachedByService: countBy(reached, ({ service = '' }) => service),
      askedByService: countBy(own, ({ service = '' }) => service),
      reachedByChannel: countBy(reached, ({ channelId = '' }) => channelId),
      askedByChannel: countBy(own, ({ channelId = '' }) => channelId),
      askedByHour: hoursOf(own, hourOf),
    };
  });
}

/** The answer that a question to engineers follows: the last to the same person on the same matter, soon before. Others were of use. */
function answerBefore(put: Inquiry, answeredToSamePerson: readonly Inquiry[]): Inquiry | undefined {
  // What was answered and then taken to engineers tells of itself.
  if (put.reachedAtMs === undefined || put.answeredAtMs !== undefined) return undefined;
  return answeredToSamePerson.findLast(
    (before) =>
      before.askedAtMs <= put.askedAtMs && before.askedAtMs > put.askedAtMs - soonAfterMs && isSameMatter(before, put),
  );
}

/** About the same service; where one of the two names none, of the same kind. */
function isSameMatter(one: Inquiry, other: Inquiry): boolean {
  if (one.service !== undefined && other.service !== undefined) return one.service === other.service;
  return one.intent !== undefined && one.intent === other.intent;
}

/** The plainest sign of it. */
function whyNoHelp({ rejectedAtMs, insistedAtMs, reachedAtMs, ...inquiry }: Inquiry, again: readonly Inquiry[]) {
  if (rejectedAtMs !== undefined) return 'called-wrong';
  if (again.some(({ id }) => id === inquiry.id)) return 'asked-again';
  return insistedAtMs === undefined && reachedAtMs === undefined ? 'engineers-asked-after' : 'taken-to-engineers';
}

/**
 * Whoever asks the same again at once, and hears the same, was not helped by the answer; of another thing, or later, it is another
 * question, and an answer with news is what an outage that goes on is asked about again for. Of two questions about everything it
 * is not known whether they ask the same, so neither is held against the answer.
 */
function isAskedAgain(inquiry: Inquiry, answeredToSamePerson: readonly Inquiry[]): boolean {
  const { id, askedAtMs, service, intent, said } = inquiry;
  if (service === undefined) return false;
  const next = answeredToSamePerson.find(
    (other) =>
      other.id !== id &&
      other.askedAtMs > askedAtMs &&
      other.askedAtMs <= askedAtMs + againMs &&
      other.service === service &&
      other.intent === intent,
  );
  return next !== undefined && (said === undefined || next.said === undefined || next.said === said);
}

/** When an inquiry that reached engineers is due; undefined for one that did not. */
export function dueAtMs({ reachedAtMs }: Inquiry, settings: InquirySettings): number | undefined {
  return reachedAtMs === undefined
    ? undefined
    : addBusinessSeconds(reachedAtMs, settings.answerWithinBusinessHours * 3_600, settings);
}

/** The instant at which its service level was missed, if it was: due by now, and not settled by then. */
export function breachOf(inquiry: Inquiry, nowMs: number, settings: InquirySettings): number | undefined {
  const due = dueAtMs(inquiry, settings);
  const settled = settledAtMs(inquiry) ?? Number.POSITIVE_INFINITY;
  return due !== undefined && due <= nowMs && settled > due ? due : undefined;
}

function engineerWaitOf({ reachedAtMs, repliedAtMs }: Inquiry, settings: InquirySettings): EngineerWait | undefined {
  if (reachedAtMs === undefined || repliedAtMs === undefined) return undefined;
  return {
    businessSeconds: businessSecondsBetween(reachedAtMs, repliedAtMs, settings),
    clockSeconds: Math.max(0, (repliedAtMs - reachedAtMs) / 1000),
  };
}

/** Nearest rank: a figure that was really measured. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { median: rank(0.5), p90: rank(0.9) };
}

export function daysBetween(fromDay: string, toDay: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(fromDay); at <= Date.parse(toDay) && days.length < 3_660; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

function hoursOf(inquiries: readonly Inquiry[], hourOf: ReturnType<typeof createHourReader>): number[] {
  const hours = new Array<number>(24).fill(0);
  for (const { askedAtMs } of inquiries) {
    const { hour } = hourOf(askedAtMs);
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
