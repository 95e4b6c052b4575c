/** `/ask`: the same conversation as in Discord, with the same answers. Works without scripts; with them the page stays where it is. */
import type { Answer } from '../../../answers/answer.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { renderAnswer } from '../render-answer.ts';
import { sayNoServers } from '../states.ts';
import { notesPart } from './notes-parts.ts';

const examples = ['is everything up?', 'when is the next downtime?', 'what broke yesterday?'];

export function askPage(context: PageContext, asked?: { question: string; answer: Answer }): string {
  return renderPage(
    {
      title: 'Ask Herald',
      path: '/ask',
      live: notesFeed,
      modules: ['ask.ts'],
      body: html`<h1>Ask</h1>${notesPart(context)}${context.readModel.fleet.hosts().length === 0 ? sayNoServers() : nothing}
<form id="ask" class="ask" method="post" action="/ask"><input type="hidden" name="csrf" value="${context.csrfToken ?? ''}">
<label for="question">Your question</label>
<div><input id="question" name="question" maxlength="500" autocomplete="off" placeholder="Tell me about my server!"> <button class="button">Ask</button></div></form>
<p class="quiet hint">For example: ${examples.map((example) => html`<button type="submit" form="ask" name="again" value="${example}">${example}</button> `)}</p>
<div id="answers" aria-live="polite">${asked ? exchange(asked.question, asked.answer, context.zone) : nothing}</div>`,
    },
    context,
  );
}

export function exchange(question: string, answer: Answer, zone: string): Html {
  return html`<section class="exchange"><p class="question">${question}</p>${renderAnswer(answer, { zone, question })}</section>`;
}
