/** Scheduled maintenance as customers read it: what, when, for how long, and what they will notice. */
import { type Downtime, type DowntimeState, endOf } from '../../../domain/downtime.ts';
import type { ShownStatus } from '../../../domain/health.ts';
import { durationInWords, lengthInWords, listInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { publicIdOf } from '../public-downtime.ts';
import { statusMark, statusShape } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import type { AnnouncedWindow } from '../web-parts.ts';
import type { Audience } from './status-audience.ts';

const shown = 10;
const asPlannedWithinMs = 60_000;

const words: Readonly<Record<DowntimeState, string>> = {
  planned: 'Scheduled',
  running: 'In progress',
  'over-running': 'Taking longer than planned',
  finished: 'Completed',
  cancelled: 'Cancelled',
};

export function stateWords({ state, plannedEndsAtMs }: Pick<Downtime, 'state' | 'plannedEndsAtMs'>): string {
  return state === 'running' && plannedEndsAtMs !== undefined ? 'In progress, extended' : words[state];
}

/** When it really ended: earlier where somebody said so, or later where the hub told its end long past the planned one. */
export function endedAtMs({ downtime, changedAtMs }: AnnouncedWindow): number {
  const { endsAtMs, finishedAtMs, state } = downtime;
  const isLate = state === 'finished' && finishedAtMs === undefined && changedAtMs - endsAtMs >= asPlannedWithinMs;
  return isLate ? changedAtMs : endOf(downtime);
}

/** What lies ahead or runs, as far as this audience may know of it. */
function openDowntimes(downtimes: readonly Downtime[], audience: Audience): Downtime[] {
  return audience.downtimes(downtimes).filter(({ state }) => state !== 'finished' && state !== 'cancelled');
}

/** `cancelled`: of which it is said until their time has passed. */
export function maintenanceList(
  downtimes: readonly Downtime[],
  audience: Audience,
  zone: string,
  cancelled: readonly Downtime[] = [],
): Html {
  const open = openDowntimes(downtimes, audience);
  const known = [...open.slice(0, shown), ...audience.downtimes(cancelled).slice(0, shown)];
  const rest = open.length - shown;
  return html`${open.length === 0 ? html`<p>None scheduled.${audience.isPublic ? '' : " Herald follows EC2's own schedule and what engineers announce."}</p>` : nothing}${
    known.length === 0
      ? nothing
      : html`<ol class="planned">${known.map((downtime) => maintenance(downtime, audience, zone))}</ol>`
  }${rest > 0 ? html`<p class="quiet">${rest} more in the calendar.</p>` : nothing}`;
}

const marks: Readonly<Partial<Record<DowntimeState, ShownStatus>>> = {
  running: 'planned',
  'over-running': 'planned',
  cancelled: 'unknown',
};

function maintenance(downtime: Downtime, audience: Audience, zone: string): Html {
  const { title, startsAtMs, customers, plannedBy, state } = downtime;
  const mark = marks[state];
  return html`<li><p class="when">${timeTag(startsAtMs, 'moment', zone)} ${lastsTag(downtime)}</p>
<div><p><strong><a href="${maintenancePath(downtime, audience)}"><bdi>${title}</bdi></a></strong> ${mark === undefined ? nothing : statusMark(mark, stateWords(downtime))}</p>
${
  state === 'cancelled'
    ? html`<p>It will not take place.</p>`
    : html`<p><bdi>${affectedWords(downtime, audience)}</bdi>${customers ? html` ${customers}` : nothing}${extendedNote(downtime, zone)}</p>`
}
${plannedBy && !audience.isPublic ? html`<p class="quiet">Planned by ${plannedBy}</p>` : nothing}</div></li>`;
}

/** Nothing where nobody named an end. */
export function lastsTag({ startsAtMs, endsAtMs, hasNoEnd }: Downtime): Html {
  return hasNoEnd ? nothing : html`<span class="quiet">for ${durationInWords((endsAtMs - startsAtMs) / 1000)}</span>`;
}

function extendedNote({ plannedEndsAtMs }: Downtime, zone: string): Html {
  return plannedEndsAtMs === undefined
    ? nothing
    : html` It was extended: first it was to end at ${timeTag(plannedEndsAtMs, 'moment', zone)}.`;
}

/** What began and was not taken back, as far as this audience may know of it, newest first. */
export function tookPlace(announced: readonly AnnouncedWindow[], audience: Audience): AnnouncedWindow[] {
  return announced
    .flatMap((one) => audience.downtimes([one.downtime]).map((downtime) => ({ ...one, downtime })))
    .filter(({ downtime: { state } }) => state !== 'planned' && state !== 'cancelled')
    .toSorted((one, other) => other.downtime.startsAtMs - one.downtime.startsAtMs);
}

/** One line a window; of a series its newest, and how often it took place. */
export function pastMaintenance(windows: readonly AnnouncedWindow[], audience: Audience, zone: string): Html {
  const series = [...Map.groupBy(windows, ({ downtime }) => downtime.seriesId ?? downtime.id).values()];
  return html`<ol class="incidents">${series.map((same) => {
    const [newest] = same;
    if (!newest) return nothing;
    const { downtime } = newest;
    const { title, startsAtMs, state } = downtime;
    const lasted = lengthInWords((endedAtMs(newest) - startsAtMs) / 1000);
    const often = same.length > 1 ? `${same.length} times, last ` : '';
    return html`<li><p>${statusShape('planned')} <a href="${maintenancePath(downtime, audience)}"><bdi>${title}</bdi></a></p>
<p class="quiet">${often}${timeTag(startsAtMs, 'moment', zone)}, for ${lasted}${state === 'finished' ? nothing : ' (not over yet)'}. <bdi>${affectedWords(downtime, audience)}</bdi></p></li>`;
  })}</ol>`;
}

/** Of its own page, the same for everybody. */
export function maintenancePath({ id }: Downtime, { isPublic }: Audience): string {
  return `/maintenance/${isPublic ? id : publicIdOf(id)}`;
}

/** `Affected: Card payments.` */
export function affectedWords({ services, takesDown, hosts }: Downtime, audience: Audience): string {
  const names = [...new Set([...services, ...takesDown])].map((name) => audience.title(name));
  const all = [...names, ...hosts];
  return all.length === 0 ? '' : `Affected: ${listInWords(all.slice(0, 6))}.`;
}
