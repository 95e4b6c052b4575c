/** Why a health is what it is; the exact terms for engineers. */
import type { Reason } from '../../../domain/health.ts';
import { type Html, html, nothing } from '../html.ts';
import { timeTag } from '../times.ts';

export function reasonList(reasons: readonly Reason[], showsDetail: boolean, zone: string): Html {
  if (reasons.length === 0) return nothing;
  return html`<h2>Why</h2><ul class="plain">${reasons.map(
    ({ text, detail, sinceMs }) =>
      html`<li>${text} <span class="quiet">since ${timeTag(sinceMs, 'moment', zone)}</span>${showsDetail && detail !== '' ? html` <span class="code">${detail}</span>` : nothing}</li>`,
  )}</ul>`;
}
