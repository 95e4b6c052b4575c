/** The frame of every page: head, navigation, the age of what is shown, footer. No script or style is written into a page. */

import { mayAct } from './access/roles.ts';
import { assetPath } from './assets.ts';
import { type Html, html, htmlText, nothing } from './html.ts';
import { notesFeed } from './live/live-part.ts';
import type { PageContext } from './page-context.ts';
import { previewSize } from './status/preview-picture.ts';
import { siteBrand, siteLine, siteName, siteTitle } from './status/site.ts';
import { timeTag } from './times.ts';

export type Page = {
  title: string;
  /** Marks the place in the navigation. */
  path: string;
  body: Html;
  /** The live parts of the page are followed under this path. */
  live?: string;
  /** Path of the picture in the tab; Herald's own where absent. */
  icon?: string;
  /** Of the company, not of Herald: customers read it. */
  isForCustomers?: boolean;
  /** What chats and search engines show of a link to it; for pages that are open to all. */
  preview?: { title: string; description: string /** Path of a picture of 1200 by 630. */; picture?: string };
  /** Browser modules beside the common one. */
  modules?: readonly string[];
};

export function renderPage(page: Page, context: PageContext): string {
  const { role, session, csrfToken, zone, parts, readModel } = context;
  const isMember = mayAct(role, 'member');
  const { registry } = readModel;
  const places = [
    { path: '/', name: 'Status', isOpen: true },
    { path: '/history', name: 'History', isOpen: !isMember },
    { path: '/#subscribe', name: 'Subscribe', isOpen: !isMember },
    { path: '/fleet', name: 'Fleet', isOpen: isMember },
    { path: '/downtime', name: 'Maintenance', isOpen: mayAct(role, 'engineer') },
    { path: '/inquiries', name: 'Inquiries', isOpen: isMember },
    { path: '/ask', name: 'Ask', isOpen: isMember },
  ].filter(({ isOpen }) => isOpen);
  const modules = ['common.ts', ...(page.live ? ['live.ts'] : []), ...(page.modules ?? [])];
  return htmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="${page.icon ?? assetPath('icon.svg')}" type="image/svg+xml">
${page.isForCustomers ? customerHead(page, context) : nothing}<link rel="stylesheet" href="${assetPath('herald.css')}">
${modules.map((name) => html`<script type="module" src="${assetPath(name)}"></script>\n`)}</head>
<body${page.live ? html` data-live="${page.live}" data-renews="${page.live === notesFeed ? 'notes' : 'all'}"` : nothing}>
<a class="skip" href="#content">Skip to the content</a>
${siteLine(registry)}<header class="top">
${siteBrand(registry)}
<nav class="places" aria-label="Pages">${places.map(
    ({ path, name }) => html`<a href="${path}"${path === page.path ? html` aria-current="page"` : nothing}>${name}</a>`,
  )}</nav>
${
  session && csrfToken
    ? html`<form class="who" method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrfToken}"><span>${session.name}</span> <button>Sign out</button></form>`
    : registry.site?.supportUrl
      ? html`<a class="who" href="${registry.site.supportUrl}" rel="noopener">Help</a>`
      : nothing
}
</header>
${page.live ? ageBar(context) : nothing}
<main id="content" tabindex="-1">
${page.body}
</main>
<footer>
${page.path === '/' && page.isForCustomers ? nothing : html`<a href="/calendar.ics">Calendar feed</a> `}${isMember ? html`<a href="/api/v1/openapi.json">API</a> ` : nothing}<a href="/privacy">Privacy</a> ${session ? nothing : html`<a href="/sign-in">Sign in</a> `}
<span>Times in <span data-zone>${zone}</span></span>${isMember ? html` <span>Herald ${parts.settings.version}</span>` : nothing}${discordNote(context)}
</footer>
</body>
</html>
`);
}

/** Colleagues wonder why nothing comes in Discord; customers need not. */
function discordNote({ parts, role, zone }: PageContext): Html {
  const state = parts.discord?.state();
  if (state?.kind !== 'down' || !mayAct(role, 'member')) return nothing;
  return html` <span class="warning" role="status">Not connected to Discord since ${timeTag(state.sinceMs, 'moment', zone)}: questions there wait.</span>`;
}

/** Feeds to follow, and what a link to the page looks like elsewhere. */
function customerHead({ preview, path }: Page, { readModel, siteUrl }: PageContext): Html {
  const { registry } = readModel;
  const colour = registry.site?.colour;
  return html`${siteUrl ? html`<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.rss">\n` : nothing}<link rel="alternate" type="application/atom+xml" title="Atom" href="/feed.atom">
${colour ? html`<meta name="theme-color" content="${colour}">\n` : nothing}${
  preview
    ? html`<meta name="description" content="${preview.description}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${siteTitle(registry)}">
<meta property="og:title" content="${preview.title} · ${siteName(registry)}">
<meta property="og:description" content="${preview.description}">
${siteUrl ? html`<meta property="og:url" content="${siteUrl}${path}">\n` : nothing}${siteUrl && preview.picture ? pictureTags(`${siteUrl}${preview.picture}`, preview.title) : html`<meta name="twitter:card" content="summary">`}
`
    : nothing
}`;
}

/** Always in sight: how old this is, and whether more will come. `live.ts` keeps it true. */
function ageBar({ readModel, zone }: PageContext): Html {
  const moment = timeTag(readModel.nowMs, 'moment', zone);
  return html`<p class="age" id="age" role="status"><span class="dot" aria-hidden="true"></span> <span data-age>As of ${moment}</span><span class="paper" data-paper-age>As of ${moment}</span></p>`;
}

/** Chats take a picture by its whole address only. */
function pictureTags(address: string, alt: string): Html {
  return html`<meta property="og:image" content="${address}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${previewSize.width}">
<meta property="og:image:height" content="${previewSize.height}">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:card" content="summary_large_image">`;
}
