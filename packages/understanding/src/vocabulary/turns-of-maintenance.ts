/** Of what is planned: whether maintenance is meant at all, how much of it there was, and what it has to do with outages. Read as `turns.ts` reads. */

const report = '(?:summar(?:y|ies)|reports?|digests?|mails?|e-?mails?|updates?|overviews?|newsletters?|recaps?)';

export const turnsOfMaintenance = {
  /** What is announced, rather than what is broken. */
  plans:
    /\b(?:maintenance|planned|scheduled|downtimes?|windows?|patch\w*|upgrades?|(?<!\b(?:it|that|this|everything|all|once|really|exports?|csv|who) )works?(?! (?:again|now|fine|on|with|for)\b|\W*$))\b/,
  /** "Once that work is over", "who does the maintenance?": one that is known of. Not "does that work?" */
  'the-maintenance':
    /\b(?:the|that|this) (?:planned )?(?:maintenance|patching|upgrade)\b|\bthe work\b|(?<!\b(?:does|do|did|can|could|will|would|should|makes?|gets?) )\b(?:that|this) work\b(?! (?:again|fine|with)\b)/,
  /** Beside outages what was planned: "planned and unplanned", "including maintenance". */
  'planned-too': /\b(?:maintenance|planned|scheduled)\b/,
  /** What was, not what is to come. */
  unplanned: /\bunplanned\b/,
  /** Who stands behind what is announced. */
  'who-planned':
    /\bwho(?:se)?\b[^.?!]{0,240}\b(?:decid\w*|announc\w*|plan(?:s|ned)|schedul\w*|approv\w*|arrang\w*|idea)\b/,
  /** "Is it the maintenance?" rather than "is there maintenance?". */
  'is-it-planned':
    /\bis (?:it|this|that)(?: just| only)? (?:because of |due to |from )?(?:the |a |your )?(?:planned |scheduled )?(?:maintenance|downtime|patching|upgrade|works?)\b(?!,? or\b)/,
  /** What works during maintenance although something does not. */
  'still-works': /\bcan\b[^.?!]{0,60}\bstill\b[^.?!]{0,240}\b(?:during|meanwhile|while|through)\b/,
  /** "Will there be a message when it is finished?" */
  'message-at-end':
    /\b(?:will|do|shall) (?:there be|i (?:get|hear)|we (?:get|hear)|(?:you|some(?:one|body)|any(?:one|body)) (?:send|post|write|tell|say|announce))\b[^.?!]{0,240}\b(?:messages?|notes?|notices?|updates?|announce\w*|when|once)\b[^.?!]{0,240}\b(?:over|done|finish\w*|complete\w*|ends?)\b|\b(?:when|once)\b[^.?!]{0,60}\b(?:over|done|finish\w*|complete\w*|ends?)\b[^.?!]{0,20}\bwill (?:you|some(?:one|body)|any(?:one|body)) (?:tell|inform|write|say|announce|let)\b/,
  /** "Till 17:29?" of what runs. */
  until: /\b(?:un)?till?\b|\buntil\b/,
  /** What comes once what runs is over. */
  'after-this': /\bafter (?:this|that|it|the (?:current|running))\b|\b(?:the )?(?:next|following) one\b|\bone after\b/,
  next: /\bnext\b/,
  'whole-time': /\b(?:the )?(?:whole|entire) time\b|\ball the time\b|\bthroughout\b/,
  /** "What maintenance did we have?", "all windows of this month": each, and how much in all. */
  'all-windows':
    /\b(?:list|all|every|total|how much|how many (?:hours|minutes|days))\b[^.?!]{0,40}\b(?:maintenance|windows?|planned downtime|planned works?)\b/,
  /** "What did maintenance add up to?": how much of it in all. */
  'planned-sum':
    /^(?![^.?!]*\b(?:left|remain\w*|longer|notice)\b).*(?:\b(?:total|sum|in all|in total|altogether|all together|all told|combined|overall|add(?:s|ed|ing)? up)\b[^.?!]{0,60}\b(?:maintenance|planned|scheduled)\b|\b(?:maintenance|planned|scheduled)\b[^.?!]{0,60}\b(?:total|sum|in all|in total|altogether|all together|all told|combined|overall|add(?:s|ed|ing)? up|amount(?:s|ed)?)\b|\bhow much (?:planned |scheduled )?(?:maintenance|planned (?:work|downtime))\b|\bhow many (?:minutes|mins|hours|days) of (?:\w+ ){0,2}(?:maintenance|planned|scheduled)\b)/,
  /** "Minutes of maintenance compared with unplanned minutes?": both. */
  'planned-beside':
    /\b(?:maintenance|(?<!un)planned|scheduled)\b[^?!]{0,80}\b(?:compar\w+|against|versus|vs|than|and how (?:many|much))\b[^?!]{0,40}\b(?:unplanned|unscheduled|outages?|interruptions?)\b|\b(?:unplanned|unscheduled)\b[^?!]{0,60}\b(?:compar\w+|against|versus|vs|than|and how (?:many|much))\b[^?!]{0,40}\b(?:maintenance|planned|scheduled)\b|\bcompar\w+[^?!]{0,30}\b(?:planned and unplanned|unplanned and planned)\b/,
  /** "What share of our downtime was planned?" */
  'planned-share':
    /\b(?:shares?|percent\w*|proportions?|portions?|fractions?|how much|how many|(?:what|which) part|ratio|split|%)(?=[^a-z])[^?!]*\b(?:down ?time|unavailab\w*|outages?|interruptions?|time (?:we were )?down)\b[^?!]*\b(?:planned|maintenance|scheduled|unplanned)\b|\b(?:down ?time|outages?)\b[^?!]*\b(?:how much|(?:what|which) (?:share|part|percentage)|planned or (?:not|un\w+))\b|\b(?:shares?|percent\w*|proportions?|fractions?|(?:what|which) part)\b[^?!]*\b(?:planned|maintenance|scheduled)\b[^?!]*\b(?:down ?time|unavailab\w*|outages?)\b/,
  'without-plans':
    /\b(?:exclud\w+|without|not (?:counting|including)|ignor\w+|leaving out|minus|apart from|except|besides|outside(?: of)?|net of|less)(?: \w+){0,2} (?:maintenance|planned|scheduled|downtimes?)\b/,
  'which-windows': /\b(?:which|what)\b[^.?!]{0,40}\b(?:maintenances?|windows?|planned downtimes?|planned works?)\b/,
  /** "A summary every morning", "a weekly report in here": sent by the clock. */
  'by-the-clock': new RegExp(
    `(?<!\\b(?:i|we|they|always) )\\b(?:send|post|e-?mail|message|dm|text|receive|get|subscribe|want|have)\\b(?: \\S+){0,4}? (?:(?:daily|weekly|monthly|hourly|quarterly|nightly|regular) (?:\\S+ )?${report}|${report}(?: \\S+){0,4}? (?:every|each) (?:single )?(?:\\S*day|morning|evening|night|week|month|quarter|hour)s?)\\b`,
  ),
  finished: /\b(?:finish(?:ed)?|completed?|over|done|ended)\b/,
  /** Whether maintenance ended when it was to end. */
  'on-time':
    /\b(?:on time|as planned|on schedule|overr[au]n\w*|ran over|extend\w*|sharp|late|delayed|punctual\w*|early|(?:earlier|later|longer) than planned|(?:planned|plan) (?:vs|versus|against) (?:real|actual)|compared to (?:the )?plan)\b/,
  /** What went down for planned work, rather than by a fault. */
  'by-plans':
    /\b(?:because of|due to|during|by|for) (?:the|that|this|its|your) (?:\w+ )?(?:maintenance|patch\w*|upgrades?|window|works?)\b|\bwas there (?:an? |any |some )?(?:planned )?(?:maintenance|patching)\b/,
  /** "Was the outage connected to the maintenance?" */
  connected:
    /\b(?:connected|related|linked|tied|to do) (?:to|with)\b|\b(?:consequence|result|part|side effect|fallout|separate|apart|independent) (?:of|from) (?:the |that |this |your |our )?(?:\S+ )?(?:maintenance|patching|upgrade|planned works?)\b|\b(?:connection|link|relation|connected|related)\b[^.?!]{0,60}\bbetween\b|\b(?:caused by|because of|due to) (?:the |that |your |our )?(?:\S+ )?(?:maintenance|patching|upgrade)\b|\b(?:maintenance|patching|upgrade) (?:break|broken|broke|cause|caused|kill|killed|take down|taken down|knock out)\b/,
  /** "Was it announced in time?" */
  announced:
    /\b(?:announced|told|warned|notified|given notice)\b[^.?!]{0,240}\b(?:in time|early|earlier|before(?:hand)?|ahead|advance)\b|\bwhen (?:was|were|did)\b[^.?!]{0,240}\bannounced?\b|\b(?:enough|short) notice\b/,
  /** "Does it count against our uptime?" */
  'counts-against':
    /\bcount(?:s|ed|ing)?\b[^.?!]{0,60}\b(?:against|towards?|in(?:to)?|as)\b[^.?!]{0,60}\b(?:uptime|availability|sl[ao]s?|downtime)\b/,
} satisfies Record<string, RegExp>;
