/** "2 hours ending at 4am Saturday": how long and by when, from which the start follows. */
import { lengthForm } from './length.ts';

export type Ending = { end: string; length: string };

const form = new RegExp(
  String.raw`^(.*?)\b(${lengthForm})\b((?:\s+(?!(?:ending|finishing|that|to)\b)[a-z]+){0,3}),?\s+(?:that\s+|which\s+)?(?:ending|ends|finishing|finishes|to (?:end|finish)|to be (?:done|over|finished))\s+(?:(?:at|on|by)\s+)?(.*\d.*|.*\b(?:noon|midnight)\b.*)$`,
  'i',
);

/** Undefined where a time stands before the length, which is then the start. */
export function endingOf(text: string): Ending | undefined {
  const [, before = '', length = '', what = '', end = ''] = form.exec(text) ?? [];
  if (length === '' || /\d/.test(before) || /\b(?:noon|midnight|now)\b/i.test(before)) return undefined;
  return { end: `${before}${what} ${end}`.trim(), length };
}
