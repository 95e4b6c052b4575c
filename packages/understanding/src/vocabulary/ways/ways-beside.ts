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
  { intent: 'cause', pattern: /^(?:(?:ok|so|and|hey|lol) )*who (?:broke|killed|crashed|nuked) \S/ },
  // "why does billing not load"
  {
    intent: 'cause',
    pattern:
      /\bwhy (?:do|does|is|are|will|can) (?:not (?:\S+ ){1,3}|(?:\S+ ){1,3}not )(?:load|open|respond|connect|start|refresh|sync)\b/,
  },
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
    pattern: /^(?:and |so |but )?how (?:bad|serious|severe|slow)(?: is (?:it|that|this))?(?: now)?$/,
  },
  {
    intent: 'cause',
    pattern:
      /^(?:is (?:it|this|that) |was (?:it|this|that) |and )?(?:the )?same (?:\S+ )?(?:problem|issue|cause|reason|thing|error) (?:as )?(?:before|last time|again|earlier)\b/,
  },
  // "what did Emil say earlier about exports?"
  { intent: 'who', pattern: /\bwhat (?:did|has|have|does) \S+ (?:say|said|write|written|wrote|post|posted)\b/ },
  { intent: 'who', pattern: /^(?:and |so )?(?:is|are) \S+ (?:still |already )?on it(?: again| now| yet| already)?$/ },
];
