/** The parts of the status page that change while it is open. */
import { isUnwritten, knowingOpen, withUnwrittenTrouble } from '../../../answers/outages.ts';
import type { Incident } from '../../../domain/incident.ts';
import { type Attempt, attempt } from '../attempt.ts';
import type { Day } from '../day-history.ts';
import { type Html, html, nothing } from '../html.ts';
import type { LiveParts } from '../live/live-part.ts';
import { newestFirst, worstFirst } from '../pages/incident-list.ts';
import { hubNotes, sayFailedTo } from '../states.ts';
import { barDays, todayBar, uptimePercents } from '../uptime-bars.ts';
import { banner } from './banner.ts';
import { openIncident, pastIncident, withoutServersOfServices } from './incident-summary.ts';
import { maintenanceList } from './maintenance-list.ts';
import { noIncidents, pastDays } from './no-incidents.ts';
import { serviceMark, shownNow } from './service-list.ts';
import { siteTitle } from './site.ts';
import { type Audience, createAudience, type StatusContext } from './status-audience.ts';
import { statusHeadline } from './status-headline.ts';

type TimeOf = { zone: string; nowMs: number };

const plannedDays = 60;
const mostPast = 20;
const dayMs = 86_400_000;

export async function statusParts(context: StatusContext): Promise<LiveParts> {
  const { readModel, parts, zone, dayHistory, pastIncidents } = context;
  const { nowMs, registry } = readModel;
  const audience = createAudience(context);
  const services = audience.services();
  const names = services.map(({ service }) => service.name);
  const ahead = { fromMs: nowMs, toMs: nowMs + plannedDays * dayMs };
  const [open, bars, past, announced] = await Promise.all([
    attempt(() => readModel.incidents({ fromMs: nowMs - 1, toMs: nowMs + 1 }), parts.log),
    attempt(() => Promise.all(names.map((name) => dayHistory.read(name, readModel, barDays))), parts.log),
    attempt(() => pastIncidents.read(readModel, names), parts.log),
    attempt(() => parts.announced(ahead), parts.log),
  ]);
  const cancelled =
    announced.kind === 'read'
      ? announced.value.map(({ downtime }) => downtime).filter(({ state }) => state === 'cancelled')
      : [];
  // One beginning for the headline and for the incident below it, from its first second.
  const known = open.kind === 'read' ? knowingOpen(readModel, open.value) : readModel;
  const goingOn =
    open.kind === 'read' ? await withUnwrittenTrouble(known).incidents({ fromMs: nowMs - 1, toMs: nowMs + 1 }) : [];
  const running = withoutServersOfServices(
    goingOn.filter((one) => one.endedAtMs === undefined && audience.mayKnow(one.target)),
    registry,
  );
  return new Map<string, Html>([
    [
      'headline',
      html`${audience.isPublic ? nothing : hubNotes(readModel, parts.storeHealth(), zone)}${banner(statusHeadline({ ...context, readModel: known }), siteTitle(registry), zone)}`,
    ],
    ...services.flatMap((view, index): [string, Html][] => [
      [`service:${view.service.name}`, serviceMark(view, context)],
      [
        `today:${view.service.name}`,
        bars.kind === 'read' ? todayBar(bars.value[index]?.at(-1), shownNow(view, context)) : nothing,
      ],
      [
        `uptime:${view.service.name}`,
        bars.kind === 'read' ? uptimePercents(bars.value[index] ?? [], shownNow(view, context), bars.value) : nothing,
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
    ['planned', maintenanceList(readModel.downtimes(ahead), audience, zone, cancelled)],
    // What can't be read for a moment stays as it is shown.
    ...(past.kind === 'read'
      ? [['past', pastPart([...past.value, ...running.filter(isUnwritten)], bars, audience, { zone, nowMs })] as const]
      : []),
  ]);
}

function pastPart(
  past: readonly Incident[],
  bars: Attempt<readonly (readonly Day[])[]>,
  audience: Audience,
  { zone, nowMs }: TimeOf,
): Html {
  const known = past.filter(({ target }) => audience.mayKnow(target));
  const over = known.filter(({ endedAtMs }) => endedAtMs !== undefined && endedAtMs >= nowMs - pastDays * dayMs);
  if (over.length === 0) {
    const hasOpen = known.some(({ endedAtMs }) => endedAtMs === undefined);
    return html`<p>${bars.kind === 'read' ? noIncidents(bars.value, { hasOpen }) : 'None is known.'}</p>`;
  }
  const shown = newestFirst(over).slice(0, mostPast);
  return html`<ol class="incidents">${shown.map((one) => pastIncident(one, { audience, zone, nowMs }))}</ol>`;
}
