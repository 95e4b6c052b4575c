/** What says little because another question stands beside or before it: "who?", "same cause?", "how bad?", "u up?" */
import type { Way } from './way.ts';

export const waysBeside: readonly Way[] = [
  // What stands beside another question says little: "who?", "whose fault?", "same cause?", "when back?", "second today?"
  { intent: 'who', pattern: /^(?:and |so )?who(?: then| now)?$/ },
  {
    intent: 'cause',
    pattern:
      /^(?:and |so |but )?(?:whose fault(?: (?:is|was) (?:it|this|that))?|who (?:broke|caused) (?:it|this|that)|(?:is it |was it |was that )?(?:the )?same (?:cause|reason))(?: (?:again|as before|as last time|then))?$/,
  },
  {
    intent: 'cause',
    pattern:
      /^(?:(?:ok|so|and|hey|lol) )*who (?:broke|killed|crashed|nuked) (?!the (?:build|tests?|pipeline|printer|coffee)\b)\S/,
  },
  // "why does billing not load"
  {
    intent: 'cause',
    pattern:
      /\bwhy (?:do|does|is|are|will|can) (?:not (?:\S+ ){1,3}|(?:\S+ ){1,3}not )(?:load|open|respond|connect|start|refresh|sync)\b/,
  },
  // "and whose?", "who do I ask?", "how can I reach them?"
  { isSaidToHerald: true, intent: 'who', pattern: /^(?:and |so )?whose(?: is (?:it|this|that))?$/ },
  {
    intent: 'who',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |or )?(?:who(?:m)? (?:do|can|should|could|must|shall) (?:i|we) (?:ask|contact|call|talk to|speak to|write to|turn to|ping)|how (?:do|can|could|may|should) (?:i|we) (?:reach|contact|get hold of|call|talk to|write to) (?:them|him|her|it|this team|that team|the team|the owners?))(?: (?:about (?:it|this|that)|then|please|now|if not|otherwise))*$/,
  },
  // "phone?", "who said that?"
  {
    intent: 'who',
    isSaidToHerald: true,
    pattern:
      /^(?:(?:and|the|a|their|his|her|any) )*(?:phone|telephone|contact)(?: (?:number|details|data))?(?: please)?$|^(?:and |so )?who (?:said|says|wrote|gave|estimate[sd]?) (?:that|this|it|so|the (?:eta|estimate|time))$/,
  },
  // "any incidents left open?", "are there unresolved problems"
  {
    intent: 'fleet',
    ofAll: true,
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but )?(?:(?:are|is) there |do we (?:still )?have |have we (?:still )?(?:got )?)?(?:still )?(?:any |some )?(?:(?:still )?(?:open|unresolved|ongoing|active|unsolved) (?:incidents?|outages?|problems?|issues?|troubles?)|(?:incidents?|outages?|problems?|issues?|troubles?)(?: (?:that |which )?(?:are|is))?(?: still| left)* (?:open|unresolved|ongoing|going on|running|active|unsolved))(?: left| now| right now| at the moment)*$/,
  },
  // "does Fjordbank notice it?", "will customers feel anything"
  {
    intent: 'impact',
    isSaidToHerald: true,
    pattern:
      /^(?:(?:and|so|but|ok) )*(?:do|does|will|would|can|could) (?!(?:you|herald|engineers?|engineering|devs?|ops|i|we|the (?:team|engineers?|devs?))\b)\S+(?: \S+)? (?:actually |even |really )?(?:notice|feel|suffer)(?: (?:from )?(?:it|this|that|anything|something|any of (?:it|this|that)|the (?:outage|problem|issue|maintenance)))?(?: (?:now|too|as well|at all|right now))?$/,
  },
  // "is it just Initech or everyone?"
  {
    intent: 'impact',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but |wait )?(?:is|are|does|do) (?:it|this|that|they) (?:affect |hit )?(?:just|only) (?:for |with |hit |affect )?(?:\S+ ){1,3}?or (?:is it |also )?(?:for |with )?(?:every(?:one|body)|all(?: customers| clients| of them)?|(?:the )?others?(?: too| as well| customers| clients)?|more(?: of them| customers)?)(?: else)?(?: too| as well)?$/,
  },
  // "what did I miss today?", "a recap of today please", "catch me up"
  {
    intent: 'history',
    ofAll: true,
    isSaidToHerald: true,
    range: 'today',
    pattern:
      /^(?:and |so |but |ok |hi |hey )*(?:what (?:did|have) (?:i|we) miss(?:ed)?|(?:can you |could you |please )*(?:catch me up|bring me up to (?:speed|date)|recap|give me (?:a |the )?(?:quick |short )?recap)|(?:a |the )?(?:quick |short )?recap)(?: (?:of|on|for|from) (?:the day|today|everything|what happened))?(?: today| so far| please| pls| all day)*$/,
  },
  // "and is it the first time today?", "has this happened before?"
  {
    intent: 'count',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but )?(?:is|was|has) (?:it|this|that) (?:been )?(?:already |really |now )?(?:the |our |its )?(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) (?:time|one|outage)(?: (?:today|already|this \w+|(?:that )?(?:\S+ ){1,3}?(?:(?:has|have|had|is|was|are) )?(?:ever )?(?:gone|went|goes|been|happens?|happened|fails?|failed|breaks?|broke|broken|crash(?:es|ed)|down)(?: (?:down|out|off|offline|wrong))?)){0,2}$/,
  },
  {
    intent: 'history',
    isSaidToHerald: true,
    range: '30d',
    pattern:
      /^(?:and |so |but )?(?:(?:have|did) (?:we|you|they|customers) (?:ever |already )?(?:had|have|seen|see) (?:it|this|that|one|something like (?:this|that)|such an? \S+)|(?:has|did) (?:it|this|that) (?:ever |already )?(?:happened|happen|occurred|occur)) (?:before|earlier|already)$/,
  },
  // "what is the impact of the exports outage?", "is it affecting customers?"
  {
    intent: 'impact',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but )?what (?:is|are|was|were) (?:the |its |their )?(?:\S+ )?(?:impact|effects?|consequences)(?: (?:of|on|for) .{1,60})?(?: (?:right )?now| currently| at the moment)?$|^(?:and |so |but )?(?:the )?(?:customer )?impact(?: of (?:it|this|that|the \S+(?: \S+)?))?$|^(?:and |so |but )?(?:is|are|does|do|did|was) (?:it|this|that|they) (?:also )?(?:affect|affecting|impact|impacting|hit|hitting|touch|touching) (?:the |our |my |any )?(?:customers?|clients?|users?|people|anyone|anybody)(?: too| as well| already)?$/,
  },
  // "is it possible that you explain why exports is down?"
  {
    intent: 'cause',
    isSaidToHerald: true,
    pattern: /\b(?:explain|understand|say|tell me) (?:to (?:me|us) )?why .{1,40}\b(?:is|are|was|were|does|do|did)\b/,
  },
  // "and what was it yesterday?"
  {
    intent: 'cause',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but )?what (?:was|is) (?:it|that|the (?:problem|issue|matter|reason|trouble|cause)|wrong)(?: (?:then|exactly|there|yesterday|last (?:week|night|time)|this morning|earlier|today))+$/,
  },
  // "is it already acknowledged?", "have they responded?"
  {
    intent: 'who',
    isSaidToHerald: true,
    pattern:
      /^(?:and |so |but )?(?:is|was|has) (?:it|this|that|the incident) (?:already |been |now )*(?:acknowledged|acked|assigned|picked up|taken)(?: (?:already|yet|by \S+))*$|^(?:and |so |but )?(?:have|did) they (?:already )?(?:responded|respond|reacted|react|acknowledged|acknowledge|replied|answered)(?: (?:already|yet))*$/,
  },
  { isSaidToHerald: true, intent: 'cause', pattern: /^(?:and |so )?(?:by|because of|from|due to) what$/ },
  // "what is under maintenance?", "what is degraded?" are no words to explain.
  {
    intent: 'downtime',
    isSaidToHerald: true,
    ofAll: true,
    pattern:
      /^(?:and |so )?what is (?:currently |now )?(?:under|in) maintenance(?: (?:right now|now|today|currently|at the moment))*$/,
  },
  {
    intent: 'fleet',
    isSaidToHerald: true,
    ofAll: true,
    pattern:
      /^(?:and |so )?what is (?:currently |now )?(?:degraded|slow)(?: (?:right now|now|today|currently|at the moment))*$/,
  },
  // "… and if there was an interruption this week?"
  {
    intent: 'history',
    isSaidToHerald: true,
    pattern:
      /^(?:(?:and|or) there (?:was|were)|(?:and |so |but )?(?:was there|were there)|(?:and |so |but )?(?:has|have) there been) (?:an |a |any |some )?(?:interruptions?|disruptions?|outages?|problems?|incidents?|failures?)\b/,
  },
  // "exports eta?"
  { isSaidToHerald: true, intent: 'eta', pattern: /^\S+ eta(?: please| pls| now)?$/ },
  { intent: 'greeting', pattern: /^hel+o+$/ },
  // "is someone still busy with it", "did they need the full time": of the work, not of a figure.
  { intent: 'impact', pattern: /^(?:is|are) \S+ still busy with (?:it|that|this)$/ },
  { intent: 'downtime', pattern: /\b(?:need|needed|take|took|use|used) the (?:full|whole) (?:time|window|slot)\b/ },
  { intent: 'describe', pattern: /^(?:and |so )?what (?:sits|stands|runs) behind \S/ },
  // "can someone explain to me why billing is down"
  {
    intent: 'cause',
    pattern:
      /^(?:(?:can|could) (?:someone|anyone|anybody|you) )(?:please )?explain (?:to (?:me|us) )?why (?:.* )?(?:is|are)\b/,
  },
  // "anyone know when the billing portal will be live again"
  {
    intent: 'eta',
    pattern:
      /^(?!.*\b(?:was|were|did|last|go|goes|going)\b)(?:(?:ffs|so|and|ok|okay|hey|guys|any|idea|news|word|info|clue|on|does|do|we|you|anyone|anybody|someone|know|knows|who) )*when (?:(?:is|are|will|can) )?(?:\S+ ){1,4}?(?:be )?(?:back(?: up| online)?|be online|be live|live again|be up|up again|available|work|working)(?: again)?$/,
  },
  {
    intent: 'eta',
    pattern:
      /^(?:and |so )?(?:when|\S+ (?:back|fixed|repaired|working) when|when (?:is it |will it be )?(?:back|fixed|repaired))(?: again)?$/,
  },
  {
    intent: 'count',
    pattern:
      /^(?:and |is (?:it|this|that) )?(?:already )?(?:the )?(?:second|third|fourth|fifth)(?: one| time| outage)? (?:today|this \w+)(?: already)?$/,
  },
  { intent: 'downtime', pattern: /^(?:and |so )?when (?:does|do|will|is) (?:the )?\S+ (?:start|begin|end|finish)s?$/ },
  // "u up?", "gm herald, are you there?"
  {
    intent: 'about',
    pattern: /^(?:(?:gm|morning|hi|hey|hello|yo|herald) )*(?:are )?(?:u|you) (?:up|awake|alive|online)(?: herald)?$/,
  },
  // "what is the current situation of the shop, and is somebody on it?"
  {
    intent: 'health',
    pattern:
      /^(?:and |so )?what is (?:the |our )?(?:current |present )?(?:situation|state|status|condition) (?:of|with|for) (?:the |our )?\S+$/,
  },
  // "could you tell me when it will be repaired approximately": asked now; "tell me when it is back" is a wish for later.
  {
    intent: 'eta',
    pattern:
      /\b(?:(?:can|could|would|will) you (?:\S+ ){0,3}?(?:tell|inform|let) (?:me|us)(?: know)? when|(?:tell|inform|let) (?:me|us)(?: know)? when(?=.*\b(?:approx\w*|roughly|estimate\w*|about when|more or less)\b)) (?!.*\bmaintenance\b)(?:\S+ ){1,3}will (?:\S+ )?be (?:\S+ )?(?:back|repaired|fixed|working|available|restored|resolved|solved|up|online)\b/,
  },
  // "I was asking for the approximate time of repair"
  {
    intent: 'eta',
    pattern:
      /\b(?:approximate|estimated|expected|rough) (?:time|moment|hour) (?:of|for|until) (?:the |its )?(?:repair|recovery|return|fix)\b/,
  },
  // "and when is it approximately available again?"
  {
    intent: 'eta',
    pattern:
      /^(?:and |so |but )?when (?:is|are|will) (?!.*\b(?:was|were|did|last|broke)\b).*\b(?:available|back|usable|reachable|online|working|running|up) again$/,
  },
  {
    intent: 'impact',
    // "is it a big deal?", "is that serious", "is this a major one"
    pattern:
      /^(?:and |so |but )?(?:how (?:bad|serious|severe|slow|big)(?: is (?:it|that|this|the (?:problem|outage|issue|incident)))?|(?:is|was) (?:it|this|that)(?: really| actually)?(?: (?:a|an|some))? (?:very |really )?(?:big|serious|severe|major|huge|critical|important|grave)(?: (?:one|deal|thing|issue|problem|outage|incident|matter|trouble|disruption))?)(?: now)?$/,
  },
  {
    intent: 'cause',
    pattern:
      /^(?:is (?:it|this|that) |was (?:it|this|that) |and )?(?:the )?same (?:\S+ )?(?:problem|issue|cause|reason|thing|error) (?:as )?(?:before|last time|again|earlier)\b/,
  },
  { intent: 'who', pattern: /^(?:and |so )?(?:is|are) \S+ (?:still |already )?on it(?: again| now| yet| already)?$/ },
];
