/** The five weeks from this Monday on, as a month hangs on a wall: on which days something is planned. */
import { Temporal } from 'temporal-polyfill';
import type { Downtime } from '../../../domain/downtime.ts';
import { type Html, html, nothing } from '../html.ts';
import { statusShape } from '../status-mark.ts';

const weeks = 5;
const shownADay = 2;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Nothing where no day has anything: the list says that in words. Days are those of the zone. */
export function downtimeCalendar(
  downtimes: readonly Downtime[],
  { nowMs, zone }: { nowMs: number; zone: string },
): Html {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).startOfDay();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const days = Array.from({ length: weeks * 7 }, (_, at) => {
    const start = monday.add({ days: at }).startOfDay();
    const [fromMs, toMs] = [start.epochMilliseconds, start.add({ days: 1 }).startOfDay().epochMilliseconds];
    return {
      start,
      isToday: start.equals(today),
      isOver: toMs <= nowMs,
      planned: downtimes.filter(({ startsAtMs, endsAtMs }) => startsAtMs < toMs && endsAtMs > Math.max(fromMs, nowMs)),
    };
  });
  if (days.every(({ planned }) => planned.length === 0)) return nothing;
  const rows = Array.from({ length: weeks }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return html`<table class="calendar"><caption>Days with planned downtime, in ${zone}</caption>
<thead><tr>${weekdays.map((name) => html`<th scope="col"><abbr title="${name}">${name.slice(0, 2)}</abbr></th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((day, at) => cell(day, at))}</tr>`)}</tbody></table>`;

  function cell({ start, isToday, isOver, planned }: (typeof days)[number], at: number): Html {
    const isNamed = start.day === 1 || (at === 0 && start.equals(monday));
    const date = `${start.day}${isNamed ? ` ${start.toLocaleString('en-GB', { month: 'short' })}` : ''}`;
    const rest = planned.length - shownADay;
    return html`<td${isToday ? html` aria-current="date"` : nothing} class="${isOver ? 'over' : planned.length > 0 ? 'busy' : 'free'}"><span class="date">${date}</span>${planned
      .slice(0, shownADay)
      .map(
        ({ title }) => html`<span class="event">${statusShape('planned')}<span>${title}</span></span>`,
      )}${rest > 0 ? html`<span class="event">and ${rest} more</span>` : nothing}</td>`;
  }
}
