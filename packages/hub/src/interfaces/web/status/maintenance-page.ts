/** `/maintenance/ID`: one planned window, where feeds and messages can lead. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { Downtime, DowntimeState } from '../../../domain/downtime.ts';
import { lengthInWords } from '../../../format/words.ts';
import { mayAct } from '../access/roles.ts';
import { fact, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';
import { publicIdOf } from '../public-downtime.ts';
import { timeTag, timeWords } from '../times.ts';
import type { AnnouncedWindow } from '../web-parts.ts';
import { affectedWords, endedAtMs, maintenancePath, stateWords } from './maintenance-list.ts';
import { siteTitle } from './site.ts';
import { createAudience } from './status-audience.ts';

const dayMs = 86_400_000;
/** A link in an old message still leads somewhere. */
const announcedMs = 400 * dayMs;
/** What the calendar has at hand. */
const span = { pastMs: 35 * dayMs, futureMs: 400 * dayMs };

/** Throws `web/no-such-page`, also for one that this reader may not know of. */
export async function maintenancePage(id: string, context: PageContext): Promise<string> {
  const { readModel, zone, role } = context;
  const { registry } = readModel;
  const audience = createAudience(context);
  const found = await findWindow(id, context);
  const [downtime] = found ? audience.downtimes([found.downtime]) : [];
  if (!found || !downtime) {
    throw new HeraldError('web/no-such-page', {
      message: 'There is no such maintenance.',
      next: 'It may have been long ago. The status page lists what is scheduled: /.',
    });
  }
  const { title, startsAtMs, plannedEndsAtMs, customers, plannedBy, state } = downtime;
  // Of what is over the end is known.
  const hasNoEnd = downtime.hasNoEnd === true && state !== 'finished';
  const endsAtMs = endedAtMs(found);
  const lasts = lengthInWords((endsAtMs - startsAtMs) / 1000);
  const affected = affectedWords(downtime, audience);
  const isOver = state === 'finished' || state === 'cancelled';
  return renderPage(
    {
      title: `${title} · ${siteTitle(registry)}`,
      path: maintenancePath(downtime, audience),
      isForCustomers: true,
      preview: {
        title,
        description: [
          `${stateWords(downtime)}.`,
          `${timeWords(startsAtMs, 'moment', zone)}${hasNoEnd ? '' : `, for ${lasts}`}.`,
          affected,
          customers ?? '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      },
      body: html`<div class="banner k-${isOver ? 'over' : 'planned'}"><h1><bdi>${title}</bdi></h1><p>${stateWords(downtime)}${state === 'cancelled' ? '. It will not take place.' : nothing}</p></div>
<dl class="facts">${[
        fact(labels[state].starts, timeTag(startsAtMs, 'moment', zone)),
        hasNoEnd ? nothing : fact(labels[state].ends, timeTag(endsAtMs, 'moment', zone)),
        plannedEndsAtMs === undefined
          ? nothing
          : fact('First planned to end', timeTag(plannedEndsAtMs, 'moment', zone)),
        hasNoEnd ? nothing : fact(labels[state].lasts, lasts),
        affected === '' ? nothing : fact('Affected', html`<bdi>${affected.replace(/^Affected: |\.$/g, '')}</bdi>`),
        customers && !isOver ? fact('What you will notice', customers, 'whole') : nothing,
        plannedBy && !audience.isPublic ? fact('Planned by', plannedBy) : nothing,
      ]}</dl>
<p class="pager"><a href="/">Current status</a>${mayAct(role, 'engineer') ? html` <a href="/downtime">Change it</a>` : nothing}</p>`,
    },
    context,
  );
}

const labels: Readonly<Record<DowntimeState, { starts: string; ends: string; lasts: string }>> = {
  planned: { starts: 'Starts', ends: 'Ends', lasts: 'Lasts' },
  running: { starts: 'Started', ends: 'Ends', lasts: 'Lasts' },
  'over-running': { starts: 'Started', ends: 'Was to end', lasts: 'Was to last' },
  finished: { starts: 'Started', ends: 'Ended', lasts: 'Lasted' },
  cancelled: { starts: 'Was to start', ends: 'Was to end', lasts: 'Was to last' },
};

/** One that was announced, whatever became of it, or one that is still to be. */
async function findWindow(id: string, { readModel, parts }: PageContext): Promise<AnnouncedWindow | undefined> {
  const { nowMs } = readModel;
  const period = { fromMs: nowMs - span.pastMs, toMs: nowMs + span.futureMs };
  const isIt = ({ downtime }: { downtime: Downtime }) => publicIdOf(downtime.id) === id;
  const planned = readModel
    .downtimes(period)
    .map((downtime) => ({ downtime, announcedAtMs: nowMs, changedAtMs: downtime.endsAtMs }));
  return (await parts.announced({ ...period, fromMs: nowMs - announcedMs })).find(isIt) ?? planned.find(isIt);
}
