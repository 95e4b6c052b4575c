/** Ways to ask that leave no doubt once they are put to Herald: what few people ask, and a model fitted to many cannot learn. */
import { ofFiguresAtLarge } from '../figures-at-large.ts';
import { ofAcknowledging } from './of-acknowledging.ts';
import { ofUse } from './of-inquiries.ts';
import { ofShares } from './of-shares.ts';
import type { Way } from './way.ts';
import { waysBeside } from './ways-beside.ts';
import { waysInFewWords } from './ways-in-few-words.ts';
import { waysOfCourtesy } from './ways-of-courtesy.ts';
import { waysOfGuesses } from './ways-of-guesses.ts';
import { waysOfHalves } from './ways-of-halves.ts';
import { ofQuestions, waysOfInquiries } from './ways-of-inquiries.ts';
import { waysOfItsAnswers } from './ways-of-its-answers.ts';
import { waysOfLeaders } from './ways-of-leaders.ts';
import { waysOfPlans } from './ways-of-plans.ts';
import { waysOfReadings } from './ways-of-readings.ts';
import { comparison, waysOfReports } from './ways-of-reports.ts';
import { waysOfSeveral } from './ways-of-several.ts';
import { waysOfTrouble } from './ways-of-trouble.ts';
import { waysPutOtherwise } from './ways-put-otherwise.ts';

