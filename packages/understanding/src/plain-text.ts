/** Turns what was typed into plain text: one form for every letter, and nothing that somebody else said (code, quotes, links, "Acme asks whether"). */

/** What is read of a message at most; Discord allows 4,000 characters, a question needs far fewer. */
const readCharacters = 2_000;

export type PlainText = {
  text: string;
  /** What was left out, in a sentence for /explain; empty where nothing was. */
  leftOut: string[];
};

/** Linear in the length of `typed`, whatever it holds. `isName`: a quotation that is only a name is meant. */
export function plainText(typed: string, isName: (words: string) => boolean = () => false): PlainText {
  const leftOut: string[] = [];
  let text = typed;
  if (text.length > readCharacters) {
    text = text.slice(0, readCharacters);
    leftOut.push(`everything after ${readCharacters} characters`);
  }
  text = unifyLetters(text);
  if (text.includes('`')) text = withoutCode(text, leftOut);
  if (text.includes('>')) text = withoutQuotedLines(text, leftOut);
  if (text.includes(']('))
    text = text.replace(markdownLink, (_, words: string) => {
      leftOut.push('a link');
      // "[#1234](…)" leads to one page, and names nothing.
      return wordCount(words) <= mostLinked && /\p{L}{2}/u.test(words) ? ` ${words} ` : ' ';
    });
  if (text.includes('://') || text.includes('www.')) {
    text = text.replace(linkToStart, (found, host: string) => (isName(host) ? host : found));
    text = text.replace(link, (found) => {
      leftOut.push('a link');
      const host = hostOf.exec(found)?.[1] ?? '';
      return isName(host) && !ofOnePage.test(found) ? ` ${host} ` : ' ';
    });
  }
  if (text.includes('~~'))
    text = text.replace(struckOut, () => {
      leftOut.push('what was struck out');
      return ' ';
    });
  if (text.includes('#'))
    text = text.replace(reference, () => {
      leftOut.push('a reference');
      return ' ';
    });
  if (text.includes('<')) text = text.replace(forWhom, '$1').replace(rawDiscord, ' ');
  if (text.includes("'")) text = text.replace(inSingleQuotes, '$1"$2"');
  if (text.includes('"')) text = withoutQuotations(text, leftOut, isName);
  if (text.includes(':')) text = text.replace(shortcode, ' ');
  const said = leftOut.length > 0 ? [`Left out: ${[...new Set(leftOut)].join(', ')}.`] : [];
  return { text: text.replace(decoration, ' '), leftOut: said };
}

/** Marks (accents, variation selectors, joiners) and format characters (zero width, direction, soft hyphen). */
const invisible = /[\p{M}\p{Cf}\u115f\u1160]+/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58]/g;
const apostrophes = /[\u2018\u2019\u201b\u02bc\u00b4]/g;
/** Words between single marks that stand apart; an apostrophe stands within a word. */
const inSingleQuotes = /(^|[\s(:,])'((?:[^'\n]|(?<=\p{L})'(?=\p{L})){6,200}?)'(?=$|[\s.,;:!?)])/gu;

const quotationMarks = /[\u201c-\u201f\u00ab\u00bb\u201e]/g;
/** "[the status page](https://…)": words are read, and where they lead is not. */
const markdownLink = /\[([^[\]\n]{0,300})\]\([^()\s]{0,400}\)/g;
/** More words than a name has are a title. */
const mostLinked = 3;
/** "is https://status.acme.io/ down?" names what is there; a longer link leads to what somebody wrote. */
const linkToStart =
  /(?<![\w./-])(?:https?:\/\/(?:www\.)?|www\.)([a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?)(?::\d{1,5})?\/?(?=$|[\s,;!?)>]|[.](?:\s|$))/gi;
