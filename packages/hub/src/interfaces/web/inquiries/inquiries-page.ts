/** `/inquiries`: whether fewer inquiries reach engineers, and why. */
import { herald } from '../../../format/command-words.ts';
import { countInWords, durationInWords } from '../../../format/words.ts';
import { answerInquiries } from '../../../inquiries/answer-inquiries.ts';
import { engineerTimeWords } from '../../../inquiries/answer-times.ts';
import type { Unanswered } from '../../../inquiries/digest.ts';
import type { InquiryReport } from '../../../inquiries/inquiry-report.ts';
import { mostAskedWords, shareWords } from '../../../inquiries/inquiry-words.ts';
import { reachedPerDayWords } from '../../../inquiries/weekly.ts';
import { inquiryChart } from '../../charts/inquiry-chart.ts';
import { type Attempt, attempt } from '../attempt.ts';
import { chartImage } from '../chart-image.ts';
import { fact, type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { notesPart } from '../pages/notes-parts.ts';
import { renderText } from '../render-text.ts';
import { sayFailed } from '../states.ts';
import { channelTable, hourBars, serviceTable, weekTable } from './inquiry-tables.ts';
import { tiles } from './inquiry-tiles.ts';

const dayMs = 86_400_000;
const mostUnanswered = 10;
const inquiryRanges = [30, 90, 365] as const;

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
  const sinceMs = context.readModel.nowMs - dayCount * dayMs;
  const unanswered = await attempt(async () => (await parts.unanswered?.(sinceMs)) ?? [], parts.log);
  return renderPage(
    {
      title: 'Inquiries · Herald',
      path: '/inquiries',
      live: notesFeed,
      modules: ['print.ts'],
      body: html`${notesPart(context)}${
        report.kind === 'failed'
          ? html`<h1>Inquiries</h1>${sayFailed('The figures', report)}`
          : html`${figures(report.value, dayCount, unanswered, context)}${drivers?.kind === 'read' && drivers.value.length > 0 ? html`<section><h2>What changed in the last seven days</h2><ul>${drivers.value.map((line) => html`<li>${renderText(line, context.zone)}</li>`)}</ul></section>` : nothing}
<p class="quiet">Export: <a href="/inquiries/export.csv?days=${dayCount}">CSV</a> <a href="/inquiries/export.json?days=${dayCount}">JSON</a> <button type="button" data-print hidden>Print or save as PDF</button></p>`
      }`,
    },
    context,
  );
}

function figures(
  report: InquiryReport,
  dayCount: number,
  unanswered: Attempt<readonly Unanswered[]>,
  { readModel, parts }: PageContext,
): Html {
  const { chart } = answerInquiries(report);
  const { days, businessDays } = report;
  const asked = sumOf(days, (day) => day.asked);
  return html`<h1 class="headline">${reachedPerDayWords(report)}</h1>
${asked === 0 ? html`<div class="note"><p><strong>No question has been counted yet.</strong> Herald counts what people ask it, and what they ask engineers, in the channels of Discord that it can read.</p><p>Ask it something there, or under <a href="/ask">Ask</a>, and the figures begin.</p></div>` : nothing}
${tiles(report)}
<nav class="ranges" aria-label="Period">${inquiryRanges.map((range) => html`<a href="/inquiries?days=${range}"${range === dayCount ? html` aria-current="true"` : nothing}>${range === 365 ? '1 year' : `${range} days`}</a>`)}</nav>
<figure>${chartImage({ path: '/inquiries/chart.svg', query: { days: String(dayCount) }, alt: inquiryChart(chart).alt })}</figure>
<p>${mostAskedWords(days.filter(({ day }) => day === businessDays.at(-1)?.day)) ?? nothing}</p>
<section><h2>Week by week</h2>${weekTable(report)}</section>
<div class="columns"><section><h2>By service</h2>${serviceTable(report)}</section>
<section><h2>By channel</h2>${channelTable(days, readModel, parts)}</section></div>
<div class="columns"><section><h2>What Herald got wrong</h2>${wrong(report)}</section>
<section><h2>How long answers take</h2>${speed(days)}</section></div>
<section><h2>What Herald could not answer</h2>${unansweredList(unanswered)}</section>
<section><h2>By hour</h2>${hourBars(days, report.zone)}</section>`;
}

