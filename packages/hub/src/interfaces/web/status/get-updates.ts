/** How customers hear of it without looking here. No address of theirs is kept, so there is no e-mail to subscribe to; what reads feeds does it. */
import { type Html, html, nothing } from '../html.ts';

/** A feed of RSS must name whole addresses: without `webUrl` it would lead nowhere, and is not offered. */
export function getUpdates(webUrl: string | undefined): Html {
  const rss = webUrl === undefined ? nothing : html`<a href="/feed.rss">RSS</a> `;
  return html`<section class="get-updates" aria-labelledby="follow-title"><h2 id="follow-title">Get updates</h2>
<p class="follow">${rss}<a href="/feed.atom">Atom</a> <a href="/calendar.ics">Calendar of maintenance</a></p>
${
  webUrl === undefined
    ? nothing
    : html`<details><summary>By e-mail or in Slack</summary><p>No e-mail is sent from here, and no address is kept. Outlook and Thunderbird show the RSS feed among your mail. In Slack, type <code>/feed subscribe ${webUrl}/feed.rss</code> in a channel.</p></details>`
}</section>`;
}
