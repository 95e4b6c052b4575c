/** Round pictures drawn here, since nothing may come from Discord's own servers. */
import type { PageState } from '../state.ts';
import { userOf } from '../state.ts';

/** A picture as a data address: the first letter on the person's own ground, or Herald's horn. */
export function avatarUrl(state: PageState, userId: string): string {
  const user = userOf(state, userId);
  const hue = (Number(userId.slice(-4)) * 67 + 140) % 360;
  const body = user.bot
    ? '<rect width="80" height="80" fill="#5865f2"/><path d="M18 34v12h9l23 13V21L27 34z" fill="#fff"/><path d="M56 29q9 11 0 22M62 22q15 18 0 36" stroke="#fff" stroke-width="5" fill="none" stroke-linecap="round"/>'
    : `<rect width="80" height="80" fill="hsl(${hue} 45% 42%)"/><text x="40" y="54" font-family="Helvetica,Arial,sans-serif" font-size="38" font-weight="600" text-anchor="middle" fill="#fff">${letter(user.name)}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">${body}</svg>`)}`;
}

function letter(name: string): string {
  const first = [...name][0] ?? '?';
  return /[\p{L}\p{N}]/u.test(first) ? first.toUpperCase() : '?';
}
