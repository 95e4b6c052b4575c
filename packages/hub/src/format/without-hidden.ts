/** What people wrote, without what hides in it, for pages, feeds and calendars. */

const flagOrHidden = /\p{RGI_Emoji_Tag_Sequence}|[\p{Cc}\p{Cf}]/gv;
const emojiEnds = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/v;
const emojiBegins = /^\p{Extended_Pictographic}/v;
/** Scripts that spell with joiners. Between Latin letters one shows nothing, and only makes another name of the same looks. */
const spellsWithJoiners =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Mymr}\\p{scx=Khmr}\\p{scx=Tibt}]';
const letterEnds = new RegExp(`${spellsWithJoiners}$`, 'v');
const letterBegins = new RegExp(`^${spellsWithJoiners}`, 'v');

/**
 * Control characters and marks that turn the direction of text are left out: a name must not dress up as another. Line
 * ends and tabs stay, and so do joiners where an emoji or a word is spelt with them.
 */
export function withoutHidden(text: string): string {
  return text.replace(flagOrHidden, (found, at: number) => (isMeant(found, text, at) ? found : ''));
}

function isMeant(found: string, text: string, at: number): boolean {
  if (found === '\n' || found === '\t') return true;
  if (found !== '\u200c' && found !== '\u200d') return emojiBegins.test(found);
  // As much as one character takes.
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 1, at + 3);
  if (letterEnds.test(before) && letterBegins.test(after)) return true;
  return found === '\u200d' && emojiEnds.test(before) && emojiBegins.test(after);
}
