/** `/maintenance/ID`: one planned window, where feeds and messages can lead. */
import { HeraldError } from '@herald/protocol/herald-error';
import { durationInWords } from '../../../format/words.ts';
import { mayAct } from '../access/roles.ts';
import { fact, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';
import { publicIdOf } from '../public-downtime.ts';
import { timeTag, timeWords } from '../times.ts';
import { affectedWords, maintenancePath, stateWords } from './maintenance-list.ts';
import { siteTitle } from './site.ts';
import { createAudience } from './status-audience.ts';

const dayMs = 86_400_000;
/** What the calendar has at hand. */
const span = { pastMs: 35 * dayMs, futureMs: 400 * dayMs };

/** Throws `web/no-such-page`, also for one that this reader may not know of. */
export function maintenancePage(id: string, context: PageContext): string {
  const { readModel, zone, role } = context;
  const { nowMs, registry } = readModel;
  const audience = createAudience(context);
  const found = readModel
    .downtimes({ fromMs: nowMs - span.pastMs, toMs: nowMs + span.futureMs })
    .filter((one) => publicIdOf(one.id) === id);
  const [downtime] = audience.downtimes(found);
  if (!downtime) {
    throw new HeraldError('web/no-such-page', {
      message: 'There is no such maintenance.',
      next: 'It may have been cancelled, or was long ago. The status page lists what is scheduled: /.',
    });
  }
  const { title, startsAtMs, endsAtMs, customers, plannedBy, state } = downtime;
  const lasts = durationInWords((endsAtMs - startsAtMs) / 1000);
  const affected = affectedWords(downtime, audience);
  return renderPage(
    {
      title: `${title} · ${siteTitle(registry)}`,
      path: maintenancePath(downtime, audience),
      isForCustomers: true,
      preview: {
        title,
        description: [`${timeWords(startsAtMs, 'moment', zone)}, for ${lasts}.`, affected, customers ?? '']
          .filter((part) => part !== '')
          .join(' '),
      },
      body: html`<div class="banner k-${state === 'finished' ? 'over' : 'planned'}"><h1><bdi>${title}</bdi></h1><p>${stateWords[state]}</p></div>
<dl class="facts">${[
        fact('Starts', timeTag(startsAtMs, 'moment', zone)),
        fact('Ends', timeTag(endsAtMs, 'moment', zone)),
        fact('Lasts', lasts),
        affected === '' ? nothing : fact('Affected', html`<bdi>${affected.replace(/^Affected: |\.$/g, '')}</bdi>`),
        customers ? fact('What you will notice', customers) : nothing,
        plannedBy && !audience.isPublic ? fact('Planned by', plannedBy) : nothing,
      ]}</dl>
<p class="pager"><a href="/">Current status</a>${mayAct(role, 'engineer') ? html` <a href="/downtime">Change it</a>` : nothing}</p>`,
    },
    context,
  );
}
