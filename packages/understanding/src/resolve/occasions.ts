/** "will web-1 survive payout day": a name before an occasion tells which occasion, where something else is asked about. */
import type { Token } from '../token.ts';

const occasions: ReadonlySet<string> = new Set([
  'day',
  'night',
  'eve',
  'season',
  'webinar',
  'training',
  'workshop',
  'conference',
  'party',
]);

export function withoutOccasions(tokens: readonly Token[]): readonly Token[] {
  const named = tokens.filter(({ role }) => role === 'name').length;
  if (named < 2) return tokens;
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    const isOccasion = token.role === 'name' && next && !next.afterBreak && occasions.has(next.text);
    return isOccasion && token.isPlainWord ? { ...token, role: 'unknown', targets: [] } : token;
  });
}
