/** What can be asked of one maintenance, in any words: "is it done?", "has it kicked off", "new end?", "who's behind it", "can they pay before?" */
import type { MaintenanceAspect } from '../question.ts';

const patterns = {
  /** "Still going?", "is it still on?" */
  going:
    /\bstill (?:going|on\b|running|in progress|under ?way|ongoing|at it|happening|working on it|busy|at work|under maintenance)|\b(?:in progress|ongoing)\b/,
  over: /(?<!\bwhen\b[^.?!]{0,60})\b(?:(?<!\bf[ae]ll(?:en)? |\bkeeled |\btipped )over(?! (?:the|\d|a|an|to|by)\b)|(?<!\bbeing |\b(?:why|reason)\b[^.?!]{0,40})done(?! (?:in|at|on|by|during|outside|because)\b)|finished|completed?|terminated|wrapped up|ended|(?:is|are|was|its?|they|all|been|gone) through)\b/,
  begun:
    /(?<!\b(?:when|what time)\b[^.?!]{0,60})\b(?:started|begun|began|kick(?:ed)? off|gone live|(?:is|are|has|have|did) (?:it|they|that|this|the \w+) (?:start|begin|going on|on(?=(?: (?:yet|already|now|right now|currently|or not|or off))*\W*$)|running|under ?way|live)(?: yet| already| now)?)\b/,
  start:
    /\b(?:when|what time|how soon)\b[^.?!]{0,40}\b(?:start\w*|begin\w*|kick\w* off|go(?:es|ing)? (?:down|off|live))\b|\bstart time\b/,
  end: /\b(?:when|what time|how soon|by when)\b[^.?!]{0,60}\b(?:over|done|finish\w*|end(?:s|ed|ing)?|stop\w*|complete\w*|through|back|again|available|up|ready)\b|\b(?:un)?till? (?:when|what time|how late)\b|\bhow (?:much )?longer\b|\bhow (?:long|much time|many (?:min\w*|hours)) (?:is |are )?(?:still|left|to go|more|until|till|now|remain\w*)\b|\b(?:new|current|planned|expected|revised|updated|final|latest) (?:end|finish|time|eta|deadline)(?: time)?\b|\b(?:eta|end ?time|time left|finish(?:ing)? time)\b|\b(?:finish|end|stop|over|done|ready|through)(?:es|s|ed)? (?:really |exactly |by |at |around )+\d|^\W*when\W*$|\b(?:was|is)(?:n'?t| not)? (?:it|not it) \d|\bended when\b|\bstill (?:right|valid|true|correct|planned|hold(?:s|ing)?|stands?)\b/,
  length:
    /\bhow long\b(?! (?:is |are )?(?:still|left|to go|more|until|till|now|remain\w*)\b)|\bhow many (?:min\w*|hours)\b(?! (?:still|left|to go|more)\b)|\bhow much time\b|\bduration\b|\bfrom (?:when|which (?:hour|time)|what (?:hour|time)) (?:to|until|till)\b/,
  /** Against what was announced. */
  changed:
    /\bneed(?:ed)? (?:the |all the )?(?:full|whole|entire|all)\b|\b(?:(?:on|in) time|on (?:track|schedule)|as (?:planned|announced|promised|scheduled|agreed|you said|expected)|overr[au]n\w*|r[au]n(?:ning)? over|over the plan|extend\w*|extension|(?<!\bmuch )longer|shorter|late|later than|early|earlier|sooner|faster|quicker|slower|delay(?:s|ed)?|slip\w*|(?:behind|ahead of|off) (?:the )?(?:schedule|plan)|drag\w* on|prolong\w*|than (?:planned|announced|promised|scheduled|you said|expected|first)|by how much|how much over|still the plan|changed|(?:more|less) time than)\b/,
  who: /\bwho(?!(?:'?s|se| is)? (?:\w+ )?(?:own(?:s|er|ers)?)\b)(?:'?s|se| is| are| does| did| do| was| planned| runs?| ran| announced| scheduled)?\b(?! (?:is |are |was |were |will be )?(?:affected|hit|touched|impacted))|\bwhat (?:is|are|does|do) (?!it\b|they\b|this\b|that\b)\w+ (?:doing|working on)\b/,
  why: /\bwhy\b|\bis (?:this|it|that) (?:cos|cause|because|'cause|due to)\b|\bhold ?-?up\b|\btak(?:es|ing) so long\b|\bhow come\b|\bwhat for\b|\b(?:reason|purpose)\b|\bwhat (?:is|was|are|were|'s|s) (?:it|this|that|the \w+|they|all that|being|been|s) ?(?:all )?(?:about|for|doing|done|changed|changing|upgraded)\b|\bwhat kind of (?:work|maintenance)\b|\bwhat do they do\b/,
  usable:
    /\b(?:can|could|will|are|is|am)\b(?: (?:my|the|our|all|their|these|those|new|still))* (?:\w+ )?(?:customers?|clients?|users?|people|they|them|he|she|we|i|one|any(?:one|body)|\w+s)(?: (?:still|be|be able to|able to|now|already|even))* (?:able to )?(?:pay|send|use|order|work|buy|search|invoice|export|download|log ?in|log on|access|reach|open|create|book|continue|carry on|start|go on|try)\b|\busable\b|\b(?:can|could|may) (?:\w+ )?(?:customers?|clients?|users?|people|they|he|she|any(?:one|body))\b(?! (?:expect|know|see when|be|wrap|finish|stop|do|move|push|start|end|hurry|extend|take)\b)|\bg(?:o|oes|et|ets) through\b|\b(?:pay|send|use|order|work|buy) (?:before|meanwhile|in the meantime|until then)\b/,
  move: /\b(?:wait (?:till|until|for)|push(?:ed)?(?: \w+)? (?:back|out)|move[ds]?|moving|shift(?:ed)?|postpon\w+|reschedul\w+|bring (?:it )?forward|cancel(?:led)?|call(?:ed)? (?:it )?off|abort\w*|pause[ds]?|put (?:it )?off|(?:do|have|hold|run|make|schedule) (?:it|that|this)(?: on| at)? (?:later|earlier|night|at night|tonight|another|a different|some other))\b/,
  lost: /\b(?:los(?:e|es|t|ing|s)|deleted|gone for good|data ?loss)\b/,
  /** What customers notice. */
  felt: /\b(?:affect\w*|impact\w*|notice|feel|hits?|touch(?:es|ed)?|hurts?)\b/,
  /** "Which of these is outside business hours?" */
  hours:
    /\b(?:(?:out(?:side)?|within|inside|in|during|off|after)(?: of)?(?: the| our| normal| usual| my)* (?:business|office|working|work|opening|core|school) (?:hours|time)|out of hours)\b|\b(?:which|any|some|none|all|one) (?:ones? )?(?:of )?(?:it|these|those|them|this|that)\b[^.?!]{0,40}\b(?:night|evenings?|mornings?|afternoons?|day ?time|during the day|week-?ends?)\b/,
} satisfies Record<MaintenanceAspect, RegExp>;

const all = Object.entries(patterns) as readonly (readonly [MaintenanceAspect, RegExp])[];

/** In the order in which they stand. `text`: the message in its own words. */
export function maintenanceAspectsIn(text: string): MaintenanceAspect[] {
  const lower = text.toLowerCase().replaceAll('’', "'").slice(0, 1_000);
  return all
    .flatMap(([aspect, pattern]) => {
      const at = lower.search(pattern);
      return at < 0 ? [] : [{ aspect, at }];
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ aspect }) => aspect);
}

/** What is left of `words` without those that ask of a maintenance. */
export function besidesMaintenance(words: string): string {
  return all.reduce((left, [, pattern]) => left.replace(pattern, ' '), words);
}
