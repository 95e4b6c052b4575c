/** In which order incidents are listed, and what a page of one thing says of its own. */
import type { Incident } from '../../../domain/incident.ts';
import { compareStatus } from '../../../format/health-words.ts';
import { type Html, html } from '../html.ts';
import { openIncident, pastIncident, type SummaryContext } from '../status/incident-summary.ts';

const shown = 20;

/** Those that go on first, each with its own page behind it. */
export function incidentList(incidents: readonly Incident[], context: SummaryContext): Html {
  if (incidents.length === 0) return html`<p>No incidents.</p>`;
  const open = incidents.filter(({ endedAtMs }) => endedAtMs === undefined);
  const over = newestFirst(incidents.filter(({ endedAtMs }) => endedAtMs !== undefined)).slice(0, shown);
  return html`${worstFirst(open).map((one) => openIncident(one, context))}<ol class="incidents">${over.map((one) => pastIncident(one, context))}</ol>`;
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
