/**
 * Ways to ask, as data. Each is a pattern over a sentence whose names, times and places were made alike (<n>, <t>, <p>).
 * `clear`: whoever writes so asks, question mark or not, provided that something known is named. `alone`: it needs no name.
 */
import type { Intent } from '../question.ts';

export type Frame = {
  intent: Intent;
  because: string;
  pattern: RegExp;
  clear?: boolean;
  alone?: boolean;
  /** Only where Herald is addressed. */
  addressed?: boolean;
};

const state = String.raw`(?:down|up|slow|broken|dead|dying|off|offline|unavailable|unreachable|degraded|red|yellow|amber|out|failing|crashing|struggling|not (?:\w+ )?(?:working|reachable|available|responding|answering|loading)|acting up|misbehaving|hanging|stuck|flaky|wobbly|playing up|laggy|lagging|timing out)`;
const fell = `(?:die|died|crash|crashed|fall over|fell over|fail|failed|break|broke|go down|went down|go off|went off|drop|dropped|stop|stopped|hang|hung|go dark|go red|go yellow|collapse|collapsed|restart|restarted|reboot|rebooted|go offline|went offline|been (?:down|off|offline|unavailable)|be (?:down|unavailable))`;
const work = `(?:planned work|maintenance|downtime|work|works|patching|upgrade|window|reboot|restart|migration|planned outage|intervention|change|update)`;

function frame(
  intent: Intent,
  because: string,
  source: string,
  fields: Omit<Frame, 'intent' | 'because' | 'pattern'> = {},
): Frame {
  return { intent, because, pattern: new RegExp(source), ...fields };
}

