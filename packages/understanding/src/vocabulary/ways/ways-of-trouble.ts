/** Of an outage that goes on, or is just over, and of who works on it: what people ask in a few words while a customer waits. */
import type { Way } from './way.ts';

/** "ok so …", "ugh, …", "hey herald …": what is said before a question begins. */
const lead =
  '^(?:(?:and|so|but|ok|okay|kk?|hey|hi|hello|herald|please|pls|well|then|now|hm+|ah|oh|ugh|omg|phew|wait|alright|right|good|great|cool|nice|yay|sorry|just|quick|thanks|thx|do you know|any idea|tell me) )*';
const late =
  '(?: (?:yet|since then|since|now|already|again|so far|please|pls|then|today|tonight|exactly|really|for (?:me|us)|by now|at the moment|finally|or not|or what|in the end|just now|right now|at last))*';
/** Of what, where it is said: "on that", "with the search". */
const of =
  '(?: (?:on|about|with|for|of|to|from|into) (?!(?:the |our )?(?:maintenance|patch\\w*|upgrades?|window|plans?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekend|\\d)\\b)(?:it|this|that|those|them|(?:the |our |my )?\\S+(?: (?:outage|problem|issue|incident|thing))?))?';
const mended = '(?:fixed|resolved|solved|repaired|sorted(?: out)?|mended)';
/** A person or a team; a bot and those who ask are none. */
const person =
  '(?!(?:the |our |an |any |my )?(?:i|we|you|herald|it|this|that|there|customers?|clients?|users?|people)\\b)(?:the |our |an |any )?(?:engineers?|team|devs?|guys?|folks|some(?:one|body)|any(?:one|body)|she|he|they|\\S+)(?: (?:team|in engineering|from \\S+))?';
const trouble =
  '(?:outage|problem|issue|incident|interruption|disruption|disturbance|breakdown|trouble|failure|downtime|thing|whole thing)';

const way = (intent: Way['intent'], pattern: string, range?: string): Way => ({
  intent,
  pattern: new RegExp(pattern),
  ...(range && { range }),
});

const time =
  '\\b(?:eta|take long|be long|much longer|estimates?|estimated?|how long|when|what time|until when|a time|the time)\\b';
const state =
  '(?:down|dead|broken|out|offline|failing|going on|ongoing|happening|over|ended|finished|gone|fixed|repaired|resolved|solved|sorted|back|back up|back online|recovered|healthy again|ok again|okay again|fine again|up again|stable(?: again)?|working again|running again)';

