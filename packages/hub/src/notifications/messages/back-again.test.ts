/** What one person is told who asked to hear when it is back. */
import { expect, it } from 'vitest';
import { plainText } from '../../format/text.ts';
import { anIncident, testNowMs } from '../../testing/builders.ts';
import { backAgainNotice } from './back-again.ts';

const minuteMs = 60_000;
const wish = {
  personId: '7',
  target: { kind: 'service', name: 'billing' },
  sinceMs: testNowMs - 12 * minuteMs,
  until: 'up',
  askedAtMs: 3,
} as const;
const told = (more: Partial<Parameters<typeof backAgainNotice>[0]> = {}) =>
  backAgainNotice({ wish, incident: undefined, nowMs: testNowMs, ...more })[0];
const says = (message: ReturnType<typeof told>) => plainText(message?.body.headline ?? [], () => '');

it('what came to no outage could not be measured, from the wish on, a second at least', () => {
  expect(says(told())).toBe('billing can be measured again and is up (not measured for 12 minutes).');
  expect(says(told({ wish: { ...wish, sinceMs: testNowMs } }))).toMatch(/\(not measured for 1 second\)\.$/);
});

it('an outage is told with how long it lasted', () => {
  const incident = anIncident({ startedAtMs: testNowMs - 5 * minuteMs, endedAtMs: testNowMs, worst: 'down' });
  expect(says(told({ incident }))).toBe('billing is back up (down 5 minutes).');
});

it('where it was asked, with a call, else to the person; a day later it is no news any more', () => {
  expect(told()).toMatchObject({ to: { kind: 'person', userId: '7' }, notAfterMs: testNowMs + 24 * 60 * minuteMs });
  expect(told()?.body.buttons).toMatchObject([{ label: 'Copy for customer' }]);
  expect(told()?.body).not.toHaveProperty('replyTo');
  const host = {
    ...wish,
    target: { kind: 'host', name: 'web-1' },
    place: { channelId: '20', messageId: '5' },
  } as const;
  expect(told({ wish: host })).toMatchObject({
    to: { kind: 'channel', channelId: '20' },
    body: { replyTo: '5', mentionUserId: '7' },
  });
  expect(told({ wish: host })?.body).not.toHaveProperty('buttons');
});
