/** Which side of the questions that people ask is meant: by hour, by service, how fast, what was not answered. Read as `turns.ts` reads. */

export const inquiryTurns = {
  /** Of what was answered, what was no help. */
  'inquiry-wrong':
    /\b(?:wrong|incorrect|mistaken|mistakes?)\b|\berror ?rate\b|\b(?:did not|didn'?t|do not|don'?t) help\b|\b(?:bad|unhelpful|useless) (?:answers?|replies)\b/,
  /** Whether how it was before was measured. */
  'inquiry-baseline':
    /\b(?:before (?:herald|you)|baseline)\b[^.?!]{0,60}\b(?:measured|counted|assum\w+|estimat\w+|guess\w*|real|made? (?:it |that )?up|invented)\b|\b(?:measured|counted|assumed|estimated|real|made up)\b[^.?!]{0,60}\b(?:before (?:herald|you)|baseline)\b/,
  'inquiry-speed':
    /\bhow (?:fast|quick\w*|soon|long)\b|\bwait\w*|\b(?:slower|faster|quicker)\b|\b(?:response|answer(?:ing)?|reply) times?\b|\btime to (?:an? |the |first )?(?:\S+ )?(?:answer|reply|respon\w+)/,
  /** Whether it pays: a verdict, as far as there is one. */
  'inquiry-worth':
    /\bworth(?:while)?\b|\bpa(?:y|ys|ying) (?:off|for)\b|\broi\b|\breturn (?:on|of)\b|\bgood idea\b|\bany (?:good|use)\b|\bget out of\b|\b(?:bring|brought|gives?|gave)s? us\b|\bbenefits?\b|\bmakes? (?:a|any|the) difference\b|\bvalue\b|\bbusiness case\b|\bpoint of\b|\b(?:keep|keeping|renew\w*|cancel\w*|introduc\w*)\b[^.?!]{0,30}\b(?:herald|bot|you)\b/,
  'inquiry-people':
    /\bwho (?:asks|asked|is asking|rel(?:y|ies)|uses|bothers|disturbs|interrupts|pings|contacts|calls)\b|\bhow many (?:people|users|csms?|colleagues)\b|\b(?:which|what|per|by) (?:groups?|roles?|persons?|departments?)\b|\b(?:any(?:one|body)|some(?:one|body)|people|everyone)\b[^.?!]{0,30}\b(?:us(?:es?|ed|ing)|talk\w*|wr(?:ites?|ote|iting)) (?:to )?(?:herald|you|the bot|this)\b|\b(?:usage|adoption|adopted|uptake|popular\w*|utili[sz]ation)\b|\bhow (?:much|often|heavily|well)\b[^.?!]{0,40}\bused?\b|\b(?:teams?|squads?)(?: \w+){0,2} asks?\b|\bhow many (?:of )?(?:our |my |the )?(?:\w+ )?(?:people|persons|users|csms?|colleagues|folks|employees|managers|agents|reps)\b|\b(?:which|what) (?:people|csms?|users?|customers?|clients?|colleagues?)\b|\bhow (?:are|is|do|does) (?:\w+ ){1,3}us(?:e|es|ing) (?:herald|you|the bot)\b|\busers of\b|\b(?:csms?|support|sales|success) (?:or|and|than|versus|vs) (?:\w+ )?(?:csms?|support|sales|success)\b|\bcsms? asks? (?:more|most)\b/,
  /** Which of them, rather than how many. */
  'inquiry-who':
    /\bwho\b|\b(?:which|what|per|by) (?:of )?(?:our |my |the )?(?:\w+ or )?(?:groups?|roles?|persons?|people|departments?|teams?|squads?|csms?|users?|colleagues?|customers?)\b|\b(?:csms?|support|sales|success)\b[^.?!]{0,30}\basks? (?:more|most|less|least)\b/,
  'inquiry-channels':
    /(?:^|\s)#[\w-]+|<#\d+>|\b(?:which|what|per|by|each) (?:\w+ or )?(?:channels?|places?|rooms?)\b|\bwhere\b[^.?!]{0,60}\b(?:ask|come from)/,
  'inquiry-teams':
    /\b\w+ (?:team|squad) (?:get|gets|got|receive[ds]?|ha[sd]|have|handle[ds]?)\b|\b(?:which|what|whose|busiest) (?:\w+ )?(?:or )?(?:teams?|squads?)\b(?! asks?\b)|\b(?:per|by|each|across|between) (?:the )?(?:teams?|squads?)\b/,
  'inquiry-share':
    /\bshares?\b|\bpercent\w*|%|\bwrong\b|\b(?:hit|success|answer|deflection|containment|resolution|bot) ?(?:rate|ratio)\b|\bbot answers\b|\baccura\w*|\b(?:did not|didn'?t|do not|don'?t) help\b|\byourself\b|\bself.?serv\w*|\bwho answers\b|\bhow many .{0,240}\b(?:you|herald) (?:answer|answered|handled?|solved?)\b|\bwithout (?:an |any |our |the )?engineers?\b|\b(?:proportions?|portions?|fraction|ratio)\b|\bspare[ds]?\b|\b(?:on|by) your ?(?:own|self)\b|\bask(?:s|ed|ing)? again\b|\b(?:bad|poor|unhelpful|useless)\b|\bdeflect\w*|\bhow (?:well|good|useful|effective)\b|\bhow much (?:of|does herald)\b|\b(?:what|which) part of\b|\bhow accurate\b/,
  /** "How do you know that it helped?" */
  'inquiry-basis':
    /\b(?:trustworthy|honest|credible|believable)\b|\b(?:trust|believe|rely on)\b[^.?!]{0,40}(?:\b(?:share|numbers?|figures?|percentage|statistics)\b|\d)|\bhow (?:do|can|would|did|does) (?:you|herald|we) (?:\w+ )?(?:know|tell|measure|count|work out|calculate)\b|\b(?:rests?|based|rely|relies) (?:on|upon)\b(?! (?:you|herald|the bot)\b)|\b(?:satisfied|happy|content|trusts?|likes?|appreciates?)\b[^.?!]{0,40}\b(?:answers|herald|bot)\b|\bhow (?:is|are) (?:\w+ ){1,5}(?:measured|counted|calculated|computed)\b|\bhow (?:sure|certain|reliable|honest)\b/,
  'inquiry-hours':
    /\b(?:what|which|busiest|quietest|peak|per|by|each|rush) (?:\w+ )?(?:hours?|times?)\b(?! (?:to|of (?!(?:the )?day)))|\btimes? of (?:the )?day\b|\bwhen (?:during|in|of|on|at)\b[^.?!]{0,30}\b(?:do|are|does|did|is)\b|\bpattern in when\b|\b(?:mornings?|afternoons?|evenings?)\b[^.?!]{0,30}\b(?:more|less|busier|quieter|than|or)\b|\b(?:more|less|most)\b[^.?!]{0,20}\b(?:mornings?|afternoons?|evenings?)\b|\bhour(?:ly| of (?:the )?day| by hour)\b|\bwhen (?:do|are|does|did|is) (?:most |the |our )*(?:people|engineers?|they|csms?|we|questions|colleagues|customers|users|staff|support|inquiries|herald|you|everyone|load|demand)\b|\bpeak(?:s|ing)?\b/,
  'inquiry-weekdays':
    /\b(?:weekends?|saturdays?|sundays?)\b[^.?!]{0,60}\b(?:week ?days?|working days?|business days?|(?:during|in|rest of) the week|other days|monday to friday)\b|\b(?:week ?days?|working days?|business days?|during the week)\b[^.?!]{0,60}\b(?:weekends?|saturdays?|sundays?)\b/,
  'inquiry-days':
    /\b(?:which|what|busiest|quietest) (?:week)?days?\b|\bdays? of (?:the )?week\b|\b(?:per|by) weekday\b|\bon (?:mon|tues|wednes|thurs|fri)days\b/,
  /** The quietest rather than the busiest. */
  'inquiry-least': /\b(?:quietest|calmest|fewest|least|lowest|slowest)\b/,
  'inquiry-weeks':
    /\bweek (?:by|on|over|after) week\b|\b(?:per|each|every|by) week\b|\bweekly (?:figures|numbers|counts)\b/,
  'inquiry-unanswered':
    /\b(?:could|can|did|do)(?:n'?t| not) (?:you |herald )?(?:help|answer|solve|handle)\b|\bunanswered\b|\b(?:could|can|did|do|does|were|was)(?: ?not|n'?t)\b[^.?!]{0,30}\b(?:answer\w*|know|help with|able)\b|\b(?:could|can|did|do|were|was) (?:you|herald) (?:not|unable|fail)\b[^.?!]{0,40}|\bwithout (?:an |any )?(?:answer|reply|response)\b|\bno (?:answer|reply|response)\b|\b(?:fail\w*|unable) to answer\b|\b(?:left|leave|leaving) (?:\w+ )?(?:hanging|alone|empty.handed)\b|\bhad no idea\b|\bstump\w*/,
  'inquiry-late':
    /\bbreach\w*|\boverdue\b|\btoo (?:late|long)\b|\blonger than (?:agreed|promised|allowed)\b|\bmissed (?:the )?(?:response|answer)\b/,
  /** What became more, or fewer. */
  'inquiry-drivers':
    /\bdr(?:ives?|ove|iven|iving)\b|\bwhy (?:are there )?(?:so )?(?:more|fewer|many|few)\b|\bwhat changed\b/,
  /** Of what reached them, rather than of all that is asked. */
  'inquiry-engineers': /\b(?:engineer(?:s|ing)?|humans?)\b/,
  /** Against how it was, or would be, without Herald. */
  'inquiry-before':
    /\b(?:before|(?:since|after|without) (?:you|herald)|worth|helped|helpful|sav(?:e|es|ed|ing)|reduc\w+|fewer|less|compar\w*|improv\w*|difference|baseline)\b/,
  'inquiry-goal': /\b(?:goals?|targets?|aim)\b/,
  'inquiry-trend':
    /\bask(?:s|ed|ing)? (?:\w+ ){0,2}?(?:more|less|fewer)\b(?! in)|\b(?:trend\w*|develop\w*|evol\w*|fewer|falling|rising|dropp\w*|declin\w*|decreas\w*|increas\w*|(?:going|gone|went) (?:up|down))\b/,
  'inquiry-services':
    /\b(?:which|what) (?:\w+ )?(?:services?|questions?|topics?|subjects?|themes?|things?|products?)\b|\brank\b[^.?!]{0,20}\bservices\b|\bservices by\b|\b(?:per|by|each|across) (?:services?|topics?|products?)\b/,
  /** The same, unless another side is asked about. */
  'inquiry-topics':
    /\b(?:which|what)\b[^.?!]{0,30}\b(?:reach(?:ed)?|went to|go to|got to|ended up with|landed (?:with|at|on)|were put to|were taken to|were passed (?:on )?to)\b[^.?!]{0,20}\bengineers?\b|\bwhat\b[^.?!]{0,30}\bquestions\b[^.?!]{0,20}\babout\b|\bmost (?:common|frequent|popular)\b|\bfaqs?\b|\bwhat (?:do|are) people\b|\b(?:topics?|subjects?|themes?)\b|\bwhat (?:kinds?|sorts?|types?) of\b|\bcomplain\w*|\b(?:want|need) to know\b|\b(?:want|need)s? from (?:you|herald|the bot)\b|\bwhat\b[^.?!]{0,60}\bask(?:s|ed|ing)?(?: \w+)? about\b|\bask(?:ed)? (?:the )?most\b|\babout what\b|\b(?:engineers?|engineering|team)\b.{0,24}\b(?:time|effort|load|attention|hours|capacity|day)\b|\b(?:time|effort|load|attention|hours|capacity)\b.{0,12}\b(?:engineers?|engineering|teams?)\b/,
  /** All that is asked, not what reached engineers alone. */
  'inquiry-all':
    /\btimes (?:were|was|are|have) (?:you|herald)\b|\bhow busy\b|\b(?:conversations?|chats)\b|\b(?:came|come|comes|coming) in\b|\b(?:were|was|are|is|got|get|gets|been) asked\b/,
} satisfies Record<string, RegExp>;