type Days = InquiryReport['days'];

function sumOf(days: Days, count: (day: Days[number]) => number): number {
  return days.reduce((total, day) => total + count(day), 0);
}

/** A wrong answer is no help, whatever the shares say: it is counted here. Before it was switched on it could answer nothing. */
function wrong({ days: all, switchedOn }: InquiryReport): Html {
  const days = all.filter(({ day }) => switchedOn === undefined || day >= switchedOn);
  const sum = (of: (day: Days[number]) => number) => sumOf(days, of);
  const answered = sum((day) => day.answeredByHerald);
  const asked = sum((day) => day.asked);
  const count = (of: (day: Days[number]) => number) => countInWords(sum(of));
  const rows: readonly (readonly [label: string, figure: string, isPart?: 'part'])[] = [
    [
      'Answered, and did not help',
      shareWords(
        sum((day) => day.wrongAnswers),
        asked,
      ),
    ],
    ['"Not what I asked" pressed', count((day) => day.calledWrong), 'part'],
    ['asked again within five minutes, and told the same', count((day) => day.askedAgain), 'part'],
    ['"I still need an engineer" or "Ask an engineer" pressed', count((day) => day.takenToEngineers), 'part'],
    ['engineers asked otherwise within the hour', count((day) => day.engineersAskedAfter), 'part'],
    ['Not answered by Herald', shareWords(asked - answered, asked)],
    [
      'Needed nobody but Herald',
      shareWords(
        sum((day) => day.selfServed),
        asked,
      ),
    ],
  ];
  return html`<table><tbody>${rows.map(
    ([label, figure, part]) =>
      html`<tr${part ? html` class="part"` : nothing}><th scope="row">${label}</th><td class="figure">${figure}</td></tr>`,
  )}</tbody></table><p class="quiet">A wrong answer that nobody reported is not known, and counts as help. "That answers it" was ${pressedWords(sum((day) => day.pressedThatAnswers))}.</p><details><summary>For the platform team</summary><p>The words of questions that Herald got wrong, where people agreed to keep them, are written out on its machine by <code>${herald('misses')}</code>.</p></details>`;
}

function pressedWords(times: number): string {
  return times === 0 ? 'never pressed' : `pressed ${timesWords(times)}`;
}

function timesWords(times: number): string {
  return times === 1 ? 'once' : `${countInWords(times)} times`;
}

/** By name that was not known, or by why; what people wrote is not shown. */
function unansweredList(unanswered: Attempt<readonly Unanswered[]>): Html {
  if (unanswered.kind === 'failed') return sayFailed('What it could not answer', unanswered);
  const shown = unanswered.value.slice(0, mostUnanswered);
  if (shown.length === 0) return html`<p>Nothing was noted in this time.</p>`;
  return html`<ul class="plain">${shown.map(({ what, count }) => html`<li><bdi>${what}</bdi> <span class="quiet">${timesWords(count)}</span></li>`)}</ul>`;
}

function speed(days: Days): Html {
  const herald = days.findLast(({ heraldSeconds }) => heraldSeconds.median !== undefined)?.heraldSeconds.median;
  const engineers = engineerTimeWords(days);
  return html`<dl class="facts">${[
    fact('Herald answers in', herald === undefined ? 'not measured yet' : durationInWords(herald)),
    fact('Engineers answer in', engineers ?? 'not measured yet'),
    fact('Waited longer than agreed', countInWords(sumOf(days, (day) => day.breaches))),
  ]}</dl><p class="quiet">Typical (median) times: of Herald on the newest day that has them, of engineers in this period.</p>`;
}
