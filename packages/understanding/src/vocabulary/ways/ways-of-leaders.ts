/** Of what goes on now for whoever must tell others, of a figure that is doubted, and of whose services fail. */
import type { Way } from './way.ts';

export const waysOfLeaders: readonly Way[] = [
  // "will we still make 99.9 % for exports this month?", "how much downtime is left for exports at 99.9 %?"
  {
    intent: 'history',
    pattern:
      /^(?:and |so |but )*(?:(?:will|can|could|do|did|does|are|is) (?:\S+ ){1,4}?(?:make|hit|meet|reach|keep|achieve|manage|stay (?:above|over|within)) (?:the |our |its |a )?\d{2}(?:[.,]\d+)?\b|how (?:much|many)(?: \S+)? downtime (?:\S+ )?(?:is |are |do we have )?(?:left|remaining)\b.*\b9\d(?:[.,]\d+)?\b)/,
  },
  // "anything on fire I should tell the CEO about?", "does anything need my attention?", "is there something I should worry about?"
  {
    intent: 'fleet',
    ofAll: true,
    pattern:
      /^(?!.*\b(?:tell|say|warn|report)(?: to)? (?:(?:my|the|our|a|this|that|any) )?(?:\S+ )?(?:customers?|clients?|users?|people|them|him|her)\b)(?!.*\b(?:reliab\w*|uptime|availability|yesterday|last|week|month|quarter|year|planned|maintenance)\b)(?:.*\b(?:anything|something|what) (?:(?!and\b)\S+ ){0,4}?(?:on fire|burning|urgent|alarming|needs? (?:my|our|your) attention|(?:should|must|need to|have to|ought to|do) (?:i|we) (?:\S+ )?(?:know|tell|report|raise|flag|worry|be worried|be aware|escalate|warn|look at|look into)|(?:i|we) (?:should|must|need to|have to|ought to) (?:\S+ )?(?:know|tell|report|raise|flag|worry|be worried|be aware|escalate|warn|look at|look into)|(?:to worry|to be worried) about)\b.*|.*\b(?:on fire|need(?:s|ing)? (?:my|our) attention)\b.*|(?:so |ok |and )*(?:should|must|do) (?:i|we) (?:need to )?(?:worry|be worried|be concerned|panic)(?: (?:about (?:anything|something)|right now|now|at all|today))*)$/,
  },
  // "what exactly is off for customers right now?"
  {
    intent: 'fleet',
    ofAll: true,
    pattern:
      /^(?:and |so |ok )*what (?:exactly |actually |else )?(?:is|are) (?:\S+ )?(?:off|broken|wrong|down|out|failing|not working|unavailable|affected|disrupted) (?:(?:for|to) (?:our |my |the |all )?(?:customers?|clients?|users?|people|shops?))(?: (?:right now|at the moment|now|currently|today))*$/,
  },
  // "is 64 % for exports right? sounds awful", "exports at 66 % sounds bad, is that real?", "is 95 % good enough?"
  {
    intent: 'history',
    pattern:
      /^(?!.*\b(?:cpu|memory|ram|disks?|load|network|minutes?|mins?|hours?|seconds?|days?|degrees|euros?|dollars?|people|guests|questions?|answers?|answered)\b)(?:.*\b(?:is|are|was|can|could) (?:the |that |this |really |it )?\d{2,3}(?:[.,]\d+)?(?![:\d])(?= (?:percent|for|of|in|on|be|availability|uptime|really|actually|right|correct|true|real|accurate|good|enough|okay|ok|acceptable|fine|normal|bad|met|kept|held|reached)\b).*\b(?:right|correct|true|real|accurate|good|enough|okay|ok|acceptable|fine|normal|bad|be|met|kept|held|reached|achieved)\b|.*\b\d{2}(?:[.,]\d+)?(?![:\d])\b.*\bis (?:that|this|it) (?:really |still |even )?(?:good|bad|okay|ok|normal|enough|real|right|true|correct|acceptable|fine)\b|.*\b\d{2}(?:[.,]\d+)?(?![:\d])\b.*\b(?:(?:sounds?|looks?|seems?) (?:\S+ )?(?:bad|awful|low|wrong|off|terrible|odd|strange|poor|high|good|great)|(?:really|seriously|honestly|correct|for real))\b)/,
  },
  // "what does 99.5 % mean in minutes?", "how much downtime does 99.9 % allow?", "is 99.9 realistic for us?"
  {
    intent: 'history',
    pattern:
      /\b9\d(?:[.,]\d+)? (?:percent )?(?:uptime |availability )?(?:mean|means|allow|allows|permit|permits)\b|\b(?:is|are) 9\d(?:[.,]\d+)? (?:percent )?(?:\S+ )?(?:realistic|achievable|feasible|ambitious)\b/,
  },
  // "which teams are responsible for today's outages?"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /\b(?:which|what|whose) (?:teams?|squads?|owners?)\b.*\b(?:responsible|behind|accountable|caused|had|own|owns|involved)\b.*\b(?:outages|incidents|downtimes?|problems)\b/,
  },
  // "from quarter past ten to twenty past ten, which services were hit?"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /\bwhich (?:services|servers|of (?:our|the|my) services) (?:were|was|got|have been|had been) (?:\S+ )?(?:concerned|affected|touched|hit|impacted|disrupted)\b/,
  },
  // "break down outages by team", "the incidents per service please"
  {
    intent: 'history',
    ofAll: true,
    pattern:
      /\b(?:outages|incidents|downtimes?|problems|failures)\b.*\b(?:by|per|for each|for every) (?:teams?|squads?|services?)\b/,
  },
  // "I am head of support, what do you offer me?"
  { intent: 'help', pattern: /\bwhat (?:do|can|could|would) (?:you|herald) (?:offer|have (?:to offer|for me))\b/ },
  // "how many engineers are on it?"
  {
    intent: 'who',
    pattern:
      /^(?:and |so )?how many (?:engineers|people|persons|developers|devs)(?: of \S+)? (?:are|is) (?:\S+ )?(?:on|working on|looking (?:at|into)|fixing|busy with) \S+(?: \S+)?$/,
  },
  // "which team keeps breaking things?"
  {
    intent: 'superlative',
    ofAll: true,
    range: '30d',
    pattern:
      /\b(?:which|what|whose) (?:of (?:our |my |the )?)?(?:teams?|squads?)(?: s)? (?:\S+ ){0,4}?(?:break(?:s|ing)?|broke|fail(?:s|ed|ing)?|caus(?:e|es|ed|ing)|crash(?:es|ed|ing)?|struggl\w+|goes down|go down|went down|has (?:the )?most (?:trouble|problems|issues))\b/,
  },
];
