/** Whether everything may be meant: nothing is said about everything where nothing of it was spoken of. */
import type { Clause } from '../clause.ts';
import { meansAllOfUs } from '../intent-now.ts';

/** "which servers", "any outages", "is everything up?"; but not "what's the deal?" or "why must everything be a struggle". */
export function speaksOfServers(clause: Clause): boolean {
  const { roles, texts, pieces, unknownCount } = clause;
  if (roles.has('things') || roles.has('plan') || roles.has('status')) return true;
  if (roles.has('thing') && (texts.has('which') || texts.has('any'))) return true;
  if (pieces.some(({ role, text }) => role === 'trouble' && sureTrouble.test(text))) return true;
  if (texts.has('the platform') || texts.has('our platform')) return true;
  if (meansAllOfUs(clause) || clause.meansOwn) return true;
  const isShort = pieces.length <= 8 && unknownCount <= 1;
  return (
    isShort &&
    pieces.some(
      ({ role, text }) => states.has(role) && sureState.test(text) && !(text === 'up' && texts.has('what')),
    ) &&
    (roles.has('any') || roles.has('all') || texts.has('what') || texts.has('which'))
  );
}

const states: ReadonlySet<string> = new Set(['condition', 'past', 'plan-hint']);
const sureState =
  /\b(?:down|up|off|offline|online|out|broken|slow|unavailable|reachable|unreachable|degraded|working|running|green|red|okay|ok|fine|healthy|go|went|fail\w*|crash\w*|fall|fell|die[ds]?|stable|operational)\b/;
const sureTrouble = /\b(?:outages?|incidents?|downtime|disruptions?|degradation)\b/;
