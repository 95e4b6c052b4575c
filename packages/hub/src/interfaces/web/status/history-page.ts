/** `/history`: incidents by month, newest first. */
import { HeraldError } from '@herald/protocol/herald-error';
import { Temporal } from 'temporal-polyfill';
import { isWatched } from '../../../answers/watched.ts';
import { plural } from '../../../format/words.ts';
import { attempt } from '../attempt.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { newestFirst } from '../pages/incident-list.ts';
import { sayFailedTo } from '../states.ts';
import { monthInWords } from '../times.ts';
import { pastIncident } from './incident-summary.ts';
import { pastMaintenance, tookPlace } from './maintenance-list.ts';
import { siteTitle } from './site.ts';
import { createAudience } from './status-audience.ts';

const monthsShown = 3;
const mostAMonth = 200;

/** `?until=2026-03` shows three months up to March. Throws `web/no-such-page` for what is no month. */
export async function historyPage(context: PageContext): Promise<string> {
  const { readModel, parts, zone } = context;
  const { nowMs, registry } = readModel;
  const audience = createAudience(context);
  const last = parseMonth(context.url.searchParams.get('until'), nowMs, zone);
  const months = Array.from({ length: monthsShown }, (_, at) => last.subtract({ months: at }));
  const startOf = (month: Temporal.PlainYearMonth) =>
    month.toPlainDate({ day: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
  const period = {
    fromMs: startOf(last.subtract({ months: monthsShown - 1 })),
    toMs: startOf(last.add({ months: 1 })),
  };
  const names = audience.services().map(({ service }) => service.name);
  const past = await attempt(
    async () =>
      names.length === 0
        ? []
        : readModel.incidents({ fromMs: period.fromMs, toMs: Math.min(period.toMs, nowMs) }, names),
    parts.log,
  );
  const known = past.kind === 'read' ? past.value.filter((one) => audience.mayKnow(one.target)) : [];
  const announced = await attempt(() => parts.announced({ ...period, toMs: Math.min(period.toMs, nowMs) }), parts.log);
  const windows = announced.kind === 'read' ? tookPlace(announced.value, audience) : [];
  const spans = months.map((month) => {
    const [fromMs, toMs] = [startOf(month), startOf(month.add({ months: 1 }))];
    return {
      fromMs,
      toMs,
      here: newestFirst(known).filter((one) => one.startedAtMs >= fromMs && one.startedAtMs < toMs),
      windows: windows.filter(({ downtime: { startsAtMs } }) => startsAtMs >= fromMs && startsAtMs < toMs),
    };
  });
  // Nothing written of a month that nobody watched is no sign of calm; of the others there is no need to look.
  const watched = await attempt(
    () =>
      Promise.all(
        spans.map(({ fromMs, toMs, here }) =>
          here.length > 0 || fromMs >= nowMs || names.length === 0
            ? true
            : isWatched(names, readModel, { fromMs, toMs: Math.min(toMs, nowMs) }),
        ),
      ),
    parts.log,
  );
  const isNewest = Temporal.PlainYearMonth.compare(last, monthOf(nowMs, zone)) >= 0;
  return renderPage(
    {
      title: `Incident history · ${siteTitle(registry)}`,
      path: '/history',
      live: notesFeed,
      isForCustomers: true,
      preview: { title: 'Incident history', description: `Incidents and maintenance, ${siteTitle(registry)}` },
      body: html`<h1>Incident history</h1>
${past.kind === 'failed' ? sayFailedTo(audience, 'What happened before', past) : spans.map((span, at) => oneMonth(span, watched.kind === 'failed' || watched.value[at] !== false))}
<p class="pager"><a href="/history?until=${last.subtract({ months: monthsShown }).toString()}" rel="prev">Earlier</a> ${
        isNewest
          ? ''
          : html`<a href="/history?until=${last.add({ months: monthsShown }).toString()}" rel="next">Later</a>`
      } <a href="/">Current status</a></p>`,
    },
    context,
  );

  function oneMonth({ fromMs, here, windows: planned }: (typeof spans)[number], isKnown: boolean): Html {
    return html`<section><h2>${monthInWords(fromMs + 86_400_000, zone)}</h2>${
      here.length === 0
        ? html`<p>${isKnown ? 'No incidents.' : 'Not monitored yet.'}</p>`
        : html`<p class="quiet">${plural(here.length, 'incident')}</p><ol class="incidents">${here
            .slice(0, mostAMonth)
            .map((one) => pastIncident(one, { audience, zone, nowMs }))}</ol>`
    }${
      planned.length === 0 ? nothing : html`<h3>Scheduled maintenance</h3>${pastMaintenance(planned, audience, zone)}`
    }</section>`;
  }
}

function monthOf(atMs: number, zone: string): Temporal.PlainYearMonth {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth();
}

function parseMonth(text: string | null, nowMs: number, zone: string): Temporal.PlainYearMonth {
  const now = monthOf(nowMs, zone);
  if (text === null) return now;
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(text))
    throw new HeraldError('web/no-such-page', {
      message: 'There is no such month.',
      next: 'Write it as 2026-03, or begin at the newest: /history.',
    });
  const wanted = Temporal.PlainYearMonth.from(text);
  return Temporal.PlainYearMonth.compare(wanted, now) > 0 ? now : wanted;
}
