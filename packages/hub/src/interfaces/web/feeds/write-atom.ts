/** Atom. Source: https://www.rfc-editor.org/rfc/rfc4287 */
import type { Feed } from './feed-entries.ts';
import { xmlText } from './xml-text.ts';

/** `siteUrl` as people reach the pages; without it links count from where the feed was read, as RFC 4287 lets them. */
export function writeAtom({ title, query, updatedAtMs, entries }: Feed, siteUrl: string | undefined): string {
  const link = (path: string, more = '') => `<link${more} href="${xmlText((siteUrl ?? '') + path)}"/>`;
  const written = entries.map(
    (entry) => `<entry>
<id>${xmlText(entry.id)}</id>
<title>${xmlText(entry.title)}</title>
${link(entry.path)}
<published>${new Date(entry.publishedAtMs).toISOString()}</published>
<updated>${new Date(entry.updatedAtMs).toISOString()}</updated>
<content type="html">${xmlText(entry.lines.map((line) => `<p>${xmlText(line)}</p>`).join(''))}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${xmlText(siteUrl === undefined ? `urn:herald:status${query}` : `${siteUrl}/feed.atom${query}`)}</id>
<title>${xmlText(title)}</title>
<updated>${new Date(updatedAtMs).toISOString()}</updated>
<author><name>${xmlText(title)}</name></author>
${link(`/feed.atom${query}`, ' rel="self" type="application/atom+xml"')}
${link('/', ' rel="alternate" type="text/html"')}
${written.join('\n')}
</feed>
`;
}
