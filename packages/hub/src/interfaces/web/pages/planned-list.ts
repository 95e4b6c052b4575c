/** Planned downtime, soonest first, with what customers will notice. */
import type { Downtime } from '../../../domain/downtime.ts';
import { durationInWords, listInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import type { Audience } from '../status/status-audience.ts';
import { statusMark } from '../status-mark.ts';
import { timeTag } from '../times.ts';

const shown = 20;

export function plannedList(downtimes: readonly Downtime[], audience: Audience, zone: string): Html {
  const known = openDowntimes(downtimes, audience);
  if (known.length === 0) {
    return html`<p>Nothing is planned that Herald knows of. It follows EC2's own schedule and what engineers announce.</p>`;
  }
  const rest = known.length - shown;
  return html`<ol class="planned">${known.slice(0, shown).map((downtime) => {
    const { title, startsAtMs, endsAtMs, customers, plannedBy, state } = downtime;
    const names = [...new Set([...downtime.services, ...downtime.takesDown, ...downtime.hosts])];
    return html`<li><p class="when">${timeTag(startsAtMs, 'moment', zone)} <span class="quiet">for ${durationInWords((endsAtMs - startsAtMs) / 1000)}</span></p>
<div><p><strong>${title}</strong> ${
      state === 'running'
        ? statusMark('planned', 'running now')
        : state === 'over-running'
          ? statusMark('planned', 'takes longer than planned')
          : nothing
    }</p>
<p>${names.length > 0 ? html`<bdi>${listInWords(names.slice(0, 6))}</bdi>. ` : nothing}${customers ?? nothing}</p>
${plannedBy ? html`<p class="quiet">Planned by ${plannedBy}</p>` : nothing}</div></li>`;
  })}</ol>${rest > 0 ? html`<p class="quiet">${rest} more in the calendar feed.</p>` : nothing}`;
}

/** What lies ahead or runs, as far as this audience may know of it. */
export function openDowntimes(downtimes: readonly Downtime[], audience: Audience): Downtime[] {
  return audience.downtimes(downtimes).filter(({ state }) => state !== 'finished' && state !== 'cancelled');
}
