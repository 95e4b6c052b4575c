/** What Herald's own statement rests on: who measured it, when, and how sure that is. */

const you = '(?:you|u|herald)';
const that = '(?:that|this|it|so)';
const reading = '(?:reading|figure|number|percentage|data|status|value|measurement|information|info|check|report)s?';

const alternatives = [
  // "how do you know that?", "how would you notice if billing stopped?"
  `\\bhow (?:on earth |the hell )?(?:do|can|could|would|will|did) ${you} (?:even |really |actually |then )*(?:know|notice|find out|detect|learn|be (?:so |that )?(?:sure|certain)|tell(?= (?:if|whether|when|that|this|it)\\b|\\W*$))\\b`,
  `\\bwhat makes ${you} (?:so )?(?:sure|certain|think|say|believe)\\b`,
  // "says who?", "expected by whom?", "who measured that?"
  `\\b(?:says|according to|measured by|expected by|reported by|claimed by) who(?:m)?\\b`,
  `\\bwho (?:or what )?(?:exactly )?(?:says (?:that|so)|told you|is telling you|tells you|measured|measures|is measuring|expects)\\b`,
  // "where does that number come from?", "where did you get that from?"
  `\\bwhere (?:do|does|did|is|are|was|were|have|has) ${you} (?:get|got|have|take|know)\\b`,
  `\\bwhere (?:do|does|did|is|are) (?:your|these|those|this|that|the|it)(?: (?:\\S+ )?(?:${reading}|facts))? (?:come |coming |taken |drawn )?from\\b`,
  `\\b(?:source|origin) (?:of|for|behind) (?:that|this|these|your)\\b`,
  // "how sure are you?"; "how certain is it that the work begins at nine?" is of the plan
  `\\bhow (?:sure|certain|confident) (?:are|is) (?:you|u|herald|that|this|it)\\b(?! that)(?! (?:the )?(?:maintenance|work|window))`,
  `\\bhow (?:reliable|accurate|trustworthy) (?:is|are) (?:that|this|these|those|it|the ${reading})\\b`,
  // "are you sure?", "are these numbers correct?"
  '^(?:and |so |but |ok |hm |really )*are you (?:\\S+ )?(?:sure|certain)(?: (?:about|of) (?:this|that|it))?(?: (?:at all|then|now|really))?\\W*$',
  `^(?:and |so |but |ok |hm |really )*(?:are|is) (?:these|those|this|that|the|your) ${reading} (?:really )?(?:right|correct|true|accurate|real|reliable)\\W*$`,
  // "can I trust these numbers?"
  `\\b(?:can|could|should|may) (?:i|we|one|you) (?:really |actually |honestly )*(?:trust|rely on|believe|count on) (?:that|this|these|those|it|${you}|your|the ${reading})\\b`,
  // "how old is that?", "when was it measured?", "measured when?"
  `\\bhow (?:old|fresh|recent|current|up to date|stale|live) (?:is|are) (?:(?:that|this|it|these|those)(?= ${reading}\\b|\\W*$)|your|what you|the (?:\\S+ )?${reading}\\b)`,
  `\\b(?:when|how long ago|what time) (?:was|were|did|do|have|has|is) (?:${that}|${you}|these|those|the (?:\\S+ )?${reading})\\b.{0,24}\\b(?:measur\\w+|taken|checked|check|refreshed|polled|looked|look)\\b`,
  `\\b(?:measured|checked|read|looked at)(?: ${that})? when\\b`,
  // "when did you last hear from it?", "the last sign of life", "what was the last thing it reported?"
  `\\b(?:${you}|it|they|\\S+) last (?:hear|heard|see|saw|seen|reach|reached|measure|measured|check|checked|report|reported|respond|responded|answered)\\b`,
  `\\blast (?:time (?:that )?(?:${you}|we|it|they) (?:heard|saw|reached|got|checked|measured|looked|reported)|sign of life|reading|contact|heartbeat|measurement|signal|data point|(?:thing|message) (?:that )?(?:it|they|\\S+) (?:reported|said|sent|told|showed))\\b`,
  // "how often do you check?"
  `\\bhow (?:often|frequently) (?:do|does|are|is) (?:${you}|it|they|\\S+)(?: actually| really)? (?:check|measure|poll|look|ask|test|refresh|monitor|measured|checked|polled|monitored|refreshed)\\b`,
  `\\bevery how many (?:seconds|minutes)\\b`,
  // "is it down, or can you just not reach it?"
  `\\b(?:down|dead|offline|gone|unavailable|broken)\\b.{0,12}\\bor (?:is|are|do|did|can|could|have|has|just|only|that)\\b.{0,30}\\b(?:monitor\\w*|your (?:connection|side|sensors?|probes?|checks?|end|own)|reporting|reach (?:it|them))\\b`,
  `\\bnot (?:just |only )?(?:your|the|our) (?:own )?monitoring\\b`,
];

/** Reads lower case. */
export const asksForReading = new RegExp(alternatives.join('|'));
