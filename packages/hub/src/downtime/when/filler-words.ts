/** Words around a time that say nothing about when: what is done, to what, by whom, and politeness. Negations, exceptions, doubts and short days of other languages ("do", "so") are none of them. */

const fillers = [
  String.raw`(?:going|want|need|have|planning|plan|expect(?:ed|ing)?|scheduled|like|due) to(?=\s+[a-z])`,
  "on|at|from|the|of|a|an|around|about|app?rox(?:imately)?|roughly|circa|ca|exactly|sharp|only|just|o'?clock|local|time|date",
  'start(?:s|ing|ed)?|begin(?:s|ning)?|commencing|commences?|beginn?t?|going|goes|go|kicks? off|kicking off',
  "we(?:'ll|'re|'d| plan| expect)?|i(?:'ll|'m| will)?|it(?:'ll|'s)?|they(?:'ll)?|our|this is|there(?:'ll)?|that'?s?",
  'will|shall|should|would like|want|need|have|has|having|be|is|are|make|makes|making|put|plan|expected|expect|estimated|estimate',
  'maintenance|downtime|outage|windows?|works?|reboot(?:ing|s)?|restart(?:ing|s)?|patch(?:ing|es)?|upgrad(?:e|es|ing)|updat(?:e|es|ing)|migrat(?:e|ion|ing)|deploy(?:ment|ing|s)?|release|failover|switchover',
  'planned|scheduled|short|brief|quick',
  'servers?|systems?|services?|machines?|site|platform|app|apps|database|databases|db|prod|production|everything',
  'down|offline|unavailable|off|out',
  'please|pls|plz|kindly|note|fyi|hi|hello|hey|dear|team|everyone|folks|thanks|thank you|thx|ok|okay|heads up|heads-up',
];

/** Sticky; a full stop or colon behind such a word goes with it. */
export const fillerForm = new RegExp(`(?:(?:${fillers.join('|')})(?![a-zäöü'-])|@|~)[.:]?`, 'y');