/** `pattern` reads a clause in lower case, with contractions opened and names as they were typed. */
export const ways: readonly Way[] = [
  ...waysOfCourtesy,
  ...waysOfGuesses,
  ...waysInFewWords,
  ofAcknowledging,
  ...ofShares,
  ...waysOfSeveral,
  ofUse,
  comparison,
  ...waysOfHalves,
  ...waysPutOtherwise,
  ...waysOfLeaders,
  ...waysOfItsAnswers,
  ...waysBeside,
  ...waysOfInquiries,
  ...waysOfReadings,
  ...waysOfPlans,
  ...waysOfTrouble,
  // "txt 4 customer pls", "a text about checkout which I can send to the customer", "need smth for cust what happened"
  {
    intent: 'customer',
    pattern:
      /\b(?:te?xt|wording|apology|statement|blurb|(?:need|want|give me|send me) (?:smth|something|sth))\b.*? (?:for|4|to) (?:\S+ )?(?:customers?|clients?|custs?)\b|\bcopy (?:for|4) (?:\S+ )?(?:customers?|clients?|custs?)\b/,
  },
  // "write for my customer an apology"
  {
    intent: 'customer',
    pattern:
      /\b(?:write|draft|prepare|give|send|compose)\b.*\b(?:customers?|clients?) (?:\S+ )?(?:apology|te?xt|message|statement|words)\b/,
  },
  // "are there several problems or only one, and which services are concerned?"
  {
    intent: 'fleet',
    ofAll: true,
    pattern:
      /\b(?:several|many|multiple|more) (?:problems?|issues?|incidents?|outages?)\b.*\b(?:only|just|a single) (?:one|problem|issue)\b|\bwhich services are (?:concerned|affected|touched|hit)\b/,
  },
  // "anything else, or just that?"
  { intent: 'fleet', ofAll: true, pattern: /^(?:anything|something) else or (?:just|only) (?:that|this|it)(?: one)?$/ },
  // "anything for checkout this week?"
  {
    intent: 'downtime',
    pattern:
      /^(?:and |or |is there )*(?:anything|something) for (?:\S+ ){1,3}(?:today|tonight|tomorrow|(?:this|next) (?:week|weekend|month))$/,
  },
  // "show me everything that went wrong today, in order"
  {
    intent: 'history',
    ofAll: true,
    pattern: /\b(?:everything|all|anything) (?:that|which|what) (?:went|has gone|was|broke|failed|happened)\b/,
  },
  {
    intent: 'who',
    pattern:
      /\bwho (?:is|are) (?:the )?(?:responsible|owners?\b|in charge)|\b(?:which|what) team is (?:responsible|in charge)\b/,
  },
  {
    intent: 'meaning',
    pattern:
      /^(?:and |so |but |then )*(?:what|which) (?:then |exactly |actually )*(?:is|are|does|do|counts as|thresholds?|limits?)\b.*\b(?:healthy|acknowledged|thresholds?)\b|^(?:and |so )?(?:which|what) (?:thresholds?|limits?)\b|\bdifference between\b.*\b(?:services?|servers?)\b.*\b(?:services?|servers?)\b|^(?:and |so |but |then )*what is (?:then |exactly |actually )*a (?:service|server|host)(?: (?:then|exactly|for you|here))?$/,
  },
  { intent: 'meaning', ofAll: true, pattern: ofFiguresAtLarge },
  // "what timezone are you using?"
  { intent: 'meaning', pattern: /\b(?:what|which|whose) time ?zone\b/ },
  // "what exactly do you measure?", "how do you check whether a service is up?", "do you test a real export?"
  {
    intent: 'meaning',
    pattern:
      /\b(?:what|how|when|which)(?: \S+){0,2} do (?:you|herald)(?: \S+)? (?:measure|check|test|monitor|decide|determine|know (?:if|whether|that))\b|\bdo (?:you|herald) (?:really |actually |only )?(?:measure|check|test|monitor)\b|\bon (?:what|which) basis\b|\bbased on what\b/,
  },
  // "since when are the billing servers running?", "and since when does it run?"
  { intent: 'metric', pattern: /\bsince when\b.*\brun(?:s|ning)?\b|\bhow long\b.*\bbeen running\b/ },
  {
    intent: 'impact',
    pattern: /\bwhat (?:does|do|will|would) .*\b(?:maintenance|window|patching|downtime|work)\b.*\bmean (?:for|to)\b/,
  },
  // "if I call him at 12:35, can he send invoices?"
  {
    intent: 'impact',
    pattern:
      /^(?:if|when) .*\d.*\b(?:can|will|could) (?:he|she|they|i|we|(?:my |the |our )?(?:customers?|clients?|people)) (?:be able to )?(?:still )?(?:send|pay|use|order|export|download|log ?in|buy|search|open)\b/,
  },
  // "can I tell my customer a time?"
  {
    intent: 'eta',
    pattern: /\btell (?:my|the|our|a) (?:customers?|clients?) (?:a time|an? (?:eta|estimate)|when|how long)\b/,
  },
  // "in which country do they stand?", "and where?"
  {
    intent: 'metric',
    pattern:
      /\b(?:which|what|same) (?:country|region|city|continent|data ?cent(?:er|re))\b|^(?:and )?where(?: are they| is it| exactly)?$/,
  },
  {
    intent: 'inquiries',
    ofAll: true,
    pattern:
      /\bherald\b.*\b(?:worth|money|costs?|sav(?:e|es|ed|ing) (?!me\b|it\b|on\b|about\b|what\b|when\b|my\b|that\b|the\b|every|all\b|from\b)|helped|helpful|pay off|pays off|useful)\b|\b(?:worth|keep(?:ing)?|pay(?:ing)? for)\b.*\bherald\b|\bmany (?:people|csms|colleagues|users)\b.*\buse (?:you|herald)\b/,
  },
  {
    intent: 'inquiries',
    ofAll: true,
    pattern:
      /\b(?:figures?|numbers?|statistics|stats|report|inquiries|questions|metrics)\b.*\b(?:as|in|into|to) (?:an? )?(?:csv|json|excel|spreadsheet)\b|\b(?:csv|json|excel|spreadsheet) (?:export |file |download )?(?:of|with) (?:the |your |our )?(?:figures|numbers|statistics|stats|inquiries|questions|metrics)\b/,
  },
  {
    intent: 'inquiries',
    ofAll: true,
    pattern:
      /\b(?:goal|target) of \d+ (?:questions|inquiries)\b|\b(?:goal|target) of [1-8]?\d\b(?! ?(?:%|percent|\d|[.,]\d))|\bresponse time (?:targets?|goals?)\b|\b(?:who|which (?:customers?|people|csms?|colleagues|teams?)) asks? (?:the )?most\b|\b(?:questions|answers) (?:did )?(?:you|herald) (?:got|get) wrong\b|\bwrong answers\b/,
  },
  // "mean time to recovery this month"
  { intent: 'count', pattern: /\b(?:mean|average|avg) time to (?:recover\w*|repair|restore|fix|resolve)\b/ },
  // "/inquiries", typed rather than chosen
  { intent: 'inquiries', ofAll: true, pattern: /^inquiries$/ },
  // "was herald wrong often?", "what is your hit rate?", "how many answers did not help"
  {
    intent: 'inquiries',
    ofAll: true,
    pattern:
      /\b(?:is|are|was|were|has|have|been|how often) (?:herald|you)(?: \S+)? (?:wrong|mistaken|accurate)\b|\bhow accurate (?:is|are|was|were) (?:herald|you|your answers)\b|\b(?:herald s|heralds|herald|your) (?:\S+ )?(?:hit|success|error|failure) ?rate\b|^(?:and |what is |what about )*(?:the |your |its )?(?:hit|success) rate\b|\banswers (?:that )?(?:did not|didn t|do not|were no) help\b|\b(?:which|what) (?:channels?|teams?)(?: or (?:channels?|teams?))? asks? (?:the )?most\b/,
  },
  // "how do I know you are not making that up?", "are you guessing?"
  {
    intent: 'about',
    isSaidToHerald: true,
    pattern:
      /\b(?:you|herald) (?:(?:are|is) (?:not |just |really |only )*|did (?:not )?|do (?:not )?|does (?:not )?|just |not )?(?:mak(?:e|es|ing)|made|invent(?:s|ed|ing)?|hallucinat\w*|guess(?:es|ed|ing)?|ly(?:ing)) ?(?:(?:this|that|it|these|those|them|things|stuff|everything|(?:the|your) (?:numbers?|figures?|answers?)) ?)?(?:up)?(?: to (?:me|us))?$|\b(?:are|is) (?:you|herald) (?:just |really |only )*(?:mak(?:e|es|ing) (?:this|that|it|things|stuff|these) up|guessing|hallucinating|lying)\b/,
  },
  // "did the deploy of Jonas cause it?"
  {
    intent: 'cause',
    pattern:
      /^(?:and |so |but )?(?:did|was|were|could|has|have|is|might) .{0,40}\b(?:deploy\w*|releases?|roll-?outs?|updates?|changes?|migration|config\w*|commits?)\b.{0,30}\b(?:cause[ds]?|causing|break|broken?|led to|lead to|behind|to blame|at fault|responsible for|the reason)\b/,
  },
  // "do I need to tell Acme anything about exports?"
  {
    intent: 'customer',
    pattern:
      /^(?:and |so )?(?:do|should|must|shall) (?:i|we) (?:need to |have to |better )?(?:tell|inform|warn|notify|write to) (?:(?:my|our|the|all) )*(?!(?:you|herald|boss|team|board|me|us|it|ceo|cto|coo|cfo|management|someone|somebody|anyone|anybody|them|him|her|engineers?|engineering|people|everyone|everybody|about|when|if|that|what)\b)\S+ (?:\S+ ){0,2}about \S/,
  },
  // "who fixed billing yesterday?"
  {
    intent: 'who',
    pattern: /^(?:and |so )?who (?:\S+ )?(?:fixed|repaired|resolved|solved|restored|recovered|mended) \S/,
  },
  // "what would happen if search-1 died?"
  { intent: 'predict', pattern: /^(?:and |so |but )?what would happen (?:if|when)\b/ },
  // "which outages took longer than an hour?"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /\b(?:outages|incidents|disruptions|downtimes|interruptions|breakdowns)\b.{0,40}\b(?:longer|more) than (?:an?|half an|one|two|three|five|ten|\d{1,3}) ?(?:seconds?|minutes?|mins?|hours?|h|days?)\b/,
  },
  // "how long was billing under maintenance?"
  {
    intent: 'downtime',
    range: '30d',
    pattern: /^(?:and |so )?how long (?:was|were|has|have) .{1,60}\b(?:under|in|down for) maintenance\b/,
  },
  // "what was the impact of the outage?"
  {
    intent: 'impact',
    pattern:
      /^(?:and |so )?(?:what (?:is|was|were|are) )?(?:the )?(?:customer |business )?impact of (?:the|that|this|our|today s|yesterday s|last \S+)(?: \S+){0,2} (?:outages?|incidents?|problems?|disruptions?)\b/,
  },
  // "how often was Herald itself unavailable?"
  {
    intent: 'about',
    pattern:
      /\b(?:was|were|is|are|been|how often) (?:herald|you)(?: itself| yourself)? (?:ever )?(?:been )?(?:unavailable|down|offline|unreachable)\b|\b(?:herald s|heralds|herald|your) own (?:uptime|availability|outages|downtime)\b|\b(?:herald s|heralds|your) (?:uptime|availability)\b/,
  },
  // "which outages are still going on, and who is on them?"
  {
    intent: 'who',
    ofAll: true,
    pattern:
      /\b(?:which|what|are there any|any) (?:outages|incidents|problems|disruptions) (?:are |that are )?(?:still |currently |now )?(?:go(?:ing)? on|ongoing|open|unresolved|not resolved|not over)\b/,
  },
  // "numbers for the board: uptime, outages, maintenance"
  {
    intent: 'history',
    ofAll: true,
    range: '30d',
    pattern:
      /\b(?:numbers|figures|kpis?|facts) for (?:the |my |our |a )?(?:\S+ )?(?:board|management|leadership|boss|meeting|report|qbr|review)\b/,
  },
  // "what is our SLA and are we within it?"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /\b(?:our|the|your) (?:\S+ )?(?:sl[oa]s?|(?:uptime|availability) (?:targets?|goals?))\b.*\b(?:it|them|that|we)\b/,
  },
  // "better or worse than yesterday?"
  {
    intent: 'compare',
    ofAll: true,
    pattern:
      /^(?:and |so |are we |is it |is today |is this week |are things |is everything |did we do |how )*(?:any |doing )?(?:better or worse|better|worse)(?: off)? than (?:yesterday|last (?:week|month|quarter|year))\b/,
  },
  // "is the shop our weakest service?"
  {
    intent: 'superlative',
    pattern:
      /^(?:is|was) .{1,60} (?:our|the|my) (?:weakest|worst|least (?:reliable|stable)|most (?:reliable|stable)|best|strongest) (?:service|server|one)\b/,
  },
  {
    intent: 'history',
    pattern:
      /\b(?:meet(?:ing)?|met|ke(?:ep|pt|eping)|within|hit(?:ting)?|reach(?:ed|ing)?|above|below|miss(?:ed|ing)?|achiev\w*)\b.*\b(?:9\d(?:[.,]\d+)?|sl[oa]s?|(?:uptime|availability) (?:targets?|goals?))\b|\b9\d(?:[.,]\d+)? targets?\b/,
  },
  {
    intent: 'compare',
    ofAll: true,
    range: '30d',
    pattern:
      /^(?:(?:is|are|has|have) )?(?:our |the |your )?(?:overall |general )?(?:we|things|reliability|uptime|availability|stability|services) (?:is |are |been )?(?:getting|becoming|got|become) (?:any )?(?:better|worse|more (?:reliable|stable))\b/,
  },
  {
    intent: 'compare',
    range: '30d',
    pattern:
      /\b(?:we|things|reliability|uptime|availability|services?)\b.*\b(?:getting|becoming|got|become) (?:any )?(?:better|worse|more (?:reliable|stable))\b|\b(?:are|is|did) (?:we|things|reliability|uptime|availability) improv\w*/,
  },
  {
    intent: 'history',
    pattern:
      /\bwhen did (?:you|herald) (?:start|begin)\b|\b(?:since when|how long) (?:do|have|are) (?:you|herald) (?:been )?(?:monitor|watch|record|measur)\w*|\bhow far back\b|\bwhen (?:did|was) (?:your )?(?:monitoring|records?|recording) (?:start|begin|began|started)\b/,
  },
  {
    intent: 'history',
    ofAll: true,
    range: '30d',
    pattern:
      /\b(?:whole|full|overall|complete|big) picture\b|\b(?:summar(?:y|ise|ize)|paragraph)\b.*\b(?:board|meeting|management|leadership|boss|c[et]o|week|month|quarter|year|review)\b|\b(?:board|weekly|monthly|quarterly|management) (?:summary|report|review)\b/,
  },
  {
    intent: 'help',
    pattern:
      /\b(?:show|give|send|tell) (?:me |us )?(?:a few |some |an |any |more |a couple of |two |three )?examples?(?: (?:please|questions?|of (?:what|questions?|how|things?)\b.*))?$/,
  },
  {
    intent: 'about',
    pattern:
      /\bwho (?:made|built|wrote|created|developed|programmed|runs|owns|invented) (?:you|herald|this herald|this bot|the bot)\b|\bwhere (?:do|does|did) (?:you|herald|your|the bot)\b.*\b(?:numbers?|figures?|data|info|information|facts?|answers?|knowledge) (?:come |get )?from\b|\b(?:you|herald)\b.*\bwhere (?:do|does) it get (?:its|the|these|those|all) (?:numbers?|figures?|data|info|information)\b/,
  },
  {
    intent: 'downtime',
    pattern:
      /\b(?:is|are|will|looks?) (?:the |this |next |coming )*(?:weekend|\w+day|tomorrow|tonight|week)(?: morning| afternoon| evening| night)? (?:be |look |looking )?(?:clear|free|quiet|all clear|safe)\b/,
  },
  { intent: 'history', range: '90d', pattern: /^(?:what is|show me|how is|what about) (?:the |our )?trend\b/ },
  ...(['week', 'month', 'quarter', 'year'] as const).map(
    (span): Way => ({
      intent: 'history',
      range: `this-${span}`,
      pattern: new RegExp(`\\bhow (?:did|was|has) (?:the|this|our) ${span}\\b`),
    }),
  ),
  // "can you say something in here when the work is over?"
  {
    intent: 'subscribe',
    pattern:
      /^(?:please |can you |could you |would you )*(?:say|write|post|drop|leave) (?:something|an? (?:note|word|line|message)|it)\b.*\b(?:when|once|as soon as|the moment)\b/,
  },
  ...waysOfReports,
  ofQuestions,
];
