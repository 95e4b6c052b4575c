/** Parts of a page that are sent again, each alone, when they change. */
import { type Html, html } from '../html.ts';

/** By name of the part. */
export type LiveParts = ReadonlyMap<string, Html>;

/** Feeds only whether the hub sees and remembers, to pages whose content stays as it was when opened. */
export const notesFeed = '/live/notes';

/** The place of a part in its page, filled with how it is now. */
export function livePart(name: string, parts: LiveParts): Html {
  return html`<div data-part="${name}">${parts.get(name)}</div>`;
}
