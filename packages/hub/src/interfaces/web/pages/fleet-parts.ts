/** What of the fleet page stays current: how many hosts are how. */
import { hostStatusNow } from '../../../domain/doubt.ts';
import { statusOrder, wordOf } from '../../../format/health-words.ts';
import { countInWords, plural } from '../../../format/words.ts';
import { type Html, html } from '../html.ts';
import type { LiveParts } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { statusShape } from '../status-mark.ts';
import { fleetPath, parseFleetQuery } from './fleet-query.ts';
import { notesParts } from './notes-parts.ts';

export function fleetParts(context: Pick<PageContext, 'readModel' | 'parts' | 'zone'>): LiveParts {
  const { readModel } = context;
  const hosts = readModel.fleet.hosts();
  const counts = Map.groupBy(hosts, (view) => hostStatusNow(view, readModel.nowMs));
  const everyone = parseFleetQuery(new URLSearchParams());
  return new Map<string, Html>([
    ...notesParts(context),
    [
      'counts',
      html`<ul class="counts"><li><a href="/fleet">${plural(hosts.length, 'server')}</a></li>${statusOrder
        .filter((status) => counts.has(status))
        .map(
          (status) =>
            html`<li><a href="${fleetPath(everyone, { status })}">${statusShape(status)} ${countInWords(counts.get(status)?.length ?? 0)} ${wordOf(status).toLowerCase()}</a></li>`,
        )}</ul>`,
    ],
  ]);
}
