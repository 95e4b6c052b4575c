/** What a person reads when a page can't be shown: what is so, and what to do. */
import { isHeraldError } from '@herald/protocol/herald-error';
import { mayAct } from '../access/roles.ts';
import { html } from '../html.ts';
import { renderPage } from '../layout.ts';
import type { PageContext } from '../page-context.ts';
import { siteTitle } from '../status/site.ts';

export function errorPage(status: number, error: unknown, context: PageContext): string {
  const isForCustomers = !mayAct(context.role, 'member');
  const { title, message, next } =
    (isForCustomers ? wordsForCustomers(status, error) : undefined) ?? words(status, error);
  return renderPage(
    {
      title: `${title} · ${isForCustomers ? siteTitle(context.readModel.registry) : 'Herald'}`,
      path: '',
      body: html`<h1>${title}</h1><p>${message}</p><p>${next}</p>
<p>${status === 401 ? html`<a class="button" href="/sign-in">Sign in</a> ` : ''}<a href="/">Back to the status page</a></p>`,
    },
    context,
  );
}

type Words = { title: string; message: string; next: string };

/** What stands behind the page is no concern of theirs; undefined where the usual words say nothing of it. */
function wordsForCustomers(status: number, error: unknown): Words | undefined {
  // Who signs in is no customer, though not known yet.
  if (isHeraldError(error) && error.code.startsWith('sign-in/')) return undefined;
  if (status >= 500)
    return { title: 'This page failed.', message: 'Something went wrong on our side.', next: 'Try again in a minute.' };
  if (status !== 404) return undefined;
  const next = 'The status page shows every service, and the history all incidents.';
  return isHeraldError(error)
    ? { title: 'There is no such page.', message: error.message, next }
    : { ...words(status, error), next };
}

function words(status: number, error: unknown): Words {
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
  404: 'Not found.',
  410: 'This link is used up.',
  502: 'Discord does not answer.',
  503: "Herald's memory does not answer.",
};
