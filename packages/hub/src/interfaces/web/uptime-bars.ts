/** One bar a day: how a service was over the last three months. Drawn as shapes of the page, so that its style sheet colours them. */
import { durationInWords, plural, uptimeInWords } from '../../format/words.ts';
import type { Day } from './day-history.ts';
import { type Html, html, trusted } from './html.ts';

const barWidth = 5;
const height = 28;

export type DayState = 'unwatched' | 'up' | 'degraded' | 'down' | 'planned';

/** A day takes the colour of the worst that lasted a minute or more. */
export function dayState({ uptime }: Pick<Day, 'uptime'>): DayState {
  if (uptime.watchedSeconds < 60) return 'unwatched';
  if (uptime.downSeconds >= 60) return 'down';
  if (uptime.degradedSeconds >= 60) return 'degraded';
  return uptime.plannedSeconds >= 60 ? 'planned' : 'up';
}

export function upPercentOf(days: readonly Day[]): number | undefined {
  const sum = (part: (day: Day) => number) => days.reduce((total, day) => total + part(day), 0);
  const counted = sum(({ uptime }) => uptime.watchedSeconds - uptime.plannedSeconds);
  return counted <= 0 ? undefined : (100 * sum(({ uptime }) => uptime.upSeconds + uptime.degradedSeconds)) / counted;
}

/** The bars with their summary as text; every bar says its day on hover and to a screen reader as part of the summary. */
export function uptimeBars(name: string, days: readonly Day[]): Html {
  const width = days.length * barWidth;
  const bars = days.map((day, index) => {
    const state = dayState(day);
    // Shape beside colour: the worse, the taller the notch.
    const drop = { unwatched: 20, up: 0, planned: 4, degraded: 8, down: 14 }[state];
    return `<rect class="b-${state}" x="${index * barWidth}" y="${drop}" width="${barWidth - 1}" height="${height - drop}"><title>${dayWords(day)}</title></rect>`;
  });
  return html`<div class="uptime"><svg class="bars" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${summary(name, days)}">${trusted(bars.join(''))}</svg>
<p class="scale"><span>${plural(days.length, 'day')} ago</span><span>${percentWords(days)}</span><span>today</span></p></div>`;
}

/** What the percentage counts, said once on each page that shows one. */
export const whatCountsAsUp =
  'Uptime counts degraded periods as up and leaves planned maintenance out. A day takes the colour of its worst incident of a minute or more.';

function percentWords(days: readonly Day[]): string {
  const percent = upPercentOf(days);
  return percent === undefined ? 'not watched yet' : `${uptimeInWords(percent)} up`;
}

function summary(name: string, days: readonly Day[]): string {
  const percent = upPercentOf(days);
  if (percent === undefined) return `${name} was not watched in the last ${plural(days.length, 'day')}.`;
  const bad = days.filter((day) => dayState(day) === 'down');
  const worst = bad.map(dayWords).slice(-5).join(' ');
  return `${name}: up ${uptimeInWords(percent)} of the last ${plural(days.length, 'day')}. ${bad.length === 0 ? 'No day with an outage.' : `${plural(bad.length, 'day')} with an outage. ${worst}`}`;
}

/** Dates and numbers only: safe as markup. */
function dayWords(day: Day): string {
  const { uptime, date } = day;
  switch (dayState(day)) {
    case 'unwatched':
      return `${date}: not watched.`;
    case 'down':
      return `${date}: down for ${durationInWords(uptime.downSeconds)}.`;
    case 'degraded':
      return `${date}: degraded for ${durationInWords(uptime.degradedSeconds)}.`;
    case 'planned':
      return `${date}: maintenance for ${durationInWords(uptime.plannedSeconds)}.`;
    default:
      return `${date}: up.`;
  }
}
