/** `/privacy`: what is kept, why, for how long, and how to have it forgotten. */
import { plural } from '../../../format/words.ts';
import { html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';

export function privacyPage(context: PageContext): string {
  const { keepTextDays, learns } = context.readModel.registry.inquiries;
  return renderPage(
    {
      title: 'Privacy · Herald',
      path: '/privacy',
      body: html`<h1>What Herald stores about you</h1>
<h2>These pages</h2><p>Who only reads gets no cookie. Who signs in gets one: Discord id, name and roles, signed, for twelve hours. Nothing is loaded from other sites, and nobody is followed.</p>
<h2>Questions</h2>
<p>That a question about status was asked, when, in which channel, about which service, and whether Herald or an engineer answered it. The person is kept as a keyed hash, never as a name or id. It serves one purpose: to count how many questions still reach engineers.</p>
<p>${keepTextDays === 0 ? 'The words of questions that were answered are not kept.' : `The words of your questions are kept for ${plural(keepTextDays, 'day')}, then forgotten.`} ${learns ? learning : 'Nothing is learnt from what people write.'} A name that Herald did not know is noted for 90 days at most, to add what is missing. A message that is deleted in Discord is forgotten here too.</p>
<h2>Language model</h2><p>${context.parts.modelHost === undefined ? 'None is used: what people write is read by Herald alone.' : sentTo(context.parts.modelHost)}</p>
<h2>Subscriptions</h2><p>If you ask to be told about a server, your Discord id and what you follow are kept until you stop following it.</p>
<h2>To be forgotten</h2><p>Say <code>/privacy</code> to Herald in Discord. Totals stay; what links them to you is removed.</p>`,
    },
    context,
  );
}

const sentTo = (host: string) =>
  `Messages to Herald that it cannot read itself, and in channels where it always listens those that may be questions, are sent to the language model at ${host}: their words, without mentions, addresses and the names of people that Discord has told, and the names of servers and services. Nothing else goes there. What becomes of it there is up to whoever runs that model.`;

const learning =
  'Herald learns here how people ask: when “Not what I asked” is pressed, an answer is asked for by the sign under a message, or “Did you mean …?” is answered, the words of that question are kept on this machine for 90 days at most, without mentions and without the names of people that Discord has told. They go sooner when the message is changed or deleted, when whoever wrote it asks for it, or when learning is switched off.';
