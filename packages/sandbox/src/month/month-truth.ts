/** What is true of a month, counted from what was played, by rules of its own: nothing of the hub's code is used here. */
import type { Month, MonthEvent, MonthMessage } from './month.ts';

export type DayTruth = {
  day: string;
  asked: number;
  answeredByHerald: number;
  reachedEngineers: number;
  selfServed: number;
  /** Of those, the ones of which it depends on what was answered, or how it was understood, whether they helped. */
  unsureSelfServed: number;
  pressedThatAnswers: number;
  pressedNotIt: number;
  pressedStillNeed: number;
  breaches: number;
  /** Of those, the ones that an incident's end may have settled: that depends on when Herald saw it. */
  unsureBreaches: number;
  reachedByService: Record<string, number>;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Told = {
  message: MonthMessage;
  press?: { button: string; atMs: number };
  replyAtMs?: number;
  deletedAtMs?: number;
};

/**
 * `played`: the events that really happened (a press needs a button to press), all of them by default; `untilMs`: now.
 * Rules, as README.md of the hub's inquiries defines them: a day has nine working hours, 9 to 18, Monday to Friday.
 */
export function countTruth(
  month: Month,
  played: readonly MonthEvent[] = month.events,
  untilMs = month.endsAtMs,
): DayTruth[] {
  const inquiries = collect(played, untilMs);
  const outages = outagesIn(month, played);
  const days = new Map<string, DayTruth>();
  for (let atMs = month.startsAtMs; atMs < untilMs; atMs += dayMs)
    days.set(dayOf(month, atMs), emptyDay(dayOf(month, atMs)));
  for (const told of inquiries) {
    const { message, press } = told;
    const truth = days.get(dayOf(month, message.atMs));
    if (!truth) continue;
    truth.asked += 1;
    if (isAnswered(month, message)) truth.answeredByHerald += 1;
    if (press?.button === 'that-answers') truth.pressedThatAnswers += 1;
    if (press?.button === 'not-it') truth.pressedNotIt += 1;
    if (press?.button === 'still-need') truth.pressedStillNeed += 1;
    const reachedAtMs = reachedAt(told);
    if (reachedAtMs !== undefined) {
      truth.reachedEngineers += 1;
      const service = message.truth.service ?? '';
      truth.reachedByService[service] = (truth.reachedByService[service] ?? 0) + 1;
      const due = dueAfter(month, reachedAtMs);
      const settled = Math.min(
        told.replyAtMs ?? Number.POSITIVE_INFINITY,
        press?.button === 'that-answers' ? press.atMs : Number.POSITIVE_INFINITY,
        told.deletedAtMs ?? Number.POSITIVE_INFINITY,
      );
      const dueDay = days.get(dayOf(month, due));
      if (due <= untilMs && settled > due && dueDay) {
        dueDay.breaches += 1;
        if (outages.some((outage) => isDuring(outage, message))) dueDay.unsureBreaches += 1;
      }
    }
    const helped = isAnswered(month, message) ? helpOf(told, inquiries, month) : 'no';
    if (helped !== 'no') truth.selfServed += 1;
    if (helped === 'perhaps') truth.unsureSelfServed += 1;
  }
  return [...days.values()];
}

function collect(played: readonly MonthEvent[], untilMs: number): Told[] {
  const byId = new Map<string, Told>();
  for (const event of played) {
    if (event.atMs > untilMs) continue;
    if (event.kind === 'message' && event.truth.isInquiry) byId.set(event.id, { message: event });
    const told = 'messageId' in event ? byId.get(event.messageId) : undefined;
    if (!told) continue;
    if (event.kind === 'press') told.press = { button: event.button, atMs: event.atMs };
    if (event.kind === 'engineer-reply')
      if (!(event.unlessContent && told.press?.button === 'that-answers'))
        told.replyAtMs = Math.min(told.replyAtMs ?? Number.POSITIVE_INFINITY, event.atMs);
    if (event.kind === 'delete') told.deletedAtMs = event.atMs;
  }
  return [...byId.values()];
}

function reachedAt({ message, press }: Told): number | undefined {
  if (message.truth.putTo === 'engineers') return message.atMs;
  return press?.button === 'still-need' ? press.atMs : undefined;
}

type Help = 'yes' | 'perhaps' | 'no';

/** Who asked a message that was deleted is forgotten, so it can't be held against anyone's other question. */
function helpOf(told: Told, all: readonly Told[], month: Month): Help {
  if (told.press?.button === 'not-it' || reachedAt(told) !== undefined) return 'no';
  if (told.deletedAtMs !== undefined) return 'yes';
  const own = all.filter(
    ({ message, deletedAtMs }) => message.author === told.message.author && deletedAtMs === undefined,
  );
  const answered = own.filter(({ message }) => isAnswered(month, message));
  const taken = own.filter((other) => reachedAt(other) !== undefined && !answered.includes(other));
  const against = taken.map((put) => isHeldAgainst(told, put, answered));
  if (against.includes('yes')) return 'no';
  return against.includes('perhaps') || isAskedAgain(told, answered) ? 'perhaps' : 'yes';
}

/** A question to engineers counts against the last answer on the same matter within the hour before it. */
function isHeldAgainst(told: Told, put: Told, answered: readonly Told[]): Help {
  const before = answered.filter(
    ({ message }) =>
      message.atMs <= put.message.atMs &&
      message.atMs > put.message.atMs - hourMs &&
      isSameThing(message.truth.service, put.message.truth.service),
  );
  const at = before.indexOf(told);
  if (at < 0) return 'no';
  const isSure = (one: Told) => isOfOneService(one.message, put.message);
  if (before.slice(at + 1).some(isSure)) return 'no';
  return isSure(told) && at === before.length - 1 ? 'yes' : 'perhaps';
}

/** Whoever asks about the same service within five minutes, and hears the same, was not helped: what was heard is not known here. */
function isAskedAgain({ message }: Told, answered: readonly Told[]): boolean {
  return answered.some(
    ({ message: other }) =>
      other.atMs > message.atMs && other.atMs <= message.atMs + 5 * 60_000 && isOfOneService(other, message),
  );
}

function isOfOneService({ truth: one }: MonthMessage, { truth: other }: MonthMessage): boolean {
  return one.service !== undefined && one.service === other.service;
}

/** Where one of the two names no service, they may be of one kind. */
function isSameThing(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Herald answers what is said to it, and from the switch on also what is asked of everyone. */
function isAnswered({ switchesAtMs }: Month, { truth, atMs }: MonthMessage): boolean {
  if (truth.isAnswered !== undefined) return truth.isAnswered;
  return truth.putTo === 'herald' || (truth.putTo === 'channel' && atMs >= switchesAtMs);
}

type Outage = { service: string; fromMs: number; toMs: number };

/** With the time that it may take until Herald sees the end. */
function outagesIn({ services }: Month, played: readonly MonthEvent[]): Outage[] {
  const outages: Outage[] = [];
  for (const event of played) {
    if (event.kind !== 'host-down') continue;
    const up = played.find((other) => other.kind === 'host-up' && other.host === event.host && other.atMs > event.atMs);
    const service = services.find(({ hosts }) => hosts.includes(event.host))?.name ?? '';
    outages.push({ service, fromMs: event.atMs, toMs: (up?.atMs ?? event.atMs) + 2 * hourMs });
  }
  return outages;
}

function isDuring({ service, fromMs, toMs }: Outage, { truth, atMs }: MonthMessage): boolean {
  return isSameThing(truth.service, service) && atMs >= fromMs && atMs <= toMs;
}

/** Nine working hours later: the same time on the next working day; what comes outside working hours is due as that day closes. */
function dueAfter(month: Month, atMs: number): number {
  const day = Math.floor((atMs - month.startsAtMs) / dayMs);
  const inDay = atMs - month.startsAtMs - day * dayMs;
  const isFree = (which: number) => which % 7 > 4;
  const nextWorking = (from: number) => {
    let which = from;
    while (isFree(which)) which += 1;
    return which;
  };
  const closing = (which: number) => month.startsAtMs + which * dayMs + 18 * hourMs;
  if (isFree(day) || inDay <= 9 * hourMs) return closing(nextWorking(day));
  if (inDay >= 18 * hourMs) return closing(nextWorking(day + 1));
  return month.startsAtMs + nextWorking(day + 1) * dayMs + inDay;
}

function dayOf(month: Month, atMs: number): string {
  const number = Math.floor((atMs - month.startsAtMs) / dayMs);
  // The month starts at local midnight, which is on the day before in UTC.
  return new Date(month.startsAtMs + number * dayMs + 12 * hourMs).toISOString().slice(0, 10);
}

function emptyDay(day: string): DayTruth {
  return {
    day,
    asked: 0,
    answeredByHerald: 0,
    reachedEngineers: 0,
    selfServed: 0,
    unsureSelfServed: 0,
    pressedThatAnswers: 0,
    pressedNotIt: 0,
    pressedStillNeed: 0,
    breaches: 0,
    unsureBreaches: 0,
    reachedByService: {},
  };
}
