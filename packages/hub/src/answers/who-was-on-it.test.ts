/** Who worked on what is over, what they wrote, and what of several goes on. Now is 09:00. */
import { expect, it } from 'vitest';
import type { Incident } from '../domain/incident.ts';
import { mail, minutesAgo, noted, shop, trouble, troubled } from '../testing/a-trouble.ts';
import { aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellHowItEnded, tellOwner, tellSaid, tellWho } from './who.ts';

const button = '[ask-engineers]';
const onIt = noted('on-it', 25);
const line = (text: string, minutes: number) => noted('update', minutes, { text });
const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
const files = aServiceView({ name: 'files', hosts: [aHostView({ name: 'files-1', lastOutcome })] });
const who = async (names: string[], incidents: readonly Incident[], of?: 'which', more = {}) =>
  told(await tellWho(names, await troubled(incidents, more), of));

it('of what is just over: who was on it, and what they wrote', async () => {
  expect(await who(['shop'], [trouble('shop', 30, 20, { notes: [onIt, line('a bad disk', 22)] })])).toEqual([
    'Esra (Web) was on shop from 08:35.',
    'shop is back up (down 10 minutes).',
    'Latest from Esra (08:38): a bad disk',
    'shop is owned by the Storefront team.',
    button,
  ]);
  expect(await who([], [trouble('shop', 30, 20)])).toEqual([
    'Nobody acknowledged shop before it was over.',
    'shop is back up (down 10 minutes).',
    button,
  ]);
});

it('of what was over before: the last one, within thirty days', async () => {
  const days = (count: number) => count * 24 * 60;
  const taken = trouble('shop', 120, 100, { notes: [noted('on-it', 110)] });
  expect((await who(['shop'], [trouble('shop', 400, 300), taken]))[1]).toBe(
    'The last one, of shop (07:00, down 20 minutes): Esra (Web) took it on at 07:10.',
  );
  expect((await who(['shop'], [trouble('shop', days(29), days(29) - 5)]))[1]).toMatch(/nobody took it on\.$/);
  expect((await who(['shop'], [trouble('shop', days(31), days(31) - 5)]))[1]).toBe(
    'shop is owned by the Storefront team.',
  );
});

it('of what failed a moment ago nobody was told yet', async () => {
  expect(await who(['files'], [], undefined, { services: [files] })).toEqual([
    "files hasn't responded for 3 seconds.",
    "I'm checking; engineers are told if it goes on. Nobody has said yet that they are on it.",
    'files is owned by the Storefront team.',
    button,
  ]);
});

it('of several: who is on each, then those that nobody has', async () => {
  const incidents = [
    trouble('shop', 20, undefined, { notes: [onIt] }),
    trouble('mail', 15, undefined, { notes: [noted('update', 5, { text: 'soon', backByMs: minutesAgo(-9) })] }),
    trouble('web-9', 10),
  ];
  const work = [
    'shop: Esra (Web) is on it since 08:35.',
    'mail: Latest from Esra (08:55): soon',
    'Expected back by 09:09.',
    'web-9: nobody has acknowledged it yet.',
    button,
  ];
  expect(await who([], incidents)).toEqual(work);
  expect(await who([], incidents, 'which')).toEqual([
    'shop has been down since 08:40 (20 minutes).',
    'mail has been down since 08:45 (15 minutes).',
    'web-9 has been down since 08:50 (10 minutes).',
    ...work,
  ]);
  expect((await who([], [trouble('shop', 5)], 'which', { services: [shop, mail, files] }))[1]).toBe(
    "files hasn't responded for 3 seconds.",
  );
});

it('of more than five the rest is counted', async () => {
  const many = (notes: Incident['notes'], count: number) =>
    Array.from({ length: count }, (_, at) => trouble(`web-${at + 3}`, 20 - at, undefined, { notes }));
  expect(await who([], many([onIt], 5))).toHaveLength(6);
  const taken = await who([], many([onIt], 7));
  expect(taken.slice(-2)).toEqual(['And 2 more.', button]);
  expect(taken).toHaveLength(7);
  const going = await who([], many([], 7), 'which');
  expect(going.slice(-3, -1)).toEqual([
    'And 2 more.',
    'web-3, web-4, web-5, web-6 and 3 more: nobody has acknowledged them yet.',
  ]);
});

it('whoever asks for the owner of what is taken hears that too', async () => {
  const world = await troubled([trouble('shop', 20, undefined, { notes: [onIt] }), trouble('mail', 10)]);
  expect(told(tellOwner(['shop'], world, 'all'))).toEqual([
    'shop is owned by the Storefront team.',
    'shop: Esra (Web) is on it since 08:35.',
    button,
  ]);
  expect(told(tellOwner(['mail'], world, 'all'))).toEqual(['mail is owned by the Storefront team.', button]);
  expect(told(tellOwner([], world, 'all')).join()).not.toMatch(/is on it/);
  expect(told(tellOwner([], await troubled([], { services: [], hosts: [] }), 'all'))[0]).toBe(
    'I cover no services yet.',
  );
});

it('what engineers wrote last, as they wrote it', async () => {
  const said = async (names: string[], ...incidents: Incident[]) =>
    told(await tellSaid(names, await troubled(incidents)));
  const notes = [onIt, ...[24, 23, 22, 21, 20, 19].map((minutes) => line(`line ${minutes}`, minutes))];
  const lines = await said(
    ['shop'],
    trouble('shop', 400, 300, { notes: [line('older', 350)] }),
    trouble('shop', 30, 20, { notes }),
    trouble('shop', 9),
  );
  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe('Esra (Web) (08:37): line 23');
  expect(lines.at(-2)).toBe('Esra (Web) (08:41): line 19');
  expect(await said(['shop', 'mail'], trouble('shop', 30, 20, { notes: [onIt] }))).toEqual([
    'No engineer has written anything about shop and mail that I know of.',
    button,
  ]);
  expect((await said([]))[0]).toBe('No engineer has written anything that I know of.');
});

it('whether it recovered on its own is known as far as somebody took it on', async () => {
  const ended = async (...incidents: Incident[]) => told(await tellHowItEnded(['shop'], await troubled(incidents)));
  expect(await ended(trouble('shop', 30, 20))).toEqual([
    'It is over. The last one, of shop (08:30, down 10 minutes): nobody took it on.',
    "Whether somebody worked on it without saying so here I can't tell.",
    button,
  ]);
  expect((await ended(trouble('shop', 30, 20), trouble('shop', 5)))[0]).toBe('shop: nobody has acknowledged it yet.');
  expect((await ended())[0]).toMatch(/^shop has no open incident/);
});
