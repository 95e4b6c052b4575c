/** Of how things held: lengths, shares, ranks and spreads, what was promised, and what a figure is worth. Read as `turns.ts` reads. */
import { reportWords } from './report-words.ts';

export const turnsOfPast = {
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
  /** An uptime that was promised, without its figure. */
  target: /\b(?:sl[oa]s?|targets?|objectives?|promised?|agreed|goals?)\b/,
  /** A length rather than a list. */
  'how-long':
    /\b(?:how long|how much (?:down)?time|how many (?:minutes|hours|days)|total (?:down)?time|in total|altogether|in all)\b/,
  /** Two things beside each other by how they held, not by how busy they are. */
  stability:
    /\b(?:down|downtimes?|outages?|incidents?|uptimes?|reliab\w*|stab(?:le|ility)|broken?|fail\w*|availab\w*|often)\b/,
  comparison: /\bcompar(?:e|ed|ing|ison)\b|\bside by side\b|\bversus\b|\bvs\b/,
  /** One beside all others: "compared with the other services", "worse than the rest". */
  'than-others':
    /\b(?:compar\w+|than|versus|vs|against|relative to|next to|beside)\b[^.?!]{0,30}\b(?:the (?:others?|rest)\b|(?:all |our |my )?(?:other|remaining) (?:services|ones|products|systems)\b|others\b|everything else\b)/,
  /** Measured against other days, not counted alone. */
  'than-usual':
    /\b(?:than|as|compared (?:to|with)|against) (?:the )?(?:usual|normal(?:ly)?|average|always|on other days)\b|\b(?:un)?usual (?:number|amount)\b/,
  /** How long it takes, on average, until what is down is back. */
  average:
    /\bmttr\b|\bmean time\b|\baverage\b[^.?!]{0,240}\b(?:outages?|incidents?|downtime|recover\w*|down|fixed|repaired|resolved|solved|back)\b|\b(?:outages?|incidents?|downtime|recover\w*|down)\b[^.?!]{0,240}\baverage\b|\bhow (?:fast|quick(?:ly)?)\b[^.?!]{0,240}\brecover\w*|\bhow long\b[^.?!]{0,60}\b(?:usually|typically|normally)\b/,
  /** "The longest of each service." */
  each: /\b(?:per|each|every|by)(?: (?:one )?of (?:our|the|my|your|these|those))? (?:services?|servers?|teams?)\b|\bservice by service\b/,
  /** "Outages by hour?": how they spread. */
  'per-hour': /\b(?:by|per|for each|each|every|which) (?:hours?|times? of (?:the )?day)\b/,
  'per-weekday': /\b(?:by|per|for each|each|every|on which) (?:week ?days?|days? of the week)\b/,
  'per-day': /\b(?:by|per|for each|each) (?:single )?days?\b(?! of the week)/,
  'per-week': /\b(?:by|per|for each|each) weeks?\b/,
  'per-month': /\b(?:by|per|for each|each) months?\b/,
  /** The newest one, not how many there were. */
  last: /\b(?:last|latest|newest|most recent|previous) (?:\w+ )?(?:outage|incident|breakdown|failure)\b/,
  goal: /\bgoals?\b/,
  /** Figures of requests and pages, which no server tells. */
  unmeasured:
    /\b(?:latency|latencies|error rates?|throughput|(?:page )?load(?:ing)? times?|requests? (?:per|a|each) (?:second|minute|hour|day)|rps|qps|p9[059])\b/,
  /** Money is nothing that Herald measures; a service may well be called "sales". */
  cost: /\b(?:cost|costs|costing) (?:us|me|you|them|the company)\b(?![^.?!]{0,40}\b(?:(?:down)?time|minutes|hours|outages|availability|uptime|efforts?|attention|nerves|questions|work)\b)|\bhow much (?!(?:down ?)?time\b|unplanned|availability|uptime)[^.?!]{0,240}\bcosts?\b|\b(?:any|much|los(?:e|t|ing)|sav(?:e|ed|es|ing)|in) (?:money|revenue)\b|\b(?:in|how many|how much in|worth in) (?:euros?|dollars?|pounds?|francs?|eur|usd|gbp|chf)\b/,
  /** "What percentage of our servers is healthy?" */
  'share-of-things':
    /\b(?:shares?|percent(?:age)?|per cent|proportion|portion|fraction|part) of (?:\w+ ){0,2}?(?:servers?|machines|hosts|instances|boxes|services?|products|systems)\b|\bhow many (?:of )?(?:\w+ ){0,2}?(?:servers?|machines|hosts|instances|boxes|services?|products|systems)\b[^.?!]{0,60}\b(?:as a (?:share|percentage|fraction)|in (?:percent|%))/,
  owed: /\b(?:owe[sd]?|refunds?|compensat\w*|in credits|service credits|credits? (?:for|back))\b/,
  /** "You said 3 minutes, the customer counted an hour. Who is right?" */
  'whose-figure':
    /\b(?:who|which)(?: (?:of (?:you|them|us|those|the two)(?: two)?|one|figure|number|time))?(?:'?s| is|,? then,? is) (?:right|correct|wrong|true|mistaken)\b|\bwhose (?:figures?|numbers?|counts?|clock|logs?)\b|\b(?:log|customer|client|they|he|she|monitoring)\b[^.?!]{0,60}\b(?:but |and |while )?(?:yours|you|your \w+) (?:shows?|says?|said|counts?|measured?)\b/,
  'how-often': /\bhow (?:often|many times)\b/,
  /** Everything of a time on one card, for whoever reports it. */
  summary: reportWords,
  /** "Three sentences": no list. */
  'in-brief':
    /\b(?:one|two|three|four|five|\d{1,2}|a few|some|couple of|in a) (?:\w+ ){0,2}(?:numbers?|figures?|facts?|sentences?|bullets?|points?|highlights?|kpis?|paragraphs?)\b|\b(?:briefly|in short|in brief|one.liner)\b/,
  /** Whether a target was kept, rather than which it is. */
  'whether-kept':
    /\b(?:miss(?:es|ed|ing)?|fail(?:s|ed|ing)?|short of|complian\w+|comply|honou?r\w*|breach\w*|violat\w+|below|under|met|meets?|meeting|hold|held|keeps?|kept|keeping|reach(?:ed|es)?|within|inside)\b/,
  /** "Will we still make 99.9 %?", "how much downtime is left?" */
  'still-to-reach': /\b(?:will|still|on track|going to|left|remaining|budget)\b/,
  /** One of several is asked for. */
  'which-service': /\b(?:which|what) (?:of (?:our|the|my) )?(?:services?|products?|systems?)\b/,
  /** Of what was promised and kept, whatever was planned beside it. */
  'of-uptime': /\b(?:up ?time|availability|available|sl[ao]s?)\b/,
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
  /** One of several, rather than all that had something. */
  one: /\b(?:most|least|fewest|worst|weakest|best|strongest|top|rank\w*|longest|shortest|highest|lowest|biggest|smallest|busiest|often|\p{L}{4,}iest)\b/u,
  /** "Give me the timeline", "recap of the exports incident" */
  timeline:
    /\btime-?line\b|\bstep by step\b|\bpost-? ?mortem\b|\b(?:recap|summary|rundown|run-down|story|chronology|course|log) of (?:the |this |that |today'?s |our )?(?:last )?(?:\S+ )?(?:incident|outage|problem|issue|disruption)\b/,
  /** "Has this happened before?" */
  'happened-before':
    /\b(?:happen(?:ed)?|occur(?:red)?|ha[ds]|have|seen?|fail(?:ed)?|break|broken|go|gone|been)\b[^.?!]{0,30}\b(?:before|earlier|already)\W*$/,
  'the-trend': /\btrends?\b/,
  /** "Better or worse than yesterday?": how it is since, against then. */
  'than-then':
    /\b(?:than|against|versus|vs|over|compared (?:to|with)) (?:in )?(?:yesterday|last (?:week|month|quarter|year))\b/,
  better: /\b(?:better|worse|improv\w*|more (?:reliable|stable))\b/,
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
  /** A share, rather than a count or a list. */
  percent:
    /\b(?:shares?|proportion|portion|fraction|part) of (?:the |this |that |all )?(?:time|last|past|today|yesterday|day|hour|week|month|quarter|year)\b|\bhow much of (?:the |this )?(?:time|last|past|today|yesterday|day|hour|week|month|quarter|year)\b|\b(?:percent(?:age)?s?|per cent)\b|\d ?%|\bin %|\bwhat (?:was|is) (?:the )?(?:\S+ )?(?:uptime|availability)\b/,
  shortest: /\bshortest\b/,
  /** What a question spares an engineer is not measured. */
  'hours-saved':
    /\bhow much (?:\w+ )?time\b[^.?!]{0,40}\bquestions?\b|\b(?:hours?|time|minutes)\b[^.?!]{0,40}\bsav(?:e|es|ed|ing)\b|\bsav(?:e|es|ed|ing)\b[^.?!]{0,40}\b(?:hours?|time|minutes)\b/,
} satisfies Record<string, RegExp>;

function whichStretch(stretch: string): RegExp {
  return new RegExp(`\\b(?:worst|best|busiest|calmest|which|what) ${stretch}\\b`);
}
