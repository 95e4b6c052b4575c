/**
 * What the words of a message add to its intent: each only turns the answer towards what was asked, none decides what is asked.
 * Patterns read lower case, and what belongs together stands near: a gap without a bound would run over a hostile text for each of its words.
 */

import { asksForReading } from './reading-words.ts';
import { inquiryTurns } from './turns-of-inquiries.ts';
import { turnsOfMaintenance } from './turns-of-maintenance.ts';
import { turnsOfPast } from './turns-of-past.ts';
import { turnsOfSeveral } from './turns-of-several.ts';
import { keepPosted, turnsOfTrouble } from './turns-of-trouble.ts';

const words = {
  /** Whoever asks leads others: reports and figures before servers. */
  leads:
    /\b(?:customer success|customer support|head of|vp|vice president|lead(?:s|er|ers|ership|ing)?|managers?|directors?|manag(?:e|es|ing)|running|runs?|in charge of|responsible for|executives?|boards?|c[etof]o|my (?:team|department|people))\b/,
  servers: /\b(?:servers?|srvs?|hosts?|machines?|instances?|boxes)\b/,
  /** "worst SERVER not service": a correction. */
  'not-services': /\b(?:servers?|srvs?|hosts?|machines?),? (?:and )?not (?:the )?services?\b/,
  /** How long a machine has been on, rather than since when something is wrong with it. */
  'running-time': /\b(?:uptime|running|restart\w*|reboot\w*|boot\w*|switched on|turned on)\b/,
  /** "Who owns it?" rather than "who is on it?". */
  owner:
    /\b(?:(?<!\b(?:its|my|your|our|their|his|her) )own(?:s|er|ers|ed)?|responsible|belongs?|in charge|accountable|complain\w*|boss|looks? after|maintains?|(?:which|what) teams?|whose)\b/,
  teams: /\b(?:teams?|squads?)\b|\bwhich owners?\b/,
  /** People outside, whom Herald cannot count. */
  customers: /\b(?:customers?|clients?|users?|people|accounts?)\b/,
  /** "How can I reach them?" */
  reach:
    /\bhow (?:do|can|could|may|should) (?:i|we) (?:reach|contact|get hold of|call|talk to|write to)\b|\b(?<!\bon the )(?:phone|telephone|contact)(?: (?:numbers?|details|data))?\W*$/,
  /** Of the questions that people ask, and of Herald's worth. */
  questions: /\b(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|tickets|pings)\b/,
  /** Who asks Herald, rather than which server is used most. */
  use: /\b(?:uses?|using|asks?|asking) (?:herald|you|the bot)\b/,
  tickets: /\btickets?\b/,
  /** "How do I know you aren't making that up?" */
  'made-up':
    /\b(?:mak(?:e|es|ing)|made) (?:(?:this|that|it|things?|stuff|these|those|them|everything|your \w+) )?up\b|\bhallucinat\w*|\b(?:are|is|did|do) (?:you|herald) (?:just |only |really )*(?:guess(?:ing)?|lying|lie|invent(?:ing)?)\b/,
  /** Who measured it, when, and how sure that is. */
  reading: asksForReading,
  interval: /\bhow (?:often|frequently)\b|\bevery how many\b|\binterval\b/,
  /** How old what is told is. */
  age: /\b(?:fresh|stale|cached|up to date|how old|real.?time)\b|\b(?:are you|you'?re|you are|u) (?:\w+ )?(?:sure|certain)\b|\bwho told you\b|\btrust (?:you|this|that|these|it|your)\b|\b(?:figures?|numbers?|readings?|data) (?:right|correct|true|accurate|real|reliable)\b/,
  /** "17:20 my time?", "the exact time in Berlin" */
  'of-zone':
    /\b(?:my|your|local|our|their|exact) time\b|\btime ?zone\b|\btime in \p{L}+|\b(?:utc|gmt|cet|cest|bst)\b|\p{L}{4,} time\b|\b(?:which|what) (?:hour|time) is (?:it|that) (?:there|for (?:him|her|them|us|me|my customer))\b/u,
  'how-many': /\bhow many\b/,
  /** "Which servers does it run on?" */
  'runs-on': /\b(?:which|what) (?:servers?|srvs?|machines?|hosts?|boxes|instances?)\b.*\bon\W*$/,
  /** "Is that bad?" of a figure; `is-good`: "is that normal?" */
  'is-bad':
    /\bis (?:that|this|it)(?: figure| value| number| much)? (?:too |very |really )?(?:bad|high|much|a (?:problem|lot|concern))\b/,
  'is-good':
    /\bis (?:that|this|it)(?: figure| value| number)? (?:still )?(?:ok(?:ay)?|normal|fine|good|healthy|alright)\b/,
  /** "u up?" */
  awake:
    /\b(?:u|you) (?:up|awake|alive|online|there)\b|^\W*(?:hello+|hallo+|hi|hey)\b\W*\?|\b(?:any|some)(?:body|one) there\b|^(?:(?:hey|hi|hello|ok|so|and|herald) )*(?:ping|test(?:ing)?|how (?:are|r) (?:you|u|ya)\b.*|(?:can|do) you (?:hear|see|read) me|do you (?:ever )?sleep|are you (?:still )?(?:there|here|around|working))(?: herald)?\W*$/,
  /** "Where can customers see this?" */
  'status-page':
    /\bstatus ?page\b|\bwhere (?:can|do|could) (?:\w+ )?(?:customers?|clients?|they|people|users?) (?:see|look at|check|follow|find) (?:this|it|that|the status|what is|whether|if)\b/,
  /** "Did you see my question?" */
  unheard: /\b(?:my|our) (?:question|message|text|dm)s?\b|\bignoring\b|\b(?:answer|repl|respond)\w*\b/,
  /** "Only that?", "anything else or just that?" of what was told. */
  'only-that':
    /\b(?:only|just) (?:that|this|those|these)(?: one)?\W*$|^\W*(?:and |so )?(?:is )?(?:that|this)(?:'s| is)? (?:all|it)\W*$|\b(?:is|was) (?:that|this|it) the only (?:one|thing|maintenance|window|work)\b/,
  now: /\b(?:right now|now|currently|presently|at (?:the moment|present)|this (?:very )?(?:moment|minute|second)|worse off|better off)\b/,
  /** What Herald is worth, rather than how services hold. */
  'of-herald':
    /\b(?:about|on|of|regarding|around|for|does|is|has) (?:herald|the bot)\b|\bherald(?:'?s)?\b[^.?!]{0,30}\b(?:numbers|figures|facts|stats|report|value|worth)\b/,
  /** "Who owns it?" of what was told just before. */
  that: /\b(?:it|them|that|those|these)\b/,
  was: /\b(?:was|were|did|had|been)\b/,
  /** "Which customers use it?" */
  'who-uses':
    /\b(?:which|what|who|list of)\b[^.?!]{0,40}\b(?:customers?|clients?|accounts?)\b[^.?!]{0,40}\b(?:us(?:es?|ing)|rely|relies|depends?|are on)\b/,
  how: /\bhow\b/,
  /** "Was Herald itself down?" */
  'own-uptime':
    /\b(?:herald|you)(?: itself| yourself)? (?:ever )?(?:been )?(?:unavailable|down|offline|off|unreachable|out)\b|\b(?:herald(?:'?s)?|your) (?:own )?(?:uptime|availability|outages|downtime)\b|\bherald itself\b[^.?!]{0,60}\b(?:unavailable|down|offline|available|reliable|fail\w*|crash\w*|restart\w*)\b/,
  ...turnsOfMaintenance,
  ...turnsOfTrouble,
  ...turnsOfPast,
  ...inquiryTurns,
  ...turnsOfSeveral,
} satisfies Record<string, RegExp>;

export { keepPosted };

export type Turn = keyof typeof words;

const all = Object.entries(words) as readonly (readonly [Turn, RegExp])[];

/** `text`: the message in its own words, without quotations. */
export function turnsIn(text: string): Turn[] {
  const lower = text.toLowerCase();
  return all.flatMap(([turn, pattern]) => (pattern.test(lower) ? [turn] : []));
}
