/** Words that set several things beside each other: both of them, only the one, which is worse, what is planned and what is not. */

const broken =
  '(?:broke|broken|dead|down|out|failing|wrong|outages?|faults?|disturbances?|disruptions?|unplanned|genuine(?:ly)?|real (?:problem|outage|trouble))';
const planned = '(?:maint\\w*|planned|scheduled|announced|patch\\w*)';
const or = '(?:or|and|n|vs|versus)';

export const turnsOfSeveral = {
  /** "Both sorted?", "each of them"; but not "both servers". */
  both: /\b(?:both|each of (?:them|these|those|the two)|all (?:three|3)|either(?: of (?:them|these|the two))?|the two(?: of them)?)\b(?! (?:of )?(?:(?:the|its|these|those|their|\w+'?s?) ){0,2}(?:servers?|machines?|boxes|hosts?|instances?|nodes?|legs)\b)/,
  /** "Is it only exports, or payments too?" */
  'only-or-too':
    /\b(?:only|just)\b[^.?!]{0,60}\bor\b[^.?!]{0,40}\b(?:too|2|as well|also|affected|down|hit)\b|\b(?:too|also|as well|suffer\w*|affected|touched|hit)\b[^.?!]{0,60}\bor (?:(?:is|are) (?:it|that|this|they) )?(?:only|just)\b/,
  /** "Which of the two is more serious?" */
  'which-worse':
    /\bwhich\b[^.?!]{0,60}\b(?:(?:more|most) (?:serious|severe|urgent|important|critical|pressing)|matters? (?:more|most)|(?:a |the )?(?:higher|top|highest) priority|(?:bigger|biggest|worse) (?:problem|issue|trouble|one))\b/,
  /** "Which one do I tell customers about first?" */
  'tell-first':
    /\b(?:which|what|whom?)\b[^.?!]{0,30}\b(?:tell|warn|inform|call|write|handle|worry|deal|start|prioriti[sz]e)\b[^.?!]{0,60}\bfirst\b/,
  /** "What is broken, and what is just maintenance?", "is it the announced work, or is something broken?" */
  'broken-or-planned': new RegExp(
    `\\b${broken}\\b[^.?!]{0,30}\\b${or}\\b[^.?!]{0,30}\\b${planned}\\b|\\b${planned}\\b[^.?!]{0,20}\\bor\\b[^.?!]{0,40}\\b${broken}\\b`,
  ),
  /** "What is the worst thing still open?" */
  'worst-open':
    /\bwhat(?:'?s| is) (?:the |our )?(?:worst|biggest|most (?:serious|urgent))\b[^.?!]{0,20}\b(?:open|unresolved|going on|ongoing|right now|at the moment)\b/,
  /** "Every incident with start, end and who handled it" */
  'each-handled':
    /\b(?:list|all|every|each|table|log)\b[^.?!]{0,30}\b(?:incidents?|outages?|alerts?|disruptions?|problems?)\b[^.?!]{0,80}\b(?:who|by whom|owner|handler)\b/,
  /** "How fast do we acknowledge an incident?" */
  acknowledging:
    /\bmtta\b|\b(?:how (?:long|fast|quickly|soon)|average|mean time)\b[^.?!]{0,80}\b(?:pick(?:ed|ing)? up|acknowledg\w*|react(?:ed|ing)? to|t(?:ake|aken|aking|ook) (?:it|them|one|an? \w+) on)\b/,
  /** Rather than how high a load average is. */
  'how-busy': /\b(?:how|so|too|very) busy\b|\bbusi(?:est|er)\b/,
  'what-if':
    /\b(?:if|suppose|assuming)\b[^.?!]{0,120}\b(?:day|week|month|quarter|year)\b[^.?!]{0,80}\b(?:availability|uptime)\b/,
} satisfies Record<string, RegExp>;
