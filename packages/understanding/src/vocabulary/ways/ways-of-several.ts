/** Ways to ask of several things at once: how we did in all, one incident after another, what would be if. */
import type { Way } from './way.ts';

const incidents = '(?:incidents?|outages?|alerts?|alarms?|disruptions?|problems?)';
const opening = '^(?:(?:and|so|but|ok|morning|hi|hello|please|pls|can you|could you|give me|show me|tell me) )*';

export const waysOfSeveral: readonly Way[] = [
  // "so everything on our side is fine?", "no issues on our end then", "so it's not us?"
  {
    intent: 'fleet',
    ofAll: true,
    isSaidToHerald: true,
    pattern:
      /^(?:(?:so|and|but|ok|okay|hm+|then) )*(?:(?:is |are |there (?:is|are) |do we have )?(?:everything|all|anything|nothing|no|any)\b(?: \S+){0,4}? (?:on|at|from) (?:our|your) (?:side|end)\b.*|(?:its|it is|is it|that is|thats|this is) (?:not |really |definitely |just )*us(?: or (?:them|the customers?|something else|their (?:end|side)|somebody else))?(?: then| now| this time)*)$/,
  },
  // "is it worse than usual?", "is that many compared with normal"
  {
    intent: 'history',
    isSaidToHerald: true,
    range: 'today',
    pattern:
      /^(?!.*\b(?:cpu|memory|ram|disks?|load|busy|busier|traffic|slow|slower|questions?)\b)(?:and |so |but )*(?:is|are|was|were) (?:it|this|that|today|things|everything)(?: \S+){0,3} (?:than|compared (?:to|with)|against) (?:the )?(?:usual|normal|average)$/,
  },
  // "were we up today?"
  {
    intent: 'history',
    ofAll: true,
    range: 'today',
    pattern: new RegExp(`${opening}(?:were|have|did) we (?:all |been |stay |stayed )*(?:up|available|online|down)\\b`),
  },
  // "what is the worst thing still open?"
  {
    intent: 'fleet',
    ofAll: true,
    pattern:
      /\bwhat is (?:the |our )?(?:worst|biggest|most serious|most urgent) (?:\S+ )?(?:still )?(?:open|unresolved|going on|ongoing|right now|at the moment)\b/,
  },
  // "list every incident since midnight with start, end and who handled it"
  {
    intent: 'history',
    ofAll: true,
    isWhole: true,
    range: 'today',
    pattern: new RegExp(
      `\\b(?:list|all|every|each|table of|log of)\\b.{0,20}\\b${incidents}\\b.*\\b(?:who|by whom|owner|handler)\\b`,
    ),
  },
  // "how long did my engineers take on average to pick up an alert today?"
  {
    intent: 'count',
    ofAll: true,
    isWhole: true,
    range: '30d',
    pattern: new RegExp(
      `\\bmtta\\b|\\bmean time to acknowledge\\b|\\bhow (?:long|fast|quickly|soon)\\b.*\\b(?:pick(?:ed)? up|acknowledged?|react(?:ed)? to|respond(?:ed)? to|t(?:ake|ook) (?:it|them|one|an? \\w+) on)\\b.*\\b${incidents}\\b|\\b${incidents}\\b.*\\b(?:picked up|acknowledged|taken on) (?:on average|how (?:fast|quickly))`,
    ),
  },
  // "if exports fails like this once a week, what would our yearly availability be?"
  {
    intent: 'history',
    isWhole: true,
    pattern:
      /^(?:and |so |but )?(?:if|suppose|assuming|what if) .*\b(?:a|an|each|every|per|once|twice) (?:a |an |times )?(?:day|week|month|quarter|year)\b.*\b(?:availability|uptime)\b/,
  },
];
