/** Cuts a time expression into its words. What no reader knows stays as `unknown`, so that nothing is dropped. */
import { clockReaders, joiningReaders } from './clock-words.ts';
import { dateReaders } from './date-words.ts';
import type { Found, Item, Reader } from './items.ts';

const readers: readonly Reader[] = [...dateReaders, ...clockReaders, ...joiningReaders];

/** A word begins where no letter or digit stands before it. */
export function readItems(typed: string): Item[] {
  const text = inLowerCase(typed);
  const items: Item[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[\s,;()!?.]/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const { found, length } = readAt(text, at);
    items.push(...found.map((item) => ({ ...item, typed: typed.slice(at, at + length) })));
    at += length;
  }
  return items;
}

/** "2M" is two months to some and two minutes to others: beside words that are not all capitals it stays as it is, and unread. */
function inLowerCase(typed: string): string {
  const lower = typed.toLowerCase();
  if (!/[a-z]/.test(typed)) return lower;
  return lower.replace(/(?<![a-z\d])(\d+(?:[.,]\d+)?\s?)m(?![a-z])/g, (all, count: string, at: number) =>
    typed.charAt(at + count.length) === 'M' ? `${count}M` : all,
  );
}

function readAt(text: string, at: number): { found: readonly Found[]; length: number } {
  for (const [form, read] of readers) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (!match || match[0].length === 0) continue;
    const found = read(match, text);
    if (found) return { found, length: match[0].length };
  }
  const length = /^(?:[a-zäöüß']+|\d[\d.:]*|.)/u.exec(text.slice(at))?.[0].length ?? 1;
  return { found: [{ kind: 'unknown' }], length };
}
