/** `/sign-in`: with Discord, or how to get a one-time link. */
import { type Html, html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';

export type SignInWay = { kind: 'discord' } | { kind: 'link' } | { kind: 'redeem'; secret: string };

export function signInPage(context: PageContext, way: SignInWay): string {
  return renderPage(
    { title: 'Sign in to Herald', path: '/sign-in', body: html`<h1>Sign in</h1>${body(way)}` },
    context,
  );
}

function body(way: SignInWay): Html {
  switch (way.kind) {
    case 'discord':
      return html`<p>Members of your Discord server may see servers, charts and inquiries. Herald reads your name and your roles there, nothing else.</p>
<p><a class="button" href="/sign-in/discord">Sign in with Discord</a></p>`;
    case 'link':
      return html`<p>Signing in with Discord is not set up here. When the hub starts it prints a link that lets one person in, once, within fifteen minutes: ask whoever runs it to start it again and send you the link.</p>
<p>To set it up, give the hub <code>DISCORD_CLIENT_SECRET</code> and restart it.</p>`;
    case 'redeem':
      return html`<p>This link lets one person in, once.</p>
<form method="post" action="/sign-in/link"><input type="hidden" name="secret" value="${way.secret}"><button class="button">Sign in</button></form>`;
    default:
      return way satisfies never;
  }
}
