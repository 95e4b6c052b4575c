/** Services by group, each with its name as customers know it, how it is, and a bar for each day. */

import { serviceStatusNow } from '../../../domain/doubt.ts';
import type { ServiceView } from '../../../domain/fleet.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { type Incident, worstFromMs } from '../../../domain/incident.ts';
import { wordOf } from '../../../format/health-words.ts';
import { plural } from '../../../format/words.ts';
import type { Day } from '../day-history.ts';
import { type Html, html, nothing } from '../html.ts';
import { type LiveParts, livePart } from '../live/live-part.ts';
import { statusMark } from '../status-mark.ts';
import { dayInWords, timeTag } from '../times.ts';
import { badDays, dayState, narrowDays, uptimeBars, whatCountsAsUp, wordsOf } from '../uptime-bars.ts';
import type { Audience, StatusContext } from './status-audience.ts';
import { incidentTitle } from './status-words.ts';

const mostBadDays = 30;

/** What is so now: nothing is known while the hub sees no server, nor of what just failed to answer. */
export function shownNow(view: ServiceView, { readModel }: Pick<StatusContext, 'readModel'>): ShownStatus {
  return readModel.fleet.connectivity().kind === 'isolated' ? 'unknown' : serviceStatusNow(view, readModel.nowMs);
}

export type ListOptions = {
  audience: Audience;
  context: Pick<StatusContext, 'readModel' | 'zone'>;
  live: LiveParts;
  /** By name; empty where they could not be read. */
  days: ReadonlyMap<string, readonly Day[]>;
  incidents: readonly Incident[];
};

export function serviceList(options: ListOptions): Html {
  const { audience, days } = options;
  const groups = audience.groups();
  // What stands in no group is told apart where there are groups.
  const rest = groups.length > 1 ? 'Other services' : undefined;
  return html`${groups.map(
    ({ title = rest, services }) => html`${title === undefined ? nothing : html`<h3 class="group-title">${title}</h3>`}
<ul class="services">${services.map((view) => serviceItem(view, options))}</ul>`,
  )}${days.size > 0 ? html`<p class="quiet">${whatCountsAsUp}</p>` : nothing}`;
}

function serviceItem(view: ServiceView, { audience, context, live, days, incidents }: ListOptions): Html {
  const { name } = view.service;
  const title = audience.title(name);
  const known = days.get(name);
  return html`<li><div class="service"><strong>${
    audience.isPublic
      ? html`<bdi>${title}</bdi>`
      : html`<a href="/services/${encodeURIComponent(name)}"><bdi>${title}</bdi></a>`
  }</strong>${livePart(`service:${name}`, live)}</div>
${
  known
    ? html`${uptimeBars(title, known, { today: livePart(`today:${name}`, live), percentPart: `uptime:${name}`, beside: [...days.values()] }, shownNow(view, context))}${badDayList(
        known,
        {
          incidents: incidents.filter(({ target }) => target.name === name),
          now: shownNow(view, context),
          title,
          zone: context.zone,
          nowMs: context.readModel.nowMs,
        },
      )}`
    : nothing
}</li>`;
}

/** What a bar shows when it is tapped, for whoever reads or has no pointer: what happened that day, and how long. */
function badDayList(
  days: readonly Day[],
  options: { incidents: readonly Incident[]; now: ShownStatus; title: string; zone: string; nowMs: number },
): Html {
  const { incidents, now, title, zone, nowMs } = options;
  const fromMs = (incident: Incident) => worstFromMs(incident, nowMs);
  const bad = badDays(days, now).toReversed();
  if (bad.length === 0) return nothing;
  // The bars are fewer on a phone: there the days of these alone are counted and listed. The history has the others.
  const newest = days.slice(-narrowDays);
  const inNewest = bad.filter((day) => newest.includes(day)).length;
  const count = (of: number, among: readonly Day[]) =>
    `${plural(of, 'day')} with problems in ${plural(among.length, 'day')}`;
  return html`<details class="bad-days${inNewest === 0 ? ' wide-only' : ''}"><summary><span class="wide">${count(bad.length, days)}</span><span class="narrow">${count(inNewest, newest)}</span></summary><ul class="plain">${bad
    .slice(0, mostBadDays)
    .map((day) => {
      const of = incidents.filter(
        ({ startedAtMs, endedAtMs = Number.POSITIVE_INFINITY }) => startedAtMs < day.toMs && endedAtMs >= day.fromMs,
      );
      const shown = day === days.at(-1) ? now : undefined;
      return html`<li${newest.includes(day) ? nothing : html` class="wide-only"`}>${dayInWords(day.date)}: ${wordsOf(day, dayState(day, shown), shown)}.${of.map(
        (incident) =>
          html` <a href="/incidents/${encodeURIComponent(incident.id)}">${incidentTitle(title, incident)}</a> <span class="quiet">${timeTag(fromMs(incident), fromMs(incident) >= day.fromMs ? 'clock' : 'moment', zone)}</span>`,
      )}</li>`;
    })}</ul></details>`;
}

export function serviceMark(view: ServiceView, context: StatusContext): Html {
  const status = shownNow(view, context);
  return statusMark(status, wordOf(status));
}
