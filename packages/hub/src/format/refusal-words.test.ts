import { expect, it } from 'vitest';
import { asSentence, refusalWords } from './refusal-words.ts';

it.each([
  ['signature/late', 300, 'its clock is 5 minutes ahead of mine.', /NTP/],
  ['signature/early', -120, 'its clock is 2 minutes behind mine.', /NTP/],
  ['signature/late', undefined, 'its clock and mine differ by more than a minute.', /NTP/],
  ['signature/late', 2, 'my request reaches its agent too late.', /clocks agree/],
  ['signature/other-host', undefined, "its agent doesn't know the name I ask it by.", /HERALD_AGENT_NAMES/],
  ['signature/unknown-key', undefined, "its agent doesn't accept my key.", /public key/],
  ['signature/wrong', undefined, 'my request reaches its agent changed.', /proxy/],
  ['signature/missing', undefined, 'my request reaches its agent changed.', /proxy/],
  ['signature/replayed', undefined, 'my request reaches its agent twice.', /repeats/],
  ['http/401', undefined, "what answers there isn't Herald's agent, and it refuses me.", /address and port/],
  ['auth/wrong-token', undefined, 'its agent refuses me (auth/wrong-token).', /doctor/],
])('tells %s with a difference of %s s for what it is', (code, clockSkewSeconds, why, next) => {
  const words = refusalWords({ code, ...(clockSkewSeconds !== undefined && { clockSkewSeconds }) });
  expect(words.why).toBe(why);
  expect(words.next).toMatch(next);
  expect(asSentence(words.why)).toMatch(/^[A-Z].*\.$/);
  // Only a matter of keys sends an engineer to the keys.
  expect(/\bkey\b/.test(`${words.why} ${words.remedy} ${words.next}`)).toBe(code === 'signature/unknown-key');
});
