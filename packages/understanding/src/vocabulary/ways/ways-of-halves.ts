/** What is asked in passing, often as one half of a message: since when, whether two things hang together, who mends it, what may be passed on. */
import type { Way } from './way.ts';

const also = '^(?:(?:and|also|plus|or|so|but|please|pls) )*';
const state =
  '(?:up|down|running|working|online|available|dead|out|offline|broken|slow|degraded|ok|okay|fine|unavailable)';
const languages =
  '(?:spanish|french|german|polish|italian|portuguese|dutch|turkish|russian|chinese|japanese|czech|swedish|espanol|deutsch|francais)';
const trouble = '(?:outages?|problems?|issues?|incidents?|trouble|slowness|slowdown|failures?|crash)';
const planned = '(?:maintenance|patching|upgrade|planned works?)';

const way = (intent: Way['intent'], pattern: string): Way => ({ intent, pattern: new RegExp(pattern) });

export const waysOfHalves: readonly Way[] = [
  // "please write me two sentences I can send them": no report.
  {
    intent: 'customer',
    isSaidToHerald: true,
    pattern:
      /\b(?:sentences?|lines?|words|wording|te?xt|message|note|something)(?: \S+){0,2} (?:(?:that|which) )?(?:i|we) (?:can|could|may|might|should) (?:just )?(?:send|forward|pass|mail|copy|paste|give|write|reply)\b(?!.*\b(?:boards?|c[etof]o|vp|boss|management|leadership|investors?)\b)/,
  },
  // "does the exports trouble have anything to do with the billing work?"
  {
    intent: 'cause',
    isSaidToHerald: true,
    pattern:
      /\b(?:have|has|had) (?:anything |something |nothing |a thing )?to do with\b.*\b(?:maintenance|patching|works?|window|upgrade|outage|problem|trouble|issue)\b/,
  },
  // "will Fjordbank be able to pull invoices while the billing work goes on?"
  {
    intent: 'impact',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but )?(?:will|can|could|would|are|is) (?:\S+ ){1,4}(?:be )?able to \S+.*\b(?:while|during|throughout)\b.*\b(?:maintenance|patching|works?|window|upgrade)\b/,
  },
  // "and since when?", "for how long already"
  way(
    'history',
    `${also}(?:since when|since what time|for how long|how long (?:already|now))(?: (?:already|now|exactly|please|is (?:it|that|this)(?: so| like (?:that|this)| the case)?))*$`,
  ),
  // "is billing in maintenance, since when and until when?"
  way('history', `\\b(?:in|under) ${planned} since when (?:and |or )?(?:until|till|til) when(?: exactly)?$`),
  // "who decided this maintenance and what is it for?"
  way(
    'describe',
    `\\bwho (?:has )?(?:planned|plans|decided|decides|ordered|approved|announced|scheduled) (?:on )?(?:the|this|that|tonight's|today's|our) (?:\\S+ )?${planned}\\b`,
  ),
  // "and will it be up tomorrow?"
  way(
    'downtime',
    `${also}(?:will|would) (?:it|that|this) (?:still |also )?be ${state}(?: again)? (?:today|tonight|tomorrow|this|next|on|at|over)\\b[^.?!]{0,30}$`,
  ),
  // "exports up since?", "is the shop down since when"
  way(
    'history',
    `${also}(?:is |are |was )?(?:the |our )?(?:\\S+ ){1,3}${state}(?: again| now)? since(?: when| what time)?$`,
  ),
  // "since when, and why?"
  way('cause', '^and why(?: (?:is|was) (?:it|that|this))?(?: please)?$'),
  // "was the outage connected to the maintenance?", "did the maintenance break exports?"
  way(
    'cause',
    `\\b(?:consequence|result|side effect|fallout|part|separate|apart|independent) (?:of|from) (?:the |that |this |your |our )?(?:\\S+ )?${planned}\\b|\\b(?:connected|related|linked|tied|to do) (?:to|with)\\b.*\\b(?:${planned}|${trouble}|each other)\\b|\\b(?:connection|link|relation|connected|related)\\b.*\\bbetween\\b.*\\b(?:${planned}|${trouble})\\b|\\b${trouble} .*\\b(?:caused by|because of|due to|from) (?:the |that |your |our )?(?:\\S+ )?${planned}\\b|\\b(?:did|has|have) (?:the |that |your )?(?:\\S+ )?${planned} (?:break|broken|broke|cause|caused|kill|killed|take down|taken down|knock out)\\b`,
  ),
  // "is exports being fixed?"
  way(
    'who',
    `${also}(?:is|are) (?:the |our )?\\S+(?: \\S+)? (?:being|getting) (?:already )?(?:fixed|repaired|worked on|looked (?:at|into)|handled|investigated|taken care of|dealt with|mended)(?: (?:now|yet|already|right now))?$`,
  ),
  // "can I write to my customers that it is solved?"
  way(
    'customer',
    `\\b(?:can|could|may|shall|should) (?:i|we) (?:now |already |safely |please )*(?:write|tell|say|announce|inform|answer|reply|confirm|let)\\b.*\\b(?:customers?|clients?|everyone|people)\\b.*\\b(?:solved|fixed|resolved|repaired|over|back|works?|working|ok|okay|fine|up|done|restored|normal)(?: again| now)*$`,
  ),
  // "could you resume for me what happened today?"
  {
    ...way('history', '\\b(?:resume|recapitulate|sum up|summari[sz]e|recap)\\b.*\\bwhat (?:has |all )?happened\\b'),
    ofAll: true,
  },
  // "and what do we tell customers?"
  way(
    'customer',
    `${also}what (?:do|can|should|shall|may|could|would|to) (?:(?:i|we|you) )?(?:tell|say to|write(?: to)?|answer|reply to) (?:to )?(?:the |my |our |these |those )?(?:customers?|clients?)(?: (?:now|then|please|about (?:it|this|that)))*(?: (?:about|who|that|whose) [^.?!]{1,60})?$`,
  ),
  // "which customers use exports?"
  way(
    'impact',
    '\\b(?:which|what) (?:of (?:my|our|the) )?(?:customers?|clients?|accounts?) (?:\\S+ )?(?:uses?|using|are using|rely on|depend on|are on)\\b',
  ),
  // "if the shop is not better by half past ten, can you remind me?", "remind me in 20 minutes"
  way(
    'subscribe',
    '\\bif\\b.*\\b(?:not|still)\\b.*\\b(?:remind|tell|ping|wake|alert|message|warn) (?:me|us)\\b|\\bremind (?:me|us)\\b.*\\b(?:at|by|in|before|every) (?:about |around )?(?:half|quarter|noon|midnight|an?|\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b',
  ),
  way(
    'who',
    `${also}who is (?:on|working on|looking at|looking into|dealing with) (?:it|this|that)(?: now| already)?$`,
  ),
  // "… and by the way who owns it?"
  way(
    'who',
    `${also}(?:btw |by the way )?who (?:owns|looks after|is responsible for|is in charge of) (?:it|this|that)$`,
  ),
  way('eta', `${also}(?:the |any |an |what is the )?eta(?: please| pls| now)?$`),
  // "is exports back yet? if not, when?"
  way('eta', '^if (?:not|no|it is not|that is not so),? (?:then )?(?:when|until when|how long)(?: then| exactly)?$'),
  way('cause', '^if (?:not|so|no|yes),? (?:then )?why(?: not)?$'),
  // "… and how long will it still be?"
  way(
    'eta',
    '^(?:and|but) (?:how (?:much )?long(?:er)?|until when) (?:will|does|is) (?:it|that|this) (?:still )?(?:be|take|last|go on|stay|need|expected|going)\\b[^.?!]{0,20}$',
  ),
  // "is it possible that checkout will be affected too?"
  way(
    'health',
    `${also}is (?:it|there) (?:\\S+ )?(?:possible|likely|probable|thinkable|a (?:risk|chance|danger)) that .* (?:will|would|could|might|can|may|is) (?:also |be |get )*(?:affected|hit|touched|impacted|concerned)\\b`,
  ),
  // "is the 10:20 estimate from an engineer?"
  way(
    'eta',
    `${also}(?:is|was) (?:the |that |this |your )?(?:\\S+ )?(?:estimate|eta) (?:from|by|given by|still valid|still right|still good|reliable|certain|a guess)\\b`,
  ),
  // "is billing at full capacity?"
  way(
    'health',
    '\\b(?:at|on|with|to) full (?:capacity|strength|power|speed)\\b|\\bfully (?:working|operational|functional|functioning|healthy)\\b|^(?:so |is |and |now )*\\S+ (?:at |on )?100 ?(?:%|percent)(?: again| now| ok| up)?$',
  ),
  // "… and anything coming up for it this week?"
  way(
    'downtime',
    `${also}(?:is |are |do you have )?(?:there )?(?:any(?:thing)?|something|nothing) (?:else )?(?:coming(?: up)?|planned|scheduled|upcoming|in the calendar|on the calendar)\\b[^.?!]{0,40}$`,
  ),
  // "in Spanish, please", "and could I have that in French?"
  way(
    'language',
    `${also}(?:(?:can|could|may|would|do|i|you|we|have|get|it|that|this|the|a|same|text|answer|write|say|tell|give|me|us|send|translate|translated|speak|all|as well|too|now|here|for my customers?|into) )*in (?:${languages})(?: (?:too|as well|please|pls|now|also|version|text))*$`,
  ),
];
