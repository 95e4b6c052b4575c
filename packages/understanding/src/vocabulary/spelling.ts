/** Words spelt in a hurry or as they sound, as they are meant: "wen its bk", "whos fixin", "y so slow", "1 of em", "should i b worried". */
import { isInPhrases, isOrdinary } from './lexicon/lexicon.ts';
import { respelt, shortForms } from './lexicon/short-forms.ts';

/** Of one word alone; undefined where it stands for itself. In lower case. */
export function spelledOut(word: string): readonly string[] | undefined {
  return shortForms.get(word) ?? withItsG(word);
}

/** Letters and figures that are words only where they stand: words in lower case, contractions opened. */
export function inPlaceOf(words: readonly string[], at: number, opensOrCloses: boolean): string | undefined {
  const word = words[at] ?? '';
  const [before = '', after = ''] = [words[at - 1], words[at + 1]];
  switch (word) {
    // "y is billing slow", "wait y longer now", "can not send invoices!! y"; but not "x and y"
    case 'y':
      return !words.includes('x') && (opensOrCloses || (words.length > 2 && (aside.test(before) || turns.test(after))))
        ? 'why'
        : undefined;
    case 'b':
      return mayBe.test(before) ? 'be' : undefined;
    case 'em':
      return ofThem.test(before) ? 'them' : undefined;
    case 'c':
      return /^(?:i|u|you|we|can|to|not)$/.test(before) ? 'see' : undefined;
    case '1':
      return after === 'of' || /^(?:which|the|that|this|quick|another|other|bad)$/.test(before) ? 'one' : undefined;
    case '2':
      return wanting.test(before) && /^[a-z]/.test(after)
        ? 'to'
        : after === '' && !ofFigure.test(before) && atEnd(words, at)
          ? 'too'
          : undefined;
    case '4':
      return forWhom.test(after) || (after === '' && words.includes('long') && !ofFigure.test(before))
        ? 'for'
        : undefined;
    default:
      return undefined;
  }
}

const aside = /^(?:wait|but|so|ok|okay|and|hey|wtf|what|omg|like|or|then|no|yo|just|tell|me|know|hm+)$/;
const turns = /^(?:is|are|was|were|does|do|did|has|have|can|will|the|it|so|not|isnt|arent|longer|still|again|now)$/;
const mayBe = /^(?:should|shall|will|would|could|can|may|might|must|to|i|it|we|they|not|gonna|gotta|wont|cant|still)$/;
const ofThem =
  /^(?:of|for|with|to|all|both|tell|told|fix|ask|on|at|get|got|give|know|check|see|let|bring|warn|are|is|each)$/;
const wanting =
  /^(?:want|need|have|has|had|going|got|used|time|able|try|trying|ready|how|where|when|what|meant|about)$/;
const forWhom =
  /^(?:me|us|my|our|the|cust|custs|customers?|clients?|him|her|them|you|u|this|that|it|how|now|a|what|any1|anyone|every1|evry1|everyone|some1|someone|all|ppl|people)$/;

/** "between 2 and 4", "until 4" */
const ofFigure = /^(?:and|or|to|between|until|till|than|at|after|before|by|of|\d\S*)$/;

/** "is it just csv or cards 2": of a thing beside another, not "web 2". */
function atEnd(words: readonly string[], at: number): boolean {
  return words.slice(0, at).some((word) => /^(?:or|and|just|only|also)$/.test(word));
}

/** "fixin", "actin": what is said without its g is known with it, or is a known word and an ending. */
function withItsG(word: string): readonly string[] | undefined {
  if (word.length < 5 || !/^[a-z]+in$/.test(word) || isOrdinary(word) || ownWords.has(word) || isInPhrases(word))
    return undefined;
  const whole = `${word}g`;
  const stem = word.slice(0, -2);
  const isVerb =
    isOrdinary(stem) || isOrdinary(`${stem}e`) || (/([a-z])\1$/.test(stem) && isOrdinary(stem.slice(0, -1)));
  return isInPhrases(whole) || isVerb ? [whole] : undefined;
}

/** Words, and names of products and people, that end so by themselves. */
const ownWords: ReadonlySet<string> = new Set(
  'checkin signin login logon plugin addin buyin walkin optin builtin latin basin satin robin gavin justin dustin resin'.split(
    ' ',
  ),
);

/** The whole text, with its signs: what is asked beside the question is read in it. Contractions stay as they are. */
export function inFull(text: string): string {
  const pieces = text.split(/([\p{L}\p{N}]+(?:['’/][\p{L}\p{N}]+)*)/u);
  const words = pieces.filter((_, i) => i % 2 === 1).map((word) => word.toLowerCase());
  return pieces
    .map((piece, i) => {
      if (i % 2 === 0) return piece;
      const at = (i - 1) / 2;
      const lower = words[at] ?? '';
      const isEdge = words.length > 2 && (at === 0 || at === words.length - 1);
      const meant = inPlaceOf(words, at, isEdge) ?? (respelt.get(lower) ?? withItsG(lower))?.join(' ');
      return meant ?? piece;
    })
    .join('');
}
