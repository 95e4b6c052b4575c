/** Scheduled maintenance as customers read it: what, when, for how long, and what they will notice. */
import type { Downtime, DowntimeState } from '../../../domain/downtime.ts';
import { durationInWords, listInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { publicIdOf } from '../public-downtime.ts';
import { statusMark } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import type { Audience } from './status-audience.ts';

const shown = 10;

export const stateWords: Readonly<Record<DowntimeState, string>> = {
  planned: 'Scheduled',
  running: 'In progress',
  'over-running': 'Taking longer than planned',
  finished: 'Completed',
  cancelled: 'Cancelled',
};

/** What lies ahead or runs, as far as this audience may know of it. */
export function openDowntimes(downtimes: readonly Downtime[], audience: Audience): Downtime[] {
  return audience.downtimes(downtimes).filter(({ state }) => state !== 'finished' && state !== 'cancelled');
}

export function maintenanceList(downtimes: readonly Downtime[], audience: Audience, zone: string): Html {
  const known = openDowntimes(downtimes, audience);
  if (known.length === 0)
    return html`<p>None scheduled.${audience.isPublic ? '' : " Herald follows EC2's own schedule and what engineers announce."}</p>`;
  const rest = known.length - shown;
  return html`<ol class="planned">${known.slice(0, shown).map((downtime) => maintenance(downtime, audience, zone))}</ol>${
    rest > 0 ? html`<p class="quiet">${rest} more in the calendar.</p>` : nothing
  }`;
}

function maintenance(downtime: Downtime, audience: Audience, zone: string): Html {
  const { title, startsAtMs, endsAtMs, customers, plannedBy, state } = downtime;
  return html`<li><p class="when">${timeTag(startsAtMs, 'moment', zone)} <span class="quiet">for ${durationInWords((endsAtMs - startsAtMs) / 1000)}</span></p>
<div><p><strong><a href="${maintenancePath(downtime, audience)}"><bdi>${title}</bdi></a></strong> ${state === 'running' || state === 'over-running' ? statusMark('planned', stateWords[state]) : nothing}</p>
<p><bdi>${affectedWords(downtime, audience)}</bdi>${customers ? html` ${customers}` : nothing}</p>
${plannedBy && !audience.isPublic ? html`<p class="quiet">Planned by ${plannedBy}</p>` : nothing}</div></li>`;
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
