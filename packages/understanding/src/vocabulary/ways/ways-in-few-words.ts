/** What few words ask without a verb, or in words that stand for others: "billing outages", "what runs on it?", "what can I ask you?" */
import type { Way } from './way.ts';

const lead = '^(?:(?:and|so|but|ok|okay|hey|hi|hello|herald|please|pls|well|then|now|cool|great|nice|thanks) )*';
const said = (intent: Way['intent'], pattern: string): Way => ({
  intent,
  isSaidToHerald: true,
  pattern: new RegExp(`${lead}(?:${pattern})$`),
});
const outsiders = '(?:customers?|clients?|users?|people|persons?|accounts?|companies|visitors)';

export const waysInFewWords: readonly Way[] = [
  // "billing outages", "the outages of web-1 please"
  said(
    'history',
    '(?!.*\\b(?:open|current|new|more|ongoing|active|unresolved)\\b)(?:the |our |any |all )?\\S+(?: \\S+)? (?:outages|incidents|interruptions)(?: (?:please|pls))?',
  ),
  // "what's the actual uptime?", in whatever place
  {
    intent: 'history',
    pattern: /^(?:(?:and|so|but) )*what is (?:the|its|their) (?:actual|real|true|exact) (?:uptime|availability)$/,
  },
  // "give me the timeline", "a recap of the exports incident please"
  said(
    'history',
    '(?:(?:can|could) you |i need |we need |may i have )?(?:give me |show me |send me |what is |what was |write )?(?:a |an |the |me )*(?:short |quick |full |exact )?(?:time-?line|post-? ?mortem|chronology|(?:recap|summary|rundown|run-down|course|log) of (?:the |this |that |our )?(?:last )?(?:\\S+ )?(?:incident|outage|problem|issue|disruption))(?: \\S.*)?',
  ),
  // "when did app-2 come back up?"
  said(
    'health',
    'when (?:did|was|has) \\S+(?: \\S+)? (?:come|get|go|got|came|brought) back(?: up| online| again| to normal)?(?: \\S.*)?',
  ),
  // "and is the trend still down?", "is the number of questions falling?"
  said(
    'inquiries',
    '(?:is|are|does|do) (?:the |that |this |our )?(?:trend|number of questions|questions|curve)(?: of (?:the )?questions)? (?:still |really |now |going |also )*(?:down|up|falling|rising|going (?:down|up)|better|worse|dropping|shrinking|growing)(?: .*)?',
  ),
  // "anyone looking?", "somebody on it?"
  said(
    'who',
    '(?:is )?(?:any|some)(?:one|body) (?:already |even )?(?:looking|on it|on this|working on it|there|dealing with it|fixing it)(?: (?:at|into) (?:it|this))?(?: (?:yet|now|already))?',
  ),
  // "so whats our mttr now counting today?"
  said('count', '(?:what is |what was |show |give me )?(?:our |the )?mttr\\b.*'),
  // "who had more downtime this month, exports or billing?"
  said(
    'compare',
    '(?:who|which(?: one)?|what) (?:had|has|have|was|got) (?:the )?(?:more|most|less|fewer|longer|worse) (?:down ?time|outages?|incidents?|trouble|problems?|interruptions?)\\b.* or .*',
  ),
  // "what is it exactly?", "what runs on it?", "what depends on that"
  said('describe', 'what (?:is|are) (?:it|this|that|those)(?: (?:exactly|actually|again|anyway|even))+(?: .*)?'),
  said(
    'describe',
    'what (?:else )?(?:runs|is running|lives|sits|depends|is hosted)(?: on| in)? (?:there|that|it|this|(?:this|that) (?:one|server|machine|box))',
  ),
  // "which things can I ask you?", "what other stuff do you track", "how do I use you?"
  said(
    'help',
    '(?:which|what) (?:(?:kind|sort)s? of )?(?:things?|stuff|questions|topics?)(?: exactly)? (?:can |could |may |should )?(?:i|we|one|people)(?: can| could| may)? (?:to )?ask(?: (?:to )?(?:you|herald|here))?(?: .*)?',
  ),
  said(
    'help',
    '(?:what|which) (?:other |else |more )?(?:info|information|things?|stuff|data|kinds? of (?:info|information|things))? ?(?:else )?(?:can|could|do|does) (?:you|herald) (?:give|tell|offer|provide|track|watch|cover|monitor|know about|show)(?: .*)?',
  ),
  said(
    'help',
    'how (?:to|do (?:i|we|people)|can (?:i|we)|should (?:i|we)) (?:use|talk to|speak to|work with) (?:you|herald|this bot|the bot)(?: .*)?',
  ),
  // "how many persons are touched by this?", "are councils affected by the map-1 thing?"
  said(
    'impact',
    `(?:how many|which|are|is|were|do|does|will) (?!we\\b|you\\b|i\\b|they\\b)(?:any |our |the |my )?(?:\\S+ )?(?:${outsiders}|\\S+) (?:(?:are|is|were|get|be|being) )?(?:touched|affected|concerned|impacted|hit) by \\S.*`,
  ),
  said(
    'impact',
    `(?:do|does|can|will|would|could) (?:any |our |the |my )?(?:${outsiders}|they) (?:actually |even |really )?(?:see|notice|feel) (?:it|this|that|anything|something)(?: .*)?`,
  ),
];
