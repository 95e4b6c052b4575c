/** Of what is wrong now or just was: whether it is over, who knows and works on it, whom it hits, and what may be told of it. Read as `turns.ts` reads. */

/** Whoever says so waits for the end of what goes on. */
export const keepPosted = /\bkeep (?:me|us) (?:posted|updated|informed|notified|in the loop|up to date)\b/;

const fails =
  '(?:break(?:s|ing)?|broke|fail(?:s|ed|ing)?|die[sd]?|dying|crash(?:es|ed|ing)?|(?:go|goes|going|went) (?:down|offline|dark|away)|f[ae]lls? (?:over|down)|fell over|stop(?:s|ped)? (?:working|responding)|los[et]|losing|(?:be|being|is|gets?|got|were|was) (?:restarted|rebooted|switched off|turned off|shut down|gone|lost)|reboots?|restarts?|blows? up|disappears?|vanish(?:es)?|conks? out|go(?:es)?(?= (?:too|as well|then)|\\W*$)|keels? over|drop(?:s|ped)? dead|tak(?:e|ing) [^.?!]{1,30} (?:down|offline|out))';
const whoeverTells =
  '(?:tell|know|see|check|say|ask|asks|asked|asking|sure|alert|notify|message|ping|warn|inform|confirm|me|us|wonder|wondering|idea)';

