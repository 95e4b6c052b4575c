/** What EC2 says is coming for hosts: scheduled events, interruptions, rebalances. */
import type { HostView } from '../../../domain/fleet.ts';
import { type Html, html, nothing } from '../html.ts';
import { timeTag } from '../times.ts';

const shown = 20;

/** Of one host, or of several with their names. Nothing where EC2 says nothing. */
export function noticeList(views: readonly HostView[], zone: string): Html {
  const open = views.flatMap(({ host, lastReport }) =>
    (lastReport?.report.notices ?? [])
      .filter(({ state }) => state === 'active')
      .map((notice) => ({ ...notice, name: host.name })),
  );
  if (open.length === 0) return nothing;
  return html`<section><h2>What EC2 says</h2><ul class="plain">${open
    .slice(0, shown)
    .map(
      ({ name, description, code, startsAt }) =>
        html`<li>${views.length > 1 ? html`<a href="/hosts/${encodeURIComponent(name)}"><bdi>${name}</bdi></a>: ` : nothing}${description} <span class="code">${code}</span>${startsAt ? html` ${timeTag(Date.parse(startsAt), 'moment', zone)}` : nothing}</li>`,
    )}</ul>${open.length > shown ? html`<p class="quiet">and ${open.length - shown} more</p>` : nothing}</section>`;
}
