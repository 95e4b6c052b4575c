/** How customers hear of it without looking here. No address of theirs is kept, so there is no e-mail to subscribe to; what reads feeds does it. */
import { type Html, html, nothing } from '../html.ts';
import type { PageContext } from '../page-context.ts';
import { createAudience } from './status-audience.ts';

/** A feed of RSS must name whole addresses: where the hub's own is not certain it would lead nowhere, and is not offered. */
export function getUpdates(context: Pick<PageContext, 'readModel' | 'siteUrl'>): Html {
  const { siteUrl } = context;
  // What is followed from elsewhere is the public's, whoever looks at the page.
  const audience = createAudience({ ...context, role: 'public' });
  const services = audience.services().map(({ service }) => service.name);
  const feeds = (query: string) =>
    html`${siteUrl === undefined ? nothing : html`<a href="/feed.rss${query}">RSS</a> `}<a href="/feed.atom${query}">Atom</a>`;
  return html`<section class="get-updates" id="subscribe" aria-labelledby="subscribe-title"><h2 id="subscribe-title">Subscribe</h2>
<p class="follow">${feeds('')} <a href="/calendar.ics">Calendar of maintenance</a></p>
${
  services.length === 0
    ? nothing
    : html`<details><summary>One service, or a badge for your own site</summary><ul class="plain">${services.map(
        (name) =>
          html`<li class="follow"><bdi>${audience.title(name)}</bdi> ${feeds(`?for=${encodeURIComponent(name)}`)} <a href="/calendar.ics?for=${encodeURIComponent(name)}">Calendar</a> <a href="/badge/${encodeURIComponent(name)}.svg">Badge</a></li>`,
      )}</ul></details>`
}${
  siteUrl === undefined
    ? nothing
    : html`<details><summary>By e-mail or in Slack</summary><p>No e-mail is sent from here, and no address is kept. Outlook and Thunderbird show the RSS feed among your mail. In Slack, type <code>/feed subscribe ${siteUrl}/feed.rss</code> in a channel.</p></details>`
}</section>`;
}
