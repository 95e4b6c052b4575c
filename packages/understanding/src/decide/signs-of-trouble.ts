/** Signs that a message asks how a thing is: what it says is wrong, and whether it asks if others see that too. */
import type { Token } from '../token.ts';

export type TroubleSigns = {
  /** "down", "unreachable", "slow", "expired": a state that only a thing that runs can be in. */
  saysDown: number;
  /** "issues", "errors", "problem": what may as well be in a file. */
  saysProblem: number;
  /** "can't reach", "unable to clone", "trouble connecting". */
  failsToReach: number;
  /** "today", "right now", "again", "still". */
  ofNow: number;
  /** "is NAME down", "can't reach NAME", and not only somewhere beside it. */
  ofName: number;
  /** "did it fail on NAME?", "the errors in NAME": what was done there, not the place. */
  isWhere: number;
  /** The name is an address: "git.example.org". */
  isAddress: number;
};

const downWords = String.raw`(?:down|off ?line|unreachable|un?available|inaccessible|(?:un|ir)responsive|not (?:responding|working|loading|reachable|accessible|available|opening|connecting|answering)|(?:does|do|is|are|did|can) not (?:work|load|open|respond|connect|answer|responding|working|loading)|broken|broke|dead|borked|timing out|timed? ?out|time ?outs?|outages?|bad gateway|gateway time ?out|internal server errors?|5(?:00|02|03|04)s?|hang(?:s|ing)?|hung|stuck|stall(?:s|ed|ing)?|flooded|overloaded|under (?:heavy )?load|expired|slow(?:ly|er|ness)?|sluggish|lag(?:s|gy|ging)?|crash(?:ed|es|ing)?|maintenance|maintainence|maint|out of service|ddos\w*|dying|died|frozen|unstable|flaky|gone|playing up|acting up|oom\w*|overwhelmed|saturated|refus(?:ed|ing)|slugg\w*|choppy|disappeared|vanished|halted|disabled|interrupted|closed|closure|re-?open(?:ed|ing|s)?|backlogged|backed up|clogged|awol|unhappy|erratic|collapsed?|dropp?ed (?:off|out)|drop(?:s|ping)? (?:off|out)|absent|rejecting|not updating|no longer (?:working|updating|responding)|stopped (?:working|updating|responding|sending))`;
const problemWords = String.raw`(?:issues?|problems?|trouble|troubles|errors?|failures?|fail(?:s|ed|ing)?|wrong|going on|happen(?:s|ed|ing)?|difficult(?:y|ies)|lost|weird|glitch\w*|hiccups?|certs?|certificates?|delays?|backlog|behind|lag|outages?)`;
const reachWords = `(?:reach|access|connect|clone|fetch|push|pull|load|open|get (?:to|into|on)|log ?in|log ?into|sign ?in|download|upload|resolve|submit|update|view|see|use|send|save|edit|cloning|using|saving)(?:e?ing)?`;
const failing = `(?:(?:can|could|does|did|do|is|are|am) not(?: be)?(?: able)?(?: to)?|can no longer|no longer|unable to|not able to|trouble|troubles|problems?|issues?|difficulty|fail(?:s|ed|ing)? to|anyone(?: else)?|can|slow|slowly) (?:seem to )?`;
const down = new RegExp(`\\b${downWords}\\b`);
const problem = new RegExp(`\\b${problemWords}\\b`);
const reach = new RegExp(`\\b${failing}${reachWords}\\b`);
const state = String.raw`(?:${downWords}|up|ok|okay|fine|working|back|alive|online|running|reachable|accessible|available|usable|stable|having (?:\S+ )?${problemWords}|upgraded|updated|restarted|rebooted|fast|works?|loads?|opens?|starts?|dies?|die|respond\w*|healthy|good)`;
/** "where did NAME go?", "did we lose NAME?", "what, no NAME?" */
const gone =
  /\b(?:where (?:did|has|is)|whither|los[et]|losing|without|what,? no) (?:the |our |my )?NAME\b|^(?:\S+ ){0,2}no NAME$/;
