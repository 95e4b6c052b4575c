/** What was understood of a plan or a change, shown before anything is announced; or what must be asked first. */
import type { Downtime } from '../../../domain/downtime.ts';
import { meaningOf } from '../../../downtime/announcement-words.ts';
import type { PlanReading, TypedPlan } from '../../../downtime/plan-draft.ts';
import { listInWords } from '../../../format/words.ts';
import { type Html, html, nothing } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';
import { renderText } from '../render-text.ts';
import { timeTag } from '../times.ts';
import { hiddenPlan } from './plan-form.ts';

const mostBeside = 3;

type Ready = { typed: TypedPlan; draftId: string; readBack: string; preview: Downtime; beside: readonly Downtime[] };

export function readBackPage({ typed, draftId, readBack, preview, beside }: Ready, context: PageContext): string {
  const { zone, readModel } = context;
  const meaning = meaningOf(preview, readModel.registry);
  const fact = (label: string, value: Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return page(
    'Is this right?',
    html`<p>Nothing is announced yet.</p>
<dl class="facts read-back">${[
      fact('When', html`${readBack}`),
      fact(
        'First, in your own zone',
        html`${timeTag(preview.startsAtMs, 'moment', zone)} to ${timeTag(preview.endsAtMs, 'clock', zone)}`,
      ),
      fact('What', html`${preview.title}, on ${listInWords([...preview.services, ...preview.hosts])}`),
      fact(
        'Takes down',
        html`${preview.takesDown.length > 0 ? listInWords(preview.takesDown) : 'Nothing; what it touches keeps the servers it needs'}`,
      ),
      ...(meaning.length > 0 ? [fact('Customers read', renderText(meaning, zone))] : []),
      ...beside
        .slice(0, mostBeside)
        .map((other) =>
          fact(
            'At the same time',
            html`${other.title}, ${timeTag(other.startsAtMs, 'moment', zone)} to ${timeTag(other.endsAtMs, 'clock', zone)}`,
          ),
        ),
    ]}</dl>
<div class="choices">${planButton('Announce it', hiddenPlan(typed, { draftId, announce: 'yes' }), context, 'button')}
${planButton('Change it', hiddenPlan(typed, { edit: 'yes' }), context)}</div>`,
    context,
  );
}

/** Where a time is none, or two. */
export function askingPage(
  typed: TypedPlan,
  { question, choices }: Extract<PlanReading, { kind: 'asks' }>,
  context: PageContext,
): string {
  return page(
    'Which do you mean?',
    html`<p>${question}</p>
${choices.map(({ label, text, acceptsDoubt }) =>
  planButton(
    label,
    hiddenPlan({ ...typed, when: text, repeats: '', ...(acceptsDoubt ? { acceptsDoubt } : {}) }, {}),
    context,
  ),
)}
${planButton('Change it', hiddenPlan(typed, { edit: 'yes' }), context)}`,
    context,
  );
}

/** `words` come from `readWish`; the form is sent again with its yes. */
export function wishPage(
  { words, yes, fields }: { words: Html; yes: string; fields: Readonly<Record<string, string>> },
  context: PageContext,
): string {
  return page(
    'Is this right?',
    html`<p>${words}</p>
<form method="post" action="/downtime/change"><input type="hidden" name="csrf" value="${context.csrfToken ?? ''}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="announce" value="yes"><button class="button">${yes}</button></form>
<p class="pager"><a href="/downtime">Leave it as it is</a></p>`,
    context,
  );
}

function planButton(label: string, fields: Html, { csrfToken = '' }: PageContext, kind = ''): Html {
  return html`<form class="choice" method="post" action="/downtime/plan"><input type="hidden" name="csrf" value="${csrfToken}">${fields}<button${kind === '' ? nothing : html` class="${kind}"`}>${label}</button></form>`;
}

function page(title: string, body: Html, context: PageContext): string {
  return renderPage({ title: `${title} · Herald`, path: '/downtime', body: html`<h1>${title}</h1>${body}` }, context);
}
