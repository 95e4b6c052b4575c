/** Holds Herald's figures against the truth: of what each person meant, and of what Herald took each message for. */

import { missesDiffer, windowsDiffer } from './compare-shown.ts';
import type { MessageTruth, MonthEvent, MonthMessage } from './month.ts';
import { countTruth, type DayTruth } from './month-truth.ts';
import type { PlayedMonth } from './play-month.ts';
import type { DayFigures } from './read-figures.ts';

/** `missed` and `false-alarm` are the classifier's; `misread` is an inquiry that was noticed and understood otherwise. */
export type Misreading = {
  kind: 'missed' | 'false-alarm' | 'misread';
  message: MonthMessage;
  meant: MessageTruth;
  taken: MessageTruth;
};

export type Comparison = {
  messages: number;
  inquiries: number;
  precision: number;
  recall: number;
  misreadings: readonly Misreading[];
  /** Every figure that is not what it should be, each in words; `counted` with the misreadings taken as they were. */
  differences: readonly string[];
  totals: { meant: Totals; counted: Totals; herald: Totals };
};
export type Totals = Record<(typeof counts)[number], number>;

const counts = [
  'asked',
  'answeredByHerald',
  'reachedEngineers',
  'selfServed',
  'pressedThatAnswers',
  'pressedNotIt',
  'pressedStillNeed',
  'breaches',
] as const;

export function compareMonth(playedMonth: PlayedMonth): Comparison {
  const { month, played, noted, figures, readAtMs } = playedMonth;
  const misreadings: Misreading[] = [];
  let right = 0;
  let inquiries = 0;
  let messages = 0;
  const engineers = new Set(month.people.filter(({ role }) => role === 'engineer').map(({ key }) => key));
  const asTaken = played.map((event): MonthEvent => {
    if (event.kind !== 'message') return event;
    messages += 1;
    const note = noted.get(event.id);
    const { isEngineer: _, ...understood } = note ?? { isEngineer: false };
    const taken: MessageTruth =
      note && !engineers.has(event.author) ? { isInquiry: true, ...understood } : { isInquiry: false };
    if (event.truth.isInquiry) inquiries += 1;
    if (event.truth.isInquiry && taken.isInquiry) right += 1;
    const kind = misreadingOf(event, taken, month.switchesAtMs);
    if (!kind) return event;
    misreadings.push({ kind, message: event, meant: event.truth, taken });
    return { ...event, truth: taken };
  });
  const meant = countTruth(month, played, readAtMs);
  const counted = countTruth(month, asTaken, readAtMs);
  const alarms = misreadings.filter(({ kind }) => kind === 'false-alarm').length;
  return {
    messages,
    inquiries,
    precision: right / Math.max(1, right + alarms),
    recall: right / Math.max(1, inquiries),
    misreadings,
    differences: [
      ...figuresDiffer('JSON', counted, figures.json),
      ...figuresDiffer('CSV', counted, figures.csv),
      ...servicesDiffer(counted, figures.json),
      ...pageDiffers(counted, figures),
      ...baselineDiffers(counted, figures, month.switchesAtMs),
      ...commandDiffers(counted.slice(0, (month.endsAtMs - month.startsAtMs) / 86_400_000), figures.command),
      ...windowsDiffer(playedMonth),
      ...missesDiffer(played, figures.misses),
    ],
    totals: { meant: totalsOf(meant), counted: totalsOf(counted), herald: totalsOf(figures.json) },
  };
}

function misreadingOf({ truth, atMs }: MonthMessage, taken: MessageTruth, switchesAtMs: number) {
  if (!truth.isInquiry) return taken.isInquiry ? ('false-alarm' as const) : undefined;
  if (!taken.isInquiry) return 'missed' as const;
  const isToBeAnswered = truth.putTo === 'herald' || (truth.putTo === 'channel' && atMs >= switchesAtMs);
  const isSame =
    truth.putTo === taken.putTo && truth.service === taken.service && isToBeAnswered === (taken.isAnswered ?? false);
  return isSame ? undefined : ('misread' as const);
}

function figuresDiffer(where: string, truth: readonly DayTruth[], figures: readonly DayFigures[]): string[] {
  return truth.flatMap((day) => {
    const shown = figures.find((one) => one.day === day.day);
    return counts.flatMap((count) => {
      const found = shown?.[count] ?? 0;
      const unsure = count === 'breaches' ? day.unsureBreaches : count === 'selfServed' ? day.unsureSelfServed : 0;
      const least = day[count] - unsure;
      return found >= least && found <= day[count]
        ? []
        : [`${where}, ${day.day}: ${count} is ${found}, should be ${day[count]}`];
    });
  });
}

function servicesDiffer(truth: readonly DayTruth[], figures: PlayedMonth['figures']['json']): string[] {
  return truth.flatMap(({ day, reachedByService }) => {
    const shown = figures.find((one) => one.day === day)?.reachedByService ?? {};
    return differing(reachedByService, shown).map((what) => `JSON, ${day}: ${what}`);
  });
}

