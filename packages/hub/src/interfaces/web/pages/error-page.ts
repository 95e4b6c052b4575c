/** What a person reads when a page can't be shown: what is so, and what to do. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';

export function errorPage(status: number, error: unknown, context: PageContext): string {
  const { title, message, next } = words(status, error);
  return renderPage(
    {
      title: `${title} · Herald`,
      path: '',
      body: html`<h1>${title}</h1><p>${message}</p><p>${next}</p>
<p>${status === 401 ? html`<a class="button" href="/sign-in">Sign in</a> ` : ''}<a href="/">Back to the status page</a></p>`,
    },
    context,
  );
}

function words(status: number, error: unknown): { title: string; message: string; next: string } {
  if (isHeraldError(error))
    return { title: titles[status] ?? 'That did not work.', message: error.message, next: error.next };
  if (status === 404) {
    return {
      title: 'There is no such page.',
      message: 'The address may be mistyped, or what it showed is gone.',
      next: 'Servers and services are found under Fleet and Status.',
    };
  }
  if (status === 429) {
    return {
      title: 'Too many requests.',
      message: 'You asked for many pages in a short time.',
      next: 'Wait a minute, then open it again.',
    };
  }
  if (status < 500)
    return {
      title: 'That request is not as it must be.',
      message: 'Part of it is missing or too long.',
      next: 'Go back and try again.',
    };
  return {
    title: 'Herald failed.',
    message: 'The log of the hub has the details.',
    next: 'Try again in a minute; if it fails again, tell whoever runs Herald.',
  };
}

const titles: Readonly<Record<number, string>> = {
  401: 'Please sign in.',
  403: "You don't have access to this page.",
  404: "Herald doesn't know that.",
  410: 'This link is used up.',
  502: 'Discord does not answer.',
  503: "Herald's memory does not answer.",
};
