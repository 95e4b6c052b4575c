/** `/sign-in`: with Discord, or how to get a one-time link. */

import { herald } from '../../../format/command-words.ts';
import { type Html, html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';

export type SignInWay =
  | { kind: 'discord' }
  | { kind: 'cancelled' }
  | { kind: 'link' }
  | { kind: 'redeem'; secret: string };

export function signInPage(context: PageContext, way: SignInWay): string {
  return renderPage(
    { title: 'Sign in to Herald', path: '/sign-in', modules: ['copy.ts'], body: html`<h1>Sign in</h1>${body(way)}` },
    context,
  );
}

function body(way: SignInWay): Html {
  switch (way.kind) {
    case 'discord':
      return html`<p>Members of your Discord server may see servers, charts and inquiries. Herald reads your name and your roles there, nothing else.</p>
<p><a class="button" href="/sign-in/discord">Sign in with Discord</a></p>`;
    case 'cancelled':
      return html`<p>You cancelled at Discord, so nobody is signed in. Nothing was read from your account.</p>
<p><a class="button" href="/sign-in/discord">Try again</a> <a href="/">Back to the status page</a></p>`;
    case 'link':
      return html`<p>Signing in with Discord is not set up here. A link lets one person in, once, within fifteen minutes. Whoever runs the hub gets one with this command, on its machine:</p>
<pre class="copy"><code>${herald('sign-in')}</code></pre>
<p>To set it up, give the hub <code>DISCORD_CLIENT_SECRET</code> and restart it.</p>`;
    case 'redeem':
      return html`<p>This link lets one person in, once.</p>
<form method="post" action="/sign-in/link"><input type="hidden" name="secret" value="${way.secret}"><button class="button">Sign in</button></form>`;
    default:
      return way satisfies never;
  }
}
