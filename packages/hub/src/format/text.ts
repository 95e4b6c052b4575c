/** Text whose times and emphasis are still data, so that Discord, a terminal and a page can each show them their own way. */

export type TextPart =
  | string
  | { strong: string }
  /** `moment`: day and time. `clock`: time of day. `ago`: relative to now. `date`: day only. */
  | { atMs: number; style: 'moment' | 'clock' | 'ago' | 'date' };

export type Text = readonly TextPart[];

/** Joins pieces: say`${strong('web-1')} does not answer since ${moment(ms)}.` Nested texts and numbers are welcome. */
export function say(words: TemplateStringsArray, ...values: readonly (TextPart | Text | number)[]): Text {
  const parts: TextPart[] = [];
  words.forEach((word, index) => {
    if (word !== '') parts.push(word);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'number') parts.push(String(value));
    else if (Array.isArray(value)) parts.push(...value);
    else parts.push(value as TextPart);
  });
  return parts;
}

export const strong = (text: string): TextPart => ({ strong: text });
/** The same words without weight: a second verdict under a first. */
export function asPlain(text: Text): Text {
  return text.map((part) => (typeof part === 'object' && 'strong' in part ? part.strong : part));
}

export const moment = (atMs: number): TextPart => ({ atMs, style: 'moment' });
export const clockTime = (atMs: number): TextPart => ({ atMs, style: 'clock' });
export const ago = (atMs: number): TextPart => ({ atMs, style: 'ago' });
export const day = (atMs: number): TextPart => ({ atMs, style: 'date' });

/** Every part as plain text, times through `time`. */
export function plainText(text: Text, time: (part: { atMs: number; style: string }) => string): string {
  return text.map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : time(part))).join('');
}
