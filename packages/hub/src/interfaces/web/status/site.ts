/** Of whom the status page is: the company's name, and Herald's only where there is none. */
import type { Registry } from '../../../domain/registry.ts';
import { type Html, html, nothing } from '../html.ts';

export function siteName({ site }: Pick<Registry, 'site'>): string {
  return site?.company ?? 'Herald';
}

/** `Example Shop status`. */
export function siteTitle(registry: Pick<Registry, 'site'>): string {
  return `${siteName(registry)} status`;
}

/** A line in the company's colour; an attribute of a drawing, since no style is written into a page. */
export function siteLine({ site }: Pick<Registry, 'site'>): Html {
  return site?.colour
    ? html`<svg class="site-line" viewBox="0 0 10 1" preserveAspectRatio="none" aria-hidden="true"><rect width="10" height="1" fill="${site.colour}"/></svg>`
    : nothing;
}

export function siteBrand({ site }: Pick<Registry, 'site'>): Html {
  const name = siteName({ ...(site ? { site } : {}) });
  const logo = site?.logoFile ? html`<img class="logo" src="/site/logo" alt="" height="28"> ` : nothing;
  return html`<a class="brand" href="/">${logo}${name}</a>`;
}
