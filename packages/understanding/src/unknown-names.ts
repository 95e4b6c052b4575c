/** Words that look like the name of a host or service and are none that is known. */
import type { Token } from './token.ts';
import { isOrdinary } from './vocabulary/lexicon/lexicon.ts';

const looksLikeName = /^\p{L}[\p{L}\d._-]*\d[\p{L}\d._-]*$/u;
const beforeName: ReadonlySet<string> = new Set(['is', 'the', 'of', 'on', 'with', 'are', 'for']);

/** web-9, foo-bar-2; and when Herald was addressed also the word that stands where a name would: "is foobar up?" At most five. */
export function findUnknownNames(tokens: readonly Token[], isAddressed: boolean): string[] {
  const found: string[] = [];
  tokens.forEach((token, i) => {
    if (token.role !== 'unknown' || found.length >= 5 || token.text.length > 63) return;
    if (looksLikeName.test(token.text) || (isAddressed && !isOrdinary(token.text) && standsLikeName(tokens, i)))
      found.push(token.typed);
  });
  return found;
}

function standsLikeName(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  if (!previous || !(beforeName.has(previous.text) || previous.role === 'describe')) return false;
  // "who is fixing"
  if (/^(?:is|are)$/.test(previous.text) && /^[a-z]{3,}ing$/.test(tokens[at]?.text ?? '')) return false;
  const next = tokens[at + 1];
  return (
    next === undefined ||
    next.role === 'condition' ||
    next.role === 'thing' ||
    next.role === 'filler' ||
    next.role === 'range' ||
    // "the status of Acme Corp"
    (next.role === 'unknown' && next.isCapital && tokens[at]?.isCapital === true)
  );
}