function pageDiffers(truth: readonly DayTruth[], figures: PlayedMonth['figures']): string[] {
  const { page } = figures;
  const byService: Record<string, number> = {};
  for (const { reachedByService } of truth)
    for (const [service, count] of Object.entries(reachedByService))
      byService[service] = (byService[service] ?? 0) + count;
  const totals = totalsOf(truth);
  const unsure = truth.reduce((sum, { unsureBreaches }) => sum + unsureBreaches, 0);
  const named = Object.fromEntries(Object.entries(byService).filter(([service]) => service !== ''));
  const shown = Object.fromEntries(Object.entries(page.byService).filter(([service]) => service in named));
  const isPerDay = Object.keys(page.perDay).length > 0;
  return [
    ...(isPerDay ? perDayDiffers(truth, Object.keys(named), figures) : differing(named, shown)).map(
      (what) => `page: ${what}`,
    ),
    ...(page.thatAnswers === totals.pressedThatAnswers ? [] : [`page: that-answers is ${page.thatAnswers}`]),
    ...(page.breaches <= totals.breaches && page.breaches >= totals.breaches - unsure
      ? []
      : [`page: breaches is ${page.breaches}, should be ${totals.breaches}`]),
  ];
}

/** Of business days before and since the day of the switch, which is neither. */
function perDayDiffers(
  truth: readonly DayTruth[],
  services: readonly string[],
  { page, businessDays, switchedOn }: PlayedMonth['figures'],
): string[] {
  const days = truth.filter(({ day }) => businessDays.some((one) => one.day === day));
  const meanOf = (some: readonly DayTruth[], service: string) =>
    some.reduce((sum, { reachedByService }) => sum + (reachedByService[service] ?? 0), 0) / some.length;
  return services.flatMap((service) => {
    const before = meanOf(
      days.filter(({ day }) => day < switchedOn),
      service,
    );
    const since = meanOf(
      days.filter(({ day }) => day > switchedOn),
      service,
    );
    const shown = page.perDay[service] ?? { before: 0, since: 0 };
    const isAsShown = isRounded(shown.before, before) && isRounded(shown.since, since);
    return isAsShown
      ? []
      : [`"${service}" is ${shown.before} and ${shown.since} a day, should be ${before} and ${since}`];
  });
}

/** With one digit behind the point, from ten on whole. */
function isRounded(shown: number, mean: number): boolean {
  return Math.abs(shown - mean) <= (mean < 9.95 ? 0.051 : 0.501);
}

function differing(should: Record<string, number>, shown: Readonly<Record<string, number>>): string[] {
  return [...new Set([...Object.keys(should), ...Object.keys(shown)])].flatMap((name) =>
    (should[name] ?? 0) === (shown[name] ?? 0)
      ? []
      : [`"${name}" is ${shown[name] ?? 0}, should be ${should[name] ?? 0}`],
  );
}

/** The mean of the business days between the first and the switch; what is asked on a free day counts with the next. */
function baselineDiffers(truth: readonly DayTruth[], { baseline, switchedOn }: PlayedMonth['figures'], at: number) {
  const local = new Date(at + 12 * 3_600_000).toISOString().slice(0, 10);
  const before = truth.slice(1).filter(({ day }) => day < local);
  const isWorkday = ({ day }: DayTruth) => ![0, 6].includes(new Date(day).getUTCDay());
  const lastWorkday = before.findLastIndex(isWorkday);
  const counted = before.slice(0, lastWorkday + 1).reduce((sum, { reachedEngineers }) => sum + reachedEngineers, 0);
  const workdays = before.filter(isWorkday).length;
  if (workdays < 5) return baseline.kind === 'assumed' ? [] : ['the baseline is said to be measured'];
  const perDay = counted / workdays;
  return [
    ...(switchedOn === local ? [] : [`the switch is ${switchedOn}, should be ${local}`]),
    ...(Math.abs(baseline.perDay - perDay) < 0.001
      ? []
      : [`the baseline is ${baseline.perDay.toFixed(2)}, should be ${perDay.toFixed(2)}`]),
  ];
}

/** "Herald answered 40 of 71 that day": of the last whole business day. */
function commandDiffers(truth: readonly DayTruth[], words: string): string[] {
  const workdays = truth.filter(({ day }) => ![0, 6].includes(new Date(day).getUTCDay()));
  const last = workdays.at(-1);
  const said = /Herald answered (\d+) of (\d+) (?:\(\d+ %\) )?that day/.exec(words);
  if (last && said && Number(said[1]) === last.answeredByHerald && Number(said[2]) === last.asked) return [];
  return [`/inquiries says "${words.slice(0, 200)}", should say ${last?.answeredByHerald} of ${last?.asked}`];
}

function totalsOf(days: readonly Pick<DayFigures, (typeof counts)[number]>[]): Totals {
  const totals = Object.fromEntries(counts.map((count) => [count, 0])) as Totals;
  for (const day of days) for (const count of counts) totals[count] += day[count];
  return totals;
}
