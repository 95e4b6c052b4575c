/** What the words of a question add to its intent: each only turns the answer towards what was asked, none decides what is answered. */

/** A picture costs more than all the words: it is drawn for whoever asks how something develops. */
export const asksForTrend =
  /\b(?:trends?|charts?|graphs?|plots?|curves?|pictures?|over time|over the (?:day|week|month)|develop\w*|evol\w*|chang(?:ed|ing)|growing|rising|falling|growth|climb\w*)\b/iu;

export const asksForServers = /\b(?:servers?|hosts?|machines?|instances?|boxes)\b/iu;

/** How long a machine has been on, rather than since when something is wrong with it. */
export const asksForRunningTime = /\b(?:uptime|running|restart\w*|reboot\w*|boot\w*|switched on|turned on)\b/iu;

/** "Who owns it?" rather than "who is on it?". */
export const asksForOwner =
  /\b(?:(?<!\b(?:its|my|your|our|their|his|her) )own(?:s|er|ers|ed)?|responsible|belongs?|in charge|accountable|looks? after|maintains?|(?:which|what) teams?|whose)\b/iu;

/** An uptime that was promised, without its figure. */
export const asksForTarget = /\b(?:sl[oa]s?|targets?|objectives?|promised?|agreed|goals?)\b/iu;

export const asksForTeams = /\b(?:teams?|squads?)\b|\bwhich owners?\b/iu;

/** People outside, whom Herald cannot count. */
export const asksForCustomers = /\b(?:customers?|clients?|users?|people|accounts?)\b/iu;

/** A length rather than a list. */
export const asksHowLong =
  /\b(?:how long|how much (?:down)?time|how many (?:minutes|hours|days)|total (?:down)?time|in total|altogether|in all)\b/iu;

/** "How long has it been down?" rather than how long it will be. */
export const asksSoFar = /\b(?:already|been|so far|since)\b/iu;

export const asksSinceWhen = /\b(?:since|how long)\b/iu;

/** Two things beside each other by how they held, not by how busy they are. */
export const asksForStability =
  /\b(?:down|downtimes?|outages?|incidents?|uptimes?|reliab\w*|stab(?:le|ility)|broken?|fail\w*|availab\w*|often)\b/iu;

export const asksToCompare = /\bcompar(?:e|ed|ing|ison)\b|\bside by side\b|\bversus\b|\bvs\b/iu;

/** Measured against other days, not counted alone. */
export const asksThanUsual =
  /\b(?:than|as) (?:usual|normal(?:ly)?|average|always|on other days)\b|\b(?:un)?usual (?:number|amount)\b/iu;

/** What is announced, rather than what is broken. */
export const asksForPlans = /\b(?:maintenance|planned|scheduled|downtimes?|windows?|patch\w*|upgrades?|works?)\b/iu;

/** Who stands behind what is announced. */
export const asksWhoPlanned =
  /\bwho(?:se)?\b[^.?!]*\b(?:decid\w*|announc\w*|plan(?:s|ned)|schedul\w*|approv\w*|arrang\w*|idea)\b/iu;

export const asksIfSlow = /\b(?:slow(?:er|ly|ish)?|sluggish|lagg(?:y|ing)|hang(?:s|ing)|crawl(?:s|ing)?)\b/iu;

/** "Is it the maintenance?" rather than "is there maintenance?". */
export const asksIfItIsPlanned =
  /\bis (?:it|this|that)(?: just| only)? (?:because of |due to |from )?(?:the |a |your )?(?:planned |scheduled )?(?:maintenance|downtime|patching|upgrade|works?)\b/iu;

export const asksIfEnough = /\b(?:enough|sufficient|spare|room|left)\b/iu;

export const asksIfRunsOut = /\b(?:run(?:s|ning)? (?:out|low|short)|full|tight|scarce)\b/iu;

/** How long it takes, on average, until what is down is back. */
export const asksForAverage =
  /\bmttr\b|\bmean time\b|\baverage\b[^.?!]*\b(?:outages?|incidents?|downtime|recover\w*|down)\b|\b(?:outages?|incidents?|downtime|recover\w*|down)\b[^.?!]*\baverage\b|\bhow (?:fast|quick(?:ly)?)\b[^.?!]*\brecover\w*/iu;

/** "The longest of each service." */
export const asksForEach = /\b(?:per|each|every|by) (?:services?|servers?|teams?)\b/iu;

/** The newest one, not how many there were. */
export const asksForLast =
  /\b(?:last|latest|newest|most recent|previous) (?:\w+ )?(?:outage|incident|breakdown|failure)\b/iu;

/** Of the questions that people ask, and of Herald's worth. */
export const asksOfQuestions = /\b(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|tickets|pings)\b/iu;

/** Who asks Herald, rather than which server is used most. */
export const asksOfUse = /\b(?:uses?|using|asks?|asking) (?:herald|you|the bot)\b/iu;

export const asksForGoal = /\bgoals?\b/iu;

/** Money is nothing that Herald measures; a service may well be called "sales". */
export const asksForCost =
  /\b(?:cost|costs|costing) (?:us|me|you|them|the company)\b|\bhow much\b[^.?!]*\bcosts?\b|\b(?:any|much|los(?:e|t|ing)|sav(?:e|ed|es|ing)|in) (?:money|revenue)\b/iu;

