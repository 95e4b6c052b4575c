/** A `Text` on a page: emphasis as emphasis, times as times. */
import type { Text } from '../../format/text.ts';
import { type Html, html } from './html.ts';
import { timeTag } from './times.ts';

export function renderText(text: Text, zone: string): Html {
  return html`${text.map((part) => {
    if (typeof part === 'string') return html`${part}`;
    if ('strong' in part) return html`<strong>${part.strong}</strong>`;
    return timeTag(part.atMs, part.style, zone);
  })}`;
}
