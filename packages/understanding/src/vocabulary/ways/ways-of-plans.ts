/** Of what is planned, of being told, and of texts to pass on. */
import { turnsOfMaintenance } from '../turns-of-maintenance.ts';
import { keepPosted } from '../turns-of-trouble.ts';
import type { Way } from './way.ts';

export const waysOfPlans: readonly Way[] = [
  // "again a short text for Bergmann, with the expected time": whoever it is for, it is a customer.
  { intent: 'customer', pattern: /\bte?xts? (?:\S+ ){0,3}?for (?!me\b|us\b|you\b|my\b|our\b|the\b)\S+/ },
  // "client text again pls", "one line for Acme please", "copy that for cust"
  {
    intent: 'customer',
    pattern:
      /\b(?:customers?|clients?|custs?) (?:te?xt|message|wording|note|update|blurb|line|statement|mail|email)\b(?! (?:from|of|says|said|me|was|is|came)\b)|\b(?:one|a|two|short|quick|nice|another|some)(?: \S+)? (?:lines?|sentences?|wording|words) (?:\S+ )?(?:for|to) (?!me\b|us\b|you\b|engineer|the team\b|this\b|that\b|it\b|my (?:boss|team|manager)\b|our team\b|(?:my |our |the |a )?(?:boards?|c[etof]o|vp|boss|management|leadership|executives?|investors?|directors?|meeting|slides?|deck|report|review|qbr)\b)\S+|^(?:please |pls |can you |could you |and |ok |now |so )*(?:copy|forward|repeat|phrase|reword|sum|put|write|explain|wrap|word|translate) (?:up )?(?:that|this|it|all|both|everything|these|those|them)\b.* (?:for|to|in|into) (?:\S+ ){0,2}(?:customers?|clients?|custs?)\b/,
  },
  {
    intent: 'subscribe',
    ofAll: true,
    pattern:
      /^(?:please |can you |could you |would you )*(?:tell|let|ping|notify|alert|message|warn|inform|dm|text) (?:me|us)(?: know)?(?: please)? (?:if|when|once|as soon as|whenever) (?:anything|something|any (?:service|server)) (?:goes|is|breaks|fails|stops|happens|comes)\b(?!.*\b(?:with|to|on)\b)/,
  },
  // "can you send me a summary every morning?": to be told by the clock
  { intent: 'subscribe', pattern: turnsOfMaintenance['by-the-clock'] },
  // "ok thanks, keep me in the loop"
  {
    intent: 'subscribe',
    isSaidToHerald: true,
    pattern: keepPosted,
  },
  {
    intent: 'subscribe',
    pattern: /\b(?:be|get|stay) (?:informed|told|notified|alerted) (?:of|about|on|when|if|before)\b/,
  },
  { intent: 'impact', pattern: /\bwhat (?:does|do|is|will|would) (?:that|this|it) mean for\b/ },
  // "plan maintenance for search tonight 22:40 to 22:55": an order, which a command carries out.
  {
    intent: 'act',
    pattern:
      /^(?:(?:please|pls|hey|hi|and|ok|now|herald|kindly|can you|could you|would you|will you|i want to|i need to|i would like to|let us) )*(?:plan|schedule|announce|book|arrange|set up|create|add|enter|register|put in|extend|cancel|postpone) (?:an? |some |the |our |another |new )*(?:\S+ )?(?:maintenance|downtime|patching|maintenance window|downtime window)\b(?! (?:is|are|was|plans?|calendar|list)\b)/,
  },
  // "billing end time?", "end of the work?"
  {
    intent: 'eta',
    isSaidToHerald: true,
    pattern: /^(?:and |so |the )*(?:\S+ ){1,3}(?:end|finish|finishing|completion|return) time$/,
  },
  // "is it on time?", "is Erin on schedule?"
  {
    intent: 'downtime',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but |ok |now )*(?:is|are|was|were) (?:it|they|this|that|everything|(?:the |our )?\S+(?: \S+)?) (?:still |all |going |running )*(?:on (?:time|schedule|track)|behind schedule|as (?:planned|scheduled))(?: (?:now|so far|there|today|or not))*$/,
  },
  // "5 min till billing, right?"
  { intent: 'downtime', pattern: /\b\d+ ?(?:min(?:ute)?s?|hours?|hrs?|h) (?:till|til|until|before) \S+/ },
  {
    intent: 'downtime',
    pattern:
      /^(?:wait |so |and |what )*(?:is )?(?:the )?\S+ (?:is )?going down(?: (?:again|soon|later|today|tonight|tomorrow))?$/,
  },
  // "kindly formulate an information for my customers", "a short message for our clients that all is good again"
  {
    intent: 'customer',
    pattern:
      /\b(?:information|info|notice|announcement|notification|message|note|e-?mail)\b.{0,20}\b(?:for|to) (?:my|our|the|all|all my|all our) (?:\S+ )?(?:customers?|clients?)\b/,
  },
  // "what do you have for the rest of the week?"
  {
    intent: 'downtime',
    pattern:
      /^(?:and |so )?what (?:do|have) (?:you|we) (?:have |got )?(?:planned |scheduled |coming |coming up |on )?(?:for|on|in) (?:the rest of )?(?:the |this |next )?(?:today|tomorrow|tonight|week|weekend|month|\w+day)\b/,
  },
  // "when is billing out today?"
  {
    intent: 'downtime',
    pattern:
      /^(?:and |so )?(?:when|what time|at what time) (?:is|are|will|does|do) (?!.*\b(?:back|again|over|done|up|was|last)\b)(?:the |our )?\S+ (?:be |go |going )?(?:out|down|off|offline|unavailable|gone)(?: (?:today|tonight|tomorrow|this \w+|next \w+|on \w+|exactly))?$/,
  },
  { intent: 'downtime', pattern: /\bdown the (?:whole|entire) time\b|\bdown (?:all|throughout) the (?:time|window)\b/ },
  // "which server is the shop on?"
  {
    intent: 'describe',
    pattern:
      /\b(?:which|what) (?:servers?|machines?|hosts?|boxes|instances?) (?:is|are) (?:the |our )?\S+ (?:on|running on)$/,
  },
  {
    intent: 'history',
    pattern: /\b(?:availability|uptime)\b.*\b(?:in|as a|as) (?:percent|percentage|%)/,
  },
  // "please all the disturbances of today, for a summary"
  {
    intent: 'history',
    pattern:
      /^(?!.*\bhow (?:many|often|long)\b).*\b(?:all|every)\b (?:of )?(?:the |our )?(?:disturbances?|disruptions?|malfunctions?|interruptions?|incidents?|outages?|problems?|issues?)\b.*\b(?:today|yesterday|week|month)\b/,
  },
  { intent: 'meaning', pattern: /\bwhat\b.*\b\d+ needed\b/ },
  // "how do I complain about exports?": whose they are.
  { intent: 'who', pattern: /\bhow (?:do|can|could|should) (?:i|we) complain\b/ },
];