export const turnsOfTrouble = {
  /** "What if checkout-1 breaks?", "would anybody notice if we lost a server?": what did not happen. */
  'if-it-fails': new RegExp(
    [
      `\\bwhat (?:if|(?:would |will |could )?happens?|breaks|fails|stops|is lost)\\b[^.?!]{0,80}\\b(?:${fails}|(?:is|are|was|were) (?:down|out|off|unavailable|gone))\\b`,
      `(?<!\\b${whoeverTells} )\\b(?:if|suppose|supposing|assuming|in case)\\b[^.?!]{0,60}\\b${fails}\\b`,
      `\\b(?:bad|matter|problem|ok|okay|fine|hurt|serious|notice) if\\b[^.?!]{0,60}\\b(?:is|are|was|were) (?:down|out|off|unavailable|gone)\\b`,
      `(?<!\\b${whoeverTells} )\\bwhen(?! (?:did|was|were|will|does|do|is|has|have)\\b)[^.?!]{1,40}\\b(?:goes (?:down|offline)|fails|dies|breaks|crashes)\\b`,
      `^\\W*should\\b[^.?!]{1,40}\\b${fails}\\b[^.?!]{0,20},`,
      '\\b(?:can|could|would|will) (?:we|it|they|\\S+)(?: \\S+)? (?:lose|survive|cope|tolerate|withstand|afford|(?:run|work|live|manage) without)\\b',
      '\\b(?:redundan\\w+|fail-?over|single points? of failure|blast radius|with (?:just|only) (?:one|two|a single|\\d) (?:\\S+ )?(?:servers?|box(?:es)?|machines?|hosts?|nodes?))\\b',
    ].join('|'),
  ),
  /** What is wrong now, for whoever must tell others or do something. */
  attention:
    /\bon fire\b|\bburning\b|\b(?:need(?:s|ing)?|deserves?) (?:my|our|your|any) attention\b|\b(?:anything|something|what)\b[^.?!]{0,40}\b(?:urgent|alarming|(?:i|we) (?:should|must|need to|have to|ought to)|(?:should|must|do) (?:i|we)|to (?:worry|be worried) about)\b|^\W*(?:so |ok |and )*(?:should|must|do) (?:i|we) (?:need to )?(?:worry|be worried|be concerned|panic)\b|\b(?:off|broken|wrong|down|failing|not working|unavailable|disrupted) (?:for|to) (?:\w+ )?(?:customers?|clients?|users?|people)\b/,
  /** "How long has it been down?" rather than how long it will be. */
  'so-far': /\b(?:already|been|so far|since|lasted|(?:until|till|by) now)\b/,
  'since-when':
    /\b(?:since|how long)\b|\bwhen did (?:it|this|that|the (?:outage|problem|trouble|incident|issue)) (?:start|begin)\b/,
  slow: /\b(?:slow(?:er|ly|ish)?|sluggish|lagg(?:y|ing)|hang(?:s|ing)|crawl(?:s|ing)?)\b/,
  /** "Is it at full capacity?", "is everything normal with it?": whether every server of it works. */
  capacity:
    /\b(?:full|normal|half|max(?:imum)?) (?:capacity|strength|power|force)\b|\b100 ?(?:%|percent|per cent)\W*$|\bon (?:all|both) (?:legs|cylinders|engines|servers|nodes|boxes)\b|\bevery ?thing (?:\w+ )?(?:normal|fine|ok(?:ay)?|good|well|healthy|alright|all right) (?:with|on|at|for|in)\b/,
  enough: /\b(?:enough|sufficient|spare|room|left)\b/,
  'runs-out': /\b(?:run(?:s|ning)? (?:out|low|short)|full|tight|scarce)\b/,
  /** "Is his data safe?" */
  'data-safe': /\bdata\b[^.?!]{0,30}\b(?:safe|secure|lost|gone|intact|complete)\b|\bdata ?loss\b/,
  /** "When was search last down?" */
  'last-down':
    /\bwhen (?:was|were|did|has|have)\b[^.?!]{0,40}\blast\b|\bwhen (?:was|were|did)\b[^.?!]{0,40}\b(?:down|out|unavailable|fail) (?:the )?last(?: time)?\W*$/,
  /** "Is that us or their bank?" */
  'whose-side':
    /\b(?:us|ours?|we|your?s?)\b[^.?!]{0,30}\bor\b[^.?!]{0,20}\b(?:them|theirs?|the (?:customer|client|bank|provider|browser)\b|bank|his|her)|\b(?:on|at|from) (?:our|your) (?:side|end)\b|^(?:(?:so|and|ok|okay|hm+) )*(?:it is|it's|its|is it|that is|that's|this is) (?:not |really |definitely |just )*us\b(?! or\b)|\b(?:is|was) (?:it|this|that) (?:(?:on )?us|ours|our (?:own )?(?:fault|side|end))\b|\b(?:bank|provider|isp|carrier)(?:'s)? (?:outage|problem|trouble|issue)/,
  /** What nobody can know. */
  forecast:
    /\b(?:risk|chances?|likely|likelihood|possible|danger) (?:that(?! (?:you|i|we)\b)|of)\b|\b(?:can|could|might|will|would) (?:it|this|that) (?:happen|fail|break|stop|get worse|go down|crash)|\bwill \S+(?: \S+)? (?:go down|fail|break|crash|happen|be down|stop working) again\b/,
  /** "Will it come back?" of trouble that is over; of what is down it is the end that is asked for. */
  recurs: /\bwill (?:it|this|that|they|the \S+) (?:ever )?(?:come back|return|recur|reoccur)\b/,
  workaround: /\bwork-? ?arounds?\b|\bway a?round (?:it|this|that)\b/,
  usual: /\busually\b|\btypically\b/,
  /** "How many servers must work?" */
  needed:
    /\bhow many\b[^.?!]{0,60}\b(?:must|needs?|needed|required?|have to|enough|at least|minimum|can (?:fail|stop|go down|die|be lost))\b|\bminimum (?:number|of)\b/,
  /** "Did it recover on its own?" */
  recovered:
    /\b(?:on its own|by itself|by themselves)\b|\bdid (?:some(?:one|body)|any(?:one|body)|an engineer) (?:fix|repair|restart|do)/,
  /** "Whom do I call at night?" */
  'on-call':
    /\b(?:call|phone|ring|wake)\b[^.?!]{0,240}\b(?:night|weekends?|saturdays?|sundays?|after hours|out of hours)\b/,
  /** "Is it getting better or worse?" of what is slow now. */
  direction:
    /\b(?:is|are) (?:it|they|things|\S+)? ?(?:getting|becoming|going) (?:any )?(?:better|worse|slower|faster)\b/,
  /** A person is wanted, not an answer. */
  engineer:
    /\b(?:need|get (?:me|us)|reach|speak (?:to|with)|talk (?:to|with)|contact|call) (?:me |us )?(?:an? |the |some |any )?(?:engineers?|human|real person|person|somebody real)\b|\b(?:poke|ping|page|wake|nudge|chase|alert|notify|get) (?:some(?:one|body)|any(?:one|body)|an? (?:engineer|human)|the (?:engineers?|team|devs?)|them)\b|\b(?:some(?:one|body)|any(?:one|body)) from (?:the )?engineering\b|\b(?:an? |the )engineers? (?:please |to )?(?:call|phone|ring|contact) (?:me|us)\b/,
  'how-bad': /\bhow (?:bad|serious|severe|slow)\b/,
  'just-slow': /\b(?:just|only) slow\b/,
  /** "Is it the same as before?" */
  same: /\bsame\b/,
  /** "Any news?", "how far are they?", "what is Esra doing?": the line of whoever is on it is the answer. */
  news: /\b(?:any|no|more|some|the|new|fresh|status)(?: new| fresh)? (?:news|updates?|luck|progress|word|latest|developments?)\b|^\W*(?:\w+ )?(?:news|updates?|luck|progress|latest)\b[^?]{0,40}(?:\?|$)|\bwhat(?:'?s| is)? (?:new|the latest)\b|\bhow far (?:are|is)\b|\bhow(?:'?s| is) it (?:going|looking|coming)\b|\bstill nothing\b|\bnothing (?:new|yet)\b|\bwhere (?:are|do) (?:we|they) (?:at|stand)\b|\bwhat(?:'?s| (?:exactly )?(?:is|are|was|were|did|does|do|has|have|had)) (?!i\b|we\b|you\b|herald\b|customers?\b|people\b|users?\b)\S+(?: \S+){0,3}? (?:doing|working on|up to|trying|try|tried|do|done|find|found|changed?|fix(?:ed)?|repair(?:ed)?|figured? out)\b/,
  /** "Is it over?", "fixed yet?", "works again?" */
  over: /\b(?<!\bbeing |\bf[ae]ll(?:en)? |\bkeeled |\btipped )(?:over|ended|finished|fixed|repaired|resolved|solved|sorted|back|recover(?:ed)?|stable)\b|\b(?:is|has|it|problem|outage|issue|error)(?: \w+)? gone\b(?! again)|\b(?:works?|working|(?<!acting )up|ok|okay|fine|healthy|running|good|usable) again\b|\b(?:really|truly|actually|finally) (?:working|up|ok|okay|fine)\b|\bdid\b[^.?!]{1,40}\b(?:fix|resolve|solve|repair|mend)\b/,
  /** "Still down?" */
  still:
    /(?<!\bcan [^.?!]{0,40})\bstill (?:\S+ ){0,2}?(?:down|dead|broken|offline|off|failing|fails|slow|unavailable|going on|ongoing|happening|not (?:back|up|working|fixed)|the (?:problem|outage|issue))\b|\bstill out\b/,
  /** "Do the engineers know?", "can I say that we are aware?" */
  known:
    /\b(?:does|do|did|is|are)\b[^.?!]{0,40}\b(?:know|aware|informed|notified|alerted|known|noticed|seen?)\b|\bdid (?!(?:the |our |my )?(?:customers?|clients?|users?|people)\b)[^.?!]{0,40}\bnotice\b|\b(?:does|do) (?:anyone|anybody|some(?:one|body)|you|engineer\w*|devs?|ops|the (?:team|engineers?|devs?))\b[^.?!]{0,40}\bnotice\b|\b(?:have|did) (?:we|you)\b[^.?!]{0,20}\b(?:tell|told|inform(?:ed)?|alert(?:ed)?)\b|\b(?:say|tell|write|confirm|promise|answer)\b[^.?!]{0,60}\b(?:know|knows|aware|on it|working on|looking (?:into|at)|investigating)\b/,
  /** "Again?", "third time today?" */
  nth: /(?<!\b(?:works?|working|open|opened|reachable|accessible|responding|normal|there|up|ok|okay|fine|back|good|running|healthy|available|usable|stable|online|pay|log ?in|use|it|me|us|tell|text|say|send|export|download|buy|order) )\bagain\b(?! (?:in (?:order|service)|up|okay?|fine|normal|working|available|online|usable|possible|healthy|stable|running|good)\b)|\bacting up again\b|\bonce more\b|\bthe first (?:time|one|outage)\b|\b(?:second|third|fourth|fifth|[2-9](?:nd|rd|th)) (?:time|outage|one|fall)\b|\b(?:second|third|fourth|fifth|[2-9](?:nd|rd|th))(?: \w+)? today\b/,
  /** "What happened last time?" */
  'last-time': /\blast time\b|\b(?:time|one) before\b|\b(?:first|previous) (?:time|one)\b/,
  /** "Does it affect the invoices as well?" */
  spreads: /\b(?:affect|impact|concern|touch|hit|hurt|reach|involve|harm)(?:s|ed|ing)?\b/,
  /** "What did Emil say?" */
  said: /\bwhat (?:did|has|have|does) (?:the |our |an? )?\S+(?: \S+)? (?:say|said|write|written|wrote|post|posted|tell|told|explain|explained|report|reported)\b|\b(?:has|have|did) (?:the |our |an? |any )?\S+(?: \S+)? (?:say|said|write|written|wrote|post|posted|tell|told|explain|explained|report|reported) (?:something|anything|more|why|a (?:reason|cause))\b/,
  /** "Should I already warn the others?" */
  'to-warn':
    /\b(?:should|shall|must|do) (?:i|we)\b[^.?!]{0,30}\b(?:warn|alert|inform|prepare|notify) (?:\w+ ){0,3}(?:others|customers?|clients?|users?|people|colleagues|everyone)\b/,
  /** "May I pass on the engineer's explanation?" */
  'pass-on':
    /\b(?:may|can|could|should|shall|am|are) (?:i|we)\b[^.?!]{0,30}\b(?:forward|share|quote|relay|hand|pass)\b|\bis it\b[^.?!]{0,30}\bto (?:forward|share|quote|relay|hand|pass)\b/,
  why: /\b(?:why|how come|what (?:caused|went wrong)|root cause)\b/,
  /** Which go on, beside who is on them. */
  'going-on': /\b(?:go(?:ing)? on|ongoing|unresolved|(?:still|are|is) open)\b/,
  /** "Does anyone work on it?", "has an engineer taken it?" */
  'who-works':
    /\bwho(?: is|'s|s)? (?:(?:currently|now|already) )?(?:on it|working|looking|dealing|fixing|repairing|handling|taking care)|\b(?:any(?:one|body)|some(?:one|body)|engineers?)\b[^.?!]{0,240}\b(?:on it|work(?:s|ing)|look(?:s|ing)|tak(?:e|es|en|ing)|handl\w+|fix\w*|acknowledg\w+)/,
  /** "Are customers affected or not?" */
  felt: /\b(?:customers?|clients?|users?|people|anybody|anyone)\b[^.?!]{0,240}\b(?:affect\w*|impact\w*|notice|feel|hit|hurt)\b|\b(?:affect|impact|hit|hurt)(?:s|ed|ing)?\b[^.?!]{0,240}\b(?:customers?|clients?|users?|people)\b/,
  /** "Can people buy, or not?" */
  usable:
    /\bcan (?:\w+ )?(?:customers?|clients?|users?|people|they|one|we|i|anybody|anyone)\b(?! (?:have|get|see|tell|ask|you))/,
  /** "Is anything down right now?", "any problems?" */
  any: /\b(?:is|are|was|were|do|does|did|has|have)\b[^.?!]{0,240}\b(?:any(?:thing)?|something)\b|^\W*(?:\w+ )?any(?:thing)?\b/,
  /** "Is everything ok?" */
  all: /\b(?:every(?:thing|body)?|all)\b[^.?!]{0,240}\b(?:ok(?:ay)?|fine|up|good|well|working|running|green|healthy|operational|normal|alright|all right)\b/,
  /** What a yes to "is anything …?" would mean. */
  down: /\b(?:down|dead|offline|out)\b/,
  trouble:
    /\b(?:down|dead|offline|out|slow\w*|sluggish|lagg\w*|broken?|wrong|off|problems?|issues?|troubles?|incidents?|outages?|degraded|unhealthy|struggling|failing|red|yellow|bad)\b/,
  return: new RegExp(
    `${keepPosted.source}|\\b(?:when|once|as soon as|if)\\b[^.?!]{0,20}\\b(?:news|an update|any updates?|something new|(?:any|some)thing changes)\\b|\\b(?<!since )(?:when|wen|whn|once|as soon as|if|the (?:very )?(?:moment|minute|second|instant))\\b[^.?!]{0,240}\\b(?:back|again|works?|working|up|fixed|repaired|resolved|solved|restored|available|ok|okay|fine|recover\\w*|over|done|normal|ready|healthy|alive|functions?|functioning)\\b`,
  ),
  /** What customers are to be told: that it works again, or is done. */
  'works-again':
    /\b(?:works?|working|run(?:s|ning)?|up|back|available|usable|reachable|online|fixed|restored|repaired|fine|good|well|ok(?:ay)?|normal(?:ly)?)\b[^.?!]{0,20}\bagain\b|\bagain (?:up|available|online|working|usable|possible)\b|\b(?:is|are) (?:now |all )?(?:back|restored|resolved|fixed|repaired|over|done|finished)\b/,
  /** Trouble that goes on, whatever was spoken of before. */
  'this-trouble':
    /\b(?:this|the current|the present) (?:outage|problem|incident|disruption|interruption|disturbance|breakdown)\b|\b(?:go(?:es|ing)?|gone) away\b/,
  /** What was, for whoever was hit by it. */
  apology:
    /\bapolog\w*|\b(?:was|were|got) (?:hit|affected|impacted)\b|\bwhat happ?en\w*|\binterruption\b|\bwas (?:down|slow|unavailable|broken)\b/,
  /** "Is it slow for everyone, or for some?" */
  'for-everyone':
    /\bfor (?:everyone|everybody|all (?:of )?(?:the |my |our )?(?:customers?|clients?|users?|them)|some (?:of )?(?:customers?|clients?|users?)|each customer)\b/,
} satisfies Record<string, RegExp>;
