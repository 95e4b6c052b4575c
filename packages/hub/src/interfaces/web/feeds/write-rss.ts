/** RSS 2.0. Source: https://www.rssboard.org/rss-specification */
import type { Feed } from './feed-entries.ts';
import { xmlText } from './xml-text.ts';

/** `siteUrl` as people reach the pages; without it no entry has a link, since a path alone is none. */
export function writeRss({ title, query, updatedAtMs, entries }: Feed, siteUrl: string | undefined): string {
  const link = (path: string) => (siteUrl === undefined ? '' : `<link>${xmlText(siteUrl + path)}</link>`);
  const items = entries.map(
    (entry) => `<item>
<title>${xmlText(entry.title)}</title>
${link(entry.path)}
<guid isPermaLink="false">${xmlText(entry.stage === '' ? entry.id : `${entry.id}:${entry.stage}`)}</guid>
<pubDate>${new Date(entry.stage === '' ? entry.publishedAtMs : entry.updatedAtMs).toUTCString()}</pubDate>
<description>${xmlText(entry.lines.map((line) => `<p>${xmlText(line)}</p>`).join(''))}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xmlText(title)}</title>
<link>${xmlText(siteUrl ?? 'about:blank')}</link>
<description>Incidents and scheduled maintenance</description>
<language>en</language>
<lastBuildDate>${new Date(updatedAtMs).toUTCString()}</lastBuildDate>
<ttl>5</ttl>
${siteUrl === undefined ? '' : `<atom:link href="${xmlText(`${siteUrl}/feed.rss${query}`)}" rel="self" type="application/rss+xml"/>`}
${items.join('\n')}
</channel>
</rss>
`;
}
