/** Answers' text in Discord's markup: names and messages from outside can neither format, ping nor spoof. */
import type { Text, TextPart } from '../../format/text.ts';

/** Controls, bidirectional marks, zero-width and other invisible characters: they could disguise a name. */
const invisible = /[^\P{C}\n\t]/gu;
const special = /[\\*_~`|>#[\]()<:@-]/g;

/** Text from outside, to be shown as it is. */
export function escapeMarkup(text: string): string {
  return text
    .replace(invisible, '')
    .replace(special, (character, at: number, whole: string) =>
      needsEscape(character, at, whole) ? `\\${character}` : character,
    );
}

/** Dots, dashes and colons are common in names and times; they only mean something at the start of a line or before a bracket. */
function needsEscape(character: string, at: number, whole: string): boolean {
  const startsLine = at === 0 || whole[at - 1] === '\n';
  if (character === '-' || character === '#') return startsLine;
  if (character === ':') return whole.slice(at + 1, at + 3) === '//' || /^[a-z0-9_]+:/i.test(whole.slice(at + 1));
  if (character === '(' || character === ')') return whole[at - 1] === ']';
  return true;
}

const styles = { moment: 'f', clock: 't', ago: 'R', date: 'D' } as const;

/** `<t:…>` is shown in each reader's own zone and language (Discord reference, "Message Formatting"). */
export function timestamp(atMs: number, style: keyof typeof styles): string {
  return `<t:${Math.floor(atMs / 1000)}:${styles[style]}>`;
}

export function toMarkup(text: Text): string {
  return text.map(partToMarkup).join('');
}

function partToMarkup(part: TextPart): string {
  if (typeof part === 'string') return escapeMarkup(part);
  if ('strong' in part) return `**${escapeMarkup(part.strong)}**`;
  return timestamp(part.atMs, part.style);
}

/** Shortens to `length` characters with an ellipsis, never within a character, an escape or a timestamp. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '');
  const open = cut.lastIndexOf('<t:');
  if (open > cut.lastIndexOf('>')) cut = cut.slice(0, open);
  return `${cut.replace(/\\$/, '').trimEnd()}…`;
}