/** The first that fits decides; what stands later in the sentence may be a second question. */
export const frames: readonly Frame[] = [
  // About Herald itself, and what it keeps.
  frame(
    'privacy',
    'it asks what is kept of the writer',
    String.raw`\b(?:delete|erase|forget|remove|wipe|purge)\b.{0,40}\b(?:(?:about|on|of|from) me\b|my (?:data|messages|history|questions)|everything (?:i|you)|what i asked)|\bwhat (?:data )?(?:do|did|have) you (?:\w+ )?(?:store|save|keep|kept|stored|saved|got|know|have|collect|log|remember)\w* .{0,20}(?:about|on|of|from) (?:me|us)\b|\bmy data\b|\bgdpr\b|\bdo you (?:keep|store|log|save|remember) (?:what i|my|everything|our)`,
    { alone: true, clear: true, addressed: true },
  ),
  frame(
    'unsubscribe',
    'it asks not to be told any more',
    String.raw`\b(?:remove|end|delete|cancel|drop|kill) my subscriptions?\b|\b(?:stop|quit|cease|no more|cancel|mute|silence|turn off|switch off|get (?:me )?off|take me off|drop|unfollow)\b.{0,24}\b(?:telling|messaging|pinging|notifying|alerting|dming|writing|spamming|bugging|pings?|alerts?|notifications?|updates?|messages?|subscriptions?|news|<n> list)\b|\b(?:do not|stop) (?:tell|ping|message|notify|alert|dm|bother|update) me\b|\bunsubscribe\b`,
    { alone: true, clear: true, addressed: true },
  ),
  frame(
    'subscriptions',
    'it asks what the writer is told of',
    String.raw`\bwhat (?:am i|are we|do i) (?:subscribed?|signed up|following|watching|getting|being told|told|get)\b|\b(?:my|show|list|all)\b.{0,12}\bsubscriptions?\b|\bwhich (?:alerts|notifications|messages|updates) (?:do|am|will|would) i\b|\bwhat (?:alerts|notifications|updates) (?:do|am|will|have) i\b|\bam i (?:subscribed?|signed up|following)\b|\bwhat do you (?:ping|tell|message|alert|notify) me about\b`,
    { alone: true, clear: true, addressed: true },
  ),
  frame(
    'inquiries',
    'it asks how many questions reach engineers',
    String.raw`\bhow many\b.{0,40}\b(?:questions|inquiries|enquiries|requests|asks|queries)\b|\b(?:does|do|did|is|are|has|have) (?:herald|you|the bot)\b.{0,20}\b(?:help(?:ing|ed)?|worth it|make a difference|save|saving|reduce|reducing|useful)\b.{0,40}\b(?:engineer|engineers|team|us|time|questions|at all)\b|\b(?:questions|inquiries)\b.{0,30}\b(?:reach|reached|reaching|end up with|go to|went to) (?:the )?(?:engineer|engineers|engineering)\b`,
    { alone: true, clear: true },
  ),
  frame(
    'meaning',
    'it asks what a word of Herald means',
    String.raw`\bwhat (?:does|do|did|is|would|exactly)\b.{0,30}\b(?:degraded|unknown|operational|planned|amber|yellow|green|red|orange|blue|grey|p99|rebalance|unhealthy)\b.{0,24}\b(?:mean|means|stand|supposed)|\bmeaning of (?:the word |a |an )?(?:degraded|unknown|operational|planned|maintenance|p99)\b|\bwhat (?:does|do) (?:it|that|you) mean\b.{0,24}\b(?:by|when|degraded|unknown|operational)|\b(?:what is|what are|whats|define|explain)\b (?:a |an |the )?(?:degraded|operational|maintenance mode|unknown status|partial outage|spot interruption|rebalance)\b|\b(?:degraded|unknown|operational)\b,?.{0,10}\b(?:good or bad|is (?:it|that|this) (?:good|bad)|meaning|means what)|\bdifference between (?:degraded|down|unknown|operational|planned)\b`,
    { alone: true, clear: true },
  ),
  frame(
    'about',
    'it asks who Herald is',
    String.raw`^(?:[\w,]+ ){0,3}(?:who|what) (?:the \w+ )?are you(?: exactly| really| actually)?$|\bare you (?:a |an )?(?:real|bot|robot|human|person|ai|alive|machine|llm|chatgpt)\b|\bwho (?:made|built|wrote|created|runs|owns|maintains|programmed) (?:you|herald)\b|\bdo you (?:\w+ )?(?:sleep|dream|eat|have feelings|feel)\b|\b(?:what|who) is (?:this bot|herald)\b|\bhow old are you\b|\bwhere do you (?:live|get your|come from)\b|\bhow do you know\b`,
    { alone: true, clear: true, addressed: true },
  ),
  frame(
    'help',
    'it asks what Herald can do',
    String.raw`\bwhat (?:sort|kind|type)s? of (?:things?|stuff|questions?)\b.{0,12}\b(?:can|may|could|should) (?:i|we|one) (?:ask|say|type)\b|\bwhat (?:else )?(?:can|may|could|should) (?:i|we|one) (?:ask|say|type)\b|\bwhat (?:can|do) you do\b|\bwhat are you (?:able|capable|good)\b|\bhow (?:do|can|should) (?:i|we|one) (?:use|talk to|ask|work with) (?:you|this)\b|\bwhat do you (?:know|cover|do)\b`,
    { alone: true, clear: true, addressed: true },
  ),
  // For customers.
  frame(
    'customer',
    'it asks for words for a customer',
    String.raw`\bwhat (?:do|should|can|shall|could|would|may|must|am|are) (?:i|we) (?:supposed to |to )?(?:tell|say|write|answer|reply|send)\b|\b(?:wording|statement|text|template|words)\b.{0,12}\b(?:for|to) (?:send to |tell )?(?:the |my |our |a |an |this )?(?:customers?|clients?|accounts?|users?)\b|\bhow (?:do|should|can) (?:i|we) (?:explain|phrase|word|put|sell|break) (?:it|this|that)\b.{0,20}\b(?:to|for)\b|\b(?:draft|write|give) me (?:a |an |some )?.{0,20}\b(?:for|to) (?:the |my |our )?(?:customers?|clients?)\b`,
    { clear: true },
  ),
  // Wishes.
  frame(
    'subscribe',
    'it asks to be told',
    String.raw`\b(?:ping|remind|notify|alert|message|dm|poke|nudge|warn|shout at|let|inform|update|text|call|wake|give me a (?:nudge|shout|ping|heads up|call|sign|buzz|wink)|give us a (?:nudge|shout|ping|heads up))\b(?: me| us)?(?: know)? (?:when|if|once|whenever|as soon as|the (?:moment|minute|second)|before|every time|any time|each time|next time|about every|about any)\b(?! (?:you|u|he|she|they|we|i|is|was|will|are|did|does|do|the next|your|his|her)\b)(?!.{0,30}\b(?:is|was|are) (?:down|up|ok|okay|working|the next))|\b(?:remind|ping|tell|nudge|warn|alert|notify|message) (?:me|us) (?:again )?before\b|\bgive (?:me|us) a (?:nudge|shout|ping|heads up|call|sign) before\b|\b(?:keep|keeping) (?:an eye on|me posted|us posted|me updated|me in the loop|me informed|watch(?:ing)? (?:on|over))\b|\b(?:lmk|hmu) (?:when|if|once|whenever)\b|\bsubscribe me\b|\bwatch <n>(?: for me)?\b|\b(?:sign|put) me (?:up|down) for\b|\bi (?:want|would like|need|wanna) (?:to (?:be|get) )?(?:pinged|told|alerted|notified|a ping|alerts|notifications)\b`,
    { clear: true },
  ),
  // People.
  frame(
    'who',
    'it asks who is on it',
    String.raw`\bwho (?:is |are |was )?(?:currently |already |now |actually |even )?(?:on call|on duty|on shift|on it|on this|on for|on <[nt]>|on the <n>|in charge|responsible|working on|looking (?:at|after|into)|handling|fixing|dealing with|taking care|owning|owns?|runs|looks after|handles|maintains|manages|the owner|the contact|the engineer|the on call)\b|\bwho (?:do|can|should|must|shall|would|could|did) (?:i|we|one|they) (?:\w+ )?(?:bug|ask|call|ping|contact|talk|speak|reach|write|bother|wake|tag|message|turn|go|escalate|blame|thank|phone|poke|page)\b|\b(?:which|what) (?:team|engineer|engineers|people|squad|person) (?:is|are|owns?|handles?|looks?|runs?|has|maintains?|deals?)\b|\b(?:owner|contact|on call|oncall|on-call|point of contact)(?: person| engineer)? (?:of|for) (?:the )?<n>|\b(?:is|has) (?:anyone|anybody|someone|somebody|any engineer|an engineer|engineering|the team|some engineer)(?: else)? (?:already |currently |even |actually )?(?:on it|looking|working on|investigating|fixing|dealing|aware|seen|picked)\b|\bwhose (?:service|server|box|baby|job) is\b|\bwho (?:does )?<n> belongs? to\b`,
    { clear: true },
  ),
  // Figures.
  frame(
    'metric',
    'it asks since when it runs',
    String.raw`\b(?:since when|how long|for how long|how many (?:days|hours))\b(?!.{0,40}\b(?:maintenance|planned|downtime|outage|offline|out|down|off)\b).{0,30}\b(?:up|running|switched on|online|alive|awake)\b(?! and down)`,
    { clear: true },
  ),
  frame(
    'metric',
    'it asks where it is',
    String.raw`\bwhere (?:in the world )?(?:is|are|does|do) (?:the |our )?<n>.{0,14}(?:\b(?:live|lives|sit|sits|located|hosted|stand|stands|running|run|physically|based)\b|$)`,
    { clear: true },
  ),
  // What was, told by its length or its end.
  frame(
    'history',
    'it asks about the past',
    String.raw`\bsince when\b|\bhow (?:often|much downtime)\b|\b(?:for )?how long (?:has|have|was|were|is|are|did) (?:the |our )?(?:<n>|it|that|they|everything)\b.{0,14}\b(?:been |be )?${state}|\b(?:total|hours|minutes) .{0,24}\b(?:off|down|unavailable|outage|downtime)\b.{0,24}<t>|\bhow long (?:did|was|were) .{0,40}\b(?:last|down|out|off|offline|outage)\b|\bwhat (?:the \w+ )?happened (?:to|with|on|at|in) (?:the |our )?(?:<n>|it)|\b(?:was|were|have we had|has had|did|has there been|have there been|has (?:anything|<n>) been|been) (?:there )?.{0,24}\b(?:outages?|incidents?|disruptions?|interruptions?|troubles?|down|issues?)\b.{0,20}<t>|\b(?:lot of|the last|last|latest|previous|most recent) (?:outages?|incidents?)\b|\bwhat (?:was|were|went) (?:\w+ )?(?:down|off|offline|wrong|broken)\b|\b(?:uptime|availability|sla)\b.{0,20}<t>`,
    { clear: true },
  ),
  // What is to come.
  frame(
    'eta',
    'it asks when it will be back',
    String.raw`(?<!\b(?:me|us|know|once)(?: please)? )\b(?:when|how soon|by when|what time)\b(?! (?:did|was|were)\b).{0,40}\b(?:back|fixed|restored|resolved|solved|repaired|recovered|recover|up again|working again|work again|return|returns|normal|sorted|all clear|available again)\b(?!.{0,12}\bfrom\b)|\beta\b|\b(?:how (?:much )?(?:long|longer|more time)|how many (?:more )?(?:minutes|hours))\b.{0,30}\b(?:until|till|before|to fix|be down|be out|be off|be unavailable|still take|will it (?:take|last)|going to (?:take|be down|last))\b|\bany (?:idea|clue|word|news|estimate|guess|timeline|time frame|timeframe) (?:on )?when\b.{0,40}\b(?:back|fixed|up|working|over|resolved|restored)\b|\bestimated? (?:time|fix|resolution|recovery)\b`,
    { clear: true },
  ),
  frame(
    'impact',
    'it asks whom planned work affects, and for how long',
    String.raw`\bwho(?:m)? (?:exactly |all |else )?(?:will |would |is going to |gets |is |are |does )(?:be )?(?:hit|affected|impacted|hurt|touched|notice|feel|suffer|<n> affect)|\b(?:affect|affects|affected|impact|impacts|hit|hits|notice|hurt)\b.{0,30}\b${work}\b|\b${work}\b.{0,40}\b(?:affects?|impacts?|hits?|hurts?|means?|breaks?|touch(?:es)?|notice|interrupts?)\b|\bhow long (?:does|will|is|would|do|are|should) (?!.{0,40}\bdid\b).{0,40}\b(?:${work}|take|last|lasts|takes)\b|\b${work}\b.{0,24}\b(?:lasts?|takes?)\b|\bhow long (?!did|was).{0,10}\b${work}\b|\b(?:will|would|do|does|can) (?:my |our |the )?(?:customers?|clients?|users?|patients?|people|anyone|they) (?:still |even )?(?:notice|feel|be affected|be hit|see anything)\b|\bwhat (?:will|would|does|stops|breaks|is going to) .{0,20}\b(?:not work|unavailable|stop|break|be affected)\b.{0,30}\b(?:during|while|when)\b`,
    { clear: true },
  ),
  frame(
    'predict',
    'it asks to foretell',
    String.raw`\bhow (?:risky|likely|safe|probable|confident)\b|\b(?:chance|chances|odds|risk|likelihood|probability)\b (?:of|that|for)\b.{0,30}<n>|\b(?:will|would|can|could|is|are|do you think) (?:the )?<n>.{0,10}\b(?:survive|cope|hold up|hold out|make it through|handle|going to (?:crash|fail|break|die|go down|fall over|hold)|last until|crash|die|fail|break) (?:with|through|until|again|on|over|if|when|the|<t>|tomorrow)|\bwhen will (?:the )?<n>.{0,14}\b(?:run out|be full|fill up|fail|die|crash|break)\b|\b(?:predict|forecast|foresee|bet)\b`,
    { clear: true },
  ),
  frame(
    'changes',
    'it asks what changed',
    String.raw`\bwhat (?:all )?(?:has |have |is |did )?(?:changed?|i miss|we miss|new|different)\b.{0,8}\b(?:since|after|while|<t>|on <n>|with <n>)|\b(?:did|has|have|was|were) (?:anything|something|sth|smth|stuff|there any|any|there been)\b.{0,12}\b(?:changed?|changes|deployed|released|updated)\b|\bwhat (?:did|have) (?:i|we) miss|\b(?:any|recent|latest) (?:changes?|deploys?|releases?)\b.{0,16}(?:<n>|since|<t>)|\bwhat changed\b`,
    { clear: true, alone: true },
  ),
  frame(
    'downtime',
    'it asks what is planned',
    String.raw`\b(?:anything|something|any ${work}|any planned \w+|${work}|what|stuff)\b.{0,20}\b(?:planned|scheduled|pencilled in|booked|coming up|foreseen|foreseeable|in the (?:calendar|diary|pipeline|works)|on the (?:calendar|cards)|due|announced|lined up)\b|\b(?:planned|scheduled|upcoming|next|pencilled in)\b.{0,14}\b${work}\b|\bwhen (?:is|are|will|does|do) .{0,40}\b(?:go(?:ing)? (?:off|down|offline|dark)|taken (?:down|offline)|maintain(?:ed)?|patched|upgraded|serviced|restarted|rebooted|getting maintained|switched off|under maintenance)\b|\b${work} (?:on|for|of) (?:the |our )?<n>|<n> (?:maintenance|downtime|patching|migration|window)\b(?! (?:history|log|last|so far|yesterday))|\b(?:get(?:s|ting)?|being|be) (?:maintained|patched|serviced|upgraded|rebooted|worked on)\b|\bpromise .{0,24}\b(?:interruptions?|downtime|outages?|available|up)\b|\b(?:will|is|are|does) (?:the )?<n> (?:\w+ )?(?:go(?:es|ing)? (?:off|down|offline)|be (?:off|down|unavailable|offline|available)) (?:<t>|on|at|over|for|during|between)`,
    { clear: true },
  ),
  // What was.
  frame(
    'cause',
    'it asks why',
    String.raw`\b(?:why|how come|what made|what caused|for what reason)\b.{0,60}\b${fell}\b|\bwhy (?:is|are|was|were|has|have|does|did|do) (?:the |our |my )?(?:<n>|it|that|they|everything)(?:'s)?\b.{0,20}\b(?:${state}|not)\b|\b(?:root )?(?:cause|reason)\b.{0,20}\b(?:of|for|behind|why|known|already|found)\b|\b(?:reason|cause) (?:known|found|yet)\b|\bany reason (?:why )?(?:the )?<n>|\bwhat (?:was|is) (?:the )?(?:root cause|cause|reason|culprit|trigger)\b|\bwhat broke (?:the )?<n>|\bwhy (?:tho|though)\b|^why$|\basks? why\b`,
    { clear: true },
  ),
  frame(
    'count',
    'it asks for a number',
    String.raw`\bhow many (?:of (?:our |the |my )?)?(?:\w+ )?(?:outages?|incidents?|servers?|hosts?|machines?|boxes|services?|times|instances?|nodes?|things?|are (?:down|up|degraded)|systems?|of them)\b|\b(?:number|count) of (?:outages?|incidents?|servers?|hosts?|services?|machines?)\b`,
    { clear: true, alone: true },
  ),
  frame(
    'superlative',
    'it asks which has the most or least',
    String.raw`\b(?:which|what|who)\b.{0,50}\b(?:the )?(?:most|least|highest|lowest|biggest|longest|shortest|worst|best|fullest|busiest|slowest|fastest|nearest|closest|oldest|newest|largest|smallest|hottest|zero|fewest|hungriest|weakest|strongest)\b|\b(?:most|least) (?:reliable|stable|loaded|busy|broken|unreliable|available)\b.{0,20}\b(?:service|server|host|system|one)\b|\b(?:longest|worst|biggest|shortest) (?:outage|incident|downtime)\b|\b(?:any|one) (?:service|server|host|system)s? (?:that|which|with) .{0,14}\b(?:zero|no|never)\b`,
    { clear: true, alone: true },
  ),
];