/** "is NAME down", "NAME seems slow", "problems with NAME", "can't reach NAME", "slow downloads from NAME": how the named thing itself is. */
const ofName: readonly RegExp[] = [
  new RegExp(
    `\\bNAME,? (?:(?:is|are|was|be|has|have|been|seems?|looks?|to|still|not|just|really|very|super|so|being|getting|keeps?|again|both|and|or|now|NAME|still|always|does|appears?|server|servers|site|website|page|web|interface|portal) ){0,5}(?:${state}|${problemWords})\\b`,
  ),
  new RegExp(
    `\\b(?:${problemWords}|${downWords}|up|status|news|happen\\w*|${reachWords}) (?:\\S+ ){0,2}(?:with|on|at|in|from|to|of|for|about|accessing|reaching|connecting|downloading|cloning|using|affecting|why|over)(?: to| into| from)? (?:\\S+ ){0,2}NAME\\b`,
  ),
  new RegExp(`\\b${failing}${reachWords} (?:\\S+ ){0,2}NAME\\b`),
  gone,
];
const where =
  /\b(?:fail\w*|happen\w*|seeing|problems?|issues?|errors?|error) (?:\S+ )?(?:on|in) (?:the |our |my )?NAME\b/;
const now =
  /\b(?:today|tonight|right now|now|currently|at the moment|atm|again|still|this (?:morning|afternoon|evening)|yesterday|lately|recently|since|suddenly|at present)\b/;

/** So many words on either side of a name, and so many characters, are looked at. */
const nearName = 16;
const longestNear = 300;
/** Of a message. */
const longestTold = 600;

export function troubleSignsOf(tokens: readonly Token[], name: Token | undefined): TroubleSigns {
  const at = name === undefined ? 0 : Math.max(0, tokens.indexOf(name) - nearName);
  const text = tokens
    .slice(at, at + 2 * nearName)
    .map((token) => (token === name ? 'NAME' : (token.corrected ?? token.text)))
    .join(' ')
    .slice(0, longestNear);
  return {
    saysDown: flag(down.test(text) || gone.test(text)),
    saysProblem: flag(problem.test(text)),
    failsToReach: flag(reach.test(text)),
    ofNow: flag(now.test(text) || tokens.some(({ range }) => range === 'today' || range === 'yesterday')),
    ofName: flag(name !== undefined && ofName.some((pattern) => pattern.test(text))),
    isWhere: flag(where.test(text)),
    isAddress: flag(name !== undefined && /[a-z]\.[a-z]{2}/i.test(name.typed)),
  };
}

const shared =
  /\b(?:(?:any|some|every)(?:one|body|1)(?: of you)? else|(?:just|only) me|it only me|me or\b|or (?:is it )?me\b|(?:my|our) (?:end|side|isp)\b|for (?:any|every)(?:one|body)|for (?:others|others|all of you|you (?:guys|all|too)|you\s*\?)|same (?:for|here|issue|problem)|known (?:\S+ )?(?:issues?|problems?|outages?|incidents?|downtime)|(?:has |is |did |does |have )?any(?:one|body) (?:\S+ )?(?:see|seeing|seen|had|having|have|experienc\w+|notic\w+|getting|get|facing|face|aware|observ\w+|know|knows|able|unable|confirm|reach|access|connect)|(?:you|others|people|y'?all) (?:also |guys |all )*(?:having|seeing|getting|experiencing|notic\w+|able))\b/i;

const brief =
  /(?:\bany ideas?|\bideas|\bknown(?: \S+)?|\b(?:any|some)(?:one|body)(?: else)?|\bis (?:this|that|it) (?:\S+ )?(?:normal|temporary|known|expected|me|planned|just me)|what'?s up(?: with (?:that|it))?|\bmaint\w*(?: or)?|\bor|\bwhy|\bknow anything(?: about (?:that|it))?|\bworks? for you|\bwhat(?:'s| is) (?:wrong|going on|up|happening))\s*\?/i;

/** "anyone else?", "or is it just me?": whether others see it too. */
export function sharesTrouble(text: string): boolean {
  return shared.test(text.slice(0, longestTold));
}

/** Of the whole message, since the name may stand in another sentence: "502 from the wiki. Known?" */
export function troubleIn(text: string): Record<'shares' | 'asksAfter' | 'down' | 'problem' | 'reach', number> {
  const told = text.slice(0, longestTold);
  const lower = told
    .toLowerCase()
    .replace(/n't\b/g, ' not')
    .replace(/\bcan not\b|\bcannot\b|\bca not\b/g, 'can not');
  return {
    shares: flag(sharesTrouble(told)),
    asksAfter: flag(brief.test(told)),
    down: flag(down.test(lower)),
    problem: flag(problem.test(lower)),
    reach: flag(reach.test(lower)),
  };
}

function flag(is: boolean): number {
  return is ? 1 : 0;
}
