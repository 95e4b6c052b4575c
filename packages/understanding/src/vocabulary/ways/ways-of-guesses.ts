/** What people suppose while something is wrong, and what they look for beside its end: whose it is, what it is, what still works, a way round it. */
import type { Way } from './way.ts';

const lead =
  '^(?:(?:and|so|but|ok|okay|hey|hi|hello|herald|please|pls|well|then|now|hm+|ah|oh|ugh|wait|sorry|maybe|do you know|any idea) )*';
const late =
  '(?: (?:yet|now|again|then|today|please|pls|or what|this time|at all|meanwhile|right now|at the moment))*$';
const suspects =
  '(?:databases?|db|networks?|dns|disks?|storage|memory|ram|cpu|loads?|traffic|aws|amazon|certificates?|certs?|deploy(?:ment)?s?|releases?|hardware|bugs?|firewalls?|config(?:uration)?|power|power cuts?|(?:data ?cent(?:er|re)s?)|overload|crash)';

export const waysOfGuesses: readonly Way[] = [
  // "is it the database?", "was that a network issue?", "is it us?"
  {
    intent: 'cause',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:is|was|could|might) (?:it|this|that)(?: be| have been)?(?: just| again| maybe| possibly)? (?:(?:(?:a|an|the|our|your|some|another|because of|due to|caused by|down to) )*${suspects}(?: (?:problem|issue|thing|failure|outage|error|trouble))?|(?:on )?us|ours|our (?:fault|side|end|own fault)|something (?:we|you|engineering) did)${late}`,
    ),
  },
  // "so what's working?", "what is still up?"
  {
    intent: 'fleet',
    ofAll: true,
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}what(?:ever)? (?:is|are|does|do)(?: actually| still| currently)? (?:working|work|standing|left standing|alive|up|available|ok|okay|fine|running|run|usable|operational|healthy|alive)${late}`,
    ),
  },
  // "did something just break?"
  {
    intent: 'fleet',
    ofAll: true,
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:did|has|have) (?:any|some)thing (?:else )?(?:just )(?:now )?(?:break|broken|broke|fail(?:ed)?|crash(?:ed)?|die[d]?|go(?:ne)? (?:down|wrong|off|dark)|happen(?:ed)?|fall(?:en)? over)(?: just)?(?: now)?${late}`,
    ),
  },
  // "any workaround?": whoever works on it would have written it
  {
    intent: 'who',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:(?:is|are) there |do (?:we|you) have |have (?:we|you) got |what is |can you suggest )?(?:any |some |a |an |the )*(?:known |possible |quick |other )*(?:work-?arounds?|work around|way (?:a)?round (?:it|this|that)|plan b|alternatives?)(?: (?:for|to|of) (?:it|this|that|the \\S+|\\S+))?${late}`,
    ),
  },
  // "how long does that usually take?"
  {
    intent: 'eta',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}how long (?:do|does|did|will) (?:it|this|that|these|they|such (?:a |an )?\\S+|outages?|a fix|the fix) (?:usually|typically|normally) (?:take|last)${late}`,
    ),
  },
  // "any chance it's back before 10:20?"
  {
    intent: 'eta',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:is there )?(?:any|a) (?:chance|hope|way|possibility)(?: that)? (?:it|this|that|they) (?:is|are|will be|gets?|goes|comes?|could be|might be|can be)(?: back| up| done| fixed)*(?: any)? (?:faster|quicker|sooner|earlier|back|done|fixed|ready|over|before|by|within|in)\\b`,
    ),
  },
  // "can you give me a nice message for her?"
  {
    intent: 'customer',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}(?:(?:can|could|would|will) you |i need |we need )?(?:please )?(?:give|write|send|make|draft|have|get)?(?: me| us)?(?: a| an| some)?(?: \\S+)?(?: and \\S+)? (?:message|text|line|note|wording|mail|e-?mail|reply|something) (?:for|to) (?!me\\b|us\\b|you\\b|herald\\b|the (?:team|engineers?|channel|boss)\\b)(?:her|him|them|\\S+)${late}`,
    ),
  },
  // "what do I tell Fjordbank?"
  {
    intent: 'customer',
    isSaidToHerald: true,
    pattern: new RegExp(
      `${lead}what (?:do|should|can|shall|could|must|would|am) (?:i|we)(?: to)? (?:tell|say to|write to|write|answer|reply to|respond to) (?!(?:you|herald|it|the engineers?|engineers?|engineering|the team|my boss|my manager|support)\\b)\\S+(?: \\S+)?${late}`,
    ),
  },
];
