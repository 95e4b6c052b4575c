/** Turns what was typed into plain text: one form for every letter, and nothing that somebody else said (code, quotes, links). */

/** What is read of a message at most; Discord allows 4,000 characters, a question needs far fewer. */
const readCharacters = 2_000;

export type PlainText = {
  text: string;
  /** What was left out, in words, for /explain. */
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
  if (text.includes('](')) text = replaceNoting(text, markdownLink, leftOut, 'a link');
  if (text.includes('://') || text.includes('www.')) text = replaceNoting(text, link, leftOut, 'a link');
  if (text.includes('<')) text = text.replace(rawDiscord, ' ');
  if (text.includes("'")) text = text.replace(inSingleQuotes, '$1"$2"');
  if (text.includes('"')) text = withoutQuotations(text, leftOut, isName);
  if (text.includes(':')) text = text.replace(shortcode, ' ');
  return { text: text.replace(decoration, ' '), leftOut };
}

/** Marks (accents, variation selectors, joiners) and format characters (zero width, direction, soft hyphen). */
const invisible = /[\p{M}\p{Cf}\u115f\u1160]+/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58]/g;
const apostrophes = /[\u2018\u2019\u201b\u02bc\u00b4]/g;
/** Words between single marks that stand apart; an apostrophe stands within a word. */
const inSingleQuotes = /(^|[\s(:,])'((?:[^'\n]|(?<=\p{L})'(?=\p{L})){6,200}?)'(?=$|[\s.,;:!?)])/gu;

const quotationMarks = /[\u201c-\u201f\u00ab\u00bb\u201e]/g;
const markdownLink = /\[[^[\]\n]{0,300}\]\([^()\s]{0,400}\)/g;
const link = /(?:[a-z][a-z+.-]{1,9}:\/\/|www\.)\S{0,2000}/gi;
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

function replaceNoting(text: string, pattern: RegExp, leftOut: string[], what: string): string {
  return text.replace(pattern, () => {
    leftOut.push(what);
    return ' ';
  });
}
