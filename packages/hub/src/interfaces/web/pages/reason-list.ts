/** Why a health is what it is, as far as the verdict above does not say it; the exact terms for engineers. */
import type { Reason } from '../../../domain/health.ts';
import { plainText, type Text } from '../../../format/text.ts';
import { type Html, html, nothing } from '../html.ts';
import { timeTag } from '../times.ts';

/** `said` are the lines that stand above it. */
export function reasonList(
  reasons: readonly Reason[],
  { said, showsDetail, zone }: { said: readonly Text[]; showsDetail: boolean; zone: string },
): Html {
  const above = said.map((line) => bare(plainText(line, () => '')));
  const items = reasons.flatMap(({ text, detail, sinceMs }) => {
    // "The server is down." also says "Not responding: the server is down."
    const isSaid = above.some((line) => line.includes(bare(text)) || (line !== '' && bare(text).endsWith(line)));
    const terms = showsDetail && detail !== '' ? html`<span class="code">${detail}</span> ` : nothing;
    if (isSaid && terms === nothing) return [];
    return [
      html`<li>${isSaid ? nothing : html`${text} `}${terms}<span class="quiet">since ${timeTag(sinceMs, 'moment', zone)}</span></li>`,
    ];
  });
  return items.length === 0 ? nothing : html`<h2>Why</h2><ul class="plain">${items}</ul>`;
}

function bare(text: string): string {
  return text.replace(/\.$/, '').toLowerCase();
}
