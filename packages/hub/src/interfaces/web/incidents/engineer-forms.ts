/** What engineers do on the page of an incident: take it on, say what they are doing, note what it was. */
import type { Incident } from '../../../domain/incident.ts';
import { whoTookIt } from '../../../domain/incident.ts';
import { longestLine } from '../../../notifications/incidents/engineers-say.ts';
import { mayAct } from '../access/roles.ts';
import { type Html, html, nothing } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { incidentPath } from '../status/incident-summary.ts';

/** What became of a form, by its name in the address. */
const outcomes = {
  acknowledged: "You're marked as on it.",
  already: 'Someone is on it already.',
  noted: 'Noted, and shown wherever somebody asks.',
  'cause-noted': 'Noted as the cause: "why was it down?" is answered with it.',
  over: 'It is back up: there is nothing left to acknowledge or update. The cause can still be noted.',
  empty: 'Nothing was written, so nothing was noted.',
} as const;
export type Outcome = keyof typeof outcomes;

/** For whoever acted alone: the address may be handed to a customer as it stands. */
export function outcomeNote({ url, role }: PageContext): Html {
  if (!mayAct(role, 'engineer')) return nothing;
  const said = Object.entries(outcomes).find(([name]) => name === url.searchParams.get('said'));
  return said ? html`<p class="note" role="status">${said[1]}</p>` : nothing;
}

/** Not part of what is renewed while the page is open: nobody's half-written line may go. */
export function engineerForms(incident: Incident, context: PageContext): Html {
  const { role, csrfToken, parts } = context;
  if (!mayAct(role, 'engineer') || !csrfToken || !parts.engineersSay) return nothing;
  const isOpen = incident.endedAtMs === undefined;
  const path = incidentPath(incident);
  const token = html`<input type="hidden" name="csrf" value="${csrfToken}">`;
  return html`<section class="engineers" aria-labelledby="engineers-title"><h2 id="engineers-title">For engineers</h2>
${
  isOpen
    ? html`${whoTookIt(incident) ? nothing : html`<form method="post" action="${path}/acknowledge">${token}<button class="button">I'm on it</button></form>`}
<form method="post" action="${path}/update">${token}<label for="line">What are you doing, and when will it be back?</label>
<div class="line"><input id="line" name="text" required maxlength="${longestLine}" autocomplete="off" placeholder="Restarting the queue, back by 20:45"> <button>Post update</button></div></form>
<form method="post" action="${path}/fixed">${token}<button>It's fixed</button></form>`
    : nothing
}
<form method="post" action="${path}/cause">${token}<label for="cause">What was the cause?</label>
<div class="line"><input id="cause" name="text" required maxlength="500" autocomplete="off" placeholder="A certificate had expired"> <button>Note the cause</button></div></form>
<p class="quiet">Colleagues read it with your name, in answers, alerts and on this page; customers only where it names no server and no colleague.${isOpen ? ' The incident closes by itself once the checks find all well; "It\'s fixed" says so until then.' : nothing}</p></section>`;
}