export const waysOfTrouble: readonly Way[] = [
  // "how are things?", "are others affected?", "is the rest fine?"
  {
    ...way(
      'fleet',
      `${lead}(?:how (?:are|is) (?:things|everything|it all|all of it|we|the systems?|our (?:systems?|services|servers))(?: (?:looking|going|doing|holding up|running))?|(?:are|is) (?:all |any )?(?:of )?(?:the )?(?:others?|rest|remaining (?:ones|services|servers))(?: also| too| as well)? (?:affected|down|hit|touched|impacted|broken|concerned|fine|ok|okay|up|well|alright|all right|healthy|in trouble|failing|slow))${late}$`,
    ),
    ofAll: true,
    isSaidToHerald: true,
  },
  // "where did checkout go?", "did we lose billing again?", "what, no exports?"
  way(
    'health',
    `${lead}(?:where (?:did|has) (?!you\\b|we\\b|he\\b|she\\b|they\\b|i\\b)(?:the |our )?\\S+ (?:go|gone)|whither \\S+|did we (?:just )?lose (?:the |our )?\\S+|what no \\S+)(?: (?:to|again|today|now|just now))*$`,
  ),
  // "any news?", "any update on it yet", "latest?", "any luck"
  way(
    'who',
    `${lead}(?:(?:is|are) there |do (?:we|you|they) have |have (?:we|you|they)(?: got)? |got |what (?:is|are) |give me |any)?(?:any |some |more |the |a |an |your |no )*(?:new |fresh |latest |further |status |short |quick )*(?:news|updates?|luck|progress|word|latest|developments?)${of}${late}$`,
  ),
  way(
    'who',
    `${lead}(?:what is new|how is it (?:going|looking|coming)(?: along| there)*|(?:still )?nothing(?: new| yet)|still nothing)${of}${late}$`,
  ),
  // "how far are they", "where do we stand"
  way(
    'who',
    `${lead}(?:how far (?:are|is|did) ${person}(?: get)?|where (?:are|do) (?:we|they) (?:at|stand))${of}${late}$`,
  ),
  // "did this morning's problem with exports get fixed?", "did they fix the shop?": how it is now
  way(
    'health',
    `${lead}(?:(?:was|were|has|have) (?!there\\b)(?:\\S+ ){1,8}(?:been |already |since |now )*${mended}|did (?:\\S+ ){1,8}(?:get|got) ${mended}|did (?:they|you|we|engineering|(?:some|any)(?:one|body)|(?:the |our )?engineers?)(?: manage to| finally)* (?:fix|resolve|solve|repair|sort out|sort|mend) \\S+(?: \\S+){0,3})${late}$`,
  ),
  // "is anybody repairing the exports?", "has a human being looked at it?"
  {
    ...way(
      'who',
      `${lead}(?:is|are|has|have|did) (?:any(?:one|body)|some(?:one|body)|a human(?: being)?|a (?:real )?person|an? (?:\\S+ )?engineer|(?:the |any |our )?(?:engineers|devs?|developers|team|ops)|people|they|you(?: guys| all| lot| folks)?|we) (?:already |even |still |now |really |actually |been |currently |yet |ever )*(?:repair\\w*|fix\\w*|work(?:ing|ed) on|look(?:ed|ing)? (?:at|into)|deal\\w*|handl\\w*|seen (?:it|this|that)|tak(?:en|ing) (?:it|this|that|care)|picked|react\\w*|start(?:ed)? (?:on|to work|repair\\w*|fix\\w*)|mending|sorting)\\b(?! (?:the |our |any |an? )?(?:maintenance|patch\\w*|upgrades?)\\b)`,
    ),
    isSaidToHerald: true,
  },
  // "will the trouble with exports come back?", "can it happen again?"
  way(
    'predict',
    `\\b(?:will|can|could|might|may) (?:(?:it|this|that) (?:all )?(?:happen|occur|fail|break|go down|crash) again|(?:the |this |that |such (?:a |an )?)(?:\\S+ )?${trouble}(?: \\S+){0,3} (?:come back|return|recur|reoccur|happen again|repeat))\\b`,
  ),
  // "is anything about to break?", "is something likely to fail tonight?"
  {
    ...way(
      'predict',
      `${lead}(?:is|are) (?:any|some)(?:thing|one|body) (?:\\S+ )?(?:about|going|likely|bound|due) to (?:break|fail|crash|fall over|die|go (?:down|wrong))\\b`,
    ),
    ofAll: true,
  },
  // "does Esra know the eta", "has anybody given a time"; "does anybody know when …" asks just when
  way(
    'eta',
    `${lead}(?:does|do) (?!any|some)${person} (?:already |even )*(?:know|have|estimate|think|reckon|expect)\\b.*${time}`,
  ),
  way(
    'eta',
    `${lead}(?:do|did|has|have|can|could) ${person} (?:already |even |ever )*(?:say|said|tell|told|give|given|estimate|estimated|mention|mentioned|write|written|post|posted)\\b.*${time}`,
  ),
  // "can I promise my customer it will be up by 18:30?"
  way(
    'eta',
    `${lead}(?!.*\\b(?:there (?:is|are)|maintenance|planned|patch\\w*)\\b)(?:can|could|may|should) (?:i|we) (?:safely |please )*(?:promise|tell|say|guarantee|assure)\\b.*\\b(?:up|back|works?|working|fixed|ok|okay|available|again|over)\\b.*\\b(?:by|at|until|before|within|in)\\b`,
  ),
  {
    ...way(
      'fleet',
      `${lead}(?:do|does|are|is|have) (?:any |the )?other (?:services?|things?|products?) .*\\b(?:affected|suffer\\w*|hit|down|touched|concerned|impacted|broken|problems?|trouble|too|as well)\\b`,
    ),
    ofAll: true,
  },
  // "does Esra know", "do the engineers know about it", "are they aware?", "is it a known issue"
  way(
    'who',
    `${lead}(?:does|do|did|is|are) ${person} (?:already |even )*(?:know|aware|informed|notified|alerted|told|notice|noticed|see|seen)(?: (?:it|this|that))?${of}${late}$`,
  ),
  way('who', `${lead}(?:do|are) (?:we|you) (?:already )*(?:know|aware)${of}${late}$`),
  way(
    'who',
    `${lead}(?:have|did) (?:we|you) (?:already )*(?:tell|told|inform|informed|alert|alerted) (?:anyone|someone|the engineers?|engineers?|the team|them)${of}${late}$`,
  ),
  way('who', `${lead}(?:is|are) ${person} (?:still |already )*on (?:it|this|that)${late}$`),
  way(
    'who',
    `${lead}(?:is|are) (?:it|this|that|there|you) (?:a |already |already a )*(?:known|aware)(?: ${trouble})?(?: (?:to (?:you|us|anyone|the engineers?)|of (?:it|this|that)))?${late}$`,
  ),
  // "can I say we know about it?", "may I tell the customer that you are aware"
  way(
    'who',
    `${lead}(?:can|could|may|should|shall) (?:i|we) (?:already |safely |please )*(?:say|tell|write|confirm|promise|answer)\\b.*\\b(?:know|knows|aware|on it|working on|looking (?:into|at)|investigating)\\b`,
  ),
  // What "can I tell the customer that you are aware?" is read as.
  way(
    'who',
    `${lead}is it true that (?:you|we|they|engineers?|the engineers?|\\S+) (?:are |is |already )*(?:aware|know|knows|working|looking|on it)\\b`,
  ),
  // "what is Esra doing?", "what did she do", "what have they found so far"
  way(
    'who',
    `${lead}what (?:exactly )?(?:(?:is|are|was|were) ${person} (?:actually |currently |already |now |even |just )*(?:doing|working on|up to|trying|saying|thinking)|(?:did|has|have|had) ${person} (?:actually |already |now |just )*(?:do|done|find|found|try|tried|fix|fixed|repair|repaired|figure out|figured out))\\b`,
  ),
  // "who got it", "who took care of it", "who fixed that", "who is looking at this"
  way(
    'who',
    `${lead}who (?:has |have |had |is |was |are |were )?(?:(?:got|get|gets|took|take|taken|taking|has|have|had|grabbed|picked|caught|brought) (?:care of |hold of |up )?(?:it|this|that|them|the ${trouble})(?: (?:back|up|on))?|(?:fixed|repaired|solved|resolved|sorted|handled|handles|handling|looked|looking|working|worked|dealing|dealt)(?: (?:at|into|on|with))?(?: (?:it|this|that|them|the \\S+|\\S+))?(?: out)?)${late}$`,
  ),
  // "what happened last time?", "what did they do about it the last time"
  way(
    'cause',
    `${lead}what (?:was|were|happened|did|had) .*?\\b(?:last time|the time before|the one before|the first time|the first one|the previous (?:one|time))${late}$`,
  ),
  way(
    'cause',
    `${lead}(?!.*\\b(?:today|tonight)\\b)what (?:happened|was|went)(?: wrong| it| that| this| the ${trouble}| the (?:cause|reason|matter))*${of}${late}$`,
  ),
  // "copy that for cust pls", "forward-ready text please"
  way('customer', `\\bcopy (?:it|this|that|these|the text) (?:for|4|to) (?:\\S+ )?(?:customers?|clients?|custs?)\\b`),
  way(
    'customer',
    `${lead}(?:a |the |some |one |give me |send me |i need |need )*(?:short |quick |\\S+-ready |ready |forwardable )*(?:te?xts?|wording|blurb|statement|customer copy)(?: to (?:forward|send|copy|paste))?${late}$`,
  ),
  // "some figures on exports please", "numbers about billing"
  way(
    'describe',
    `${lead}(?:give me |show me |send me |i need |need |i want )*(?:some |a few |the |any |more )*(?:numbers|figures|stats|facts|details|data) (?:about|on|of) (?!(?:it|this|that|today|yesterday|inquiries|questions|herald|you|us|reliability|stability|uptime|availability|support|outages|everything)\\b)(?:the |our )?\\S+${late}$`,
  ),
  // "still down?", "is it over", "fixed yet?", "does it work again", "did it recover?"
  way(
    'health',
    `${lead}(?:(?:is|are|was) )?(?:it|this|that|they|everything|the ${trouble}|that ${trouble}|this ${trouble})(?: is| are)? ?(?:still |really |truly |actually |finally |all |now |completely )*(?:${state}|(?:working|up)(?= (?:now|yet)))${late}$`,
  ),
  way('health', `${lead}(?:still|really|finally) (?:all )?${state}${late}$`),
  way('health', `${lead}(?:over|back|back up|back online)${late}$`),
  way(
    'health',
    `${lead}(?:all )?(?:fixed|repaired|resolved|solved|sorted|recovered|works?|working|ok|okay|up|ended) (?:yet|again|already|now)${late}$`,
  ),
  way(
    'health',
    `${lead}(?:has|have|did|does|do) (?:it|this|that|they|the ${trouble}|that ${trouble}|this ${trouble}) (?:really |finally |now )*(?:been )?(?:over|end|ended|stop|stopped|fixed|repaired|resolved|solved|come back|came back|go away|gone|recover|recovered|work again|works? again|work)${late}$`,
  ),
  // "he says it works again, is that true?", "engineer says it's fine again, correct?"
  way(
    'health',
    `\\b(?:says?|said|tells?|told me|claims?|writes?|wrote|heard|hear)\\b.*\\b(?:works?|working|fine|up|back|ok|okay|over|fixed|resolved|solved|good)\\b.*\\b(?:true|correct|right|so|confirm|really)\\b`,
  ),
  way(
    'health',
    `${lead}(?:is (?:it|that) true that|true that|can you confirm(?: that)?) (?:it|this|that|everything|the \\S+|\\S+) (?:is |are |has |have )?(?:really )?(?:works?|working|back|up|over|fixed|fine|resolved|ok|okay|recovered|running)\\b`,
  ),
  // "again?", "third time??", "how often today", "how many times now"
  way('count', `${lead}(?:down |dead |gone |broken |out |already )?again(?: today| already| now)?$`),
  way(
    'count',
    `${lead}(?:already |is (?:it|this|that) |that is |it is |what is )*(?:the |a )?(?:second|third|fourth|fifth|2nd|3rd|4th|5th)(?: one| time| outage| fall)?(?: (?:today|now|already|this \\S+|in a row|in (?:a|one) day))*$`,
  ),
  way(
    'count',
    `${lead}how (?:often|many times)(?: (?:was|is|did|has|have|had) (?:it|this|that)(?: (?:been|go|gone|happen|happened|fail|failed|break|broken|fall|down|out|off))*)?(?: (?:today|now|already|so far|this \\S+|up to now|until now))*$`,
    'today',
  ),
  // "is it the same problem as the one before", "same thing again?"
  way(
    'cause',
    `${lead}(?:is (?:it|this|that) |was (?:it|this|that) |does (?:it|this) have )?(?:again )?(?:the )?same (?:(?:\\S+ )?(?:problem|issue|cause|reason|thing|error|fault|failure|trouble|bug|outage|one)\\b|as (?:before|earlier|last time|yesterday|this morning|the (?:one|first|last|other|time)))(?! (?:people|person|engineers?|team|server|time))`,
  ),
  // "how many minutes has it lasted until now", "how long did the interruption last"
  way(
    'history',
    `${lead}(?:for )?how (?:long|many (?:minutes?|mins?|hours?|hrs?|seconds?|secs?))(?: (?:now|so far|already|until now|till now)$| (?:has|have|is|was|had) (?:it|this|that|the ${trouble}|that ${trouble}|this ${trouble})(?: (?:been|lasted|lasting|going on|gone on|taken|down|out|broken|dead|unavailable|already|now))+| did the ${trouble} last)(?: (?:so far|until now|till now|up to now|by now|now|already|in total|altogether))*$`,
  ),
  // "is billing on full capacity?", "billing 100 %?"
  way(
    'health',
    `${lead}(?:is |are |does |do )?(?:the |our )?(?!(?:cpu|memory|ram|disks?|load|swap|network)\\b)\\S+ (?:(?:back |up |running |working |run |work )*(?:on|at|with|in) (?:full|its full|normal|half|100 ?(?:%|percent)?) ?(?:capacity|strength|power|force)?|(?:back |running |working )*(?:on|with) both (?:legs|servers|nodes|boxes)|(?:at )?100)$`,
  ),
  {
    intent: 'fleet',
    ofAll: true,
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |is |the )*rest (?:is )?(?:ok|okay|fine|up|good|working|alright|all right|well)(?: too| though| tho| now)*$/,
  },
];
