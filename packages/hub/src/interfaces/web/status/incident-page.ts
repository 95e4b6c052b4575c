/** `/incidents/ID`: one incident with its impact, its cause as far as it is known, how long it took, and what was said of it. */

import { HeraldError } from '@herald/protocol/herald-error';
import { expectedBack, type Incident, sinceMs } from '../../../domain/incident.ts';
import { endsInMaintenance } from '../../../domain/incident-parts.ts';
import { wordOf } from '../../../format/health-words.ts';
import { lengthInWords } from '../../../format/words.ts';
import { mayAct } from '../access/roles.ts';
import { fact, type Html, html, nothing } from '../html.ts';
import { engineerForms, outcomeNote } from '../incidents/engineer-forms.ts';
import { renderPage } from '../layout.ts';
import { type LiveParts, livePart } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { statusMark } from '../status-mark.ts';
import { timeTag } from '../times.ts';
import { iconPath } from './banner.ts';
import { incidentPath, timeline } from './incident-summary.ts';
import { siteTitle } from './site.ts';
import { createAudience, type StatusContext } from './status-audience.ts';
import { asItIsNow, impactOf, incidentTitle, lastedInWords, statusOf } from './status-words.ts';

type Known = { incident: Incident; title: string };

/** Throws `web/no-such-page`, also for one that this reader may not know of: nobody learns that it is there. */
export async function incidentPage(id: string, context: PageContext): Promise<string> {
  const known = await findKnown(id, context);
  const { incident, title } = known;
  const live = partsOf(known, context);
  const { registry } = context.readModel;
  return renderPage(
    {
      title: `${title} · ${siteTitle(registry)}`,
      path: incidentPath(incident),
      live: `/live/incidents/${encodeURIComponent(id)}`,
      icon: iconPath(incident.endedAtMs === undefined ? statusOf(incident) : 'up'),
      isForCustomers: true,
      preview: {
        picture: `${incidentPath(incident)}/preview.png`,
        title,
        description: `${stateWords(incident, context)} ${impactOf(incident)}.`,
      },
      body: html`${outcomeNote(context)}${livePart('incident', live)}${await alertLink(incident, context)}${engineerForms(incident, context)}
<p class="pager"><a href="/">Current status</a> <a href="/history">Incident history</a></p>`,
    },
    context,
  );
}

/** The alert in Discord, with its thread, for colleagues. */
async function alertLink({ id, endedAtMs }: Incident, { role, parts }: PageContext): Promise<Html> {
  if (endedAtMs !== undefined || !mayAct(role, 'member')) return nothing;
  const alert = await parts.engineersSay?.alertOf(id);
  const link = alert && parts.discord?.messageLink?.(alert);
  return link ? html`<p><a href="${link}" rel="noopener">The alert and its thread in Discord</a></p>` : nothing;
}

export async function incidentParts(id: string, context: PageContext): Promise<LiveParts> {
  return partsOf(await findKnown(id, context), context);
}

/** Throws `web/no-such-page` like the page itself. */
export async function findKnown(id: string, context: PageContext): Promise<Known> {
  const audience = createAudience(context);
  const incident = id.length <= 100 ? await context.parts.findIncident(id) : undefined;
  if (incident && audience.mayKnow(incident.target))
    return { incident, title: incidentTitle(audience.title(incident.target.name), incident) };
  throw new HeraldError('web/no-such-page', {
    message: 'There is no such incident.',
    next: 'The history lists all of them: /history.',
  });
}

function partsOf({ incident, title }: Known, context: StatusContext): LiveParts {
  const { zone, readModel } = context;
  const audience = createAudience(context);
  const { startedAtMs, endedAtMs, target } = incident;
  const isOver = endedAtMs !== undefined;
  const now = asItIsNow(incident, readModel.nowMs);
  const status = isOver ? 'up' : statusOf(now);
  const whole = lengthInWords(((endedAtMs ?? readModel.nowMs) - startedAtMs) / 1000);
  const sofar = lengthInWords((readModel.nowMs - sinceMs(incident, readModel.nowMs)) / 1000);
  const backByMs = expectedBack(incident)?.backByMs;
  const worstFor = lastedInWords(incident, readModel.nowMs);
  const cause = audience.cause(incident);
  const events = timeline(incident, audience, zone, [cause ?? '']);
  const name = audience.title(target.name);
  const path = `/${target.kind}s/${encodeURIComponent(target.name)}`;
  return new Map<string, Html>([
    [
      'incident',
      html`<div class="banner k-${isOver ? 'over' : status}"><h1><bdi>${title}</bdi></h1><p>${statusMark(status, isOver ? endWord(incident) : wordOf(status))} ${isOver ? `after ${whole}` : `for ${sofar}`}</p></div>
<dl class="facts">${[
        fact('Affected', audience.isPublic ? html`<bdi>${name}</bdi>` : html`<a href="${path}"><bdi>${name}</bdi></a>`),
        fact(
          'Impact',
          html`${impactOf(incident)}${worstFor === whole ? '' : ` for ${worstFor}`}${now.worst === incident.worst ? '' : `; now ${impactOf(now).toLowerCase()}`}`,
        ),
        // To the second: what lies between them is the length above.
        fact('Began', timeTag(startedAtMs, 'exact', zone)),
        isOver ? fact(endWord(incident), timeTag(endedAtMs, 'exact', zone)) : nothing,
        isOver || backByMs === undefined ? nothing : fact('Expected back by', timeTag(backByMs, 'moment', zone)),
        // The banner has it otherwise.
        isOver || sofar === whole ? nothing : fact('Duration so far', html`${whole}`),
        fact('Cause', cause ? audience.written(cause) : isOver ? 'Not recorded' : 'Not known yet', 'whole'),
      ]}</dl>
<section aria-labelledby="updates-title"><h2 id="updates-title">Updates</h2>${events === nothing ? html`<p>No updates yet.</p>` : events}</section>`,
    ],
  ]);
}

/** "Down for 5 minutes.", "Resolved after 12 minutes." */
export function stateWords(incident: Incident, { readModel }: PageContext): string {
  const { nowMs } = readModel;
  return incident.endedAtMs === undefined
    ? `${wordOf(statusOf(asItIsNow(incident, nowMs)))} for ${lengthInWords((nowMs - sinceMs(incident, nowMs)) / 1000)}.`
    : `${endWord(incident)} after ${lengthInWords((incident.endedAtMs - incident.startedAtMs) / 1000)}.`;
}

function endWord(incident: Incident): string {
  return endsInMaintenance(incident) ? 'Maintenance began' : 'Resolved';
}
