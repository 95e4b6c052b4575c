/** Tells whether a sentence calls a person by name: "Dana, is billing down?", "hey Tom, ...", "... , Maria?" */

import type { Token } from '../token.ts';
import { conceptsOf } from '../vocabulary/concepts.ts';
import { isOrdinary } from '../vocabulary/lexicon/lexicon.ts';

const audience = new Set([
  'team',
  'support',
  'engineering',
  'engineers',
  'devs',
  'dev',
  'ops',
  'devops',
  'sre',
  'sres',
  'channel',
  'colleagues',
  'gang',
  'crew',
  'yall',
  'peeps',
  'ppl',
  'ladies',
  'gents',
  'gentlemen',
  'community',
  'experts',
  'wizards',
  'heroes',
  'oncall',
  'on-call',
  'admins',
  'chat',
  'dears',
  'lads',
  'fam',
  'friends',
  'sis',
  'bro',
  'bros',
  'mate',
  'mates',
  'sir',
  'madam',
  'dear',
  'people',
  'colleague',
  'everybody',
  'herald',
  'respected',
  'wait',
  'boss',
  'apologies',
  'excuse',
  'pardon',
  'question',
  'quick',
  'urgent',
  'zame',
  'zusammen',
  'man',
  'dude',
]);

const inverting = new Set(['is', 'are', 'was', 'were', 'does', 'did', 'has', 'can', 'could', 'do', 'have']);

export function isSaidToPerson(tokens: readonly Token[], end: string): boolean {
  const [first, second, third] = tokens;
  if (!first || isIntroduced(tokens)) return false;
  if (first.role === 'greeting' && / (?:all|team|everyone|folks|guys)$/.test(first.text)) return false;
  // "heya, Rosie's Bakery says she can't download it"
  if (tokens.slice(2, 6).some(({ text, role }) => role !== 'name' && tells.test(text))) return false;
  const isGreeted = first.role === 'greeting' || first.role === 'thanks';
  if (
    isGreeted &&
    second &&
    isPerson(second) &&
    !isCustomerHere(third) &&
    (third === undefined || third.afterBreak || second.isCapital || inverting.has(third.text))
  )
    return true;
  if (isPerson(first) && second?.afterBreak === true) return true;
  if (isPerson(first) && second && end === '?' && turnsRound(tokens)) return true;
  if (isCalledAndAsked(tokens)) return true;
  const last = tokens.at(-1);
  return end === '?' && tokens.length > 2 && last?.afterBreak === true && last.isCapital && isPerson(last);
}

const tells = /^(?:says?|said|wrote|writes|claims?|complains?|reported|told|called|is saying)$/;

/** What is asked of a person stands near their name. */
const wordsAfterName = 20;

/** "ok Hugo it's green, so you start?", "bet it's the job again, Nina did you kill it?", "mum is the gate locked?" */
function isCalledAndAsked(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const opens = token.afterBreak || tokens.slice(0, at).every(({ role, text }) => lead.has(role) || text === 'okay');
    if (!opens) return false;
    if (kin.has(token.text)) return at === 0 && tokens.length > 2;
    const isName = token.role === 'unknown' && /^\p{Lu}\p{Ll}+$/u.test(token.typed) && !isOrdinary(token.text);
    const rest = () => tokens.slice(at + 1, at + 1 + wordsAfterName).map(({ text }) => text);
    return isName && asksThem.test(rest().join(' '));
  });
}

const lead: ReadonlySet<Token['role']> = new Set(['filler', 'greeting', 'thanks', 'conjunction']);
const kin: ReadonlySet<string> = new Set([
  'mum',
  'mom',
  'dad',
  'mama',
  'papa',
  'darling',
  'honey',
  'babe',
  'schatz',
  'liebling',
  'mamma',
]);
const asksThem =
  /^(?:you\b|(?:(?:when|where|why|how|what) )?(?:can|could|did|do|have|are|will|would|were|had|should|shall) (?:you|we)\b|(?:it|this|that)(?: i)?s?\b.* you\b)/;

/** "hi team, Sophie from Lyon here": whoever writes says who they are. */
function isIntroduced(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((token) => token.role === 'unknown' && token.isCapital);
  return at >= 0 && tokens.slice(at + 1, at + 4).some(({ text }, i) => text === 'here' || (i === 0 && text === 'from'));
}

/** "hi, Acme can not use billing", "hey Acme asks whether ...": the name is a customer's. */
function isCustomerHere(next: Token | undefined): boolean {
  return (
    next !== undefined &&
    !next.afterBreak &&
    ((next.role === 'condition' && next.text.includes('not')) || isReported(next))
  );
}

/** "lisa is the dashboard ok?" */
function turnsRound(tokens: readonly Token[]): boolean {
  if (!inverting.has(tokens[1]?.text ?? '')) return false;
  const next = tokens.slice(2).find(({ role }) => role !== 'filler');
  return next?.role === 'name' || next?.role === 'person';
}

function isPerson(token: Token): boolean {
  if (token.role !== 'unknown' || audience.has(token.text) || !/^\p{L}+(?:-\p{L}+)?$/u.test(token.text)) return false;
  // "hot, CPU-wise?"
  if (/^\p{Lu}{2}/u.test(token.typed)) return false;
  // "explain: ...", "slow, and now?"
  return conceptsOf([token.text]).length === 0 && (token.isCapital || !isOrdinary(token.text));
}

/** "Acme wants to know whether ...", "Acme asks if ...": a customer's question, brought by its manager. */
function isReported({ text }: Token): boolean {
  return /^(?:wants? to|would like|(?:can|could|may) (?:i|we) tell|(?:is |are |keeps? )?ask(?:s|ing))\b/.test(text);
}
