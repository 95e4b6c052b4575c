/** Words around a time that say nothing about when: what is done, to what, by whom, and politeness. Negations, exceptions, doubts and short days of other languages ("do", "so") are none of them. */

/** What is done, to what and by whom. */
const work = [
  'vendor|provider|supplier|contractor|electricians?|hosting|cloud|raid|controllers?|disks?|drives?|ssds?|ram|cpus?|power|ups|network|switch(?:es)?|routers?|firewalls?|load balancers?|vpn|dns|certs?|certificates?|ssl|tls|kernel|os|firmware|bios|hypervisors?|clusters?|nodes?|hosts?|vms?|instances?|containers?|storage|backups?|restore|replicas?|schema|index(?:es)?|postgres(?:ql)?|mysql|redis|kafka|api|gateway|website|web|portal|staging|environment|data ?cent(?:er|re)|racks?|cabling|hardware|software|version|code',
  'servers?|systems?|services?|machines?|site|platform|apps?|databases?|db|prod|production|maintenance|downtime|outage|works?',
  'rollout|rollback|cut-?over|cutting over|swap(?:ping|s)?|replac(?:e|ing|ement)|repairs?|repairing|fix(?:es|ing)?|hotfix|chang(?:e|es|ing)|mov(?:e|ing)|relocation|test(?:s|ing)?|drill|inspection|checks?|checking|clean-?up|housekeeping|tuning|resiz(?:e|ing)|scaling|expansion|install(?:ing|ation)?|apply(?:ing)?|switching|rotat(?:e|ing|ion)|renewal|renew(?:ing)?|reboot(?:ing|s)?|restart(?:ing|s)?|patch(?:ing|es)?|upgrad(?:e|es|ing)|updat(?:e|es|ing)|migrat(?:e|ion|ing)|deploy(?:ment|ing|s)?|release|failover|switchover',
  'security|emergency|urgent|routine|major|minor|full|new|old|main|job|tasks?|activity|customers?|clients?|users?|colleagues?',
];

const fillers = [
  "take (?:it|this|the|our|down)|taking (?:it|this|the|our|down)|bring(?:ing)? (?:it|the|our|down)|do (?:it|this)|i'm afraid|unfortunately|sorry (?:all|everyone|folks)|sorry|first thing|this (?:coming )?weekend(?=[:,]? +(?:on )?(?:all day )?(?:sat|sun))|weekend(?=: +(?:on )?(?:all day )?(?:sat|sun))",
  'first (?:one|time|run)(?: is)?|first(?= on (?:the )?\\d)',
  ...work,
  'slots?|session|block|event|notice|announcement|guys|mate',
  "says?|said|asked(?: for)?|asking(?: for)?|book(?:ed|ing)?|reserved?|reserving|schedul(?:e|ing)|pencil(?:l?ed)? in|set|opens?|opening|needs?|needed|takes place|taking place|happens?|happening|occurs?|runs?|running|perform(?:ed|ing)?|carry(?:ing)? out|carried out|doing|allow(?:ing)?|reckon|you|your|my|us|them|this|these|with|we've|i've|they've|they're|i'd|we'd",
  '@?(?:here|channel)|goes out|going out|goes live|blips?|hiccups?|reload(?:ing)?|each run|eta:?(?= )|should take|est\\.?(?= )|maint|gonna|max(?:imum)?|tops|at (?:the )?most|or so|or less|(?:change |network )?freeze|core|edge|legacy|primary|secondary',
  'still|then|also|actually|simply|cheers|regards|ta|yes|yep|right|confirmed|agreed|approved',
  String.raw`(?:going|want|need|have|planning|plan|expect(?:ed|ing)?|scheduled|like|due) to(?=\s+[a-z])`,
  "on|at|from|the|of|a|an|around|about|app?rox(?:imately)?|roughly|circa|ca|exactly|sharp|only|just|o'?clock|local|time|date",
  'start(?:s|ing|ed)?|begin(?:s|ning)?|commencing|commences?|beginn?t?|going|goes|go|kicks? off|kicking off',
  "we(?:'ll|'re|'d| plan| expect)?|i(?:'ll|'m| will)?|it(?:'ll|'s)?|they(?:'ll)?|our|this is|there(?:'ll)?|that'?s?",
  'will|shall|should|would like|want|need|have|has|having|be|is|are|make|makes|making|put|plan|expected|expect|estimated|estimate',
  'windows?',
  'planned|scheduled|short|brief|quick',
  'everything',
  'down|offline|unavailable|off|out',
  'please|pls|plz|kindly|note|fyi|hi|hello|hey|dear|team|everyone|folks|thanks|thank you|thx|ok|okay|heads up|heads-up',
];

/** A sentence about work names it, or says what is being done. */
export const workForm = new RegExp(String.raw`\b(?:${work.join('|')}|[a-z]{3,}ing)\b(?!-)`, 'i');

/** Sticky; a full stop or colon behind such a word goes with it. */
export const fillerForm = new RegExp(`(?:(?:${fillers.join('|')})(?![a-zäöü'-])|@|~)[.:]?`, 'y');

/** "for the database", "to swap the disks": for what, and no "for" or "to" of a time. */
export const forWhatForm = new RegExp(
  String.raw`(?:for|to)(?=\s+(?:(?:the|our|a|an|some)\s+)*(?:${work.join('|')})(?![a-zäöü'-]))`,
  'y',
);
