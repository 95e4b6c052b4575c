/**
 * Whether a clause asks about Herald's own use: what people ask, how much of it, when, and what becomes of it. Read by what is
 * measured, whatever the other words are: the asking, the use of Herald, or Herald's own work. Which side of it is meant, `turns-of-inquiries.ts` tells.
 */
import type { Way } from './way.ts';

/** Herald as who measures it speaks of it; "you" only where the words around it leave no doubt. */
const bot = '(?:heralds?(?: s)?|(?:the|this|our|that) (?:\\S+ )?bot(?: s)?)';
const herald = `(?:${bot}|(?:the|this|our) (?:assistant|tool|thing)|you|your)`;
const people =
  '(?:people|persons?|users?|csms?|colleagues?|coworkers?|folks|staff|every(?:one|body)|any(?:one|body)|some(?:one|body)|they|we|us|teams?|squads?|departments?|groups?|support|sales|success|engineering|customers?|clients?|managers?|agents?|reps?|employees)';
/** What a measure of the asking, or of the work, begins with or holds. */
const measure =
  '(?:how (?:many|much|often|frequently|heavily|regularly|well|popular)|numbers? of|counts? of|amount of|total|volume|shares?|percent(?:age)?|proportions?|portions?|fractions?|ratio|(?:what|which) part|average|top (?:\\S+ ){0,2}(?:topics?|subjects?|themes?|things|questions?)|(?:more|fewer|most) (?:of )?(?:our |my |the )?(?:people|users?|csms?|colleagues|customers|teams)|busiest|quietest|peak|trend|pattern|(?:which|what) (?:\\S+ )?(?:teams?|squads?|departments?|groups?|people|channels?|hours?|times?|days?|weekdays?|topics?|subjects?|themes?))';
const topics = '(?:topics?|subjects?|themes?)';
/** "How many shards has it? Asking because of the audit" asks for something else. */
const asking =
  '(?:ask|asks|asked|(?<=\\b(?:is|are|was|were|been|be|people|users?|csms?|colleagues|every(?:one|body)|any(?:one|body)|we|keeps?|start(?:ed)?|stop(?:ped)?) )asking|enquire[ds]?|inquire[ds]?)';
const answering =
  '(?:answer\\w*|handl\\w+|deal\\w*|dealt|solv\\w+|resolv\\w+|settl\\w+|cop(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|manag\\w+|tak(?:e|es|en|ing) care|took care|deflect\\w*|field(?:s|ed|ing)?|sort(?:s|ed)? out|spar(?:e|es|ed|ing))';
const engineers = '(?:engineers?|engineering|humans?|(?:real )?persons?|developers?|devs?)';
/** A few words, none of which is of servers and how they are. */
const few = `(?:(?!(?:servers?|hosts?|outages?|incidents?|downtimes?|maintenance|uptime|cpu|memory|disks?|down|tell|say|reply)\\b)\\S+ ){0,8}?`;

