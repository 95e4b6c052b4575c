/** Incidents with their timelines. */
import { shownStatus } from '../../../domain/health.ts';
import type { Incident } from '../../../domain/incident.ts';
import { lastedSeconds, sinceMs, statusNow } from '../../../domain/incident-phases.ts';
import { compareStatus } from '../../../format/health-words.ts';
import { durationInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import type { Audience } from '../status/status-audience.ts';
import { statusMark } from '../status-mark.ts';
import { timeTag } from '../times.ts';

const shownEvents = 30;

export function incidentList(incidents: readonly Incident[], audience: Audience, zone: string, nowMs: number): Html {
  return html`<ol class="incidents">${incidents.map((incident) => renderIncident(incident, audience, zone, nowMs))}</ol>`;
}

export function newestFirst(incidents: readonly Incident[]): Incident[] {
  return incidents.toSorted((one, other) => other.startedAtMs - one.startedAtMs);
}

/** Of incidents that are open. */
export function worstFirst(incidents: readonly Incident[]): Incident[] {
  return incidents.toSorted(
    (one, other) => compareStatus(one.worst, other.worst) || one.startedAtMs - other.startedAtMs,
  );
}

function renderIncident(incident: Incident, audience: Audience, zone: string, nowMs: number): Html {
  const { target, startedAtMs, endedAtMs, worst, isPlanned } = incident;
  const status = shownStatus({
    status: endedAtMs === undefined ? statusNow(incident, nowMs) : worst,
    sinceMs: startedAtMs,
    reasons: [],
    isFlapping: false,
    ...(isPlanned ? { planned: { downtimeId: '', title: '', endsAtMs: 0 } } : {}),
  });
  const cause = audience.cause(incident);
  const events = audience.timeline(incident);
  const fromMs = endedAtMs === undefined ? sinceMs(incident, nowMs) : startedAtMs;
  const lasted = durationInWords(endedAtMs === undefined ? (nowMs - fromMs) / 1000 : lastedSeconds(incident, nowMs));
  const path = `/${target.kind === 'service' ? 'services' : 'hosts'}/${encodeURIComponent(target.name)}`;
  const name = audience.isPublic
    ? html`<bdi>${target.name}</bdi>`
    : html`<a href="${path}"><bdi>${target.name}</bdi></a>`;
  return html`<li><p>${statusMark(status)} <strong>${name}</strong> ${
    endedAtMs === undefined
      ? html`since ${timeTag(fromMs, 'moment', zone)} (${lasted})`
      : html`${timeTag(startedAtMs, 'moment', zone)}, for ${lasted}`
  }</p>
${cause ? html`<p>${cause}</p>` : nothing}
${
  events.length === 0
    ? nothing
    : html`<details${endedAtMs === undefined ? html` open` : nothing}><summary>What happened</summary><ol class="timeline">${events
        .slice(-shownEvents)
        .map(({ atMs, text }) => html`<li>${timeTag(atMs, 'clock', zone)} <span>${text}</span></li>`)}</ol></details>`
}</li>`;
}
