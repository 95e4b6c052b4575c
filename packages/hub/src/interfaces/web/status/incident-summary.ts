/** An incident as it stands in a list: what happened, when, for how long, what was said last. */
import { isUnwritten } from '../../../answers/outages.ts';
import { type Incident, isAtWorst, sinceMs, worstFromMs } from '../../../domain/incident.ts';
import type { Registry } from '../../../domain/registry.ts';
import { lengthInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { statusShape } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import type { Audience } from './status-audience.ts';
import { asItIsNow, impactOf, incidentTitle, lastedInWords, statusOf } from './status-words.ts';

export type SummaryContext = { audience: Audience; zone: string; nowMs: number };

export function incidentPath({ id }: Incident): string {
  return `/incidents/${encodeURIComponent(id)}`;
}

/** One that goes on: with all that was said of it, newest first. */
export function openIncident(incident: Incident, { audience, zone, nowMs }: SummaryContext): Html {
  const now = asItIsNow(incident, nowMs);
  const status = statusOf(now);
  const fromMs = sinceMs(incident, nowMs);
  const title = incidentTitle(audience.title(incident.target.name), incident);
  const cause = audience.cause(incident) ?? '';
  const heading = html`<bdi>${title}</bdi>`;
  return html`<article class="incident k-${status}"><h3>${statusShape(status)} ${isUnwritten(incident) ? heading : html`<a href="${incidentPath(incident)}">${heading}</a>`}</h3>
<p>${impactOf(now)}, since ${timeTag(fromMs, 'moment', zone)} (${lengthInWords((nowMs - fromMs) / 1000)}).${now.worst === incident.worst ? '' : ` ${impactOf(incident)} for ${lastedInWords(incident, nowMs)} before.`}${cause === '' ? nothing : html` Cause: ${audience.written(cause)}`}</p>
${timeline(incident, audience, zone, [`${title}.`, `Cause: ${cause}`, cause])}</article>`;
}

/** One that is over, in a line or two. */
export function pastIncident(incident: Incident, { audience, zone, nowMs }: SummaryContext): Html {
  const status = statusOf(incident);
  return html`<li><p>${statusShape(status)} <a href="${incidentPath(incident)}"><bdi>${incidentTitle(audience.title(incident.target.name), incident)}</bdi></a></p>
<p class="quiet">${timeTag(worstFromMs(incident, nowMs), 'moment', zone)}. ${impactOf(incident)} for ${lastedInWords(incident, nowMs, isAtWorst(incident, nowMs) ? ' so far' : '')}.</p></li>`;
}

/** Newest first, as one reads what is new; without what stands above it already. */
export function timeline(incident: Incident, audience: Audience, zone: string, above: readonly string[] = []): Html {
  const events = audience
    .timeline(incident)
    .filter(({ text }) => !above.includes(text))
    .toReversed();
  if (events.length === 0) return nothing;
  return html`<ol class="timeline">${events
    .slice(0, 50)
    .map(({ atMs, text }) => html`<li>${timeTag(atMs, 'moment', zone)} <span>${text}</span></li>`)}</ol>`;
}

/** Outages as people see them: servers that failed with their service are not counted again. */
export function withoutServersOfServices(incidents: readonly Incident[], registry: Registry): Incident[] {
  const services = incidents.filter(({ target }) => target.kind === 'service');
  return incidents.filter(
    (one) =>
      one.target.kind === 'service' ||
      !services.some(
        (other) => registry.services.get(other.target.name)?.hosts.includes(one.target.name) && overlap(one, other),
      ),
  );
}

function overlap(one: Incident, other: Incident): boolean {
  const end = ({ endedAtMs = Number.POSITIVE_INFINITY }: Incident) => endedAtMs;
  return one.startedAtMs <= end(other) && other.startedAtMs <= end(one);
}
