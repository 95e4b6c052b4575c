/** What a clause says in so many words: what it asks, which figure, and whether it is of servers at all. */
import type { Clause } from '../clause.ts';
import type { Intent, Metric } from '../question.ts';
import type { Way } from './way.ts';
import { ways } from './ways-to-ask.ts';

/** `words`: a clause in lower case, with contractions opened and names as they were typed. */
export function saidPlainly(words: string): Way | undefined {
  return ways.find(({ pattern }) => pattern.test(words));
}

/** "which servers", "any outages", "is everything up?"; but not "what's the deal?" or "why must everything be a struggle". */
export function speaksOfServers(clause: Clause): boolean {
  const roles: ReadonlySet<string> = clause.roles;
  const { texts, tokens, unknownCount } = clause;
  if (['things', 'plan', 'status'].some((role) => roles.has(role)) || clause.filter) return true;
  // "40 cm announced for saturday, I feel a flu coming"
  if (roles.has('plan-hint') && (unknownCount <= 1 || clause.hasQuestionMark)) return true;
  if (roles.has('thing') && (texts.has('which') || texts.has('any'))) return true;
  if (tokens.some(({ role, text }) => role === 'trouble' && sureTrouble.test(text))) return true;
  if ((roles.has('own') || texts.has('we')) && leaders.some((word) => texts.has(word))) return true;
  if (texts.has('the platform') || texts.has('our platform') || clause.meansOwn) return true;
  // "is anything red at all?", "out of everything we run, what's the flakiest?"
  const runs = [...texts].some((text) => /\bwe (?:(?:do|even|actually) )?(?:run|host|operate)\b/.test(text));
  if (
    runs ||
    (tokens.some(({ text }) => colours.test(text)) && (roles.has('any') || roles.has('all') || texts.has('what')))
  )
    return true;
  const isShort = tokens.length <= 8 && unknownCount <= 1;
  if (!isShort) return false;
  const saysState = tokens.some(
    ({ role, text }) => states.has(role) && sureState.test(text) && !(text === 'up' && texts.has('what')),
  );
  const meansUs = texts.has('we') && clause.hasQuestionMark;
  return saysState && (meansUs || roles.has('any') || roles.has('all') || texts.has('what') || texts.has('which'));
}

/** "what's our mean time to recovery?", "did we breach our SLA?" */
const leaders = ['mttr', 'sla', 'slas', 'slo', 'recovery', 'uptime', 'availability', 'reliability'];
const states: ReadonlySet<string> = new Set(['condition', 'past', 'plan-hint']);
const sureState =
  /\b(?:down|up|off|offline|online|out|back|broken|slow|unavailable|reachable|unreachable|degraded|working|running|green|red|okay|ok|fine|healthy|go|went|fail\w*|crash\w*|fall|fell|die[ds]?|stable|operational)\b/;
const colours = /^(?:red|green|amber|yellow|orange)$/;
const sureTrouble = /\b(?:outages?|incidents?|downtime|disruptions?|degradation)\b/;

const inOtherWords: readonly (readonly [Metric, RegExp])[] = [
  ['disk', /\b(?:full|space|free|room)\b/],
  ['region', /\b(?:where|country|city|located|location|live|stands?|hosted)\b/],
  ['uptime', /\b(?:restart\w*|reboot\w*|switched on|since when|how long|without a break|running)\b/],
  ['cpu', /\b(?:busy|loaded|overload\w*|hot|strain|charged|sweating|stressed|work(?:ing)? hard)\b/],
];

/** Which figure a question asks for, where it names one or says it in other words: "how full", "where does it live", "since when is it on". */
export function metricOf(clause: Clause, intent: Intent, kept: Metric | undefined): Metric | undefined {
  if (intent === 'compare' || intent === 'fleet') return clause.metric ?? kept;
  if (intent !== 'metric') return undefined;
  if (clause.metric) return clause.metric;
  const text = clause.tokens.map((token) => token.text).join(' ');
  return inOtherWords.find(([, words]) => words.test(text))?.[0] ?? kept;
}
