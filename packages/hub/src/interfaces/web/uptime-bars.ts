/** One bar a day: how a service was over the last three months, or one on a phone. Drawn as shapes of the page, so that its style sheet colours them. */
import type { ShownStatus } from '../../domain/health.ts';
import { durationInWords, lengthInWords, plural, uptimeInWords } from '../../format/words.ts';
import type { Day } from './day-history.ts';
import { type Html, html, nothing, trusted } from './html.ts';
import { dayInWords } from './times.ts';

const barWidth = 5;
const barSize = 3.6;
const height = 28;
const tops = { unwatched: 18, up: 4, planned: 4, degraded: 2, down: 0 } as const;
/** As many as a finger can meet on a phone, where the style sheet shows no more. */
export const narrowDays = 30;
const dayMs = 86_400_000;
/** As many as there are bars. */
export const barDays = 90;

export type DayState = 'unwatched' | 'up' | 'degraded' | 'down' | 'planned';

/** A day takes the colour of the worst that lasted a minute or more; today also of what is so right now. */
export function dayState({ uptime }: Pick<Day, 'uptime'>, now?: ShownStatus): DayState {
  if (now === 'down' || now === 'degraded') return now === 'down' || uptime.downSeconds < 60 ? now : 'down';
  if (uptime.watchedSeconds < 60) return now === 'up' ? 'up' : 'unwatched';
  if (uptime.downSeconds >= 60) return 'down';
  if (uptime.degradedSeconds >= 60) return 'degraded';
  return uptime.plannedSeconds >= 60 || now === 'planned' ? 'planned' : 'up';
}

export function upPercentOf(days: readonly Day[]): number | undefined {
  const sum = (part: (day: Day) => number) => days.reduce((total, day) => total + part(day), 0);
  const counted = sum(({ uptime }) => uptime.watchedSeconds - uptime.plannedSeconds);
  return counted <= 0 ? undefined : (100 * sum(({ uptime }) => uptime.upSeconds + uptime.degradedSeconds)) / counted;
}

type Renewed = {
  /** Today's own bar. */
  today: Html;
  /** The name of the part in which the percentages are renewed, where they are. */
  percentPart?: string;
  /** The days of all that stands beside it on the page. */
  beside?: readonly (readonly Day[])[];
};

/** The bars of all days but today, and what is renewed while the page is open. `days.ts` adds what a tap shows. */
export function uptimeBars(title: string, days: readonly Day[], renewed: Renewed, now?: ShownStatus): Html {
  const past = days.slice(0, -1);
  const states = past.map((day) => dayState(day));
  const bars = past.map((day, at) => (states[at] === 'up' ? '' : bar(day, states[at] ?? 'unwatched', at * barWidth)));
  return html`<div class="uptime"><div class="days"><div class="past"><svg class="bars" viewBox="0 0 ${past.length * barWidth} ${height}" preserveAspectRatio="none" role="img" aria-label="${summary(title, days, now)}" data-first="${past[0]?.date ?? ''}">${goodDays(states)}${trusted(bars.join(''))}</svg></div>${renewed.today}</div>
<p class="scale"><span><span class="wide">${plural(days.length, 'day')} ago</span><span class="narrow">${plural(Math.min(days.length, narrowDays), 'day')} ago</span></span><span class="told"><span class="usual"${renewed.percentPart === undefined ? nothing : html` data-part="${renewed.percentPart}"`}>${uptimePercents(days, now, renewed.beside)}</span><span class="tapped" aria-live="polite"></span></span><span>Today</span></p></div>`;
}

/** Of all days, and of those that a phone shows. */
export function uptimePercents(
  days: readonly Day[],
  now?: ShownStatus,
  beside: readonly (readonly Day[])[] = [],
): Html {
  return html`<span class="wide">${percentWords(days, now, beside)}</span><span class="narrow">${percentWords(days.slice(-narrowDays), now, beside)}</span>`;
}

/** The last bar alone. */
export function todayBar(day: Day | undefined, now: ShownStatus): Html {
  if (!day) return nothing;
  const state = dayState(day, now);
  return html`<svg class="bars" viewBox="0 0 ${barWidth} ${height}" preserveAspectRatio="none" role="img" aria-label="Today: ${wordsOf(day, state, now)}">${trusted(bar(day, state, 0, now))}</svg>`;
}

