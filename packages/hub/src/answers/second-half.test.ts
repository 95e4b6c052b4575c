/** The second half of a message goes on with its first, whatever was spoken of before; and nothing is told twice. */
import { expect, it } from 'vitest';
import { type Matter, say } from './testing/conversation.ts';

it.each<[said: string, of: RegExp, ...matters: Matter[]]>([
  [
    'Is the storefront working well? And will my customers notice something?',
    /^storefront is slow .* Customers who use the shop \(storefront\) may notice/,
    'slow',
  ],
  ['what happened today, and is anything planned for tomorrow?', /No maintenance is scheduled tomorrow\./],
])('after another service: "%s"', async (said, of, ...matters) => {
  const told = await say(matters, 'is exports up?', said);
  expect(told).toMatch(of);
  expect(told).not.toMatch(/exports|as before/);
});

it.each<[said: string, ...matters: Matter[]]>([
  ['who is on exports, since when is it down, and when will it be back?', 'out-back-by'],
  ["What's the latest on exports, and when is it expected back?", 'out-back-by'],
  ['is exports down, since when, and when will it be back?', 'out'],
  ['Was exports down today? why? how long? who fixed it?', 'was-out-told'],
  ['exports back? how long was it down and why?', 'was-out-told'],
  ['shop slow? since when, and why?', 'slow'],
])('each time, cause and estimate once: "%s"', async (said, ...matters) => {
  const told = await say(matters, said);
  for (const fact of [
    /2026-03-02T08:57:00Z/g,
    /2026-03-02T09:20:00Z/g,
    /back by 10:20/g,
    /broken disk/g,
    /mostly node/g,
  ])
    expect([...told.matchAll(fact)].length, `${fact} in ${told}`).toBeLessThan(2);
});
