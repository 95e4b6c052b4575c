/**
 * What the words of a message add to its intent: each only turns the answer towards what was asked, none decides what is asked.
 * Patterns read lower case, and what belongs together stands near: a gap without a bound would run over a hostile text for each of its words.
 */

import { asksForReading } from './reading-words.ts';
import { reportWords } from './report-words.ts';
import { inquiryTurns } from './turns-of-inquiries.ts';
import { turnsOfSeveral } from './turns-of-several.ts';

const words = {
  /** What is wrong now, for whoever must tell others or do something. */
  attention:
    /\bon fire\b|\bburning\b|\b(?:need(?:s|ing)?|deserves?) (?:my|our|your|any) attention\b|\b(?:anything|something|what)\b[^.?!]{0,40}\b(?:urgent|alarming|(?:i|we) (?:should|must|need to|have to|ought to)|(?:should|must|do) (?:i|we)|to (?:worry|be worried) about)\b|^\W*(?:so |ok |and )*(?:should|must|do) (?:i|we) (?:need to )?(?:worry|be worried|be concerned|panic)\b|\b(?:off|broken|wrong|down|failing|not working|unavailable|disrupted) (?:for|to) (?:\w+ )?(?:customers?|clients?|users?|people)\b/,
  /** Whoever asks leads others: reports and figures before servers. */
  leads:
    /\b(?:customer success|customer support|head of|vp|vice president|lead(?:s|er|ers|ership|ing)?|managers?|directors?|manag(?:e|es|ing)|running|runs?|in charge of|responsible for|executives?|boards?|c[etof]o|my (?:team|department|people))\b/,
  /** A figure that is doubted: whether it is real, */
  'is-it-real':
    /\d ?(?:%|percent|per cent)[^.]{0,80}\b(?:right|correct|true|real|really|accurate|seriously|honestly|sure|can(?: ?no|')t be)\b|\b(?:really|seriously|is|can)\b[^.?!]{0,40}\d ?(?:%|percent|per cent)[^.?!]{0,40}\b(?:right|correct|true|real|accurate|be)\b/,
  /** or whether it will do. */
  'will-it-do':
    /\b(?:allow|permit|mean)s?\b[^.?!]{0,20}\b\d\d(?:\.\d+)?(?: ?%| percent|\b)|(?:\d ?(?:%|percent|per cent)|\b9\d\.\d{1,3}\b)[^.]{0,60}\b(?:allows?|permits?|means?|realistic|achievable|feasible|ambitious|good|enough|ok(?:ay)?|acceptable|fine|normal|bad|awful|low|terrible|poor|high|great|odd|strange)\b/,
  /** A picture costs more than all the words: it is drawn for whoever asks how something develops. */
  development:
    /\b(?:trends?|charts?|graphs?|plots?|curves?|pictures?|over time|over the (?:day|week|month)|develop\w*|evol\w*|chang(?:ed|ing)|growing|rising|falling|growth|climb\w*)\b/,
  /** A figure as it was at one time, rather than over the time since. */
  ago: /\b(?:\d{1,3}|an?|half an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety|a few|couple of) ?(?:minutes?|mins?|hours?|hrs?|h|days?) (?:ago|earlier|back)\b/,
  servers: /\b(?:servers?|srvs?|hosts?|machines?|instances?|boxes)\b/,
  /** "worst SERVER not service": a correction. */
  'not-services': /\b(?:servers?|srvs?|hosts?|machines?),? (?:and )?not (?:the )?services?\b/,
  /** How long a machine has been on, rather than since when something is wrong with it. */
  'running-time': /\b(?:uptime|running|restart\w*|reboot\w*|boot\w*|switched on|turned on)\b/,
  /** "Who owns it?" rather than "who is on it?". */
  owner:
    /\b(?:(?<!\b(?:its|my|your|our|their|his|her) )own(?:s|er|ers|ed)?|responsible|belongs?|in charge|accountable|complain\w*|boss|looks? after|maintains?|(?:which|what) teams?|whose)\b/,
  /** An uptime that was promised, without its figure. */
  target: /\b(?:sl[oa]s?|targets?|objectives?|promised?|agreed|goals?)\b/,
  teams: /\b(?:teams?|squads?)\b|\bwhich owners?\b/,
  /** People outside, whom Herald cannot count. */
  customers: /\b(?:customers?|clients?|users?|people|accounts?)\b/,
  /** A length rather than a list. */
  'how-long':
    /\b(?:how long|how much (?:down)?time|how many (?:minutes|hours|days)|total (?:down)?time|in total|altogether|in all)\b/,
  /** "How long has it been down?" rather than how long it will be. */
  'so-far': /\b(?:already|been|so far|since|lasted|(?:until|till|by) now)\b/,
  'since-when': /\b(?:since|how long)\b/,
  /** Two things beside each other by how they held, not by how busy they are. */
  stability:
    /\b(?:down|downtimes?|outages?|incidents?|uptimes?|reliab\w*|stab(?:le|ility)|broken?|fail\w*|availab\w*|often)\b/,
  comparison: /\bcompar(?:e|ed|ing|ison)\b|\bside by side\b|\bversus\b|\bvs\b/,

  /** One beside all others: "compared with the other services", "worse than the rest". */
  'than-others':
    /\b(?:compar\w+|than|versus|vs|against|relative to|next to|beside)\b[^.?!]{0,30}\b(?:the (?:others?|rest)\b|(?:all |our |my )?(?:other|remaining) (?:services|ones|products|systems)\b|others\b|everything else\b)/,
  /** Measured against other days, not counted alone. */
  'than-usual':
    /\b(?:than|as) (?:usual|normal(?:ly)?|average|always|on other days)\b|\b(?:un)?usual (?:number|amount)\b/,

  /** What is announced, rather than what is broken. */
  plans:
    /\b(?:maintenance|planned|scheduled|downtimes?|windows?|patch\w*|upgrades?|(?<!\b(?:it|that|this|everything|all|once|really|exports?|csv|who) )works?(?! (?:again|now|fine|on|with|for)\b|\W*$))\b/,
  /** "Once that work is over", "who does the maintenance?": one that is known of. Not "does that work?" */
  'the-maintenance':
    /\b(?:the|that|this) (?:planned )?(?:maintenance|patching|upgrade)\b|\bthe work\b|(?<!\b(?:does|do|did|can|could|will|would|should|makes?|gets?) )\b(?:that|this) work\b(?! (?:again|fine|with)\b)/,
  /** Beside outages what was planned: "planned and unplanned", "including maintenance". */
  'planned-too': /\b(?:maintenance|planned|scheduled)\b/,
  /** What was, not what is to come. */
  unplanned: /\bunplanned\b/,
  /** Who stands behind what is announced. */
  'who-planned':
    /\bwho(?:se)?\b[^.?!]{0,240}\b(?:decid\w*|announc\w*|plan(?:s|ned)|schedul\w*|approv\w*|arrang\w*|idea)\b/,
  slow: /\b(?:slow(?:er|ly|ish)?|sluggish|lagg(?:y|ing)|hang(?:s|ing)|crawl(?:s|ing)?)\b/,
  /** "Is it at full capacity?", "is everything normal with it?": whether every server of it works. */
  capacity:
    /\b(?:full|normal|half|max(?:imum)?) (?:capacity|strength|power|force)\b|\b100 ?(?:%|percent|per cent)\W*$|\bon (?:all|both) (?:legs|cylinders|engines|servers|nodes|boxes)\b|\bevery ?thing (?:\w+ )?(?:normal|fine|ok(?:ay)?|good|well|healthy|alright|all right) (?:with|on|at|for|in)\b/,
  /** "Is it the maintenance?" rather than "is there maintenance?". */
  'is-it-planned':
    /\bis (?:it|this|that)(?: just| only)? (?:because of |due to |from )?(?:the |a |your )?(?:planned |scheduled )?(?:maintenance|downtime|patching|upgrade|works?)\b(?!,? or\b)/,
  enough: /\b(?:enough|sufficient|spare|room|left)\b/,
  'runs-out': /\b(?:run(?:s|ning)? (?:out|low|short)|full|tight|scarce)\b/,
  /** How long it takes, on average, until what is down is back. */
  average:
    /\bmttr\b|\bmean time\b|\baverage\b[^.?!]{0,240}\b(?:outages?|incidents?|downtime|recover\w*|down)\b|\b(?:outages?|incidents?|downtime|recover\w*|down)\b[^.?!]{0,240}\baverage\b|\bhow (?:fast|quick(?:ly)?)\b[^.?!]{0,240}\brecover\w*/,
  /** "The longest of each service." */
  each: /\b(?:per|each|every|by)(?: (?:one )?of (?:our|the|my|your|these|those))? (?:services?|servers?|teams?)\b|\bservice by service\b/,
  /** "Outages by hour?": how they spread. */
  'per-hour': /\b(?:by|per|for each|each|every|which) (?:hours?|times? of (?:the )?day)\b/,
  'per-weekday': /\b(?:by|per|for each|each|every|on which) (?:week ?days?|days? of the week)\b/,
  'per-day': /\b(?:by|per|for each|each) (?:single )?days?\b(?! of the week)/,
  'per-week': /\b(?:by|per|for each|each) weeks?\b/,
  'per-month': /\b(?:by|per|for each|each) months?\b/,
  /** "How can I reach them?" */
  reach:
    /\bhow (?:do|can|could|may|should) (?:i|we) (?:reach|contact|get hold of|call|talk to|write to)\b|\b(?:phone|telephone|contact)(?: (?:numbers?|details|data))?\W*$/,
  /** "Is his data safe?" */
  'data-safe': /\bdata\b[^.?!]{0,30}\b(?:safe|secure|lost|gone|intact|complete)\b|\bdata ?loss\b/,
  /** "When was search last down?" */
  'last-down':
    /\bwhen (?:was|were|did|has|have)\b[^.?!]{0,40}\blast\b|\bwhen (?:was|were|did)\b[^.?!]{0,40}\b(?:down|out|unavailable|fail) (?:the )?last(?: time)?\W*$/,
  /** The newest one, not how many there were. */
  last: /\b(?:last|latest|newest|most recent|previous) (?:\w+ )?(?:outage|incident|breakdown|failure)\b/,
  /** Of the questions that people ask, and of Herald's worth. */
  questions: /\b(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|tickets|pings)\b/,
  /** Who asks Herald, rather than which server is used most. */
  use: /\b(?:uses?|using|asks?|asking) (?:herald|you|the bot)\b/,
  goal: /\bgoals?\b/,
  /** Figures of requests and pages, which no server tells. */
  unmeasured:
    /\b(?:latency|latencies|error rates?|throughput|(?:page )?load(?:ing)? times?|requests? (?:per|a|each) (?:second|minute|hour|day)|rps|qps|p9[059])\b/,
  /** Money is nothing that Herald measures; a service may well be called "sales". */
  cost: /\b(?:cost|costs|costing) (?:us|me|you|them|the company)\b(?![^.?!]{0,40}\b(?:(?:down)?time|minutes|hours|outages|availability|uptime|efforts?|attention|nerves|questions|work)\b)|\bhow much (?!(?:down ?)?time\b|unplanned|availability|uptime)[^.?!]{0,240}\bcosts?\b|\b(?:any|much|los(?:e|t|ing)|sav(?:e|ed|es|ing)|in) (?:money|revenue)\b|\b(?:in|how many|how much in|worth in) (?:euros?|dollars?|pounds?|francs?|eur|usd|gbp|chf)\b/,
  /** "What percentage of our servers is healthy?" */
  'share-of-things':
    /\b(?:shares?|percent(?:age)?|per cent|proportion|portion|fraction|part) of (?:\w+ ){0,2}?(?:servers?|machines|hosts|instances|boxes|services?|products|systems)\b|\bhow many (?:of )?(?:\w+ ){0,2}?(?:servers?|machines|hosts|instances|boxes|services?|products|systems)\b[^.?!]{0,60}\b(?:as a (?:share|percentage|fraction)|in (?:percent|%))/,
  tickets: /\btickets?\b/,
  owed: /\b(?:owe[sd]?|refunds?|compensat\w*|in credits|service credits|credits? (?:for|back))\b/,
  /** "Is that us or their bank?" */
  'whose-side':
    /\b(?:us|ours?|we|your?s?)\b[^.?!]{0,30}\bor\b[^.?!]{0,20}\b(?:them|theirs?|the (?:customer|client|bank|provider|browser)\b|bank|his|her)|\b(?:on|at) (?:our|your) (?:side|end)\b|\b(?:bank|provider|isp|carrier)(?:'s)? (?:outage|problem|trouble|issue)/,
  /** What nobody can know. */
  forecast:
    /\b(?:risk|chances?|likely|likelihood|possible|danger) (?:that(?! (?:you|i|we)\b)|of)\b|\b(?:can|could|might|will|would) (?:it|this|that) (?:happen|fail|break|stop|get worse|go down|crash)|\bwill \S+(?: \S+)? (?:go down|fail|break|crash|happen|be down|stop working) again\b/,
  /** "Will it come back?" of trouble that is over; of what is down it is the end that is asked for. */
  recurs: /\bwill (?:it|this|that|they|the \S+) (?:ever )?(?:come back|return|recur|reoccur)\b/,
  usual: /\busually\b|\btypically\b/,
  /** What works during maintenance although something does not. */
  'still-works': /\bcan\b[^.?!]{0,60}\bstill\b[^.?!]{0,240}\b(?:during|meanwhile|while|through)\b/,
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
  /** "Will there be a message when it is finished?" */
  'message-at-end':
    /\b(?:will|do|shall) (?:there be|i (?:get|hear)|we (?:get|hear)|(?:you|some(?:one|body)|any(?:one|body)) (?:send|post|write|tell|say|announce))\b[^.?!]{0,240}\b(?:messages?|notes?|notices?|updates?|announce\w*|when|once)\b[^.?!]{0,240}\b(?:over|done|finish\w*|complete\w*|ends?)\b|\b(?:when|once)\b[^.?!]{0,60}\b(?:over|done|finish\w*|complete\w*|ends?)\b[^.?!]{0,20}\bwill (?:you|some(?:one|body)|any(?:one|body)) (?:tell|inform|write|say|announce|let)\b/,
  /** "You said 3 minutes, the customer counted an hour. Who is right?" */
  'whose-figure':
    /\b(?:who|which)(?: (?:of (?:you|them|us|those|the two)(?: two)?|one|figure|number|time))?(?:'?s| is|,? then,? is) (?:right|correct|wrong|true|mistaken)\b|\bwhose (?:figures?|numbers?|counts?|clock|logs?)\b|\b(?:log|customer|client|they|he|she|monitoring)\b[^.?!]{0,60}\b(?:but |and |while )?(?:yours|you|your \w+) (?:shows?|says?|said|counts?|measured?)\b/,
  /** A person is wanted, not an answer. */
  engineer:
    /\b(?:need|get (?:me|us)|reach|speak (?:to|with)|talk (?:to|with)|contact|call) (?:me |us )?(?:an? |the |some |any )?(?:engineers?|human|real person|person|somebody real)\b|\b(?:some(?:one|body)|any(?:one|body)) from (?:the )?engineering\b|\b(?:an? |the )engineers? (?:please |to )?(?:call|phone|ring|contact) (?:me|us)\b/,
  /** "How do I know you aren't making that up?" */
  'made-up':
    /\b(?:mak(?:e|es|ing)|made) (?:(?:this|that|it|things?|stuff|these|those|them|everything|your \w+) )?up\b|\bhallucinat\w*|\b(?:are|is|did|do) (?:you|herald) (?:just |only |really )*(?:guess(?:ing)?|lying|lie|invent(?:ing)?)\b/,
  /** Who measured it, when, and how sure that is. */
  reading: asksForReading,
  interval: /\bhow (?:often|frequently)\b|\bevery how many\b|\binterval\b/,
  /** How old what is told is. */
  age: /\b(?:fresh|stale|cached|up to date|how old|real.?time)\b|\b(?:are you|you'?re|you are|u) (?:\w+ )?(?:sure|certain)\b|\bwho told you\b|\btrust (?:you|this|that|these|it|your)\b|\b(?:figures?|numbers?|readings?|data) (?:right|correct|true|accurate|real|reliable)\b/,
  /** "Till 17:29?" of what runs. */
  until: /\b(?:un)?till?\b|\buntil\b/,
  /** "17:20 my time?", "the exact time in Berlin" */
  'of-zone':
    /\b(?:my|your|local|our|their|exact) time\b|\btime ?zone\b|\btime in \p{L}+|\b(?:utc|gmt|cet|cest|bst)\b|\p{L}{4,} time\b/u,
  'how-many': /\bhow many\b/,
  /** "Which servers does it run on?" */
  'runs-on': /\b(?:which|what) (?:servers?|srvs?|machines?|hosts?|boxes|instances?)\b.*\bon\W*$/,
  'how-bad': /\bhow (?:bad|serious|severe|slow)\b/,
  /** "Is that bad?" of a figure; `is-good`: "is that normal?" */
  'is-bad':
    /\bis (?:that|this|it)(?: figure| value| number| much)? (?:too |very |really )?(?:bad|high|much|a (?:problem|lot|concern))\b/,
  'is-good':
    /\bis (?:that|this|it)(?: figure| value| number)? (?:still )?(?:ok(?:ay)?|normal|fine|good|healthy|alright)\b/,
  'just-slow': /\b(?:just|only) slow\b/,
  /** "Is it the same as before?" */
  same: /\bsame\b/,
  /** "Any news?", "how far are they?", "what is Esra doing?": the line of whoever is on it is the answer. */
  news: /\b(?:any|no|more|some|the|new|fresh|status)(?: new| fresh)? (?:news|updates?|luck|progress|word|latest|developments?)\b|^\W*(?:\w+ )?(?:news|updates?|luck|progress|latest)\b[^?]{0,40}(?:\?|$)|\bwhat(?:'?s| is)? (?:new|the latest)\b|\bhow far (?:are|is)\b|\bhow(?:'?s| is) it (?:going|looking|coming)\b|\bstill nothing\b|\bnothing (?:new|yet)\b|\bwhere (?:are|do) (?:we|they) (?:at|stand)\b|\bwhat(?:'?s| (?:exactly )?(?:is|are|was|were|did|does|do|has|have|had)) (?!i\b|we\b|you\b|herald\b|customers?\b|people\b|users?\b)\S+(?: \S+){0,3}? (?:doing|working on|up to|trying|try|tried|do|done|find|found|changed?|fix(?:ed)?|repair(?:ed)?|figured? out)\b/,
  /** "Is it over?", "fixed yet?", "works again?" */
  over: /\b(?<!\bbeing |\bf[ae]ll(?:en)? |\bkeeled |\btipped )(?:over|ended|finished|fixed|repaired|resolved|solved|sorted|back|recover(?:ed)?|stable)\b|\b(?:is|has|it|problem|outage|issue|error)(?: \w+)? gone\b(?! again)|\b(?:works?|working|(?<!acting )up|ok|okay|fine|healthy|running|good|usable) again\b|\b(?:really|truly|actually|finally) (?:working|up|ok|okay|fine)\b/,
  /** "Still down?" */
  still:
    /(?<!\bcan [^.?!]{0,40})\bstill (?:\S+ ){0,2}?(?:down|dead|broken|offline|off|failing|fails|slow|unavailable|going on|ongoing|happening|not (?:back|up|working|fixed)|the (?:problem|outage|issue))\b|\bstill out\b/,
  /** "Do the engineers know?", "can I say that we are aware?" */
  known:
    /\b(?:does|do|did|is|are)\b[^.?!]{0,40}\b(?:know|aware|informed|notified|alerted|known|notice[d]?|seen?)\b|\b(?:have|did) (?:we|you)\b[^.?!]{0,20}\b(?:tell|told|inform(?:ed)?|alert(?:ed)?)\b|\b(?:say|tell|write|confirm|promise|answer)\b[^.?!]{0,60}\b(?:know|knows|aware|on it|working on|looking (?:into|at)|investigating)\b/,
  /** "Again?", "third time today?" */
  nth: /(?<!\b(?:works?|working|open|opened|reachable|accessible|responding|normal|there|up|ok|okay|fine|back|good|running|healthy|available|usable|stable|online|pay|log ?in|use|it|me|us|tell|text|say|send|export|download|buy|order) )\bagain\b(?! (?:in (?:order|service)|up|okay?|fine|normal|working|available|online|usable|possible|healthy|stable|running|good)\b)|\bacting up again\b|\bonce more\b|\bthe first (?:time|one|outage)\b|\b(?:second|third|fourth|fifth|[2-9](?:nd|rd|th)) (?:time|outage|one|fall)\b|\b(?:second|third|fourth|fifth|[2-9](?:nd|rd|th))(?: \w+)? today\b/,
  'how-often': /\bhow (?:often|many times)\b/,
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
  /** What comes once what runs is over. */
  'after-this': /\bafter (?:this|that|it|the (?:current|running))\b|\b(?:the )?(?:next|following) one\b|\bone after\b/,
  next: /\bnext\b/,
  'whole-time': /\b(?:the )?(?:whole|entire) time\b|\ball the time\b|\bthroughout\b/,
  /** "u up?" */
  awake:
    /\b(?:u|you) (?:up|awake|alive|online|there)\b|^\W*(?:hello+|hallo+|hi|hey)\b\W*\?|\b(?:any|some)(?:body|one) there\b/,
  /** "Only that?", "anything else or just that?" of what was told. */
  'only-that':
    /\b(?:only|just) (?:that|this|those|these)(?: one)?\W*$|^\W*(?:and |so )?(?:is )?(?:that|this)(?:'s| is)? (?:all|it)\W*$/,
  now: /\b(?:right now|now|currently|presently|at (?:the moment|present)|this (?:very )?(?:moment|minute|second)|worse off|better off)\b/,
  /** Everything of a time on one card, for whoever reports it. */
  summary: reportWords,
  /** "Three sentences": no list. */
  'in-brief':
    /\b(?:one|two|three|four|five|\d{1,2}|a few|some|couple of|in a) (?:\w+ ){0,2}(?:numbers?|figures?|facts?|sentences?|bullets?|points?|highlights?|kpis?|paragraphs?)\b|\b(?:briefly|in short|in brief|one.liner)\b/,
  /** What Herald is worth, rather than how services hold. */
  'of-herald':
    /\b(?:about|on|of|regarding|around|for|does|is|has) (?:herald|the bot)\b|\bherald(?:'?s)?\b[^.?!]{0,30}\b(?:numbers|figures|facts|stats|report|value|worth)\b/,
  /** Whether a target was kept, rather than which it is. */
  'whether-kept':
    /\b(?:miss(?:es|ed|ing)?|fail(?:s|ed|ing)?|short of|complian\w+|comply|honou?r\w*|breach\w*|violat\w+|below|under|met|meets?|meeting|hold|held|keeps?|kept|keeping|reach(?:ed|es)?|within|inside)\b/,
  /** "What maintenance did we have?", "all windows of this month": each, and how much in all. */
  'all-windows':
    /\b(?:list|all|every|total|how much|how many (?:hours|minutes|days))\b[^.?!]{0,40}\b(?:maintenance|windows?|planned downtime|planned works?)\b/,
  /** "What did maintenance add up to?": how much of it in all. */
  'planned-sum':
    /^(?![^.?!]*\b(?:left|remain\w*|longer|notice)\b).*(?:\b(?:total|sum|in all|in total|altogether|all together|all told|combined|overall|add(?:s|ed|ing)? up)\b[^.?!]{0,60}\b(?:maintenance|planned|scheduled)\b|\b(?:maintenance|planned|scheduled)\b[^.?!]{0,60}\b(?:total|sum|in all|in total|altogether|all together|all told|combined|overall|add(?:s|ed|ing)? up|amount(?:s|ed)?)\b|\bhow much (?:planned |scheduled )?(?:maintenance|planned (?:work|downtime))\b|\bhow many (?:minutes|mins|hours|days) of (?:\w+ ){0,2}(?:maintenance|planned|scheduled)\b)/,
  /** "Minutes of maintenance compared with unplanned minutes?": both. */
  'planned-beside':
    /\b(?:maintenance|(?<!un)planned|scheduled)\b[^?!]{0,80}\b(?:compar\w+|against|versus|vs|than|and how (?:many|much))\b[^?!]{0,40}\b(?:unplanned|unscheduled|outages?|interruptions?)\b|\b(?:unplanned|unscheduled)\b[^?!]{0,60}\b(?:compar\w+|against|versus|vs|than|and how (?:many|much))\b[^?!]{0,40}\b(?:maintenance|planned|scheduled)\b|\bcompar\w+[^?!]{0,30}\b(?:planned and unplanned|unplanned and planned)\b/,
  /** One of several is asked for. */
  'which-service': /\b(?:which|what) (?:of (?:our|the|my) )?(?:services?|products?|systems?)\b/,
  /** "What share of our downtime was planned?" */
  'planned-share':
    /\b(?:shares?|percent\w*|proportions?|portions?|fractions?|how much|how many|(?:what|which) part|ratio|split|%)(?=[^a-z])[^?!]*\b(?:down ?time|unavailab\w*|outages?|interruptions?|time (?:we were )?down)\b[^?!]*\b(?:planned|maintenance|scheduled|unplanned)\b|\b(?:down ?time|outages?)\b[^?!]*\b(?:how much|(?:what|which) (?:share|part|percentage)|planned or (?:not|un\w+))\b|\b(?:shares?|percent\w*|proportions?|fractions?|(?:what|which) part)\b[^?!]*\b(?:planned|maintenance|scheduled)\b[^?!]*\b(?:down ?time|unavailab\w*|outages?)\b/,
  /** Of what was promised and kept, whatever was planned beside it. */
  'of-uptime': /\b(?:up ?time|availability|available|sl[ao]s?)\b/,
  'without-plans':
    /\b(?:exclud\w+|without|not (?:counting|including)|ignor\w+|leaving out|minus|apart from|except|besides|outside(?: of)?|net of|less)(?: \w+){0,2} (?:maintenance|planned|scheduled|downtimes?)\b/,
  'which-windows': /\b(?:which|what)\b[^.?!]{0,40}\b(?:maintenances?|windows?|planned downtimes?|planned works?)\b/,

  /** How busy things are, not how they held. */
  busy: /\b(?:busy|busier|idle|cpu|memory|ram|disks?|load(?:ed)?|traffic|network|slower|faster|size)\b/,
  /** One outage by its length, not which thing was down the longest. */
  longest: /(?<!\b(?:down|up|out|unavailable|been)(?: for)?(?: the)? )\b(?:longest|shortest)\b/,
  /** "Is the shop our weakest service?": yes or no. */
  'is-the-one':
    /^(?:is|was) [^.?!]{1,60} (?:our|the|my) (?:weakest|worst|least (?:reliable|stable)|most (?:reliable|stable)|best|strongest) (?:service|server|one)\b/,
  worst:
    /\b(?:worst|weakest|flakiest|shakiest|least (?:reliable|stable|dependable)|most (?:fragile|unstable|unreliable|troublesome|problematic)|most (?:outages|downtime|incidents)|lowest)\b/,
  best: /\b(?:best|strongest|most (?:reliable|stable)|(?:least|fewest) (?:outages|downtime|incidents)|highest)\b/,
  /** "Who owns it?" of what was told just before. */
  that: /\b(?:it|them|that|those|these)\b/,
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
  /** One of several, rather than all that had something. */
  one: /\b(?:most|least|fewest|worst|weakest|best|strongest|top|rank\w*|longest|shortest|highest|lowest|biggest|smallest|busiest|often)\b/,
  'the-trend': /\btrends?\b/,
  /** "Better or worse than yesterday?": how it is since, against then. */
  'than-then':
    /\b(?:than|against|versus|vs|over|compared (?:to|with)) (?:in )?(?:yesterday|last (?:week|month|quarter|year))\b/,
  better: /\b(?:better|worse|improv\w*|more (?:reliable|stable))\b/,
  return:
    /\b(?<!since )(?:when|wen|whn|once|as soon as|if|the (?:very )?(?:moment|minute|second|instant))\b[^.?!]{0,240}\b(?:back|again|works?|working|up|fixed|repaired|resolved|solved|restored|available|ok|okay|fine|recover\w*|over|done|normal|ready|healthy|alive|functions?|functioning)\b/,
  /** "Which day was the worst?", "our worst month"; but not "the most downtime this month". */
  'which-day': whichStretch('day'),
  'which-week': whichStretch('week'),
  'which-month': whichStretch('month'),
  worse: /^(?!.*\b(?:better|improv\w*)\b).*\bworse\b/,
  'of-day': /\b(?:of|for) (?:the|this) day\b/,
  'of-week': /\bweek/,
  'of-month': /\bmonth/,
  'of-quarter': /\bquarter/,
  'of-year': /\byear/,
  was: /\b(?:was|were|did|had|been)\b/,
  /** What customers are to be told: that it works again, or is done. */
  'works-again':
    /\b(?:works?|working|run(?:s|ning)?|up|back|available|usable|reachable|online|fixed|restored|repaired|fine|good|well|ok(?:ay)?|normal(?:ly)?)\b[^.?!]{0,20}\bagain\b|\bagain (?:up|available|online|working|usable|possible)\b|\b(?:is|are) (?:now |all )?(?:back|restored|resolved|fixed|repaired|over|done|finished)\b/,
  finished: /\b(?:finish(?:ed)?|completed?|over|done|ended)\b/,
  /** Whether maintenance ended when it was to end. */
  'on-time':
    /\b(?:on time|as planned|on schedule|overr[au]n\w*|ran over|extend\w*|sharp|late|delayed|punctual\w*|early|(?:earlier|later|longer) than planned|(?:planned|plan) (?:vs|versus|against) (?:real|actual)|compared to (?:the )?plan)\b/,
  /** What went down for planned work, rather than by a fault. */
  'by-plans':
    /\b(?:because of|due to|during|by|for) (?:the|that|this|its|your) (?:\w+ )?(?:maintenance|patch\w*|upgrades?|window|works?)\b|\bwas there (?:an? |any |some )?(?:planned )?(?:maintenance|patching)\b/,
  /** Trouble that goes on, whatever was spoken of before. */
  'this-trouble':
    /\b(?:this|the current|the present) (?:outage|problem|incident|disruption|interruption|disturbance|breakdown)\b|\b(?:go(?:es|ing)?|gone) away\b/,
  /** What was, for whoever was hit by it. */
  apology:
    /\bapolog\w*|\b(?:was|were|got) (?:hit|affected|impacted)\b|\bwhat happ?en\w*|\binterruption\b|\bwas (?:down|slow|unavailable|broken)\b/,
  /** "Was the outage connected to the maintenance?" */
  connected:
    /\b(?:connected|related|linked|tied|to do) (?:to|with)\b|\b(?:consequence|result|part|side effect|fallout|separate|apart|independent) (?:of|from) (?:the |that |this |your |our )?(?:\S+ )?(?:maintenance|patching|upgrade|planned works?)\b|\b(?:connection|link|relation|connected|related)\b[^.?!]{0,60}\bbetween\b|\b(?:caused by|because of|due to) (?:the |that |your |our )?(?:\S+ )?(?:maintenance|patching|upgrade)\b|\b(?:maintenance|patching|upgrade) (?:break|broken|broke|cause|caused|kill|killed|take down|taken down|knock out)\b/,
  /** "Which customers use it?" */
  'who-uses':
    /\b(?:which|what|who|list of)\b[^.?!]{0,40}\b(?:customers?|clients?|accounts?)\b[^.?!]{0,40}\b(?:us(?:es?|ing)|rely|relies|depends?|are on)\b/,
  /** A share, rather than a count or a list. */
  percent:
    /\b(?:shares?|proportion|portion|fraction|part) of (?:the |this |that |all )?(?:time|last|past|today|yesterday|day|hour|week|month|quarter|year)\b|\bhow much of (?:the |this )?(?:time|last|past|today|yesterday|day|hour|week|month|quarter|year)\b|\b(?:percent(?:age)?s?|per cent)\b|\d ?%|\bin %|\bwhat (?:was|is) (?:the )?(?:\S+ )?(?:uptime|availability)\b/,
  /** "Is it slow for everyone, or for some?" */
  'for-everyone':
    /\bfor (?:everyone|everybody|all (?:of )?(?:the |my |our )?(?:customers?|clients?|users?|them)|some (?:of )?(?:customers?|clients?|users?)|each customer)\b/,
  shortest: /\bshortest\b/,
  how: /\bhow\b/,

  /** "Was it announced in time?" */
  announced:
    /\b(?:announced|told|warned|notified|given notice)\b[^.?!]{0,240}\b(?:in time|early|earlier|before(?:hand)?|ahead|advance)\b|\bwhen (?:was|were|did)\b[^.?!]{0,240}\bannounced?\b|\b(?:enough|short) notice\b/,
  /** "Does it count against our uptime?" */
  'counts-against':
    /\bcount(?:s|ed|ing)?\b[^.?!]{0,60}\b(?:against|towards?|in(?:to)?|as)\b[^.?!]{0,60}\b(?:uptime|availability|sl[ao]s?|downtime)\b/,

  /** "Was Herald itself down?" */
  'own-uptime':
    /\b(?:herald|you)(?: itself| yourself)? (?:ever )?(?:been )?(?:unavailable|down|offline|off|unreachable|out)\b|\b(?:herald(?:'?s)?|your) (?:own )?(?:uptime|availability|outages|downtime)\b|\bherald itself\b[^.?!]{0,60}\b(?:unavailable|down|offline|available|reliable|fail\w*|crash\w*|restart\w*)\b/,
  /** What a question spares an engineer is not measured. */
  'hours-saved':
    /\bhow much (?:\w+ )?time\b[^.?!]{0,40}\bquestions?\b|\b(?:hours?|time|minutes)\b[^.?!]{0,40}\bsav(?:e|es|ed|ing)\b|\bsav(?:e|es|ed|ing)\b[^.?!]{0,40}\b(?:hours?|time|minutes)\b/,
  ...inquiryTurns,
  ...turnsOfSeveral,
} satisfies Record<string, RegExp>;

export type Turn = keyof typeof words;

const all = Object.entries(words) as readonly (readonly [Turn, RegExp])[];

/** `text`: the message in its own words, without quotations. */
export function turnsIn(text: string): Turn[] {
  const lower = text.toLowerCase();
  return all.flatMap(([turn, pattern]) => (pattern.test(lower) ? [turn] : []));
}

function whichStretch(stretch: string): RegExp {
  return new RegExp(`\\b(?:worst|best|busiest|calmest|which|what) ${stretch}\\b`);
}