/** Most days: one drawing for all of them, since thirty services have thousands. `days.ts` finds their words itself. */
function goodDays(states: readonly DayState[]): Html {
  const top = tops.up;
  const drawn = states.map((state, at) =>
    state === 'up' ? `M${at * barWidth} ${top}h${barSize}v${height - top}h-${barSize}z` : '',
  );
  return trusted(`<path class="b-up" d="${drawn.join('')}"/>`);
}

/** Bad days are taller than good ones, beside being of another colour. */
function bar(day: Day, state: DayState, x: number, now?: ShownStatus): string {
  const top = tops[state];
  return `<rect class="b-${state}" x="${x}" y="${top}" width="${barSize}" height="${height - top}" rx="0.8"><title>${dayInWords(day.date)}: ${wordsOf(day, state, now)}.</title></rect>`;
}

/** What the percentage counts, said once on each page that shows one. */
export const whatCountsAsUp =
  'Uptime counts slow periods as up and leaves out trouble within scheduled maintenance. A day takes the colour of the worst that lasted a minute or more.';

/** `99.98 % uptime`. Where not all of the time was watched the words say how much was: minutes are no record of a quarter. */
function percentWords(days: readonly Day[], now?: ShownStatus, beside: readonly (readonly Day[])[] = []): string {
  const percent = upPercentOf(days);
  if (percent === undefined) return 'not monitored yet';
  const watchedSeconds = watchedWith(days, beside);
  if (watchedSeconds * 1000 < dayMs)
    return `${uptimeInWords(percent)} uptime in ${durationInWords(watchedSeconds)} of monitoring`;
  // Beside "Unknown" a bare percentage would claim what nobody measures.
  const words = `${uptimeInWords(percent)} uptime${now === 'unknown' ? ' while it was monitored' : ''}`;
  const first = days.find(({ uptime }) => uptime.watchedSeconds >= 60);
  return first && first !== days[0] ? `${words} since ${dayInWords(first.date)}` : words;
}

/** What was watched since the same second is watched as long, although the records of one are some seconds ahead of another's. */
function watchedWith(days: readonly Day[], beside: readonly (readonly Day[])[]): number {
  const of = (own: readonly Day[]) => own.reduce((total, { uptime }) => total + uptime.watchedSeconds, 0);
  const own = of(days);
  const longest = Math.max(own, ...beside.map((other) => of(other.slice(-days.length))));
  return longest - own < asLongSeconds ? longest : own;
}

const asLongSeconds = 90;

/** Today's own colour is of what is so right now, too. */
export function badDays(days: readonly Day[], now: ShownStatus): readonly Day[] {
  return days.filter((day) => ['down', 'degraded'].includes(dayState(day, day === days.at(-1) ? now : undefined)));
}

/** Of the same days as the list below it, today's own trouble among them. */
function summary(title: string, days: readonly Day[], now: ShownStatus = 'up'): string {
  if (upPercentOf(days) === undefined) return `${title} was not monitored in the last ${plural(days.length, 'day')}.`;
  const bad = badDays(days, now).length;
  return `${title}: ${percentWords(days, now)} in the last ${plural(days.length, 'day')}; ${bad === 0 ? 'no day' : plural(bad, 'day')} with problems.`;
}

/** Numbers and our own words only: safe as markup. */
export function wordsOf({ uptime }: Pick<Day, 'uptime'>, state: DayState, now?: ShownStatus): string {
  switch (state) {
    case 'unwatched':
      return 'not monitored';
    case 'down':
      return now === 'down' ? 'down right now' : `down for ${lengthInWords(uptime.downSeconds)}`;
    case 'degraded':
      return now === 'degraded' ? 'degraded right now' : `degraded for ${lengthInWords(uptime.degradedSeconds)}`;
    case 'planned':
      return now === 'planned'
        ? 'in maintenance right now'
        : `affected by scheduled maintenance for ${durationInWords(uptime.plannedSeconds)}`;
    default:
      return 'operational';
  }
}
