/** What stands beside a time and says nothing about it: greetings, a heading, a reason, a remark in brackets, the time it had before. */
import { monthForm, weekdayForm } from './calendar-words.ts';
import { readItems } from './read-items.ts';
import { takeZone } from './take-zone.ts';

/** Whatever holds one of these may change the time, and stays to be read or asked about. */
export const mayMatter =
  /\b(?:not|no|never|except|excluding|unless|if|or|maybe|perhaps|probably|possibly|might|may|could|either|but|without|instead|before|after|until|till|from|while|during|cancel\w*|tbc|tbd|tentative\w*|provisional\w*|estimate\w*|every|each|daily|weekly|monthly|nightly|repeat\w*|again|week\w*|month\w*|year\w*|eve|easter|christmas|xmas|good|black|cyber|fin|fine|ende|eind|mois|mes|monats?|maand|holidays?|bank|labou?r|memorial|independence|thanksgiving|whit|alternate|alternating|odd|even|only|skip\w*|quarterly|fortnight\w*|annual\w*|recurring|series|subject|permitting|pending|hopefully|assuming|depending|provided|moved|rescheduled|postponed|shifted|delayed|pushed|previously|originally|was|evtl|eventuell|vielleicht|vllt|quizás?|forse|talvez|misschien|evt|nicht|kein\w*|außer|ausser|sauf|excepto|menos|salvo|non|pas|niet|geen|behalve|tranne|eccetto|exceto)\b/i;

/** A day, with or without a time, as it is named when it is taken back. */
const day = `(?:the )?(?:${weekdayForm}|today|tomorrow|tonight|\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?${monthForm})?)`;
const clock = String.raw`(?:\s+(?:at\s+)?\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?(?:\s?-\s?\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?)?)?`;
const takenBack = [
  new RegExp(
    String.raw`${day}${clock}[,.]?\s+(?:(?:no|oh|wait|ah|er+m?|um+|hm+)[,.]?\s+)*(?:sorry|wait|scratch that|i mean|i meant|make (?:it|that)|rather)[,.:]?\s+(?=(?:on\s+)?${day})`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:moved|shifted|pushed|rescheduled|changed|postponed|brought forward)\s+(?:back\s+|forward\s+|on\s+)?from\s+${day}${clock}\s+(?:over\s+)?(?:to|onto)\s+`,
    'i',
  ),
  new RegExp(
    String.raw`^(?:it's |it is |its )?not\s+(?:on\s+)?${day}${clock}(?:,?\s+any ?more)?\s*[,;:](?=\s)\s*(?:but\s+|it's\s+|now\s+)*(?=.*\d)`,
    'i',
  ),
  new RegExp(String.raw`[,(\s]\s*(?:instead of|rather than|and not|not)\s+(?:on\s+)?${day}${clock}\)?$`, 'i'),
];

/** "OPS-4417", "CHG0012345", "#4711". */
const ticket =
  /(?<![\w#])\[?(?:(?!UTC|GMT|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*-)[A-Z]{2,10}-\d{1,7}|(?:CHG|INC|CR|RFC|REQ|TASK)\d{3,9}|#\d{2,9})\]?(?![\w:./])(?:\s*[-:])?/g;

/** "web01-web04": no time of day. */
const calendarWord = `(?:${weekdayForm}|${monthForm}|week|calendar|kw|wk|cw|from|until|till|utc|gmt|[a-z]?[cme][sd]?t)`;
const machine = new RegExp(
  String.raw`(?<![\w.:-])(?!${calendarWord}s?\d)[a-z]{3,}\d{1,4}(?:\s?-\s?[a-z]{3,}\d{1,4})?(?![\w:.])`,
  'gi',
);

/** The text without them. Only what holds no time and no word that may matter is left out. */
export function withoutAsides(typed: string, homeZone: string): string {
  const text = takenBack.reduce((left, form) => left.replace(form, ' '), typed);
  return text
    .replaceAll(ticket, ' ')
    .replaceAll(machine, ' ')
    .replaceAll(/(?<![\w.])v\d+(?:\.\d+)+(?![\w.])/gi, ' ')
    .replace(/^(?:hi|hello|hey|dear|morning|good (?:morning|afternoon|evening))\s+[a-z]+\s*[,!:]\s*/i, (all) =>
      leave(all, homeZone),
    )
    .replace(
      /[.,;!]?\s+(?:cheers|thanks|thank you|thx|many thanks|regards|kind regards|best|br|ta)[,!]?(?:\s+[a-z]+)?[.!]?$/i,
      '',
    )
    .replace(/^[^:\d]{3,60}:\s+(?=.*\d)/, (all) => leave(all, homeZone))
    .replaceAll(/\(([^()]*)\)/g, (all) => leave(all, homeZone))
    .replace(/[,.;]?\s(?:because|due to|owing to|on account of|in order to|so that|as|reason:)\s[^:]+$/i, (all) =>
      leave(all, homeZone),
    )
    .trim();
}

function leave(aside: string, homeZone: string): string {
  if (mayMatter.test(aside) || takeZone(aside, homeZone).found) return aside;
  const words = aside.replaceAll(/[a-z][\w-]*\d[\w-]*/gi, 'thing');
  const isBeside = readItems(words).every(({ kind }) => ['unknown', 'filler', 'and', 'to'].includes(kind));
  return isBeside && !/\d/.test(words) ? ' ' : aside;
}
