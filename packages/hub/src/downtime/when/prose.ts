/** A sentence around a time: "we'll be draining node pool 3 on Tue 8 Sept 19:00-20:30, expect blips". What stands before its first day or hour, and behind its last, may go. */
import { mayMatter } from './asides.ts';
import { monthForm } from './calendar-words.ts';
import { workForm } from './filler-words.ts';
import { readItems } from './read-items.ts';
import { takeZone } from './take-zone.ts';

/** Where a time begins: a day or an hour that can be nothing else, with the small words before it. */
const day = String.raw`(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?(?![a-z])|\d{1,2}(?:st|nd|rd|th)?\.?\s?(?:of\s)?${monthForm}|${monthForm}\s+(?:the\s+)?\d{1,2}(?![\d:])|today|tomorrow|tmrw|tmr|tmw|tonight|tonite|this (?:morning|afternoon|evening)|\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}(?![\w/])|\d{1,2}\.\d{1,2}\.(?!\d)`;
const hour = String.raw`\d{1,2}(?::[0-5]\d)?\s?[ap]m?(?![a-z])|\d{1,2}:[0-5]\d(?![\d:])|\d{1,2}h(?![a-z])|noon\b|midnight\b|now\b|in \d{1,3} ?(?:min|h)`;
const small = String.raw`(?:(?:on|at|from|between|starting|beginning|this|next|coming|last|first|second|third|fourth|the|every|each|around|about|by|until)\s+)*`;
const begin = new RegExp(String.raw`(?<![\w./:-])${small}(?:${day}|${hour})`, 'i');

/** Said of how it will be, not of when. */
const harmless =
  /^[\s,;.–-]*(?:(?:with )?no (?:user |customer )?(?:downtime|impact|outage|interruption|disruption|effect)s?(?: is| are)? ?(?:expected|planned|foreseen|for \w+)?|(?:should|will|is going to|gonna)? ?(?:be )?(?:quick|short|brief))[.!]?$/i;

/** Undefined where nothing can be left out: what stands there may change the time, or there is nothing. */
export function withoutProse(typed: string, homeZone: string): string | undefined {
  const at = begin.exec(typed)?.index ?? 0;
  const head = typed.slice(0, at);
  const words = head.replaceAll(/[\w.]*[a-z]\w*(?:[-.]\w+)+|\b[a-z]+\d\w*|\bv?\d+(?:\.\d+)+\b/gi, 'thing');
  const isSentence = workForm.test(words) || (words.match(/[a-z]{2,}/gi)?.length ?? 0) > 1;
  const isHeadBeside =
    isSentence &&
    saysNoTime(words.replaceAll(/(?<=[a-z] )\d{1,2}(?= [a-z])/gi, '')) &&
    !takeZone(words, homeZone).found;
  const text = withoutTail(isHeadBeside ? typed.slice(at) : typed, homeZone);
  return text === typed || text === '' ? undefined : text;
}

function withoutTail(text: string, homeZone: string): string {
  const left = text.replace(/(?:[,;]|\s[-–])\s[^,;\d]*$/, (all) =>
    harmless.test(all) || (saysNoTime(all) && !takeZone(all, homeZone).found) ? '' : all,
  );
  return left.trim();
}

function saysNoTime(part: string): boolean {
  const told = readItems(part).every(({ kind }) => ['unknown', 'filler', 'and', 'to'].includes(kind));
  return told && !mayMatter.test(part);
}
