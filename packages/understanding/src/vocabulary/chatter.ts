/** What people and tools say in the same places that asks nothing of Herald, as patterns over text in lower case. */

/** Lines that programs post, copied or through a webhook of no bot. */
export const toolLines: readonly RegExp[] = [
  /^(?:\W{0,4}(?:jira|jenkins|zapier|datadog|github|gitlab|sentry|pagerduty|opsgenie|grafana|prometheus|zabbix|nagios|circleci|travis|buildkite|argo ?cd|terraform|dependabot|renovate|slackbot|calendar|outlook|statuspage|uptime ?robot|pingdom|new relic|cloudwatch|aws|azure devops|bitbucket|asana|trello|zendesk|intercom|hubspot|salesforce|freshdesk|confluence|notion|figma|google (?:calendar|drive)|zoom|teams)\b[^?\n]{0,40}?(?::|·|\||\[|—| - )\s*\S)/,
  /\b(?:build|pipeline|job|deploy(?:ment)?|workflow|run) (?:#|no\.? ?)?\d+\b.{0,60}\b(?:failed|passed|succeeded|green|broken|fixed|cancelled|canceled|started|finished|completed)\b/,
  /^(?:\[?(?:ticket|case|incident|issue|pr|pull request|mr|merge request|alert|task)\]? ?#?[a-z]{0,6}-?\d{2,})\b.{0,80}(?:closed|opened|resolved|merged|assigned|updated|moved|created|reopen|solved|commented)/,
  /^\[(?:alert|firing|resolved|warn(?:ing)?|info|error|critical|ok|notice|bot|ci|cron|fyi:auto)[^\]]{0,20}\]/,
  /\b(?:automatic reply|auto(?:matic)?-?reply|out of office|ooo until|this is an automated message|do not reply to this)\b/,
  /^<?@?\S+>? reacted with\b/,
  /^\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?\S* (?:\[?(?:info|warn|error|debug|fatal|trace)\b|\S+ (?:info|warn|error))/,
  /^(?:\S+ )?(?:has|was) (?:joined|left|pinned|added|removed) (?:the channel|a message|to the)/,
  // A line of code.
  /^\s*(?:\/\/|\/\*)/,
  /\bp(?:50|90|95|99)\b.{0,20}[<>]=? ?\d/,
];

/** Nothing but links; or an order to another bot: "deploybot: status", "buildbot6, status", "!builds main". */
export const saysNothingToPeople: readonly RegExp[] = [
  /^\s*(?:<?(?:https?:\/\/|www\.)\S+(?:\s+|$))+$/,
  /^\s*(?!herald\b)[\w.-]+[:,]\s*[a-z][\w-]*\s*[.!]?\s*$/,
  /^\s*[!.]\w{2,}(?:\s+[\w.:/-]+){0,4}\s*$/,
];

/** Another mention is not of Herald: its own is no part of the text. */
const herald = '@herald';

/** Herald is mentioned, and spoken of in the third person. */
export const aboutHerald: readonly RegExp[] = [
  new RegExp(
    String.raw`${herald} (?:just |also |really |always |never |only |literally |has |had )*(?:told|said|says|posted|replied|answered|answers|thinks|knows|gave|ignored|ignores|lied|lies|pinged|pings|wrote|writes|claims|sees|saw|knew|noticed|caught|missed|beat|counts|counted|loves|hates|deserves|needs|wins|won)\b`,
  ),
  new RegExp(
    String.raw`\b(?:ask|asked|asking|about|like|and|or|love|thank|told|using|that|our|because|than|called|named|tagging|trust|trusts|blame|with|from|by|versus|vs|meet|for|of|as|does|did|what if|whether|if|should|let|tried|try)\s+${herald}(?![,:]? (?:is|are|was|what|when|why|how|any|tell|show|please|pls|can|could|who|which)\b)`,
  ),
  new RegExp(`${herald},? (?:and|or|&) (?:@|<@)`),
  // "not @Herald being right again", "shoutout to @Herald", "whoever set up @Herald"
  new RegExp(
    String.raw`^\W*not ${herald}\b|\b(?:shout-?out|props|kudos|credits?|hats off|cheers) to ${herald}|\b(?:whoever|who|those who) (?:configured|set up|built|made|programmed|wrote|installed) ${herald}`,
  ),
  // "for the newcomers: you type @Herald and then your question"
  new RegExp(
    String.raw`\b(?:types?|writes?|tags?|mentions?|put)(?: to)? ${herald},? (?:and|then|not|first|plus|followed)\b`,
  ),
  // After an answer: what others said is agreed with, or the place was wrong.
  /^\W*(?:(?:yeah|yes|yep|hm+|right|ok|exactly)\W+)*(?:that|this)(?:'?s| is| matches| fits) (?:exactly |just )?what \S+(?: \S+)? (?:said|told|thought|wrote|heard|says)\b[^?]*$/,
  /\b(?:that|this|it) was (?:meant )?for (?:the |an)other (?:channel|chat|person|thread|window)\b[^?]*$/,
  /^\W*(?:@herald\W+)?(?:ok |right |great |i |we )*(?:will|'ll) (?:forward|pass|send|copy|tell) (?:this|that|it)\b[^?]*$/,
  new RegExp(
    String.raw`${herald} (?:is|was|isn't|wasn't|can't|does ?n't|won't|has) (?:so |not |such |too |a |an |the |my |really |just |being |very |pretty |always |still |basically |actually )*(?:wrong|right|useless|useful|great|cool|good|bad|dumb|stupid|smart|clever|funny|polite|lying|drunk|asleep|sleeping|bot|robot|person|human|best|worst|favourite|favorite|colleague|coworker|friend|hero|legend|liar|mood|joke|fast|quick|slow today|confused|broken again lol|weird|annoying|awesome|amazing)\b(?![^?]*\?)`,
  ),
  // "told you so, five cedis please", "as I was saying Deniz, are we doing it at 5?", "that was meant for Ines: can you …?"
  /^\W*(?:(?:ha(?:ha)*|lol|see|anyway|well|so|yes|and)\W+){0,3}(?:(?:i )?told (?:you|ya)\b|as i was saying\b)/,
  /^\W*(?:(?:oh|oops|ups|ah|sorry|no)\W+){0,3}(?:that|this|it) was meant for (?!herald|you)\p{L}+\W/u,
  // A letter to somebody: "Dear Ines, attached are the timesheets"
  /^\W*dear (?!herald|team|all|colleagues?|support|friends?|bot|sirs?|madam|engineer\w*|everyone|folks|ops|it\b|mr\b|mrs\b|ms\b)\p{L}+,/u,
  /\b(?:ignore (?:this|that|me|my)|wrong (?:window|channel|chat|thread|person)|just (?:testing|showing|kidding)|testing,? testing|showing (?:my|the|her|him)|disregard)\b/,
  /^\W*(?:@herald\W*)?(?:hold on|brb|one sec|give me a sec)\b/,
  /^\W*(?:@herald\W*)?(?:ah |oh |ok |no )?never ?mind\W*$/,
];

/** What Herald said is repeated, and its meaning asked: "the bot wrote 'degraded'. What is that in human language?" */
export const asksMeaning =
  /\b(?:mean|means|meaning|in (?:plain|human|normal|other|simple) (?:words|language|english|terms)|is (?:that|this|it) (?:good|bad|down|broken|like))\b[^?]*\?|\bwhat is\b[^?]*\b(?:language|english)\b[^?]*\?|\bwhat (?:does|do|is) \S+ (?:mean|supposed)\b/;

/** "Please be informed that I am on holiday", "we inform you that …": others are told something. */
export const tellsOthers =
  /^\W*(?:(?:dear|hi|hello|good (?:morning|afternoon|evening))[^,.!?]{0,30}[,.!]\s*)?(?:(?:please|kindly) )?(?:be (?:informed|advised|aware)|note|take note|(?:i|we) (?:(?:would like|want|wish) to )?inform you|for your information)\b,? (?:that )?[^?]*$/;

/** "ugh cust gonna lose it", "my boss will kill me": a sigh. */
export const sigh =
  /^[^?]*\b(?:gonna|going to|about to|will|'ll|is|are) (?:lose (?:it|(?:their|his|her|my) (?:mind|shit|temper))|los(?:ing) (?:it|(?:their|his|her|my) (?:mind|shit|temper))|kill me|(?:go|going) (?:mad|crazy|nuts|mental|ballistic|bananas|insane)|freak(?:ing)? out|flip(?:ping)? out|eat me alive|have my head|be (?:furious|so mad|livid|pissed))\b[^?]*$/;

/** Herald is spoken of where it was not addressed, and nothing is asked of it: "Herald says green", "the bot told me". */
export const aboutItInPassing =
  /(?<![@\w])(?:herald|the bot|that bot|this bot)(?:'s)? (?:just |also |really |always |never |only |has |had )*(?:says?|said|told|tells|posted|replied|answered|thinks|wrote|claims|claimed|was|is|did|gave|got|ignored|lied|should (?:really )?(?:get|have|be)|deserves?)\b/;

/** "tell me what you think of it, folks": people's opinion is asked. "how good is that?!", '"how is it?" said nobody ever', "the coffee machine is down": nothing is. */
export const asksNothingOfIt =
  /\b(?:tell me|let me know) what (?:you|y'?all|u)(?: all| guys| folks)? (?:think|reckon)\b|\bhow (?:good|cool|nice|great|funny|crazy|sweet|awesome|mad) is (?:that|this|it)\b|\bsaid (?:nobody|no[ -]?one)\b|\bnever ?mind\W*$|^\W*if you (?:ever )?(?:want|need|wish|wonder|would like)\b[^?]*$|\b(?:coffee|espresso|vending|washing|fax|ice|pinball|sewing) (?:machine|server|maker)s?\b|\bwould you rather\b/;
