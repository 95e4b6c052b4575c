/** Questions about the questions that people ask: by hour, by service, by team, what was not answered, how fast engineers are. */
import type { Way } from './way.ts';

const asked =
  '(?:questions?|inquir(?:y|ies)|enquir(?:y|ies)|queries|support (?:load|volume|demand|requests?|tickets?)|tickets)';
const askers =
  '(?:people|persons?|engineers?|users?|csms?|colleagues|customers?|staff|everyone|everybody|they|we|support|sales|teams?|the team|our team)';
const parts =
  '(?:hours?|hourly|times? of (?:the )?day|week ?days?|days?|weeks?|services?|topics?|products?|teams?|squads?|channels?|places?|persons?|people|groups?|roles?|departments?|csms?|users?)';

/** Of servers, their load and their outages "which hour is busiest" asks something else. */
const ofServers =
  '(?!.*\\b(?:cpu|memory|disk|network|servers?|outages?|incidents?|down|downtime|traffic|maintenance)\\b)';

const of = (pattern: string): Way => ({ intent: 'inquiries', ofAll: true, pattern: new RegExp(pattern) });

export const waysOfInquiries: readonly Way[] = [
  // "what part of your answers was wrong?", "how many answers turned out wrong this week?"
  of(
    '\\b(?:how many|how often|how much|shares?|percent\\w*|parts?|portions?|proportions?|fractions?|numbers?|rates?)\\b.*\\b(?:answers|replies)\\b.*\\b(?:wrong|incorrect|mistaken|false|bad)\\b|\\b(?:answers|replies)\\b.*\\bhow (?:many|often)\\b.*\\b(?:wrong|incorrect|false)\\b|\\b(?:error|failure) ?rate\\b.*\\b(?:answers|replies|herald)\\b',
  ),
  // "which five were those that reached an engineer?", "what were the questions about that went to engineers?"
  of(
    `^${ofServers}.*\\b(?:which|what|who)\\b.*\\b(?:reach(?:ed)?|went to|go to|got to|ended up with|landed (?:with|at|on)|put to|taken to|took to|passed (?:on )?to)\\b(?: \\S+){0,2} engineers?\\b`,
  ),
  // "questions by hour", "break the inquiries down per service", "which team gets the most questions?"
  of(`\\b${asked}\\b.*\\b(?:by|per|each|for each|for every|which|what) (?:\\S+ )?${parts}\\b`),
  // "when do people ask most?", "at what time are we asked the most?"
  of(
    `\\b(?:when|what times?|which hours?|how often)\\b(?: of (?:the )?day)? (?:do|does|did|are|is|were|was) (?:most |the |our |your )*${askers} (?:\\S+ ){0,3}?(?:ask|asks|asked|asking|interrupted|disturbed|bothered|pinged|contacted)\\b(?! (?:for|to|about)\\b)`,
  ),
  of(
    `^${ofServers}(?:\\S+ ){0,5}?(?:busiest|quietest|peak|rush) (?:hours?|times?|days?)\\b|^${ofServers}(?:and |so )?(?:what|which) (?:hour|time|day|weekday)s?(?: of (?:the )?(?:day|week))? (?:is|are|was) (?:the |our )?(?:busiest|quietest|most busy)\\b`,
  ),
  // "which could you not answer?", "how often did you leave people without an answer?"
  of(
    `\\b(?:could|did|do|were|was|have|has|had) (?:you|herald)(?: \\S+){0,2} (?:not|unable|fail\\w*|unanswered|leave|left|no)\\b.*\\b(?:answer\\w*|repl\\w+|hanging|know)\\b`,
  ),
  of(
    '\\b(?:time|long|wait\\w*)\\b.*\\b(?:engineers?|engineering)\\b.*\\b(?:answers?|repl(?:y|ies)|respon\\w+|questions?)\\b|\\b(?:response|answer|reply) times? (?:of|from|by) (?:\\S+ ){0,2}?(?:engineers?|engineering)\\b|\\bengineers?\\b.*\\b(?:response|answer|reply) times?\\b|\\b(?:time|long) (?:to|until|till|for) (?:an? |the |their )?(?:first )?(?:answers?|reply|response)\\b',
  ),
  // "which service eats most of our engineers' time?"
  of(
    '\\b(?:which|what|whose|where)\\b.*\\b(?:engineers?|engineering|team|support)\\b.{0,24}\\b(?:time|effort|load|attention|hours|work|capacity)\\b',
  ),
  // "how do you know that it helped?", "what does the self-service share rest on?"
  of(
    `\\bhow (?:do|can|would|does|did) (?:you|herald|we) (?:\\S+ )?(?:know|tell|measure|count|calculate|work out)\\b.*\\b(?:${asked}|answered|help(?:s|ed|ful)?|self.?serv\\w*|without (?:an )?engineers?|spared|your share|right|wrong answers?)\\b|\\b(?:share|percentage|figure|number)\\b.*\\b(?:rests?|based|rely|relies|measured|calculated|counted)\\b.*`,
  ),
  of(
    '\\b(?:could|can|did|do) not (?:you |herald )(?:help|answer|solve|handle|know)\\b|\\b(?:you|herald) (?:could|can|did) not (?:help|solve|handle)\\b',
  ),
  of('\\b(?:which|what) (?:hours?|times?|days?)\\b.*\\b(?:support|staff(?:ed|ing)?|on duty)\\b'),
  of('\\b(?:trust|believe|rely on)\\b.*\\b(?:\\d{1,3}|share|percentage|statistics)$'),
  of('\\b(?:most|more) (?:common|frequent|asked|popular) (?:questions?|topics?|requests?)\\b|\\bfaqs?\\b'),
  // "who bothers engineering the most?"
  of(
    '\\b(?:who|whom|which \\S+)\\b(?: \\S+){0,2} (?:bothers?|disturbs?|interrupts?|pings?|contacts?|asks?|uses?|used|asked|calls?)\\b.*\\b(?:most|more|least|often)\\b',
  ),
  // "which product takes the most effort from engineering?"
  of(
    '\\b(?:which|what|whose)\\b.*\\b(?:time|effort|attention|hours|work|load|capacity)\\b.{0,16}\\b(?:engineers?|engineering|(?:of|from) (?:our|the) teams?)\\b',
  ),
  of(
    '\\bengineers?\\b.*\\b(?:slower|faster|quicker)\\b|\\b(?:slower|faster|quicker)\\b.*\\bengineers?\\b.*\\b(?:answer|repl|respon)',
  ),
  // "is Herald at its goal?", "how well is Herald doing?"
  of(
    '^(?!.*\\b9\\d\\b).*\\bherald\\b.*\\b(?:goals?|targets?|on track)\\b|\\bhow (?:well|good|useful|effective|successful|much help)\\b.*\\bherald\\b|\\bhow (?:is|does) herald (?:do|doing|perform\\w*|far(?:e|ing))\\b|\\bherald s (?:performance|impact|effect|track record|results?)\\b',
  ),
  // "how trustworthy is that self-service number?"
  of(
    '\\b(?:trust\\w*|reliable|honest|believ\\w*|credible|accurate|sure|certain|correct|real)\\b.*\\b(?:self.?serv\\w*|share|percentage|answer rate)\\b|\\b(?:self.?serv\\w*|share|percentage)\\b.*\\b(?:trust\\w*|reliable|honest|believ\\w*|credible|accurate)\\b',
  ),
  // "support load before and after Herald"
  of(
    `\\b(?:${asked}|asked|support load)\\b.*\\b(?:before|since|without|after)\\b(?: \\S+){0,4} (?:you|herald)\\b|\\b(?:before|since|without|after) (?:you|herald)\\b.*\\b(?:${asked}|asked|support load)\\b|^(?!.*\\b(?:sentences?|slides?|summary|recap|numbers|figures|facts|bullets?)\\b).*\\bsupport (?:load|volume)\\b`,
  ),
];

/** After every other way: whoever speaks of questions in the plural, and asks how many, which or what became of them. */
export const ofQuestions: Way = of(
  `^(?!.*\\b(?:my|these|those|two|three|your|any|quick|following) (?:\\S+ )?questions\\b)(?!.*\\bask(?:ing)? (?:you |a few )?questions\\b).*\\b(?:how many|how much|how often|numbers? of|counts? of|share|percentage|portion|proportion|amount|volume|trend|total|average|which|when|who|where|did|do|does|are|is|has|have|show|list|break|compare|plot|chart|drop\\w*|fewer|more)\\b.*\\b(?:questions|inquiries|enquiries|support (?:load|requests|questions))\\b`,
);