const alternatives = [
  // "how many of our people asked you something?", "top 3 topics people ask about", "which team asks the most?"
  `\\b${measure} ${few}${asking}\\b(?! (?:an? |the |our )?(?:engineers? to|for|me|as|before|because|since|on)\\b)`,
  `\\b(?:when|what time|at what) ${few}(?:do|does|did|are|is|were|was) ${few}${people} ${few}${asking}\\b(?! (?:for|to|about|whether|if|me|an?)\\b)`,
  // "do people ask more in the morning?", "are we asking less than before?", "where do people ask most?"
  `\\b${people} (?:\\S+ )?${asking} (?!(?:for|whether|if|when|why|how|to)\\b)${few}(?:most|more|less|least|often|fewer|the same)\\b`,
  // "what is everyone asking about?", "what do customers ask about?"
  `^(?:and |so |hello |hi |hey )*what (?:else )?(?:is|are|do|does|did|has|have|was|were) (?:most |all |the |our |my |your |of )*${people} (?:been |usually |mostly |typically |always |really )*${asking}(?: (?:you|us|herald|me|the bot|engineers))?(?: about)?(?: (?:most|these days|right now|at the moment|lately|now|today|this \\w+|the most|about))*$`,
  // "what do people want to know most?", "what do my people need from you?"
  `\\bwhat\\b.*\\b(?:people|users?|csms?|colleagues?|folks|staff|every(?:one|body)|they|customers?|teams?) ${few}(?:(?:want|wants|wanted|need|like) to know|(?:want|wants|need|needs|expect|expects) from (?:you|herald|the bot))\\b`,
  // "which subjects come up most?", "most common subjects this week", "what topics are hot?"
  `\\b${topics} (?:\\S+ ){0,3}?(?:ask\\w*|com(?:e|es|ing|ing) up|came up|pop(?:s|ping)? up|keep|keeps|kept|raised?|hot|popular|common|frequent|trending|dominat\\w+|most)\\b|\\b(?:most|top|main|hottest|biggest|trending|popular|common|frequent|recurring)(?: \\S+){0,2} ${topics}\\b`,
  // "top 5 things customers complain about": what is complained of elsewhere is not known, what is asked here is.
  `\\b(?:top|most|main|often|common)\\b ${few}(?:complain(?:s|ed|ing)? (?:about|of)|complaints?)\\b|\\bcomplain(?:s|ed|ing)? (?:about )?(?:the )?(?:most|more|less|least|often)\\b`,
  // "what kind of questions do you get?", "the 5 most frequent questions", "who is our busiest team?"
  `\\bwhat (?:kinds?|sorts?|types?) of (?:questions|inquiries|requests) (?:(?:do|does|did|have) (?:you|we|they|engineers) (?:\\S+ )?(?:get|got|see|hear|receive)|come|comes|came|reach|reached|are (?:most )?(?:common|frequent|asked))\\b`,
  '\\b(?:busiest|most (?:asked|pinged|disturbed|interrupted|wanted|bothered)) (?:\\S+ )?(?:teams?|squads?|engineers?|departments?)\\b',
  // "how many people used Herald?", "does anybody actually use this thing?", "who talks to you?"
  `(?:^(?:and |so )?who\\b(?! (?:can|may|should))|\\bhow (?:many|much|often|frequently|heavily|regularly)\\b|\\bnumbers? of\\b|\\b(?:do|does|did|is|are|has|have|was|were)(?: (?:all|most|many|the|our|my|of))* ${people}\\b) ${few}(?:use|uses|used|using|wr(?:ite|ites|ote|iting|itten) to|talk(?:s|ed|ing)? (?:to|with)|spoke (?:to|with)|chat(?:s|ted|ting)? (?:to|with)|turn(?:s|ed|ing)? to|com(?:e|es|ing) to|came to|messag(?:e|es|ed|ing)|rel(?:y|ies|ied|ying) on|consult(?:s|ed|ing)?) ${herald}\\b(?! (?:team|squad)\\b)`,
  `\\b${bot} (?:is |are |was |were |has |have |been |being |gets? |got |really |actually |much |often |well |being )*(?:used|adopted|consulted|popular|busy|asked|usage|adoption|uptake)\\b`,
  `\\bhow (?:\\S+ )?(?:popular|busy|used|in demand) (?:is|are|was|were|have|has) (?:${herald})(?: been)?(?= (?:today|yesterday|this|last|with|among|in|so|lately|these|right|at|now|used)\\b|$)`,
  `\\b(?:usage|adoption|uptake|use|popularity|utili[sz]ation) of (?:you|${bot})|\\b(?:your|heralds?(?: s)?|(?:the|this) bot(?: s)?) (?:usage|adoption|uptake|utili[sz]ation|popularity|hit (?:rate|ratio)|answer (?:rate|ratio)|success (?:rate|ratio))\\b`,
  `\\bhow (?:many|often) ${few}(?:were|was|are|is|have|has) (?:you|${bot}) (?:been )?(?:asked|used|consulted|contacted|pinged|called|addressed)\\b`,
  // "what percentage did Herald deal with by itself?", "how many requests did you handle?"
  `^(?!.*\\b(?:outages?|incidents?|servers?|maintenance)\\b).*\\b(?:shares?|percent(?:age)?|proportions?|portions?|fractions?|ratio|rate|(?:what|which) part|how (?:many|much|often)|number of)\\b.*\\b(?:${herald} ${few}${answering}|${answering} (?:\\S+ ){0,2}?by (?:you|herald|the bot))\\b`,
  `\\bhow (?:many|much) (?:conversations?|chats?|messages|requests|interactions|people|users?) (?:did|do|have|has|does) ${herald}\\b`,
  // "what share needed a human?", "how much ends up with engineers?"
  `\\b(?:shares?|percent(?:age)?|proportions?|fractions?|ratio|(?:what|which) part|how (?:many|much|often))\\b ${few}(?:need(?:s|ed)?|went|goes|go|reach(?:es|ed)?|gets?|got|end(?:s|ed)? up|land(?:s|ed)?|pass(?:es|ed)?) (?:\\S+ ){0,3}?${engineers}\\b`,
  // "how often does the bot get it wrong?", "how many answers did you give?", "how fast are you?"
  `\\bhow (?:often|many times|frequently) ${few}${herald} ${few}(?:wrong|right|mistakes?|mistaken|incorrect|correct)\\b|\\bhow many (?:answers|replies) (?:did|do|have|has|does) ${herald}\\b|\\bhow (?:fast|quick|quickly) (?:are|is|do|does|did) (?:you|${bot})(?: (?:answer|reply|respond))?(?: (?:usually|normally|on average|typically|today|this \\w+))*$`,
  // "what is our deflection rate?", "number of users of Herald", "the usage stats", "what is the trend in questions?"
  `\\b(?:answer|deflection|containment|resolution|self.?service|bot) (?:rate|ratio)s?\\b|\\bratio of (?:\\S+ )?answers\\b|\\b(?:users|usage|adoption|use) (?:of ${bot}|stats|statistics|figures|numbers)\\b|\\b${bot} (?:statistics|stats)\\b|\\b(?:trends?|development|evolution) (?:in|of|for) (?:\\S+ )?(?:questions|inquiries|support)\\b`,
  // "how satisfied are people with your answers?", "does my team trust the bot?", "who asked about exports?"
  `\\b(?:satisfied|happy|content|trusts?|likes?|appreciates?)\\b ${few}(?:your answers|${bot})\\b|^(?:and |so )?who (?:has |else |all )*ask(?:s|ed|ing)? (?:about|you|${bot})\\b`,
  // "how accurate have you been?", "how reliable are your answers?"
  `\\bhow (?:accurate|correct|reliable|good|often (?:right|wrong|correct)) (?:is|are|was|were|have|has) (?:you been|herald been|the bot been|${herald} (?:\\S+ )?answers|${bot}(?: s)? answers)\\b`,
  // "is Herald worth the money?", "was introducing Herald a good idea?", "what do we get out of the bot?"
  `^(?:and |so |but |ok |well )*(?:is|was|are|should|does|did|would|will|how|what|why|which|has|have|worth)\\b.*\\b(?:worth|return (?:on|of)|roi|benefits? (?:of|from)|value (?:of|from)|get out of|introduc\\w+|keep(?:ing)?|buy(?:ing)?|renew\\w*|cancel\\w*|budget(?:ing)? for|invest\\w* in|spend\\w* on|pay(?:ing)? for|got from|gain(?:ed)? from|point of|business case for) (?:\\S+ ){0,3}?${bot}(?! (?:posted|informed|updated)\\b)\\b`,
  `\\b${bot} (?:\\S+ ){0,4}?(?:worth|pay(?:s|ing)? (?:off|for)|any good|any use|benefits?|ma(?:ke|kes|de) (?:a|any|the|much of a) difference|good idea|bring us|brought us|earn\\w*|deliver\\w*|reduc\\w+|worthwhile|(?:good )?value)\\b`,
];

/** Before every other way: outages, figures and the worst of all have words in common with it. */
export const ofUse: Way = {
  intent: 'inquiries',
  ofAll: true,
  isSaidToHerald: true,
  pattern: new RegExp(alternatives.join('|')),
};
