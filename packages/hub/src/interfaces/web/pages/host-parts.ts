/** What of a host's page stays current: how it is, why, and its newest figures. */
import { hostFacts, measuredAtMs } from '../../../answers/host-facts.ts';
import { hostVerdict } from '../../../answers/host-verdict.ts';
import type { HostView } from '../../../domain/fleet.ts';
import { type Html, html, nothing } from '../html.ts';
import type { LiveParts } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { factList } from '../render-answer.ts';
import { renderText } from '../render-text.ts';
import { statusShape } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import { notesParts } from './notes-parts.ts';
import { reasonList } from './reason-list.ts';

export function hostParts(name: string, context: PageContext): LiveParts {
  const { readModel, zone, viewer } = context;
  const view = readModel.fleet.host(name);
  if (!view) return new Map([['verdict', html`<h1>${name} is no longer in the registry.</h1>`]]);
  const { status, verdict, lines } = hostVerdict(view, readModel);
  const measured = measuredAtMs(view);
  return new Map<string, Html>([
    ...notesParts(context),
    [
      'verdict',
      html`<h1 class="headline">${statusShape(status)} ${renderText(verdict, zone)}</h1>${lines.map((line) => html`<p>${renderText(line, zone)}</p>`)}
<p class="quiet">${measured === undefined ? 'Never measured.' : html`Measured ${timeTag(measured, 'ago', zone)}`}</p>`,
    ],
    ['reasons', reasonList(view.health.reasons, { said: [verdict, ...lines], showsDetail: viewer.isEngineer, zone })],
    ['facts', hostFactLists(view, context)],
  ]);
}

function hostFactLists(view: HostView, { viewer, zone }: PageContext): Html {
  const facts = hostFacts(view, viewer).filter(
    ({ audience, key }) => key !== 'measured' && (audience !== 'engineers' || viewer.isEngineer),
  );
  if (facts.length === 0) return html`<p>Nothing is known of it yet: it has not reported since Herald started.</p>`;
  const rest = facts.filter(({ audience }) => audience !== 'main');
  return html`${factList(
    facts.filter(({ audience }) => audience === 'main'),
    zone,
  )}${rest.length > 0 ? html`<details><summary>More facts</summary>${factList(rest, zone)}</details>` : nothing}`;
}
