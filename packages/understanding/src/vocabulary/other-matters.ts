/**
 * What people ask a bot at work that no reading of a server tells, by kind: each is told apart by its own words, however much the
 * rest of the question looks like one of how things are. Patterns read one clause in lower case, with `_name_` for what is named,
 * and gaps are bounded: a text may be hostile.
 */

const who =
  '(?:i|we|you|one|he|she|they|people|users?|customers?|clients?|(?:a|my|our|the) (?:new )?(?:customer|client|user)s?)';
const things =
  '(?:data|records?|rows?|entries|orders?|files?|documents?|e-?mails?|attachments?|payments?|transactions?|bookings?|lines?|columns?|fields?|products?|items?|histor(?:y|ies)|_name_)';
const ofSomebody = '(?:accounts?|order|card|subscription|profile|parcel|package|delivery|booking|reservation|login)';
const opens = '^(?:(?:so|and|but|ok|okay|hey|well|also|then) )*';

const kinds: Readonly<Record<string, readonly RegExp[]>> = {
  security: [
    /\b(?:hack(?:ed|ers?|ing)|breached|(?:data|security) (?:breach|leak|incident)\w*|leak\w* (?:\S+ ){0,3}(?:data|passwords?|e-?mails?|addresses)|(?:data|passwords?) (?:\S+ ){0,2}leak\w*|stolen|steal|ransomware|malware|virus(?:es)?|phish\w*|ddos\w*|under attack|attack(?:ed|ers?)|intru(?:ders?|sion)|compromised|vulnerab\w*|cves?|exploit(?:ed|s)?|encrypt\w*|penetration test\w*|pen ?tests?|passwords?|two factor|2fa|mfa)\b/,
    /\b(?:gdpr|hipaa|pci|dss|soc ?2|iso ?\d{4,5}|dora|nis ?2|compliant|compliance|certified|audited|insured)\b(?! (?:at|of|with) 9)/,
    /^(?:did|has|have|was|is|could|can) (?:any(?:one|body)|some(?:one|body)|outsiders?|strangers?|hackers?) (?:\S+ )?(?:get|got|gotten|broke|break|broken) in(?:to)?\b/,
    /\b(?:who|which \S+) (?:else )?(?:has|have|had|got|gets) (?:\S+ )?access\b/,
  ],
  content: [
    new RegExp(
      `\\b(?:los[et]|losing|miss(?:ing|ed)|delet(?:e|ed|ing)|corrupt\\w*|duplicat\\w*|overwr\\w+|restor(?:e|ed)) (?:any |some |all |of |our |their |his |her |my |its |the |customers? )*(?:${things}|customers?|clients?|accounts?|money|revenue|sales|deals?)\\b(?! (?:servers?|is|are|was|were)\\b)`,
    ),
    new RegExp(
      `${opens}(?:(?:is|are|was|were|did|has|have|whether|if) |is it true that )(?:any |some |all |our |their |his |her |my |the |customers? )*(?:\\S+ )?${things} (?:\\S+ )?(?:is |are |was |were |has |have )?(?:been |be |get |got )?(?:lost|missing|deleted|corrupt\\w*|(?:in)?complete|duplicated|(?:in)?correct|intact|recoverable|overwritten|charged|double)\\b`,
    ),
    // "is my account blocked", "why was her order cancelled"; but "are cards declined?" is of all.
    new RegExp(
      `\\b(?:my|his|her|their|the|an?|(?!any|every|each|all|credit|debit)[a-z]+) ${ofSomebody} (?:still |already )?(?:is |was |been |got |get )?(?:blocked|locked|closed|suspended|cancell?ed|charged|declined|shipped|delivered|gone|expired|late|refunded|verified|activated?)\\b`,
    ),
    /^what (?:triggers|starts|creates|generates|produces|sends) (?:an?|the|our) _name_$/,
    /^(?:what|which) (?:percentage|percent|share|proportion|fraction) of (?!.*\b(?:downtimes?|availability|uptime|questions?|answers?|inquiries|cpu|memory|ram|disks?|load|outages?|incidents?|times?|hours?|minutes|days?|weeks?|months?|today|yesterday|services?|servers?|machines?|hosts?|boxes|instances?|products?|systems?|maintenance|engineers?)\b)/,
    /\b(?:data ?loss|backups?|backed up)\b(?! (?:servers?|box|host|machine|node|system)s?\b)/,
    /\b(?:charged|billed|paid|debited|booked|invoiced) (?:\S+ )?(?:twice|double|wrong\w*)\b/,
    /\b_name_ (?:of|for) (?!(?:the|our|my|all|every|any|us|me|you|him|her|them|that|this|now|today)\b)\S+ (?:\S+ )?(?:finish\w*|done|ready|complete\w*|through|sent|arriv\w*|process\w*|gone?|go out|went)\b/,
    /\b(?:what|which) (?:kind of |sort of )?(?:error|messages?|errors?|prices?|colou?rs?|texts?|words?|pages?|buttons?)(?: messages?| codes?)? (?:do|does|did|is|are|was|were|will) (?!there\b)/,
    /\b(?:has|have|shows?|contains?|holds?) (?:the |an? )?(?:wrong|strange|different|empty) (?!(?:_name_|responses?|answers?|problems?|issues?|outages?|errors?|connections?|access|effects?|idea|downtime|maintenance|memory|disks?|space|cpu|servers?|hosts?|status|owners?|team|one|updates?|news)\b)[a-z]+/,
    /\b(?:the|its|error|access|server) logs?(?: files?)?\b(?! (?:in|on|into|out)\b)|\bstack ?traces?\b/,
    /\b(?:prices?|colou?rs?|logos?|typos?|spelling|translations?|amounts?|totals?) (?:\S+ )?(?:on|in|of|at) (?:the |our |my )?_name_/,
    /^what does (?:the )?(?:error|code|message) .{1,30} mean\b/,
    /\bhow many (?:\S+ )?(?:rows|records|entries|orders|pages|files|products|items|e-?mails?|messages|transactions|visits|visitors|sessions|clicks|logins|sign ?ups|payments|bookings|searches|downloads)\b/,
  ],
  money: [
    /\bhow (?:much|many) \S+(?: \S+)? (?:does|do|would|will) (?:one|a single|an?) (?!(?:\S+ ){0,2}(?:servers?|hosts?|machines?|box|instance)\b)/,
    /\bmoney back\b/,
    /\bhow much\b(?![^.?!]{0,60}\b(?:herald|you)\b)[^.?!]{1,60}\bper (?:year|month|annum|seat|user|head)\b/,
    /\bhow much (?:credits?|compensation|refund) (?:does|do|did|will|is|are|can|should)\b/,
    /\b(?:salar(?:y|ies)|wages?|earns?|revenue|turnover|profit\w*|budgets?|discounts?|(?<!new )pric(?:e|es|ing)|fees?|cheap\w*|expensive|margins?|vat|tax(?:es)?|quotes?|upsells?|sales figures|conversion(?: rate)?s?|pipeline|arr|mrr|nps|csat|churn\w*)\b/,
    /\b(?:contracts?|licen[cs]es?|renew(?:s|ed)?|invoice (?:amount|number)|purchase orders?|(?:enterprise|premium|free|starter|pro|basic|business) (?:plan|tier|package)|(?:which|what) (?:price )?(?:plan|tier|package) (?:is|are|does|do|has|have))\b/,
    /\bsla (?:do we have )?with (?!(?:us|the|our|this|all|each|you|engineering|engineers|_name_)\b)\S+/,
    /\bsla\b.*\b(?:sell|sold|sign(?:ed)?|promised?|agreed?|give|gave|offer(?:ed)?|have) (?:\S+ )?(?:to|with|for) (?!(?:us|the|our|this|all|each|_name_)\b)\S+/,
  ],
  people: [
    /\b(?:phone|mobile|cell|telephone|extension) numbers?\b|\be-?mail address\w*|\b(?:birthday|annual leave|parental leave|hired|hiring|fired|promoted|working from home|in the office|home office|job title|years old|before (?:he|she|they) joined)\b|\b(?:have|has|having|had|go to|goes to) lunch\b|^(?:is|are|was|were) (?!there\b|_name_|the _name_)\S+(?: \S+)? (?:on (?:holidays?|vacation|leave|sick leave)|off sick)\b/,
    /^who (?:at|from) (?!(?:_name_|the|our|engineering|platform|support|ops)\b)\S+/,
    /\bhow long (?:has|have|is|was) \S+ (?:worked|been working|been (?:with us|here|at))\b(?! on\b)/,
    /^who (?:is|are|will be) (?:\S+ )?working(?: (?:today|tonight|tomorrow|this \S+|next \S+|on \S+day|over \S+(?: \S+)?))?$/,
    /\bwho is (?:the |our )?(?:\S+ )?(?:manager|boss|ceo|cto|cfo|head|lead|director|account manager|sales rep)\b/,
    /\bhow many (?:people|persons|engineers|developers|employees|colleagues|staff)(?: of us)? (?:do we (?:have|employ)|work(?:s|ing)?(?: in| for| at)?|belong|are (?:there )?(?:in|at))\b(?! (?:on|it)\b)/,
    /\b(?:who|whom) (?:\S+ )?(?:wrote|built|coded|programmed|designed|developed|invented|sold|sells|signed|hired|approved|approves|tested|tests|reviewed|deployed|deploys|merged|committed|pushed)\b(?! (?:you|herald|this bot)\b)/,
  ],
  customers: [
    /\b(?:open tickets?|tickets? (?:\S+ ){0,3}open)\b/,
    /\b(?:who|which|what) (?:is|are|was|were) (?:our |my |the |your )?(?:\S+ )?(?:biggest|largest|best|most \S+|top|oldest|newest|richest|smallest|favou?rite) (?:customers?|clients?|accounts?|users?)\b/,
    /\b(?:customers?|clients?|users?|people|anyone|anybody|someone|somebody|accounts?) (?:\S+ )?(?:complain\w*|cancel\w*|left|leave|sign(?:ed)? up|registered|(?:un)?happy|satisfied|angry|upset)\b/,
    /\b(?:which|who) of (?:our |my |the )?(?:customers?|clients?|users?|accounts?) (?!(?:is|are|was|were|will|has|have|can|uses?|asks?|notices?|feels?|rel(?:y|ies)|depends?)\b)\S/,
    /^(?:does|do|did|has|have|is|are) (?:the )?(?:marketing|sales|finance|hr|legal|accounting|ceo|cto|cfo|management|press|boss|our boss|my boss) (?:\S+ )?(?:know|aware|heard?|seen?|told|notice[ds]?|informed)\b/,
    /^how (?:\S+ )?(?:happy|satisfied|pleased|loyal|angry|upset|annoyed|unhappy) (?:is|are|was|were)\b/,
    /^(?:does|do|did|has|have|will) (?:anyone|anybody|someone|somebody|people) (?:still |really |actually |even )?use[ds]? _name_/,
    /\b(?:cancel\w*|ended?) (?:their|his|her|its) (?:\S+ )?(?:subscription|account|plan|order)s?\b/,
    /\bhow many (?:\S+ )?(?:customers|clients|users|accounts|people|companies) (?:\S+ )?(?:do we have|have|has|are on|are in|use|used|using|bought|buy|logged|visited|came|come|signed|registered|pay|paid|tried|ordered)\b/,
  ],
  product: [
    /\b(?:does|do|did|can|could|will) (?:the |our )?_name_ (?:\S+ ){0,2}?(?:support|offer|include|integrate|contain|provide|allow|accept|come with|have an?|speak|cover|export to|work with)\b(?! (?:\S+ )?(?:servers?|hosts?|machines?|nodes?|owners?|team|spare|problems?|issues?|outages?|trouble|maintenance|incidents?|customers?)\b)/,
    /\b(?:dark mode|sso|saml|api keys?|api limits?|rate limits?|mobile app|android|iphone|ios|file formats?|apple pay|google pay|paypal|klarna|excel|payment methods?|integrations?|plug-?ins?|roadmap|feature requests?|features?)\b/,
    /\b(?:available|written|readable|displayed|shown|offered|translated) (?:in|into) (?:english|french|german|spanish|italian|dutch|portuguese|polish|swedish|danish|czech|turkish|chinese|japanese|arabic|\S+ languages?)\b/,
    /^(?:can|could) (?:the |our |an? )?_name_ be (?:scheduled|automated|shared|edited|filtered|customi[sz]ed|sorted|grouped|changed|deleted|renamed|translated|printed|signed|encrypted|sent|emailed|merged|split|hidden|embedded)\b(?! to\b)/,
    /\bis there (?:a |an |any )?(?:way|option|setting|possibility|feature|button|api|app|limit|manual|guide|documentation|tutorial|plug-?in|integration|trial)\b/,
    /\b(?:maximum|max|minimum|biggest|allowed|character|file|upload) (?:\S+ )?(?:size|length|number|amount|rows?|limit)s?\b(?!.*\b(?:cpu|memory|ram|disks?|load|network)\b)/,
    /\b(?:which|what) (?:languages?|currenc(?:y|ies)|browsers?|formats?|fields?|columns?|options?|databases?|frameworks?|programming language|stack|technolog(?:y|ies)|librar(?:y|ies)|vendors?|providers?|suppliers?|(?:\S+ )?version|release|build)\b(?! (?:is|are) (?:down|up|slow|broken|affected|ok|healthy|busy)\b)/,
    /\b(?:can|could) (?:\S+ ){1,4}with (?:their |his |her |my |our |the |an? )?(?!(?:_name_|it|this|that|us|you|herald|them|him|her|me|everything|anything|all|no|one|two|only|out)\b)[a-z]\S*(?: \S+)?(?: (?:at|in|on|to|for) (?:the |our )?_name_)?$/,
  ],
  code: [
    /\b(?:commit(?:s|ted)?|pull requests?|merge(?:d|s)?|repo(?:sitory)?|source code|codebase|hot ?fix(?:es)?|change ?logs?|release notes|feature flags?|unit tests|test coverage|bug ?fix(?:es)?|tech(?:nical)? debt)\b/,
    /\b(?:written in|built (?:with|on|in)|coded in)\b/,
    /\bwhen (?:was|were|did|is|are|will|do|does) (?:\S+ ){1,4}?(?:deploy(?:ed)?|releas(?:ed?|ing)|launch(?:ed)?|ship(?:ped)?|roll(?:ed)? out|introduced|added|(?:go|went) live)\b/,
    /^(?:did|have|has) (?:we|you|they|anyone|anybody|someone|somebody|engineering|the \S+) (?:\S+ )?(?:releas|deploy|ship|launch|roll|push|merg)(?:e|ed|s|p|ped|ing)?\b(?! back)/,
    /\bwhat (?:did|has|have) (?!you\b|herald\b|we\b|it\b|they\b|_name_)\S+ (?:change|deploy|merge|commit|push|ship|release|configure|install|build)(?:d|ed)?\b/,
  ],
  elsewhere: [
    /^what (?:time|day|date) is it(?: today| now)?(?: (?:in|at) \S+(?: \S+)?)?$/,
    /^(?:is|are|does|do|did|has|have) (?:the |their |his |her |my |our )*(?:banks?|provider|isp|carrier|supplier|hoster|network|wifi|laptop|browser|phone)(?: \S+){0,3} (?:down|up|slow|broken|working|work|ok|offline|online|out|trouble|problems?|issues?)\b/,
    /\bhow long (?:do|does|are|must) (?:you|we|_name_) (?:keep|store|retain|hold|save) (?!(?:my|me|this|that|it|data|messages?|questions?|what)\b)/,
    new RegExp(
      `${opens}(?:is|are|was|were|does|do|did|has|have) (?:the |our |my |their |your )?(?:office |company |guest )?(?:aws|amazon|azure|gcp|google(?: \\S+)?|gmail|stripe|paypal|slack|github|gitlab|zendesk|salesforce|hubspot|intercom|jira|confluence|notion|zoom|outlook|office 365|microsoft(?: \\S+)?|cloudflare|twilio|sendgrid|openai|chatgpt|whatsapp|facebook|instagram|linkedin|dropbox|docusign|okta|auth0|shopify|sap|netsuite|quickbooks|xero|wi-?fi|vpn|printers?|internet|intranet|coffee machine|heating|lift|elevator|meeting room|projector)\\b`,
    ),
    /^(?:\S+ )?would you rather\b|\bwhen (?:is|does|will) \S+(?: \S+){0,3} (?:come|coming) out\b/,
    /\b(?:on|in) the (?:internet|news|web|tv|papers?)\b/,
    /\b(?:plan b|disaster recovery|(?:recovery|emergency|contingency) plans?)\b/,
    /\b(?:weather|forecast|rain(?:ing)?|horoscope|stock price|share price|exchange rate|the match|football|bundesliga|world cup|election|news headlines|traffic jam)\b/,
  ],
  howTo: [
    new RegExp(
      `${opens}how (?:(?:do|does|can|could|would|should|must|might) ${who}|to) (?:actually |best |quickly )?(?!(?:\\S+ you|stack|know|knows|tell|see|find out|check|get|reach|ask|contact|use|talk|speak|report|escalate|stop|un\\w+|subscribe|mute|be|log ?in|raise|read|word|explain|put|say|answer|respond|reply|complain\\w*|apologi[sz]e|inform|communicate|measure|decide|calculate|work|look|feel|affect|impact|notice|help|hold|do|perform|compare|stand|behave|go|come|we|you|i|it|_name_|the|our|your|this|that|these|they|he|she|their|my|customers?|clients?|find)\\b)[a-z]`,
    ),
    new RegExp(
      `${opens}(?:how (?:do|does|can|could|should|to)(?: ${who})? (?:export|search|pay|bill|order|import|print|download|upload|cancel|reset|change|add|delete|remove|create|set up|configure|connect|invite|log ?in|sign ?in|sign up|get an? (?:invoice|export|refund|receipt|login|account|password)|find (?:my|an?|the|their) \\S+)\\b(?: |$)(?!(?:is|are|doing|going|look|hold|do|does|doing)\\b))`,
    ),
    new RegExp(
      `${opens}how (?:(?:do|does|can|could|should) ${who}|to) _name_ (?:an?|the|my|our|their|all|every|\\S+s)\\b`,
    ),
    new RegExp(
      `${opens}where (?:do|does|can|could|should|is|are)(?: ${who})? (?:find|download|change|click|enter|set|upload|edit|delete|add|my (?:\\S+ )?_name_|see (?:my|our|his|her|their|old|past|the old|the past)|the _name_ of|the button|the setting|the link to)\\b`,
    ),
  ],
  judgement: [
    /^(?:(?:so|and|but|ok) )*(?:should|shall|would) (?:we|i|you) (?:rather )?(?:switch|buy|move to|migrate|hire|upgrade|replace|drop|invest|sell|offer|launch|use|choose|pick|keep using)\b/,
    /\b(?:competitors?|competition|rivals?|other companies)\b/,
    /^(?:is|was|are|were) .{1,40} (?!(?:whose|our|your|my|the|a|his|her|their|no)\b)\S+ fault$/,
    /^(?:is|are) (?!herald\b|(?:the|this) bot\b)\S+ any good\b/,
    /\b(?:better|worse|cheaper|faster|slower|nicer|more \S+) than (?!(?:_name_|usual|normal|before|yesterday|last|the|it|this|that|our|average|expected|always|\d|an?|on|in|other|any|most|ever|planned|i|we|you)\b)[a-z]\S*$/,
    /\bwhy (?:is|are|does|do) (?:the |our )?(?:\S+ )?_name_ so (?!(?:slow|bad|busy|often|unstable|down|unreliable|sluggish|laggy|flaky|degraded|long|hot|full|high)\b)\S+$/,
    /\bdo we need (?:more|another|bigger|an?|new|additional) /,
  ],
};

/** Nothing that Herald writes, whoever asks for it. */
const play = /^(?:\S+ ){0,3}(?:poem|joke|haiku|limerick|riddle|recipe|fairy tale)s?\b/;

const patterns = Object.values(kinds).flat();

/** One of what a service makes, whatever the service is called. */
const whereOneIs =
  /^where (?:is|are) (?:the|my|our|his|her|their|this|that) (?:\S+ )?(?:invoice|export|order|receipt|report|bill|file|csv|download|document|attachment|payment|refund|booking)s?\b/;

export function isPlay(clause: string): boolean {
  return play.test(clause);
}

/** Of what no reading of a server tells. `typed`: the same clause with its names. */
export function isOtherMatter(clause: string, typed: string): boolean {
  return whereOneIs.test(typed) || patterns.some((pattern) => pattern.test(clause));
}
