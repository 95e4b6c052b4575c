/** The same questions put by whoever types in a hurry, or learnt English as a second language: longer, or with other words. */
import type { Way } from './way.ts';

/** Herald's own words, whose meaning it can tell. */
const ownWords =
  '(?:degraded|reduced capacity|operational|unknown|maintenance|incident|outage|uptime|flapping|steal|load|down|healthy|unhealthy|acknowledged|no (?:customer )?impact(?: expected)?)';
const lead = '^(?:(?:and|so|but|ok|okay|please|then|also|hello|hi|excuse me|sorry|tell me|explain(?: me| to me)?) )*';
const mayI =
  '(?:(?:may|can|could|should|shall) (?:i|we)|am i allowed to|are we allowed to|is it (?:also )?(?:allowed|permitted|ok|okay|fine|alright|safe|possible)(?: for (?:me|us))? to|is it allowed that (?:i|we))';

export const waysPutOtherwise: readonly Way[] = [
  // "which persons are in charge of the search?", "what colleague is responsible for billing"
  {
    intent: 'who',
    pattern:
      /\b(?:which|what) (?:person|people|colleague|engineer|department|group|squad|guy)s? (?:is|are|was|were) (?:\S+ )?(?:in charge|responsible|accountable|looking after|taking care|dealing|working)\b/,
  },
  // "in which way do I reach them?", "how can I get in touch with the team?"
  {
    intent: 'who',
    pattern:
      /\b(?:how|(?:in|on|by) (?:which|what) way|where) (?:do|can|could|should|may|must) (?:i|we) (?:best |then )?(?:reach|contact|get hold of|get in (?:touch|contact) with|talk to|write to) (?:them|him|her|(?:the|that|this|these|those|your|our) (?:\S+ )?(?:teams?|people|persons?|owners?|engineers?|colleagues?))\b/,
  },
  // "what has the engineer told about the cause?", "what was the explanation of Esra?"
  {
    intent: 'who',
    pattern:
      /\bwhat (?:did|has|have|does) (?!(?:the |my |our |your |their |a )?(?:customers?|clients?|users?|people|you|i|we|it|that|this|herald)\b)(?:the |our |an? )?\S+(?: \S+)? (?:say|said|write|written|wrote|post|posted|tell|told|explain|explained|report|reported)\b/,
  },
  // "wait, why longer now", "but why does it take so long"
  {
    intent: 'cause',
    isSaidToHerald: true,
    pattern:
      /^(?:(?:and|so|but|ok|okay|wait|hey|oh|hm+|omg|ugh|now) )*why (?:(?:is|does|has|did|was) (?:it|this|that|the (?:maintenance|work|outage)) )?(?:(?:now|been|be) )?(?:taking |take |took |takes )?(?:so |even |still )?(?:long|longer|late|later|delayed|extended|prolonged|overrunning)(?: (?:now|then|again|today|than planned|than announced|than usual))*$/,
  },
  // "paying takes very long, can you see something?"
  {
    intent: 'health',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:can|could|do) you (?:also )?(?:see|detect|notice) (?:something|anything)(?: (?:there|wrong|odd|strange|too|on your side|yourself|now|already))*$`,
    ),
  },
  // "should I already warn the others?", "must we inform our customers"
  {
    intent: 'impact',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:should|shall|must|do) (?:i|we) (?:already |now |better |have to |need to |also )*(?:warn|alert|inform|prepare|notify) (?:the |my |our |all )*(?:other )?(?:others|customers?|clients?|users?|people|colleagues|everyone)(?: (?:already|now|yet|or not|too))*$`,
    ),
  },
  // "has the engineer written something?"
  {
    intent: 'who',
    pattern:
      /^(?:(?:and|so|but|ok|okay) )*(?:has|have|did) (?!(?:the |my |our |your )?(?:customers?|clients?|users?|people|you|i|we|it|that|this)\b)(?:the |our |an? |any )?\S+(?: \S+)? (?:already |yet )?(?:say|said|write|written|wrote|post|posted|tell|told|explain|explained|report|reported) (?:something|anything|more|why|a (?:reason|cause))\b/,
  },
  // "nobody acknowledged it?", "has anyone picked it up"
  {
    intent: 'who',
    isSaidToHerald: true,
    pattern:
      /^(?:(?:and|so|but|ok|okay|has|have|did|still) )*(?:nobody|no one|none|anyone|someone) (?:has |have |still |yet |already )*(?:acknowledge|acknowledged|taken|took|picked|grabbed|claimed|on)(?: (?:it|this|that|one))?(?: (?:up|on|yet|already|still))*$/,
  },
  // "what all broke today", "a list of what went down this week"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /^(?:(?:and|so|but|ok|okay|please|give me|show me|list|a|the|list of|need|i need|overview of) )*what (?:all |else |things? )?(?:broke|broken|failed|died|crashed|fell over|fell out|went (?:down|wrong|out)|was (?:down|broken|out))\b.*\b(?:today|tonight|yesterday|night|morning|afternoon|weekend|week|month|\w+day)\b/,
  },
  // "total time exports was out today"
  {
    intent: 'history',
    pattern:
      /^(?:(?:and|so|but|ok|okay|the|what is|what was|give me) )*total (?:down ?|out ?)?(?:time|minutes|hours)\b.*\b(?:out|down|off|offline|unavailable|broken|not (?:usable|available|reachable))\b/,
  },
  // "is it foreseeable when the exports will function again?"
  {
    intent: 'eta',
    pattern:
      /^(?:(?:and|so|but|ok|okay) )*is (?:it|there) (?:already |yet )?(?:foreseeable|known|sure|clear|possible to (?:say|know|tell)|(?:an? )?(?:estimate|idea|eta)(?: of)?) (?:when|until when|how long)\b(?!.*\b(?:maintenance|begins?|starts?)\b)/,
  },
  // "since how many hours does the machine run without interruption?"
  {
    intent: 'metric',
    pattern: /\b(?:since|for) how (?:long|many (?:hours|days|minutes|weeks))\b.*\brun(?:s|ning)?\b/,
  },
  // "which services do exist and on which machines do they run?"
  {
    intent: 'fleet',
    ofAll: true,
    pattern:
      /\b(?:which|what) services (?:are there|exist|are existing|do (?:we|you) have|are available|do exist)\b.*\b(?:which|what) (?:machines?|servers?|hosts?|boxes)\b/,
  },
  // "invoices dead or just maintenance?", "is it the maintenance or a real outage?"
  {
    intent: 'health',
    pattern:
      /\b(?:dead|down|broken|out|off|offline|gone|failing|an? (?:real )?(?:outage|problem|failure)) or (?:is (?:it|this|that) )?(?:just |only |merely |simply )*(?:the |in |under |for )?(?:planned|scheduled )?(?:maintenance|works?)$|\b(?:maintenance|planned) or (?:is (?:it|this|that) )?(?:really |actually |a real |an? )*(?:outage|dead|down|broken|problem|failure|unplanned)$/,
  },
  // "what boxes does checkout sit on"
  {
    intent: 'describe',
    pattern:
      /\b(?:which|what) (?:servers?|machines?|hosts?|boxes|box|instances?) (?:is|are|does|do) (?:the |our )?\S+ (?:sit|live|stand|run|work|hosted|deployed|running|sitting)(?: on| at)?$/,
  },
  // "until which hour must the customers wait?"
  {
    intent: 'eta',
    pattern:
      /\b(?:until|till|how long) (?:which|what)? ?(?:hour|time|when|long)? ?(?:must|should|do|shall|have) (?:the |my |our )?(?:customers?|clients?|users?|people|they|we|i) (?:to |still |have to |need to )*(?:wait|be patient|have patience)\b/,
  },
  // "can the works be displaced to the evening?", "is it possible to shift the maintenance?"
  {
    intent: 'act',
    pattern:
      /^(?:(?:and|so|but|ok|okay|please) )*(?:is it possible|would it be possible|can you|could you|can we|could we|can one|please|i want|i would like)(?: for you)?(?: that you| to)? (?:displace|shift|move|postpone|reschedule|delay|bring forward|push(?: back)?) (?:the |this |that |our )?(?:\S+ )?(?:works?|maintenance|patching|window|downtime|upgrade)\b/,
  },
  // "may I pass on the explanation of the engineer to my customer?", "is it allowed to forward this?"
  {
    intent: 'customer',
    pattern: new RegExp(
      `${lead}${mayI} (?:also |just |simply |already |then |directly )*(?:forward|share|quote|relay|hand|pass)\\b.*\\b(?:customers?|clients?|outside|external(?:ly)?|engineers?|explanation|note|lines?|words|this|that|it)\\b`,
    ),
  },
  // "what is the meaning of 'reduced capacity'?", "what do you mean with degraded"
  {
    intent: 'meaning',
    pattern: new RegExp(
      `\\b(?:meaning of|meant (?:by|with)|mean (?:by|with)|means?|signif(?:y|ies)|understand(?: by| under)?) (?:an? |the )?(?:(?:word|term|expression|phrase) )?${ownWords}\\b|\\bwhat (?:does|do) (?:an? |the )?(?:(?:word|term|expression) )?${ownWords}(?: \\S+)? (?:mean|signify|stand for)\\b`,
    ),
  },
];
