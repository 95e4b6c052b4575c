/** An answer as part of a page: the same words and facts as in Discord and in the terminal. */
import { isSampled } from '@herald/understanding/metrics';
import type { Action, Answer, Fact, Row, RowGroup } from '../../answers/answer.ts';
import { aroundName } from '../../format/name-in-line.ts';
import { countInWords } from '../../format/words.ts';
import { chartImage } from './chart-image.ts';
import { type Html, html, nothing } from './html.ts';
import { renderText } from './render-text.ts';
import { statusMark, statusShape } from './status-mark.ts';
import { timeTag } from './times.ts';

export type AnswerOptions = {
  zone: string;
  /** The question as asked, to ask it again. */
  question: string;
};

const shownRows = 50;

export function renderAnswer(answer: Answer, { zone, question }: AnswerOptions): Html {
  const { status } = answer;
  const details = answer.facts.filter(({ audience }) => audience !== 'main');
  const lists = answer.groups.filter(({ audience }) => audience === undefined);
  const listsBehind = answer.groups.filter(({ audience }) => audience !== undefined);
  return html`<article class="answer${status === 'none' ? nothing : html` edge-${status}`}">
<p class="verdict">${status === 'none' ? nothing : html`${statusShape(status)} `}${renderText(answer.verdict, zone)}</p>
${answer.lines.map((line) => html`<p>${renderText(line, zone)}</p>`)}
${factList(
  answer.facts.filter(({ audience }) => audience === 'main'),
  zone,
)}
${lists.map((group) => renderGroup(group, zone))}
${answerChart(answer)}
${details.length + listsBehind.length > 0 ? html`<details><summary>Details</summary>${factList(details, zone)}${listsBehind.map((group) => renderGroup(group, zone))}</details>` : nothing}
${answer.measuredAtMs === undefined || answer.facts.some(({ key }) => key === 'measured') ? nothing : html`<p class="quiet">Measured ${timeTag(answer.measuredAtMs, 'ago', zone)}</p>`}
${renderActions(answer.actions, question)}
</article>`;
}

export function factList(facts: readonly Fact[], zone: string): Html {
  if (facts.length === 0) return nothing;
  return html`<dl class="facts">${facts.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${renderText(text, zone)}</dd></div>`)}</dl>`;
}

function renderGroup({ title, rows }: RowGroup, zone: string): Html {
  const shown = rows.slice(0, shownRows);
  const rest = rows.length - shown.length;
  return html`<h3>${title}</h3>
<ul class="rows">${shown.map((row) => html`<li>${renderRow(row, zone)}</li>`)}</ul>
${rest > 0 ? html`<p><a href="/fleet">${countInWords(rest)} more in the fleet</a></p>` : nothing}`;
}

/** The name leads to its page, also where the line has it: then it does not stand before it as well. */
function renderRow({ kind, name, status, line }: Row, zone: string): Html {
  const link = html`<a href="/${kind === 'host' ? 'hosts' : 'services'}/${encodeURIComponent(name)}"><bdi>${name}</bdi></a>`;
  const around = aroundName(line, name);
  if (!around) return html`${statusMark(status)} ${link} <span>${renderText(line, zone)}</span>`;
  const { before, after, isStrong } = around;
  // A verdict says how it is in its own words.
  const mark = isStrong ? statusShape(status) : statusMark(status);
  return html`${mark} <span>${renderText(before, zone)}<strong>${link}</strong>${renderText(after, zone)}</span>`;
}

function answerChart({ chart }: Answer): Html {
  if (!chart) return nothing;
  return html`${chart.metrics
    .filter(isSampled)
    .slice(0, 2)
    .map(
      (metric) =>
        html`<figure>${chartImage({
          path: `/${chart.target.kind}s/${encodeURIComponent(chart.target.name)}/charts/${metric}.svg`,
          query: { from: String(chart.fromMs), to: String(chart.toMs) },
          alt: `${metric} of ${chart.target.name}; its own page says it in words`,
        })}</figure>`,
    )}`;
}

/** Without scripts each is a form that asks again. */
function renderActions(actions: readonly Action[], question: string): Html {
  const buttons = actions.flatMap((action): Html[] => {
    switch (action.kind) {
      case 'refresh':
        return [askAgain(question, 'Ask again')];
      case 'choose':
        return [askAgain(action.question, action.name)];
      case 'history':
        return [askAgain(`what happened to ${action.target} last week?`, 'History')];
      case 'servers':
        return [askAgain('list all servers', 'All servers')];
      case 'details':
      case 'customer-text':
      case 'tell-back':
      case 'subscribe':
      case 'unsubscribe':
      case 'forget-me':
      case 'ask-engineers':
        return [];
      default:
        return action satisfies never;
    }
  });
  const isForDiscord = actions.some(({ kind }) => kind === 'ask-engineers');
  return html`<p class="actions">${buttons}</p>${
    isForDiscord
      ? html`<p class="quiet">To ask an engineer, ask Herald in Discord: it can reach people there.</p>`
      : nothing
  }`;
}

function askAgain(question: string, label: string): Html {
  return html`<button type="submit" form="ask" name="again" value="${question}">${label}</button>`;
}
