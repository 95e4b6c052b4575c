/** "Again? The third time today?": which outage of today it is, and what the others were. Now is 09:00 in London, 10:00 in Berlin. */
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { noted, trouble, troubled } from '../testing/a-trouble.ts';
import { aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellTimesToday } from './times-today.ts';

const earlier = trouble('shop', 120, 110);
const before = trouble('shop', 60, 40, { notes: [noted('cause', 30, { text: 'A bad release.' })] });
const open = trouble('shop', 10);
const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
const failing = { services: [aServiceView({ name: 'shop', hosts: [aHostView({ name: 'web-1', lastOutcome })] })] };

async function ask(incidents: readonly Incident[], text = '', names = ['shop'], more = {}) {
  const answer = tellTimesToday(names, text, await troubled(incidents, more));
  return answer && told(answer);
}
const verdict = async (...given: Parameters<typeof ask>) => (await ask(...given))?.[0];

it('counts what goes on with those before it, the last of them first', async () => {
  expect(await ask([earlier, before, open])).toEqual([
    "Yes: it's the 3rd outage of shop today.",
    'Before: 08:00 to 08:20 (Esra: A bad release).',
    'Before: 07:00 to 07:10 (shop did not answer).',
  ]);
});

it('the first is no other', async () => {
  expect(await ask([open])).toEqual(["No: it's the first outage of shop today."]);
});

it.each([
  ['is it the third time?', 'Yes'],
  ['is it the second time?', 'No'],
  ['the 3rd time today?', 'Yes'],
  ['the 4th time today?', 'No'],
  ['the Fifth time?', 'No'],
  ['again?', 'Yes'],
])('"%s": %s', async (text, says) => {
  expect(await verdict([earlier, before, open], text)).toBe(`${says}: it's the 3rd outage of shop today.`);
});

it('"the first time?" of the first is a yes', async () => {
  expect(await verdict([open], 'is it the first time?')).toBe("Yes: it's the first outage of shop today.");
});

it('of what is up it says how often it was out', async () => {
  expect(await ask([before])).toEqual([
    'shop is up; it was out once today.',
    'Before: 08:00 to 08:20 (Esra: A bad release).',
  ]);
  expect(await verdict([earlier, before])).toBe('shop is up; it was out twice today.');
  const four = [400, 300, 200, 100].map((from) => trouble('shop', from, from - 5));
  expect(await ask(four)).toHaveLength(4);
});

it('what failed a moment ago may be one more', async () => {
  expect(await verdict([before], 'again?', ['shop'], failing)).toBe(
    "Yes: it's the 2nd outage of shop today, if it is one: I'm checking.",
  );
  expect(await verdict([], '', ['shop'], failing)).toBe(
    "No: it's the first outage of shop today, if it is one: I'm checking.",
  );
  expect(await verdict([before, open], '', ['shop'], failing)).toBe("Yes: it's the 2nd outage of shop today.");
});

it('is of today, and of each that was named', async () => {
  expect(await ask([trouble('shop', 20 * 60, 19 * 60)])).toBeUndefined();
  expect(await ask([trouble('web-1', 30, 20)])).toBeUndefined();
  expect(await ask([before, trouble('mail', 5)], '', ['mail', 'shop'])).toEqual([
    "No: it's the first outage of mail today.",
    'shop is up; it was out once today.',
    'Before: 08:00 to 08:20 (Esra: A bad release).',
  ]);
});
