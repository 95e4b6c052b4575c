/** Which service is spoken of by what people do with it: "can people log in?", "customers cannot pay". */
import type { Clause } from '../clause.ts';
import { joinSegments, nameSegments } from '../names/name-forms.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Target } from '../question.ts';

/** What a service for it is called, likeliest first. */
const callings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:log ?in|sign ?in)(?: to)?$/, ['login', 'log-in', 'sign-in', 'logon', 'sso', 'authentication', 'identity']],
  [/\bpay$/, ['payments', 'payment', 'pay', 'checkout', 'card payments']],
  [/(?<!\b(?:in|of) )\b(?:order|buy)$/, ['orders', 'ordering', 'order', 'checkout', 'shop']],
  [/\bdownload$/, ['downloads', 'download']],
  [/\bupload$/, ['uploads', 'upload']],
  [/^(?:web ?)?site$/, ['website', 'web-site', 'site', 'homepage']],
];

/** The one service that is called so; undefined where none is, or where several may be meant. */
export function serviceUsed({ tokens }: Clause, names: NameIndex): Target | undefined {
  const last = tokens.find(
    ({ role, text }) => (role === 'condition' || role === 'thing') && callings.some(([verb]) => verb.test(text)),
  );
  if (!last) return undefined;
  const words = callings.find(([verb]) => verb.test(last.text))?.[1] ?? [];
  for (const word of words) {
    const targets = names.byKey(joinSegments(nameSegments(word)))?.targets ?? [];
    const [only, ...others] = targets.filter(({ kind }) => kind === 'service');
    if (only) return others.length === 0 ? only : undefined;
  }
  return undefined;
}
