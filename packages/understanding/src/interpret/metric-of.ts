/** Which figure a question asks for, where it names one or says it in other words: "how full", "where does it live", "since when is it on". */
import type { Clause } from '../clause.ts';
import type { Intent, Metric } from '../question.ts';

const inOtherWords: readonly (readonly [Metric, RegExp])[] = [
  ['disk', /\b(?:full|space|free|room)\b/],
  ['region', /\b(?:where|country|city|located|location|live|stands?|hosted)\b/],
  ['uptime', /\b(?:restart\w*|reboot\w*|switched on|since when|how long|without a break|running)\b/],
  ['cpu', /\b(?:busy|loaded|overload\w*|hot|strain|charged|sweating|stressed|work(?:ing)? hard)\b/],
];

export function metricOf(clause: Clause, intent: Intent, kept: Metric | undefined): Metric | undefined {
  if (intent === 'compare' || intent === 'fleet') return clause.metric ?? kept;
  if (intent !== 'metric') return undefined;
  if (clause.metric) return clause.metric;
  const text = clause.tokens.map((token) => token.text).join(' ');
  return inOtherWords.find(([, words]) => words.test(text))?.[0] ?? kept;
}
