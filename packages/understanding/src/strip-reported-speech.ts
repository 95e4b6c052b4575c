/**
 * Managers bring what customers ask: "Acme asks whether billing is up". Such a frame is
 * replaced by the question in it, so that it is read as if the manager had asked.
 */

const customer = String.raw`(?:(?:a|an|my|our|the|one|another|one of my|one of our) (?:\p{L}+ )?(?:customers?|clients?|accounts?|partners?|contacts?)(?: (?:from|in|at|of) \p{Lu}[\p{L}-]{1,20})?|(?:customers?|clients?|partners?) (?:from|in|at|of) \p{Lu}[\p{L}-]{1,20}|\p{Lu}[\p{L}\p{N}&.-]*(?: (?:&|\p{Lu}[\p{L}\p{N}&.-]*)){0,3}|(?!(?:i|we|you|he|she|they|who|it|this|that|and|but|so|nobody|anyone|someone|everyone|everybody|is|are|was|were|does|do|did|can|will|has|have|any|when|what|how|why|which|if|to|please|just|herald|boss)\b)[\p{L}\p{N}-]+)`;
const asks = `(?:(?:has|have|just)(?: just)? asked|asks?|(?:is|are) (?:just )?asking|keeps? asking|wonders?|is wondering|wants? to know|would like to know|needs? to know|want to hear)`;
const lead = String.raw`(^|[.!?,;:>\n]\s{0,3}|@\S+ |\b(?:hi|hello|hey|morning|sorry to bother|quick question)[,:]? )`;

/** Each frame, and the words that stand for it. Read at the start of a sentence or after a comma. */
const frames: readonly (readonly [frame: string, instead: string])[] = [
  [
    `(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|\\d+(?:st|nd|rd|th)|another|yet another) (?:customer|client|ticket|account|complaint|call)(?: (?:today|this (?:week|hour|morning|afternoon)|already|now))?) (?:who |that )?(?:complains?|complaining|asks?|asking|calls?|calling)? ?about (?<what>[^,.?!;]{1,60}), what is (?:going on|happening|up|wrong)`,
    'what is going on with $<what>',
  ],
  [`${customer} ${asks}(?: me| us)? (?:whether|if)`, 'can you tell me whether'],
  [`${customer} ${asks}(?: me| us)?,? (?=when|why|what|how|the next|since|which|until)`, 'can you tell me '],
  [
    `${customer} (?:(?:says|said|tells me|told me)(?: that)?|(?:claims?|reports?|complains?) that|(?:swears?|insists?)(?: that)?) (?=\\p{L})`,
    '',
  ],
  [`(?:can|could|may|shall|should) (?:i|we) (?:tell|promise|reassure|assure) ${customer} that`, 'is it true that'],
  [
    `(?:do|should|must|shall) (?:i|we) (?:have to |need to )?(?:warn|tell|inform|prepare) ${customer} (?:of|about|for) (?:anything|something|any downtime|any maintenance) (?:on|with|for|about|at|in)`,
    'is anything planned on',
  ],
  [
    `(?:do|should|must|shall) (?:i|we) (?:have to |need to )?warn ${customer} (?:of|about)(?= (?:the )?[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+)? (?:today|tonight|tomorrow|this|next|on|over))`,
    'is anything planned on',
  ],
  [
    `(?<what>(?:the )?[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+)?) (?:gives?|shows?|throws?) ${customer} (?:a|an|only|the|just)? ?(?:\\p{L}+ ){0,2}(?:page|pages|errors?|timeouts?|\\d{3}s?), (?=known|anything known|any idea|any news|heard)`,
    'is there a problem with $<what>, ',
  ],
  [`(?<what>(?:the )?[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+)?) ?\\?{2,}(?= ?(?:$|\\p{L}+ ?$))`, 'is $<what> okay?'],
];
/** "exports are failing. Is that true?" */
const isThatTrue =
  /(^|[.!?\n]\s)([^.!?\n]{5,160})[.;,]\s+(?:is|was|can) (?:that|this|it)(?: be)? (?:true|right|correct|so|the case)\?/giu;
const readers = frames.map(([frame, instead]) => [new RegExp(`${lead}${frame}`, 'giu'), `$1${instead}`] as const);

/** Longer messages are not looked into: a frame stands near the question. */
const lengthLimit = 600;

export function withoutCustomerFrames(text: string): string {
  if (text.length > lengthLimit) return text;
  const bare = readers.reduce((read, [frame, instead]) => read.replace(frame, instead), text);
  return bare.replace(isThatTrue, '$1is it true that $2?');
}
