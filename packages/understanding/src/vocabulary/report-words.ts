/** Words of a leader who reports: "three numbers for the board", "slides for last month", "a recap of today". */

const count = '(?:one|two|three|four|five|six|\\d{1,2}|a few|some|several|a couple of|a handful of)';
/** Of what is one of its kind: "a slide", "the highlights". "The number of questions" is no report. */
const article = '(?:(?:a|an|my|your|our|the|any) )?';
const asked =
  '(?:give|gimme|need|needs|want|wants|prepare|write|draft|make|create|report|tell|send|show|get|put together|compile|present)';
const quality = '(?:(?:short|key|main|good|hard|simple|quick|brief|top|important|clear|plain|honest) )*';
const pieces =
  '(?:numbers?|figures?|facts?|sentences?|lines?|bullets?|bullet points?|stats|statistics|kpis?|highlights?|points|takeaways?|paragraphs?|slides?)';
const readers =
  '(?:boards?|board meeting|management|leadership|exec(?:utive)?s?|c[etof]o|vp|boss|investors?|directors?|steering (?:committee|group)|all.?hands|town.?hall|qbr|standup|stand-up|meetings?|review|presentation|deck|slides?|newsletter)';
const whole =
  '(?:summar(?:y|i[sz]e)|recap|briefing|brief|overview|round.?up|wrap.?up|digest|debrief|one.?pager|tl;?dr)';
const spans =
  '(?:today|yesterday|days?|weeks?|months?|quarters?|year|weekend|\\w+day|january|february|march|april|may|june|july|august|september|october|november|december|everything)';
const matters =
  '(?:herald|you|situation|reliab\\w*|stab\\w*|uptime|availability|support load|support|inquiries|questions|outages?|incidents?|services?|platform|operations?|how (?:we|things|everything|it|herald|the (?:week|month|day))|our (?:services|platform|systems|performance)|performance|the (?:services|platform|systems))';

const alternatives = [
  // "three numbers about Herald", "two sentences on how stable we are", "5 facts for the board"
  `(?<!\\bin )\\b${count} ${quality}${pieces} (?:please )?(?:\\S+ ){0,2}?(?:about|on|for|of|regarding|around|covering)\\b(?: \\S+){0,6}? (?:${readers}|${matters}|${spans})\\b`,
  `\\b${article}${quality}(?:slides?|paragraph|highlights?|takeaways?|bullets?|bullet points?|one.?pager) (?:\\S+ ){0,2}?(?:about|on|for|of|regarding|from)\\b(?: \\S+){0,6}? (?:${readers}|${matters}|${spans})\\b`,
  // "today in three lines", "the week in a nutshell"
  `\\b${spans} in (?:${count}|a|a few) (?:short )?(?:lines?|sentences?|words|nutshell|bullets?|bullet points)\\b|\\bin a nutshell\\b`,
  // "prepare two slides: reliability and Herald"
  `^(?!.*\\b(?:customers?|clients?|users?)\\b).*\\b${asked} (?:me |us )?(?:${count}|a|an) ${quality}(?:slides?|numbers|figures|facts|bullets?|bullet points|sentences|paragraphs?|one.?pager)\\b`,
  // "I have to report to the board", "what can I tell the CEO about last week?"
  `\\b${asked}\\b(?! (?:it|this|that|them|these)\\b)(?: \\S+){0,8}? (?:boards?|board meeting|management|leadership|executives?|exec team|investors?|c[etof]o|vp|directors?|steering (?:committee|group)|all.?hands|qbr)\\b`,
  `\\b(?:sl[oa]s?|uptime|availability) report\\b`,
  // "slides for the board", "numbers about Herald please", "key figures on reliability"
  `\\b${quality}(?:numbers|figures|facts|stats|statistics|kpis?|highlights|bullets|bullet points|slides?|deck|one.?pager|board (?:pack|paper|report)) (?:about|on|for|regarding) (?:\\S+ ){0,4}?(?:${readers}|${matters})\\b`,
  `\\bfor (?:the |my |our |a )?(?:\\S+ )?(?:boards?|board meeting|management|leadership|executives?|investors?|c[etof]o|boss)\\b.*\\b(?:numbers|figures|facts|sentences|slides?|summary|recap)\\b`,
  // "something about reliability for my slides"
  `\\b(?:something|anything|words?|lines?) (?:about|on|regarding) (?:\\S+ ){0,4}?${matters}\\b.*\\bfor (?:\\S+ ){0,2}?${readers}\\b`,
  // "a recap of today", "summary of last month", "sum up the week"
  `\\b${whole}\\b(?: \\S+){0,6}? (?:${spans}|${readers}|${matters})\\b`,
  `\\b(?:sum|summing|wrap) up (?:\\S+ ){0,3}?(?:${spans}|${matters})\\b`,
  `\\b(?:daily|weekly|monthly|quarterly|yearly|annual|executive|management|board|leadership|status|today s|yesterday s|this week s|last month s) (?:summary|recap|report|review|overview|briefing|numbers|figures|digest)\\b`,
  `\\b(?:whole|full|overall|complete|big) picture\\b|\\bparagraph\\b.*\\b${readers}\\b`,
  // "give me a summary", and nothing else
  `^(?:please |can you |could you |just |quick |give me |send me |write |make |i need |we need |show me |need |the |a |an |me )*${whole}(?: please| pls| thanks)?$`,
  `^(?:please |can you |could you |give me |send me |write |make |i need |we need |need |tell me |me )*(?:${count} )?${quality}(?:numbers|figures|facts|slides?|bullets|kpis?)(?: please| pls)?$`,
];

/** Reads a clause in lower case; other marks than words may stand in it. */
export const reportWords = new RegExp(alternatives.join('|'));
