/** "What percentage of our servers is healthy?", "what share of the last hour was the shop up?" Before whatever else "healthy" and "up" ask. */
import type { Way } from './way.ts';

export const ofShares: readonly Way[] = [
  // "what percentage of our servers is healthy at this minute?"
  {
    intent: 'count',
    ofAll: true,
    pattern:
      /^(?!.*\b(?:was|were|been|had|yesterday|last|downtime|questions|answers)\b).*\b(?:shares?|percent(?:age)?|per cent|proportion|portion|fraction|part) of (?:\S+ ){0,2}?(?:servers?|machines|hosts|instances|boxes|services?|products|systems)\b/,
  },
  // "what share of the last hour have the exports been available?", "how much of today was the shop up?"
  {
    intent: 'history',
    pattern:
      /^(?!.*\b(?:planned|maintenance|downtime|questions|answers|cpu|memory|disk)\b).*\b(?:(?:shares?|percent(?:age)?|per cent|proportion|portion|fraction|part) of|how much of) (?:the |this |that |all )?(?:time|last|past|today|yesterday|day|hour|week|month|quarter|year|half)\b/,
  },
];
