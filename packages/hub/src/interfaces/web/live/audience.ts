/** Who sees the same: what is made once for several readers is made for one audience. */
import type { PageContext } from '../page-context.ts';

/** All that decides what a page shows. Part of the key of everything that is shared. */
export function audienceOf({ role, viewer }: Pick<PageContext, 'role' | 'viewer'>): string {
  return `${role}/${viewer.isEngineer ? 'engineer' : 'other'}/${viewer.addresses}`;
}

/** A page as anybody of its audience sees it: nothing of one person is in what others get. */
export function withoutPerson({ session: _session, csrfToken: _token, ...shared }: PageContext): PageContext {
  return shared;
}