/** A person is wanted, not an answer. */
export const asksForEngineer =
  /\b(?:need|get (?:me|us)|reach|speak (?:to|with)|talk (?:to|with)|contact|call) (?:me |us )?(?:an? |the |some |any )?(?:engineers?|human|real person|person|somebody real)\b/iu;

/** How old what is told is. */
export const asksForAge = /\b(?:fresh|stale|cached|up to date|how old|real.?time)\b/iu;

export const asksOfNow = /\b(?:right now|now|currently|at the moment|worse off|better off)\b/iu;

/** Everything of a time on one card, for whoever reports it. */
export const asksForSummary =
  /\b(?:whole|full|overall|complete|big) picture\b|\b(?:summar(?:y|i[sz]e)|recap|report|overview|paragraph)\b[^.?!]*\b(?:boards?|management|leadership|boss|executives?|c[et]o|vp|qbr|meeting|weeks?|months?|quarter|year)\b|\b(?:weekly|monthly|quarterly|executive|management|board) (?:summary|recap|report|overview)\b/iu;

/** How busy things are, not how they held. */
export const asksHowBusy =
  /\b(?:busy|busier|idle|cpu|memory|ram|disks?|load(?:ed)?|traffic|network|slower|faster|size)\b/iu;

/** One outage by its length, not which thing was down the longest. */
export const asksForLongest = /(?<!\b(?:down|up|out|unavailable|been)(?: for)?(?: the)? )\b(?:longest|shortest)\b/iu;

const worst = /\b(?:worst|least (?:reliable|stable)|most (?:outages|downtime|incidents)|lowest)\b/iu;
const best = /\b(?:best|most (?:reliable|stable)|(?:least|fewest) (?:outages|downtime|incidents)|highest)\b/iu;

/** "Which service is the best?" */
export const asksForBest = { test: (text: string) => best.test(text) && !worst.test(text) };

/** "Which is the worst and which is the best?" */
export const asksForBothEnds = { test: (text: string) => worst.test(text) && best.test(text) };

/** "Who owns it?" of what was told just before. */
export const asksOfThat = /\b(?:it|them|that|those|these)\b/iu;

export const asksWhy = /\b(?:why|how come|what (?:caused|went wrong)|root cause)\b/iu;

/** "Does anyone work on it?", "has an engineer taken it?" */
export const asksWhoWorks =
  /\bwho(?: is|'s|s)? (?:(?:currently|now|already) )?(?:on it|working|looking|dealing|fixing|taking care)|\b(?:any(?:one|body)|some(?:one|body)|engineers?)\b[^.?!]*\b(?:on it|work(?:s|ing)|look(?:s|ing)|tak(?:e|es|en|ing)|handl\w+|fix\w*|acknowledg\w+)/iu;

/** "Are customers affected or not?" */
export const asksIfCustomersFeel =
  /\b(?:customers?|clients?|users?|people|anybody|anyone)\b[^.?!]*\b(?:affect\w*|impact\w*|notice|feel|hit|hurt)\b|\b(?:affect|impact|hit|hurt)(?:s|ed|ing)?\b[^.?!]*\b(?:customers?|clients?|users?|people)\b/iu;

/** "Can people buy, or not?" */
export const asksIfUsable =
  /\bcan (?:\w+ )?(?:customers?|clients?|users?|people|they|one|we|i|anybody|anyone)\b(?! (?:have|get|see|tell|ask|you))/iu;

/** "Is anything down right now?", "any problems?" */
export const asksIfAny =
  /\b(?:is|are|was|were|do|does|did|has|have)\b[^.?!]*\b(?:any(?:thing)?|something)\b|^\W*(?:\w+ )?any(?:thing)?\b/iu;

/** "Is everything ok?" */
export const asksIfAll =
  /\b(?:every(?:thing|body)?|all)\b[^.?!]*\b(?:ok(?:ay)?|fine|up|good|well|working|running|green|healthy|operational|normal|alright|all right)\b/iu;

/** What a yes to "is anything …?" would mean. */
export const asksOfDown = /\b(?:down|dead|offline|out)\b/iu;
export const asksOfTrouble =
  /\b(?:down|dead|offline|out|slow\w*|sluggish|lagg\w*|broken?|wrong|off|problems?|issues?|troubles?|incidents?|outages?|degraded|unhealthy|struggling|failing|red|yellow|bad)\b/iu;

/** "Which day was the worst?", "our worst month"; but not "the most downtime this month". */
export const asksForPeriod =
  /\b(?:worst|best|busiest|calmest) (day|week|month)\b|\b(?:which|what) (day|week|month)\b/iu;

/** One of several, rather than all that had something. */
export const asksForOne =
  /\b(?:most|least|fewest|worst|best|top|rank\w*|longest|shortest|highest|lowest|biggest|smallest|busiest|often)\b/iu;

export const asksForTheTrend = /\btrends?\b/iu;

export const asksIfBetter = /\b(?:better|worse|improv\w*|more (?:reliable|stable))\b/iu;

export const asksForReturn =
  /\b(?:when|once|as soon as|if)\b[^.?!]*\b(?:back|again|works?|working|up|fixed|resolved|recover\w*|over|done)\b/iu;
