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
