/** `/ask`: the same conversation as in Discord, with the same answers. Works without scripts; with them the page stays where it is. */
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import { notesFeed } from '../live/live-part.ts';
import type { PageContext } from '../page-context.ts';
import { notesPart } from '../pages/notes-parts.ts';
import { renderAnswer } from '../render-answer.ts';
import { sayNoServers } from '../states.ts';
import { timeTag } from '../times.ts';
import type { Exchange } from './conversations.ts';
import { copyForCustomer, followForm } from './csm-actions.ts';

const examples = ['is everything up?', 'when is the next downtime?', 'what broke yesterday?'];

/** `exchanges`: newest first. */
export function askPage(context: PageContext, exchanges: readonly Exchange[]): string {
  return renderPage(
    {
      title: 'Ask Herald',
      path: '/ask',
      live: notesFeed,
      modules: ['copy.ts', 'ask.ts', 'follow.ts'],
      body: html`<h1>Ask</h1>${notesPart(context)}${context.readModel.fleet.hosts().length === 0 ? sayNoServers() : nothing}
<form id="ask" class="ask" method="post" action="/ask"><input type="hidden" name="csrf" value="${context.csrfToken ?? ''}">
<label for="question">Your question</label>
<div><input id="question" name="question" maxlength="500" autocomplete="off" placeholder="Tell me about my server!"> <button class="button">Ask</button></div></form>
<p class="quiet hint">For example: ${examples.map((example) => html`<button type="submit" form="ask" name="again" value="${example}">${example}</button> `)}</p>
<div id="answers" aria-live="polite">${exchanges.map((one) => exchange(one, context))}</div>
${conversationEnd(context, exchanges.length > 0)}`,
    },
    context,
  );
}

/** What the next question may lean on, and how to have it forgotten. */
function conversationEnd({ csrfToken = '' }: PageContext, isOpen: boolean): Html {
  return html`<form id="afresh" class="afresh" method="post" action="/ask/afresh"${isOpen ? nothing : html` hidden`}><input type="hidden" name="csrf" value="${csrfToken}">
<p class="quiet">For ten minutes a question such as "and the memory?" means what you asked about before; an answer says when it does. <button>Start afresh</button></p></form>`;
}

export function exchange({ question, answer, askedAtMs, forCustomers }: Exchange, context: PageContext): Html {
  const { zone } = context;
  return html`<section class="exchange"><h2 class="question">${timeTag(askedAtMs, 'clock', zone)} ${question}</h2>${renderAnswer(answer, { zone, question })}
${copyForCustomer(forCustomers, answer.toPaste ? 'open' : 'closed')}
${followFormOf(answer.targets, context)}</section>`;
}

/** To be told in Discord of what the answer is about. */
function followFormOf(targets: readonly string[], context: PageContext): Html {
  const [name] = targets;
  const { readModel } = context;
  const isKnown =
    name !== undefined && (readModel.registry.services.has(name) || readModel.fleet.host(name) !== undefined);
  return isKnown && targets.length === 1 ? followForm(name, context) : nothing;
}
