/** `/inquiries`: whether fewer inquiries reach engineers, and why. */

import type { ChannelBinding } from '../../../domain/registry.ts';
import { countInWords, durationInWords, listInWords, percentInWords } from '../../../format/words.ts';
import { answerInquiries } from '../../../inquiries/answer-inquiries.ts';
import type { InquiryReport } from '../../../inquiries/inquiry-report.ts';
import { rankedServices } from '../../../inquiries/inquiry-words.ts';
import { inquiryChart } from '../../charts/inquiry-chart.ts';
import { attempt } from '../attempt.ts';
import { chartImage } from '../chart-image.ts';
import { type Html, html, nothing, trusted } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { renderText } from '../render-text.ts';
import { sayFailed } from '../states.ts';
import { notesPart } from './notes-parts.ts';

export const inquiryRanges = [30, 90, 365] as const;

export function parseDayCount(query: URLSearchParams): number {
  return inquiryRanges.find((days) => String(days) === query.get('days')) ?? 90;
}

export async function inquiriesPage(context: PageContext): Promise<string> {
  const { parts } = context;
  const dayCount = parseDayCount(context.url.searchParams);
  const report = await attempt(() => parts.inquiries(dayCount), parts.log);
  const drivers =
    report.kind === 'read'
      ? await attempt(async () => (await parts.inquiryDrivers?.(report.value)) ?? [], parts.log)
      : undefined;
  return renderPage(
    {
      title: 'Inquiries · Herald',
      path: '/inquiries',
      live: notesFeed,
      body: html`${notesPart(context)}${
        report.kind === 'failed'
          ? html`<h1>Inquiries</h1>${sayFailed('The figures', report)}`
          : html`${figures(report.value, dayCount, context)}${drivers?.kind === 'read' && drivers.value.length > 0 ? html`<section><h2>What changed in the last seven days</h2><ul>${drivers.value.map((line) => html`<li>${renderText(line, context.zone)}</li>`)}</ul></section>` : nothing}
<p class="quiet">Export: <a href="/inquiries/export.csv?days=${dayCount}">CSV</a> <a href="/inquiries/export.json?days=${dayCount}">JSON</a></p>`
      }`,
    },
    context,
  );
}

function figures(report: InquiryReport, dayCount: number, { zone, readModel }: PageContext): Html {
  const { headline, lines, chart } = answerInquiries(report);
  const { days } = report;
  const sum = (count: (day: InquiryReport['days'][number]) => number) =>
    days.reduce((total, day) => total + count(day), 0);
  const [asked, self] = [sum((day) => day.asked), sum((day) => day.selfServed)];
  const final = days.filter(({ heraldSeconds }) => heraldSeconds.median !== undefined).at(-1);
  const engineers = days.filter(({ engineerBusinessSeconds }) => engineerBusinessSeconds.median !== undefined).at(-1);
  return html`<h1 class="headline">${renderText(headline, zone)}</h1>
${asked === 0 ? html`<div class="note"><p><strong>No question has been counted yet.</strong> Herald counts what people ask it, and what they ask engineers, in the channels of Discord that it can read.</p><p>Ask it something there, or under <a href="/ask">Ask</a>, and the figures begin.</p></div>` : nothing}
${lines.map((line) => html`<p>${renderText(line, zone)}</p>`)}
<nav class="ranges" aria-label="Period">${inquiryRanges.map((range) => html`<a href="/inquiries?days=${range}"${range === dayCount ? html` aria-current="true"` : nothing}>${range === 365 ? '1 year' : `${range} days`}</a>`)}</nav>
<figure>${chartImage({ path: '/inquiries/chart.svg', query: { days: String(dayCount) }, alt: inquiryChart(chart).alt })}</figure>
<dl class="facts"><div><dt>Helped themselves in ${dayCount} days</dt><dd>${asked === 0 ? 'no question yet' : percentInWords((100 * self) / asked)}</dd></div>
<div><dt>Herald answers in</dt><dd>${final?.heraldSeconds.median === undefined ? 'not measured yet' : durationInWords(final.heraldSeconds.median)}</dd></div>
<div><dt>Engineers answer in</dt><dd>${engineers?.engineerBusinessSeconds.median === undefined ? 'not measured yet' : `${durationInWords(engineers.engineerBusinessSeconds.median)} of working time`}</dd></div>
<div><dt>Waited longer than agreed</dt><dd>${sum((day) => day.breaches)}</dd></div>
<div><dt>Pressed "That answers it"</dt><dd>${sum((day) => day.pressedThatAnswers)}</dd></div>
<div><dt>Pressed "I still need an engineer"</dt><dd>${sum((day) => day.pressedStillNeed)}</dd></div></dl>
<div class="columns"><section><h2>By service</h2>${countTable(
    'Service',
    rankedServices(days).map(({ service, count }) => [service, count]),
  )}</section>
<section><h2>By channel</h2>${countTable(
    'Channel',
    channelCounts(days).map(([id, count]) => [channelName(id, readModel.registry.discord.channels.get(id)), count]),
  )}</section></div>
<section><h2>By hour</h2>${hourBars(days, report.zone)}</section>`;
}

function countTable(title: string, rows: readonly (readonly [string, number])[]): Html {
  if (rows.length === 0) return html`<p>None reached engineers.</p>`;
  return html`<table><thead><tr><th scope="col">${title}</th><th scope="col" class="figure">Reached engineers</th></tr></thead><tbody>${rows
    .slice(0, 20)
    .map(
      ([name, count]) =>
        html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="figure">${countInWords(count)}</td></tr>`,
    )}</tbody></table>`;
}

function channelCounts(days: InquiryReport['days']): [string, number][] {
  const counts = new Map<string, number>();
  for (const { reachedByChannel } of days) {
    for (const [id, count] of Object.entries(reachedByChannel)) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}

function channelName(id: string, channel: ChannelBinding | undefined): string {
  if (id === '') return 'not known';
  if (channel?.isAskEngineering) return `where engineers are asked (${id})`;
  return channel && channel.about.length > 0 ? `about ${listInWords(channel.about)} (${id})` : id;
}

/** Numbers only, so its markup is our own. */
function hourBars(days: InquiryReport['days'], zone: string): Html {
  const hours = Array.from({ length: 24 }, (_, hour) =>
    days.reduce((total, { askedByHour }) => total + (askedByHour[hour] ?? 0), 0),
  );
  const most = Math.max(...hours);
  if (most === 0) return html`<p>No question yet.</p>`;
  const busiest = hours.indexOf(most);
  const bars = hours.map((count, hour) => {
    const height = (60 * count) / most;
    return `<rect class="b-hour" x="${hour * 20}" y="${60 - height}" width="16" height="${Math.max(0.5, height)}"><title>${hour}:00: ${count}</title></rect>`;
  });
  const words = `Questions by hour of the day: most between ${busiest}:00 and ${busiest + 1}:00, ${most}.`;
  return html`<p>${words}</p><svg class="hours" viewBox="0 0 480 60" preserveAspectRatio="none" role="img" aria-label="${words}">${trusted(bars.join(''))}</svg><p class="scale"><span>0:00</span><span>12:00</span><span>24:00 ${zone}</span></p>`;
}
