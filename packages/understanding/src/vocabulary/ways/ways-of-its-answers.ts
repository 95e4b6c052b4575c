/** Asked of what Herald has just said: what a number in it is, why it says so, who feels it, when to call the customer again. */
import type { Way } from './way.ts';

const lead = '^(?:(?:and|so|but|ok|okay|hm+|ah|oh|well|wait|sorry|right|thanks|please) )*';

/** "what was that 10.0.0.0 number you put there?" Reads lower case. */
export const ofToldNumber = new RegExp(
  `${lead}what (?:is|was|are|were|does|do|did) (?:that|this|the|those|these) (?:\\S+ ){0,3}?(?:numbers?|figures?|address(?:es)?|digits|ip)\\b.*\\b(?:you (?:put|show|showed|gave|give|wrote|write|mention|mentioned|post|posted|print|printed|said|say|list|listed)|mean|behind|beside|next to|below)\\b`,
);

const feels = '(?:suffers?|suffering|notices?|noticing|feels?|feeling|is hit|are hit|get(?:s|ting)? hit)';

export const waysOfItsAnswers: readonly Way[] = [
  { intent: 'meaning', isSaidToHerald: true, pattern: ofToldNumber },
  // "why do you say the shop is slow when I can open it in one second?"
  {
    intent: 'cause',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:.{1,60} )?why (?:do|did|would|are) you (?:say|saying|call|calling|claim|claiming|think|show|showing|report|write|tell)\\b`,
    ),
  },
  // "when should I ring the customer again?"
  {
    intent: 'eta',
    pattern:
      /\bwhen (?:should|can|could|may|shall|must|do|would) (?:i|we) (?:ring|call|phone|contact|write (?:to )?|get back to|go back to|report to|update)\b.*\b(?:back|again|customers?|clients?)\b/,
  },
  // "which customers are feeling it?", "who suffers?"
  {
    intent: 'impact',
    pattern: new RegExp(
      `${lead}(?:who|(?:which|what)(?: of (?:the|our|my))? (?:customers?|clients?|users?|people))(?: (?:is|are|will|would|does|do|can))? ${feels}(?: (?:it|this|that|anything|from (?:it|this|that)|(?:the |that )?(?:slowness|outage|problem|fault|trouble)|(?:from |that )?(?:the |it )?.{0,30}(?:slow|down|broken).{0,12}))?(?: (?:now|then|at the moment|right now))?$`,
    ),
  },
  // "which one is broken?"
  {
    intent: 'fleet',
    ofAll: true,
    pattern:
      /^(?:and |so |but )*(?:which|what) (?:one|ones|of (?:them|those|these))(?: exactly)? (?:is|are) (?:it that (?:is|are) )?(?:broken|down|failing|in trouble|affected|slow|out|offline)(?: (?:now|then|right now|at the moment))*$/,
  },
  // "their clock says half an hour, whose figure is right?"
  {
    intent: 'history',
    isSaidToHerald: true,
    pattern: /\bwhose (?:figures?|numbers?|clocks?|logs?|counts?) (?:is|are|was|were) (?:right|correct|wrong|true)$/,
  },
  // "could the work slip into the afternoon?"
  {
    intent: 'downtime',
    isSaidToHerald: true,
    pattern:
      /\b(?:could|can|may|might|will) (?:the|that|this) (?:planned )?(?:work|maintenance|patching|upgrade)\b.*\b(?:slip|move|shift|be (?:moved|postponed|delayed|shifted)|run over|overrun|take longer|start (?:later|late))\b/,
  },
  // "how certain is it that the work starts at noon?"
  {
    intent: 'downtime',
    isSaidToHerald: true,
    pattern:
      /\bhow (?:certain|sure|firm|fixed|definite|final|settled) (?:is|are)\b.*\b(?:work|maintenance|start|window|patching|upgrade)\b/,
  },
];
