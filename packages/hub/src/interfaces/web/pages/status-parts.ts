/** The parts of the status page that change while it is open. */
import type { ServiceView } from '../../../domain/fleet.ts';
import { type ShownStatus, shownStatus } from '../../../domain/health.ts';
import { compareStatus } from '../../../format/health-words.ts';
import { listInWords } from '../../../format/words.ts';
import { attempt } from '../attempt.ts';
import { type Html, html, nothing } from '../html.ts';
import type { LiveParts } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { renderText } from '../render-text.ts';
import { hubNotes, sayFailed } from '../states.ts';
import { statusMark, statusShape } from '../status-mark.ts';
import { downtimeCalendar } from './downtime-calendar.ts';
import { incidentList, worstFirst } from './incident-list.ts';
import { openDowntimes, plannedList } from './planned-list.ts';
import { createAudience } from './status-audience.ts';

export type StatusContext = Pick<PageContext, 'role' | 'readModel' | 'parts' | 'zone'>;

const plannedDays = 60;
const dayMs = 86_400_000;

export async function statusParts(context: StatusContext): Promise<LiveParts> {
  const { readModel, parts, zone } = context;
  const audience = createAudience(context);
  const services = audience.services();
  const headline = statusHeadline(context);
  const open = await attempt(
    () => readModel.incidents({ fromMs: readModel.nowMs - 1, toMs: readModel.nowMs + 1 }),
    parts.log,
  );
  const running =
    open.kind === 'read' ? open.value.filter((one) => one.endedAtMs === undefined && audience.mayKnow(one.target)) : [];
  const planned = readModel.downtimes({ fromMs: readModel.nowMs, toMs: readModel.nowMs + plannedDays * dayMs });
  return new Map<string, Html>([
    [
      'headline',
      html`${hubNotes(readModel, parts.storeHealth(), zone, audience.isPublic ? 'public' : 'signed-in')}<h1 class="headline">${headline.status === 'none' ? '' : html`${statusShape(headline.status)} `}${headline.plain}</h1>`,
    ],
    ...services.map((view): [string, Html] => [`service:${view.service.name}`, serviceRow(view, context)]),
    [
      'incidents',
      open.kind === 'failed'
        ? sayFailed('The list of incidents', open)
        : running.length === 0
          ? nothing
          : html`<h2>Right now</h2>${incidentList(worstFirst(running), audience, zone, readModel.nowMs)}`,
    ],
    [
      'planned',
      html`${downtimeCalendar(openDowntimes(planned, audience), { nowMs: readModel.nowMs, zone })}${plannedList(planned, audience, zone)}`,
    ],
  ]);
}

export function serviceRow(view: ServiceView, context: StatusContext): Html {
  const audience = createAudience(context);
  const { name, customers } = view.service;
  const shown = context.readModel.fleet.connectivity().kind === 'blind' ? 'unknown' : shownStatus(view.health);
  return html`<p class="service">${statusMark(shown)} <strong>${
    audience.isPublic
      ? html`<bdi>${name}</bdi>`
      : html`<a href="/services/${encodeURIComponent(name)}"><bdi>${name}</bdi></a>`
  }</strong>${customers ? html` <span class="quiet">${audience.written(customers)}</span>` : ''}</p>
<p>${renderText(audience.sentence(view), context.zone)}</p>`;
}

/** The answer to "is it up?", in one sentence. */
export function statusHeadline(context: StatusContext): { status: ShownStatus | 'none'; plain: string } {
  const { readModel } = context;
  const connectivity = readModel.fleet.connectivity();
  const services = createAudience(context).services();
  if (services.length === 0) return { status: 'none', plain: 'Nothing is watched here yet.' };
  if (connectivity.kind === 'blind') return { status: 'unknown', plain: "Herald can't reach any server right now." };
  const by = (status: ShownStatus) =>
    services.filter(({ health }) => shownStatus(health) === status).map(({ service }) => service.name);
  const worst = services.map(({ health }) => shownStatus(health)).toSorted(compareStatus)[0] ?? 'up';
  const names = short(by(worst));
  const isOne = by(worst).length === 1;
  const rest =
    services.length > by(worst).length && by(worst).length + by('up').length === services.length
      ? ' Everything else is up.'
      : '';
  switch (worst) {
    case 'up':
      return { status: 'up', plain: services.length === 1 ? `${names} is up.` : 'All services are up.' };
    case 'down':
      return { status: worst, plain: `${names} ${isOne ? 'is' : 'are'} down.${rest}` };
    case 'degraded':
      return {
        status: worst,
        plain: `${names} ${isOne ? 'is' : 'are'} degraded.${rest}`,
      };
    case 'planned':
      return { status: worst, plain: `${names} ${isOne ? 'is' : 'are'} under maintenance.${rest}` };
    case 'unknown':
      return connectivity.kind === 'starting'
        ? { status: worst, plain: 'Herald is looking at its servers for the first time.' }
        : { status: worst, plain: `Herald can't reach ${names}.${rest}` };
    default:
      return worst satisfies never;
  }
}

function short(names: readonly string[]): string {
  return names.length > 3
    ? listInWords([...names.slice(0, 2), `${names.length - 2} more services`])
    : listInWords(names);
}
