/** `/privacy`: what is kept, why, for how long, and how to have it forgotten. */
import { plural } from '../../../format/words.ts';
import { html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';

export function privacyPage(context: PageContext): string {
  const { keepTextDays } = context.readModel.registry.inquiries;
  return renderPage(
    {
      title: 'Privacy · Herald',
      path: '/privacy',
      body: html`<h1>What Herald stores about you</h1>
<h2>Questions</h2>
<p>That a question about status was asked, when, in which channel, about which service, and whether Herald or an engineer answered it. The person is kept as a keyed hash, never as a name or id. It serves one purpose: to count how many questions still reach engineers.</p>
<p>${keepTextDays === 0 ? 'The words of questions that were answered are not kept.' : `The words of your questions are kept for ${plural(keepTextDays, 'day')}, then forgotten.`} The words of a question that Herald could not answer, or whose answer somebody called wrong, are kept for 90 days at most, without a name, to teach it. A message that is deleted in Discord is forgotten here too.</p>
<h2>Subscriptions</h2><p>If you ask to be told about a server, your Discord id and what you follow are kept until you stop following it.</p>
<h2>These pages</h2><p>One cookie, when you sign in: your Discord id, name and roles, signed, for twelve hours. Nothing is loaded from other sites, and nobody is followed.</p>
<h2>To be forgotten</h2><p>Say <code>/privacy</code> to Herald in Discord. Counts stay right; what links them to you goes.</p>`,
    },
    context,
  );
}
