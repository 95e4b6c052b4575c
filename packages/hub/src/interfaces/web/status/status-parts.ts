/** The parts of the status page that change while it is open. */
import { knowingOpen } from '../../../answers/open-incident.ts';
import { attempt } from '../attempt.ts';
import { type Html, html, nothing } from '../html.ts';
import type { LiveParts } from '../live/live-part.ts';
import { worstFirst } from '../pages/incident-list.ts';
import { hubNotes, sayFailedTo } from '../states.ts';
import { todayBar } from '../uptime-bars.ts';
import { banner } from './banner.ts';
import { openIncident, withoutServersOfServices } from './incident-summary.ts';
import { maintenanceList } from './maintenance-list.ts';
import { serviceMark, shownNow } from './service-list.ts';
import { siteTitle } from './site.ts';
import { createAudience, type StatusContext } from './status-audience.ts';
import { statusHeadline } from './status-headline.ts';

const plannedDays = 60;
const dayMs = 86_400_000;

export async function statusParts(context: StatusContext): Promise<LiveParts> {
  const { readModel, parts, zone, dayHistory } = context;
  const { nowMs, registry } = readModel;
  const audience = createAudience(context);
  const services = audience.services();
  const [open, todays] = await Promise.all([
    attempt(() => readModel.incidents({ fromMs: nowMs - 1, toMs: nowMs + 1 }), parts.log),
    attempt(() => Promise.all(services.map(({ service }) => dayHistory.read(service.name, readModel, 1))), parts.log),
  ]);
  const running =
    open.kind === 'read'
      ? withoutServersOfServices(
          open.value.filter((one) => one.endedAtMs === undefined && audience.mayKnow(one.target)),
          registry,
        )
      : [];
  // One beginning for the headline and for the incident below it.
  const known = open.kind === 'read' ? knowingOpen(readModel, open.value) : readModel;
  const planned = readModel.downtimes({ fromMs: nowMs, toMs: nowMs + plannedDays * dayMs });
  return new Map<string, Html>([
    [
      'headline',
      html`${audience.isPublic ? nothing : hubNotes(readModel, parts.storeHealth(), zone)}${banner(statusHeadline({ ...context, readModel: known }), siteTitle(registry), zone)}`,
    ],
    ...services.flatMap((view, index): [string, Html][] => [
      [`service:${view.service.name}`, serviceMark(view, context)],
      [
        `today:${view.service.name}`,
        todays.kind === 'read' ? todayBar(todays.value[index]?.at(-1), shownNow(view, context)) : nothing,
      ],
    ]),
    [
      'incidents',
      open.kind === 'failed'
        ? sayFailedTo(audience, 'The list of incidents', open)
        : running.length === 0
          ? nothing
          : html`<section aria-labelledby="open-title"><h2 id="open-title">Ongoing incidents</h2>${worstFirst(running).map((one) => openIncident(one, { audience, zone, nowMs }))}</section>`,
    ],
    ['planned', maintenanceList(planned, audience, zone)],
  ]);
}
