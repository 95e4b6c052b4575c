/** `/downtime`: engineers plan maintenance with the form that Discord has, and end, move or cancel what is planned. */
import type { Downtime } from '../../../domain/downtime.ts';
import { comingDowntimes } from '../../../downtime/planning.ts';
import { listInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { notesPart } from '../pages/notes-parts.ts';
import { lastsTag } from '../status/maintenance-list.ts';
import { statusMark } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import { type PlanForm, planFields } from './plan-form.ts';

/** What became of the last form, by its name in the address. */
const outcomes = {
  plan: 'Announced in the channels that it concerns.',
  change: 'Changed, and said so in the channels.',
  end: 'Finished, and said so in the channels.',
  cancel: 'Cancelled, and said so in the channels.',
} as const;

/** `problem`: why the form did not read. */
export function downtimePage(
  context: PageContext,
  { form, problem }: { form?: PlanForm; problem?: string } = {},
): string {
  const { csrfToken = '', url, parts } = context;
  const said = Object.entries(outcomes).find(([name]) => name === url.searchParams.get('said'));
  const coming = comingDowntimes(parts.planning());
  return renderPage(
    {
      title: 'Maintenance · Herald',
      path: '/downtime',
      live: notesFeed,
      body: html`<h1>Maintenance</h1>${notesPart(context)}${said ? html`<p class="note" role="status">${said[1]}</p>` : nothing}
<section aria-labelledby="coming-title"><h2 id="coming-title">Scheduled</h2>${
        coming.length === 0
          ? html`<p>No maintenance is scheduled. Herald follows EC2's own schedule and what engineers announce.</p>`
          : html`<ol class="planned">${coming.map((one) => window(one, context))}</ol>`
      }</section>
<section aria-labelledby="new-title"><h2 id="new-title">Plan maintenance</h2>
${problem ? html`<p class="note" role="alert">${problem}</p>` : nothing}
<form class="plan" method="post" action="/downtime/plan"><input type="hidden" name="csrf" value="${csrfToken}">
${planFields(form)}
<p><button class="button">Read it back</button> <span class="quiet">Nothing is announced before you have seen what was understood.</span></p></form></section>`,
    },
    context,
  );
}

function window(downtime: Downtime, { zone, csrfToken = '' }: PageContext): Html {
  const { id, title, startsAtMs, customers, plannedBy, state, source } = downtime;
  const names = [...new Set([...downtime.services, ...downtime.takesDown, ...downtime.hosts])].slice(0, 6);
  const by = source === 'ec2' ? 'by AWS' : plannedBy ? `by ${plannedBy}` : '';
  return html`<li><p class="when">${timeTag(startsAtMs, 'moment', zone)} ${lastsTag(downtime)}</p>
<div><p><strong>${title}</strong> ${state === 'planned' ? nothing : statusMark('planned', state === 'running' ? 'In progress' : 'Taking longer than planned')}</p>
<p>${names.length > 0 ? html`Affected: <bdi>${listInWords(names)}</bdi>. ` : nothing}${customers ?? nothing}</p>
${by === '' ? nothing : html`<p class="quiet">Planned ${by}</p>`}
${source === 'discord' ? changes(id, title, state !== 'planned', csrfToken) : html`<p class="quiet">${source === 'ec2' ? 'AWS decides when.' : 'Set in the registry; change it there.'}</p>`}</div></li>`;
}

/** Each is read back before it is carried out. */
function changes(id: string, title: string, hasBegun: boolean, csrfToken: string): Html {
  const hidden = (kind: string) =>
    html`<input type="hidden" name="csrf" value="${csrfToken}"><input type="hidden" name="window" value="${id}"><input type="hidden" name="kind" value="${kind}">`;
  const press = (kind: string, label: string) =>
    html`<form method="post" action="/downtime/change">${hidden(kind)}<button aria-label="${label}: ${title}">${label}</button></form>`;
  return html`<details class="changes"><summary>Change</summary>${hasBegun ? press('end', 'End it now') : press('cancel', 'Cancel it')}
<form method="post" action="/downtime/change">${hidden('change')}<label>${hasBegun ? 'Until when' : 'New time'}<input name="when" required maxlength="200" autocomplete="off" placeholder="${hasBegun ? 'until 23:45' : 'Sunday 22:00-23:30'}"></label> <button>Move it</button></form></details>`;
}