/** "cannot clone git://git.acme.io/shop": what a longer link leads into. */
const hostOf = /^(?:[a-z][a-z+.-]{1,9}:\/\/(?:www\.)?|www\.)([a-z\d][a-z\d.-]{0,250})/i;
/** "https://tracker.acme.io/show?id=123" is of what was reported there. */
const ofOnePage = /[?#=]/;
const link = /(?:[a-z][a-z+.-]{1,9}:\/\/|www\.)\S{0,2000}/gi;
/** "~~billing seems down?~~ back up": whoever strikes it out takes it back. */
const struckOut = /~~[^~]{1,400}~~/g;
/** "docs#filter.tendsto" is of one entry there, and asks nothing of docs; "web#1" is a name. */
const reference = /(?<![\w#])[\w-]{1,40}#(?=\p{L})[\w.'-]{2,100}/gu;
/** "For @Cleo", "cc @Cleo" at the end of a sentence, or as one. */
const forWhom = /(^|[.?!,;]\s*)(?:for|cc|fyi|ping)[:,]?\s+(?:<@[!&]?\d{1,25}>[\s,]*(?:and\s+)?){1,9}(?=[.?!;]|$)/gi;
const rawDiscord = /<(?:@[!&]?|#|a?:\w{1,32}:|t:)[\w:-]{0,40}>/g;
const shortcode = /:[a-z][\w+-]{1,31}:/gi;
/** Markdown's marks and pictures. Asterisks and underscores inside a word stay (web_1). */
const decoration = /[*~|]+|\p{Extended_Pictographic}/gu;

/** How a name is compared: in lower case, and with the letters that are left of what people type. */
export function comparable(name: string): string {
  return unifyLetters(name).toLowerCase();
}

/** Letters that are no others with a mark, as whoever lacks them types them. */
const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ı: 'i',
};
const foldable = /[ßøØłŁđĐæÆœŒı]/g;

/** A letter with two marks becomes three characters; what becomes more is a whole phrase in one (U+FDFA is eighteen). */
const growthAtMost = 3;

/** The length is bounded as soon as it has grown, and again. Full-width and mathematical letters become plain ones, accents and invisible characters go. ASCII passes untouched. */
function unifyLetters(text: string): string {
  if (isAscii(text)) return text;
  return text
    .normalize('NFKD')
    .slice(0, growthAtMost * readCharacters)
    .replace(invisible, '')
    .replace(foldable, (letter) => folded[letter] ?? letter)
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(quotationMarks, '"')
    .slice(0, readCharacters);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return false;
  return true;
}

/** Fenced code goes, closed or not. Inline code stays when it is one word: people write names so. */
function withoutCode(text: string, leftOut: string[]): string {
  let kept = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('`', at);
    if (open < 0) break;
    kept += text.slice(at, open);
    const fence = text.startsWith('```', open) ? '```' : '`';
    const close = text.indexOf(fence, open + fence.length);
    const inside = close < 0 ? text.slice(open + fence.length) : text.slice(open + fence.length, close);
    if (fence === '`' && close < 0) {
      kept += ' ';
      at = open + 1;
      continue;
    }
    if (fence === '`' && inside.length <= 80 && !/\s/.test(inside.trim())) kept += inside;
    else leftOut.push('code');
    kept += ' ';
    at = close < 0 ? text.length : close + fence.length;
  }
  return kept + text.slice(at);
}

function withoutQuotedLines(text: string, leftOut: string[]): string {
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const start = line.trimStart();
    if (start.startsWith('>>> ')) {
      leftOut.push('a quotation');
      break;
    }
    if (start.startsWith('>') && !start.startsWith('>:')) leftOut.push('a quotation');
    else kept.push(line);
  }
  return kept.join('\n');
}

/** "A customer asks: 'are your payslips offline?'" is a question that is passed on. */
const passedOn = /\b(?:asks|is asking|are asking|wants to know|want to know)[:,]? *$/i;

/** Longer passages in quotation marks are somebody's words. A message that is quoted as a whole is taken as meant. */
function withoutQuotations(text: string, leftOut: string[], isName: (words: string) => boolean): string {
  const parts = text.split('"');
  if (parts.length === 3 && wordCount(parts[0] ?? '') === 0 && wordCount(parts[2] ?? '') === 0) return parts.join(' ');
  let kept = '';
  parts.forEach((part, i) => {
    const isQuoted = i % 2 === 1 && i < parts.length - 1;
    if (!isQuoted || wordCount(part) <= 2 || passedOn.test(kept) || isName(part)) kept += part;
    else leftOut.push('words in quotation marks');
    kept += ' ';
  });
  return kept;
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

// "has she said how long it takes?" is asked of no customer.
const customer = String.raw`(?!(?:has|have|had|did|does|do|was|were|what|why|how)\b)(?:(?:a|an|my|our|the|one|another|one of my|one of our) (?:\p{L}+ )?(?:customers?|clients?|accounts?|partners?|contacts?)(?: (?:from|in|at|of) \p{Lu}[\p{L}-]{1,20})?|(?:customers?|clients?|partners?) (?:from|in|at|of) \p{Lu}[\p{L}-]{1,20}|\p{Lu}[\p{L}\p{N}&.-]*(?: (?:&|\p{Lu}[\p{L}\p{N}&.-]*)){0,3}|(?!(?:i|we|you|he|she|they|who|it|this|that|and|but|so|nobody|anyone|someone|everyone|everybody|is|are|was|were|does|do|did|can|will|has|have|any|when|what|how|why|which|if|to|please|just|herald|boss)\b)[\p{L}\p{N}-]+)`;
const asks = `(?:(?:has|have|just)(?: just)? asked|asks?|(?:is|are) (?:just )?asking|keeps? asking|wonders?|is wondering|wants? to know|would like to know|needs? to know|want to hear)`;
const lead = String.raw`(^|[.!?,;:>\n]\s{0,3}|@\S+ |\b(?:hi|hello|hey|morning|sorry to bother|quick question)[,:]? )`;

/** "third time??", "any news??": a question already. */
const noQuestion =
  '(?!\\d|(?:first|second|third|fourth|fifth|\\d+(?:st|nd|rd|th)|again|still|over|back|fixed|down|same|any|news|latest|who|why|when|how|what|where|is|are|was|does|did|really)\\b)';

/** Each frame, and the words that stand for it. Read at the start of a sentence or after a comma. */
const frames: readonly (readonly [frame: string, instead: string])[] = [
  [
    `(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|\\d+(?:st|nd|rd|th)|another|yet another) (?:customer|client|ticket|account|complaint|call)(?: (?:today|this (?:week|hour|morning|afternoon)|already|now))?) (?:who |that )?(?:complains?|complaining|asks?|asking|calls?|calling)? ?about (?<what>[^,.?!;]{1,60}), what is (?:going on|happening|up|wrong)`,
    'what is going on with $<what>',
  ],
  [`${customer} ${asks}(?: me| us)? (?:whether|if)`, 'can you tell me whether'],
  // "The customer asks for our uptime of last month in writing."
  [
    `${customer} (?:asks? (?:me |us )?for|(?:is|are) asking (?:me |us )?for|wants?(?: to (?:have|see|know))?|would like(?: to (?:have|see|know))?|needs?|requests?|demands?|insists? on) (?=(?:(?:our|the|your|last \\p{L}+'?s|this \\p{L}+'?s|a|some) ){0,2}(?:uptime|availability)\\b)`,
    'what is ',
  ],
  [`${customer} ${asks}(?: me| us)?,? (?=when|why|what|how|the next|since|which|until)`, 'can you tell me '],
  [
    `${customer} (?:(?:says|said|(?:tells|told) (?:me|us))(?: that)?|(?:claims?|reports?|complains?|writes?|mentions?) that|(?:swears?|insists?)(?: that)?) (?=\\p{L})`,
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
  [
    `(?<what>${noQuestion}(?:the )?[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+)?) ?\\?{2,}(?= ?(?:$|\\p{L}+ ?$))`,
    'is $<what> okay?',
  ],
];
/** "exports are failing. Is that true?" */
const isThatTrue =
  /(^|[.!?\n]\s)([^.!?\n]{5,160})[.;,]\s+(?:is|was|can) (?:that|this|it)(?: be)? (?:true|right|correct|so|the case)\?/giu;
const readers = frames.map(([frame, instead]) => [new RegExp(`${lead}${frame}`, 'giu'), `$1${instead}`] as const);

/** Longer messages are not looked into: a frame stands near the question. */
const lengthLimit = 600;

/**
 * Managers bring what customers ask: "Acme asks whether billing is up". Such a frame is
 * replaced by the question in it, so that it is read as if the manager had asked.
 */
export function withoutCustomerFrames(text: string): string {
  if (text.length > lengthLimit) return text;
  const bare = readers.reduce((read, [frame, instead]) => read.replace(frame, instead), text);
  return bare.replace(isThatTrue, '$1is it true that $2?');
}

/** Words of `text`, with the signs that stand between them there: "is 64 right" as "is 64 % right". */
export function asTyped(words: string, text: string): string {
  const parts = words
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`));
  return new RegExp(parts.join(`(?:['’]s)?[^\\p{L}\\p{N}]{1,4}`), 'iu').exec(text)?.[0] ?? words;
}
