/** `/`: is it up, what happened, what is scheduled. The public form names no server and shows no address. */
import { attempt } from '../attempt.ts';
import { html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { sayFailedTo } from '../states.ts';
import { barDays } from '../uptime-bars.ts';
import { iconPath, tabTitle } from './banner.ts';
import { getUpdates } from './get-updates.ts';
import { serviceList } from './service-list.ts';
import { siteTitle } from './site.ts';
import { createAudience } from './status-audience.ts';
import { statusHeadline } from './status-headline.ts';
import { statusParts } from './status-parts.ts';

export async function statusPage(context: PageContext): Promise<string> {
  const { readModel, parts, dayHistory, pastIncidents } = context;
  const { registry } = readModel;
  const audience = createAudience(context);
  const services = audience.services();
  const names = services.map(({ service }) => service.name);
  const [live, bars, past] = await Promise.all([
    statusParts(context),
    attempt(() => Promise.all(names.map((name) => dayHistory.read(name, readModel, barDays))), parts.log),
    attempt(() => pastIncidents.read(readModel, names), parts.log),
  ]);
  const known = past.kind === 'read' ? past.value.filter((one) => audience.mayKnow(one.target)) : [];
  const days = new Map(bars.kind === 'read' ? names.map((name, at) => [name, bars.value[at] ?? []]) : []);
  const headline = statusHeadline(context);
  const title = siteTitle(registry);
  return renderPage(
    {
      title: tabTitle(headline.plain, title),
      path: '/',
      live: '/live/status',
      modules: ['days.ts'],
      icon: iconPath(headline.status),
      isForCustomers: true,
      preview: {
        picture: '/preview.png',
        title: headline.plain.replace(/\.$/, ''),
        description: `${headline.plain} ${headline.rest}`.trim(),
      },
      body: html`${livePart('headline', live)}${livePart('incidents', live)}
<section aria-labelledby="services-title"><h2 id="services-title">Services</h2>
${
  services.length === 0
    ? audience.isPublic
      ? html`<p>There is nothing to show yet.</p>`
      : html`<p>No service is set up yet. The platform team adds services to the registry; a host appears under <a href="/fleet">Fleet</a> as soon as it reports.</p>`
    : serviceList({ audience, context, live, days, incidents: known })
}
${bars.kind === 'failed' ? sayFailedTo(audience, 'The last 90 days', bars) : nothing}</section>
<section aria-labelledby="planned-title"><h2 id="planned-title">Scheduled maintenance</h2>${livePart('planned', live)}</section>
<section aria-labelledby="past-title"><h2 id="past-title">Past incidents</h2>
${past.kind === 'failed' ? sayFailedTo(audience, 'What happened before', past) : livePart('past', live)}
<p><a href="/history">Incident history</a></p></section>
${getUpdates(context)}`,
    },
    context,
  );
}
