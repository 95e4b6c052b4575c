/** Questions that Herald could not answer, grouped for the digest: what to teach it, or which name is missing. */
import { inOrder } from '../format/words.ts';
import type { MissedQuestion } from '../store/inquiries/missed-questions.ts';
import type { Unanswered } from './digest.ts';

const reasonWords: Readonly<Record<string, string>> = {
  'no-intent': 'questions it did not follow',
  'unknown-name': 'names it does not know',
  'sign-not-pressed': 'messages under which it put a sign that nobody pressed',
  silent: 'direct messages to which it said nothing',
};

/** The most frequent first. The person's words are not used: only the name that was not known. */
export function groupUnanswered(missed: readonly MissedQuestion[]): Unanswered[] {
  const groups = Map.groupBy(missed, ({ reason, details }) => {
    const what = (details as { what?: unknown } | null | undefined)?.what;
    return typeof what === 'string' && what !== '' ? `"${what.slice(0, 60)}"` : (reasonWords[reason] ?? reason);
  });
  return [...groups]
    .map(([what, { length }]) => ({ what, count: length }))
    .sort((a, b) => b.count - a.count || inOrder(a.what, b.what));
}
