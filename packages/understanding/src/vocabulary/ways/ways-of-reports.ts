/** What leaders ask for: reports, whom outages hit, which targets are missed, which is the flakiest. */
import { reportWords } from '../report-words.ts';
import type { Way } from './way.ts';

const people = '(?:customers?|clients?|users?|people|accounts?|shops?)';

/** "how did this week compare with last?", "any outages this week compared to the week before?" Before whatever else a week is asked for. */
export const comparison: Way = {
  intent: 'compare',
  ofAll: true,
  pattern:
    /^(?!.*\b(?:questions?|inquiries|engineers?)\b)(?:(?:so |and )?how (?:is|was|are|did|does) (?:\S+ ){0,3}?(?:today|this (?:week|month|quarter|year)|we|things|everything)\b.{0,20}?\b(?:compared?|comparing|against|versus|vs)\b.{0,10}?\b(?:yesterday|last (?:week|month|quarter|year))|.*\b(?:this|last) (?:week|month|quarter|year)\b.*\b(?:compared? (?:to|with|against)|versus|vs|against)\b.*\b(?:before|previous|last|prior|earlier)\b|(?:are|is|were|was|do|did|have|has) (?:we|things|everything|it all|this (?:week|month|quarter|year))\b.*\b(?:better|worse)\b.*\bthan\b.*\b(?:week|month|quarter|year|yesterday|before)\b)/,
};

export const waysOfReports: readonly Way[] = [
  // "what was the figure five minutes ago, before it went up?"
  {
    intent: 'metric',
    pattern:
      /^(?:and |so |but )*(?:what (?:was|were|is)|how high (?:was|were)|how much (?:was|were)) (?:the |that |this |its |those )?(?:figure|value|reading|level|number|it)s? (?:.* )?(?:ago|earlier|before|back then|then)\b/,
  },
  // "which of my customers are using exports, is there any list?"
  {
    intent: 'impact',
    pattern:
      /\b(?:which|what|list|names?|who)(?: (?:of|are|is))*(?: (?:my|our|the|all|all the|these|those))? (?:customers?|clients?) (?:(?:who|that|which|of mine) )?(?:are |is |do |does )?(?:using|uses?|rely(?:ing)? on|on)\b/,
  },
  // "which customers were hit today?", "who was affected by outages this week?", "did anybody notice?"
  {
    intent: 'impact',
    pattern: new RegExp(
      `\\b(?:which|what|whose|how many|any|did(?: any)?|were(?: any)?|was|have|has) (?:of )?(?:our |my |the )?(?:\\S+ )?${people}\\b.*\\b(?:hit|affected|impacted|hurt|touched|harmed|notice[ds]?|suffer(?:ed)?|had (?:\\S+ )?(?:problems?|trouble|issues|outages?)|feel|felt|lost service)\\b`,
    ),
  },
  {
    intent: 'impact',
    pattern:
      /\bwho(?:m)? (?:was|were|got|has been|have been|did)\b.*\b(?:hit|affected|affect|impacted|impact|hurt|harmed|touched)\b/,
  },
  {
    intent: 'impact',
    pattern: new RegExp(
      `^(?:please |can you |could you )*(?:name|list|show|give|tell)(?: me| us)? (?:\\S+ ){0,2}?${people}\\b.*\\b(?:hit|affected|impacted|hurt|felt|suffered|noticed|touched)\\b`,
    ),
  },
  // "which services miss their target?", "are any services below their SLA?"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /^(?!.*\b(?:questions?|inquiries|response|goal)\b).*\b(?:miss(?:es|ed|ing)?|fail(?:s|ed|ing)?|breach(?:es|ed|ing)?|violat\w+|below|under|short of|outside|met|meets?|meeting|hold|held|holding|keeps?|kept|keeping|reach(?:ed|es)?)\b.*\b(?:sl[oa]s?|targets?|objectives?|commitments?|promises?)\b/,
  },
  // "do we comply with our SLAs?", "SLA violations this month"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /\bsl[ao]s?\b.*\b(?:complian\w+|violations?|breach\w*|honou?r\w*)\b|\b(?:honou?r\w*|comply|compliant|compliance)\b.*\bsl[ao]s?\b/,
  },
  // "exports must be 99.9 %, billing 99.5 %: are we ok this month?"
  { intent: 'history', pattern: /\b9\d(?:[.,]\d+)?\b.*\b9\d(?:[.,]\d+)?\b/ },
  // "did we hold both: 99.95 % for checkout and 99 % for exports?"
  {
    intent: 'history',
    pattern:
      /\b(?:promised?|guaranteed?|agreed|committed|sl[oa]s?|targets?)\b.*\b\d\d(?:[.,]\d+)?\b.*\b(?:within|met|held|hold|keep|kept|reach(?:ed)?|both|it|them)\b/,
  },
  // "were we hit by anything at lunchtime?"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /^(?:and |so )?(?:were|was|have|has|did) (?:we|anything|something|any of it) (?:been |get |got )?(?:hit|affected|interrupted|impacted)\b(?!.*\b(?:customers?|clients?|users?)\b)/,
  },
  // "which team should I worry about?"
  {
    intent: 'superlative',
    ofAll: true,
    pattern:
      /\b(?:which|what|whose) (?:teams?|owners?|services?|servers?) (?:should|do|must|would) (?:i|we|you) (?:\S+ )?(?:worry|be worried|watch|look|focus|care)\b/,
  },
  // "who owns the flakiest service?", "our shakiest service"
  {
    intent: 'superlative',
    ofAll: true,
    pattern:
      /\b(?:flakiest|shakiest|least (?:stable|reliable|dependable)|most (?:fragile|unstable|unreliable|troublesome|problematic|stable|reliable))\b/,
  },
  { intent: 'history', ofAll: true, pattern: reportWords },
  // "4 SLA nr exports nov pls"
  {
    intent: 'history',
    isSaidToHerald: true,
    pattern: /\b(?:sla|uptime|availability) (?:nr|no|number|figure|value|percentage|pct)\b/,
  },
];
