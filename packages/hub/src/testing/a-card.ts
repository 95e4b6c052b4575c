/** Cards for tests that ask where a message goes and when, not how it looks. */
import type { Card } from '../domain/card.ts';

export function aCard(words = ''): Card {
  return { status: 'none', headline: [words], lines: [] };
}
