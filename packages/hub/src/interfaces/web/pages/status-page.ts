/** `/`: is it up, what happened, what is planned. The public form names no server and shows no address. */

import { attempt } from '../attempt.ts';
import { html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { sayFailed } from '../states.ts';
import { timeTag } from '../times.ts';
import { uptimeBars, whatCountsAsUp } from '../uptime-bars.ts';
import { incidentList, newestFirst } from './incident-list.ts';
import { createAudience } from './status-audience.ts';
import { statusHeadline, statusParts } from './status-parts.ts';

const barDays = 90;
const pastDays = 14;
const dayMs = 86_400_000;

export async function statusPage(context: PageContext): Promise<string> {
  const { readModel, parts, dayHistory, zone } = context;
  const audience = createAudience(context);
  const services = audience.services();
  const [live, bars, past] = await Promise.all([
    statusParts(context),
    attempt(
      () => Promise.all(services.map(({ service }) => dayHistory.read(service.name, readModel, barDays))),
      parts.log,
    ),
    attempt(
      () => readModel.incidents({ fromMs: readModel.nowMs - pastDays * dayMs, toMs: readModel.nowMs }),
      parts.log,
    ),
  ]);
  const over =
    past.kind === 'read' ? past.value.filter((one) => one.endedAtMs !== undefined && audience.mayKnow(one.target)) : [];
  return renderPage(
    {
      title: `${statusHeadline(context).plain} Herald status`,
      path: '/',
      live: '/live/status',
      body: html`${livePart('headline', live)}${livePart('incidents', live)}
<section aria-labelledby="services-title"><h2 id="services-title">Services</h2>
${
  services.length === 0
    ? html`<p>No service is set up yet. The platform team adds services to the registry; a host appears under <a href="/fleet">Fleet</a> as soon as it reports.</p>`
    : html`<ul class="services">${services.map(
        (view, index) =>
          html`<li>${livePart(`service:${view.service.name}`, live)}${bars.kind === 'read' ? uptimeBars(view.service.name, bars.value[index] ?? []) : nothing}</li>`,
      )}</ul>`
}
${bars.kind === 'failed' ? sayFailed('The last 90 days', bars) : services.length > 0 ? html`<p class="quiet">${whatCountsAsUp}</p>` : nothing}</section>
<section aria-labelledby="planned-title"><h2 id="planned-title">Planned downtime</h2>${livePart('planned', live)}
<p class="quiet">Follow it in your own calendar: <a href="/calendar.ics">calendar feed</a>.</p></section>
<section aria-labelledby="past-title"><h2 id="past-title">The last two weeks</h2>
${
  past.kind === 'failed'
    ? sayFailed('What happened before', past)
    : over.length === 0
      ? html`<p>Nothing went wrong since ${timeTag(readModel.nowMs - pastDays * dayMs, 'date', zone)}.</p>`
      : incidentList(newestFirst(over).slice(0, 20), audience, zone, readModel.nowMs)
}</section>`,
    },
    context,
  );
}
