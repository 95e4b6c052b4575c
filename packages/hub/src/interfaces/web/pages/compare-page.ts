/** `/compare?hosts=web-1,web-2`: a few servers beside each other, figure by figure and chart by chart over the same time. */
import { hostFacts } from '../../../answers/host-facts.ts';
import { hostVerdict } from '../../../answers/host-verdict.ts';
import type { HostView } from '../../../domain/fleet.ts';
import { capitalised, listInWords } from '../../../format/words.ts';
import { hostChartNames } from '../../charts/host-chart.ts';
import { chartImage } from '../chart-image.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { renderText } from '../render-text.ts';
import { statusMark } from '../status-mark.ts';
import { type ChartChoice, chartRanges, parseChartChoice } from './chart-period.ts';
import { noSuch } from './no-such.ts';
import { notesPart } from './notes-parts.ts';

const mostCompared = 4;

/** Throws `web/no-such-page` for a name that is not known. */
export function comparePage(context: PageContext): string {
  const { readModel, url } = context;
  const names = [...new Set(url.searchParams.getAll('hosts').flatMap((part) => part.split(',')))]
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, mostCompared);
  const views = names.map((name) => {
    const view = readModel.fleet.host(name);
    if (!view) throw noSuch('server', name.slice(0, 100));
    return view;
  });
  const choice = parseChartChoice(url.searchParams, readModel.nowMs);
  const title = views.length < 2 ? 'Compare servers' : `${listInWords(names)}, compared`;
  return renderPage(
    {
      title: `${title} · Herald`,
      path: '/fleet',
      live: notesFeed,
      modules: ['charts.ts'],
      body: html`<h1>${title}</h1>${notesPart(context)}${compareForm(names, context)}
${views.length === 0 ? nothing : html`${factTable(views, context)}<section><h2>Charts</h2>${ranges(names, choice)}${charts(names, choice)}</section>`}`,
    },
    context,
  );
}

/** One more beside those that are there. */
export function compareForm(names: readonly string[], { readModel }: PageContext): Html {
  const others = readModel.fleet.hosts().filter(({ host }) => !names.includes(host.name));
  if (names.length >= mostCompared || others.length === 0) return nothing;
  return html`<form class="filters" action="/compare">${names.map((name) => html`<input type="hidden" name="hosts" value="${name}">`)}<label>Compare with<input name="hosts" list="others" required autocomplete="off" placeholder="${others[0]?.host.name ?? ''}"></label><datalist id="others">${others.slice(0, 200).map(({ host }) => html`<option value="${host.name}">`)}</datalist> <button>Compare</button></form>`;
}

function factTable(views: readonly HostView[], { viewer, zone, readModel }: PageContext): Html {
  const facts = views.map((view) => hostFacts(view, viewer).filter(({ audience }) => audience === 'main'));
  const keys = [...new Map(facts.flat().map(({ key, label }) => [key, label]))];
  const cells = (key: string) =>
    facts.map((own) => {
      const fact = own.find((one) => one.key === key);
      return html`<td>${fact ? renderText(fact.text, zone) : '–'}</td>`;
    });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures compared"><table class="compared"><thead><tr><td></td>${views.map(
    ({ host }) =>
      html`<th scope="col"><a href="/hosts/${encodeURIComponent(host.name)}"><bdi>${host.name}</bdi></a></th>`,
  )}</tr></thead><tbody><tr><th scope="row">Health</th>${views.map((view) => html`<td>${statusMark(hostVerdict(view, readModel).status)}</td>`)}</tr>${keys.map(
    ([key, label]) => html`<tr><th scope="row">${label}</th>${cells(key)}</tr>`,
  )}</tbody></table></div>`;
}

function ranges(names: readonly string[], { range }: ChartChoice): Html {
  const query = new URLSearchParams({ hosts: names.join(',') });
  return html`<nav class="ranges" aria-label="Period of the charts">${chartRanges.map(
    ({ key, name }) =>
      html`<a href="/compare?${query.toString()}&range=${key}"${key === range ? html` aria-current="true"` : nothing}>${name}</a>`,
  )}</nav>`;
}

/** A row for each figure, a column for each server where there is room. */
function charts(names: readonly string[], { period }: ChartChoice): Html {
  const query = { from: String(period.fromMs), to: String(period.toMs) };
  return html`${hostChartNames.map(
    (chart) =>
      html`<div class="charts">${names.map((name) => {
        const file = `/hosts/${encodeURIComponent(name)}/charts/${chart}`;
        const alt = `${capitalised(chart)} of ${name}; its own page says it in words`;
        return html`<figure>${chartImage({ path: `${file}.svg`, dataPath: `${file}.json`, query, alt, isHalf: true })}</figure>`;
      })}</div>`,
  )}`;
}
