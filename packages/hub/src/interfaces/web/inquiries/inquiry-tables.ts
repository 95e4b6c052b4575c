/** The tables under the figures: week by week, before and after by service, channels by name, hours. */
import type { ReadModel } from '../../../answers/read-model.ts';
import { capitalised, countInWords, listInWords } from '../../../format/words.ts';
import { byHour, countsBy } from '../../../inquiries/breakdowns.ts';
import type { InquiryReport } from '../../../inquiries/inquiry-report.ts';
import { rankedServices } from '../../../inquiries/inquiry-words.ts';
import { changeByService, meanInWords, type ServiceChange, weeksOf } from '../../../inquiries/weekly.ts';
import { type Html, html, nothing, trusted } from '../html.ts';
import { dayInWords } from '../times.ts';
import type { WebParts } from '../web-parts.ts';

const mostWeeks = 14;
const mostRows = 20;
const noService = 'none in particular';
type Days = InquiryReport['days'];

export function weekTable(report: InquiryReport): Html {
  const weeks = weeksOf(report).slice(0, mostWeeks);
  if (weeks.length === 0) return html`<p>No week yet.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Week by week"><table class="weeks"><thead><tr><th scope="col">Week of</th><th scope="col" class="figure">Engineers, a day</th><th scope="col" class="figure">Asked</th><th scope="col" class="figure">By Herald</th><th scope="col" class="figure">Did not help</th></tr></thead>
<tbody>${weeks.map(
    ({ fromDay, isWhole, reachedPerDay, asked, answeredByHerald, wrongAnswers }) =>
      html`<tr><th scope="row">${dayInWords(fromDay)}${isWhole ? nothing : html` <span class="quiet">(part of it)</span>`}</th><td class="figure">${reachedPerDay === undefined ? '–' : meanInWords(reachedPerDay)}</td><td class="figure">${countInWords(asked)}</td>${
        isBefore(fromDay, report.switchedOn)
          ? html`<td class="figure">–</td><td class="figure">–</td>`
          : html`<td class="figure">${countInWords(answeredByHerald)}${asked === 0 ? '' : ` (${Math.round((100 * answeredByHerald) / asked)} %)`}</td><td class="figure">${countInWords(wrongAnswers)}</td>`
      }</tr>`,
  )}</tbody></table></div>`;
}

/** Whether all of a week lies before Herald answered: then it is not that it answered none. */
function isBefore(fromDay: string, switchedOn: string | undefined): boolean {
  return switchedOn !== undefined && Date.parse(fromDay) + 7 * 86_400_000 <= Date.parse(switchedOn);
}

/** Two bars for each service where both times are in the report; its counts otherwise. */
export function serviceTable(report: InquiryReport): Html {
  const changes = changeByService(report)?.slice(0, mostRows);
  const unnamed = report.days.reduce((sum, { reachedByService }) => sum + (reachedByService[''] ?? 0), 0);
  if (changes === undefined || changes.length === 0)
    return countTable('Service', [
      ...rankedServices(report.days).map(({ service, count }) => [service, count] as const),
      ...(unnamed === 0 ? [] : [[noService, unnamed] as const]),
    ]);
  const most = Math.max(...changes.flatMap(({ beforePerDay, afterPerDay }) => [beforePerDay, afterPerDay]));
  return html`<p class="quiet">Questions that reached engineers, a business day. Upper bar: before Herald answered. Lower bar: since.</p>
<table><thead><tr><th scope="col">Service</th><th scope="col"><span class="hidden">Bars</span></th><th scope="col" class="figure">Before</th><th scope="col" class="figure">Since</th></tr></thead>
<tbody>${changes.map((change) => serviceRow(change, most))}</tbody></table>`;
}

function serviceRow({ service, beforePerDay, afterPerDay }: ServiceChange, most: number): Html {
  return html`<tr><th scope="row"><bdi>${service === '' ? noService : service}</bdi></th><td class="pair">${pairOfBars(beforePerDay / most, afterPerDay / most)}</td><td class="figure">${meanInWords(beforePerDay)}</td><td class="figure">${meanInWords(afterPerDay)}</td></tr>`;
}

/** Numbers only, so its markup is our own. Shares of the widest. */
function pairOfBars(before: number, after: number): Html {
  const width = (share: number) => Math.max(0.5, 100 * share).toFixed(1);
  return trusted(
    `<svg class="pair-bars" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="b-before" width="${width(before)}" height="6"/><rect class="b-hour" y="8" width="${width(after)}" height="6"/></svg>`,
  );
}

export function channelTable(days: Days, readModel: ReadModel, parts: WebParts): Html {
  return countTable(
    'Channel',
    countsBy(days, 'reachedByChannel').map(({ name: id, count }) => [channelTitle(id, readModel, parts), count]),
  );
}

/** As Discord calls it, else by what the registry says of it; never a number that nobody knows. */
function channelTitle(id: string, { registry }: ReadModel, { discord }: WebParts): string {
  if (id === '') return 'not known';
  const channel = registry.discord.channels.get(id);
  const about = channel?.isAskEngineering
    ? 'where engineers are asked'
    : channel && channel.about.length > 0
      ? `about ${listInWords(channel.about)}`
      : undefined;
  const name = discord?.channelName?.(id);
  if (name !== undefined) return about === undefined ? name : `${name}, ${about}`;
  return about === undefined ? 'another channel' : capitalised(`a channel ${about}`);
}

function countTable(title: string, rows: readonly (readonly [string, number])[]): Html {
  if (rows.length === 0) return html`<p>None reached engineers.</p>`;
  return html`<table><thead><tr><th scope="col">${title}</th><th scope="col" class="figure">Reached engineers</th></tr></thead><tbody>${rows
    .slice(0, mostRows)
    .map(
      ([name, count]) =>
        html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="figure">${countInWords(count)}</td></tr>`,
    )}</tbody></table>`;
}

/** Numbers only, so its markup is our own. */
export function hourBars(days: Days, zone: string): Html {
  const hours = byHour(days);
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
