/** "Any news?", "do they know?": what engineers said of what goes on, else that nobody said anything. Now is 09:00. */
import { expect, it } from 'vitest';
import type { Incident, IncidentEvent } from '../domain/incident.ts';
import { minutesAgo, noted, trouble, troubled } from '../testing/a-trouble.ts';
import { aHostView, aServiceView, testNowMs } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellKnown, tellNews } from './news.ts';

const onIt = noted('on-it', 8);
const line = (text: string, minutes: number, more = {}) => noted('update', minutes, { text, ...more });
const alerted: IncidentEvent = { kind: 'told', atMs: minutesAgo(9), text: '' };
const down = (name: string, from = 10, more: Partial<Incident> = {}) => trouble(name, from, undefined, more);
const lastOutcome = { kind: 'silent', reason: 'timeout', atMs: testNowMs, elapsedMs: 3_000 } as const;
const silent = aServiceView({
  name: 'files',
  hosts: [aHostView({ name: 'files-1', lastOutcome })],
  service: { customers: 'Uploads' },
});

async function news(incidents: readonly Incident[], names: readonly string[] = [], more = {}) {
  const answer = tellNews(names, await troubled(incidents, more));
  return answer && told(answer);
}
async function known(incidents: readonly Incident[], names: readonly string[] = [], more = {}) {
  const answer = tellKnown(names, await troubled(incidents, more));
  return answer && told(answer);
}

it('is the last line, until when, how it is, and who is on it', async () => {
  const said = line('the disk filled up', 5, { backByMs: minutesAgo(-20) });
  expect(await news([down('shop', 10, { notes: [onIt, line('looking', 7), said] })])).toEqual([
    'Esra (Web), 08:55: the disk filled up',
    'Expected back by 09:20.',
    'shop has been down since 08:50 (10 minutes).',
    'Esra (Web) is on it since 08:52.',
    '[ask-engineers]',
  ]);
});

it('is none where nobody wrote one: then who is on it, else when they were alerted', async () => {
  expect(await news([down('shop', 10, { notes: [onIt] })])).toEqual([
    'No update yet. Esra (Web) is on it since 08:52.',
    'shop has been down since 08:50 (10 minutes).',
    '[ask-engineers]',
  ]);
  const nobody = 'No update yet: nobody has acknowledged it.';
  expect((await news([down('shop')]))?.slice(0, -1)).toEqual([nobody, 'shop has been down since 08:50 (10 minutes).']);
  expect((await news([down('shop', 10, { timeline: [alerted] })]))?.[2]).toBe('Engineers were alerted at 08:51.');
});

it('of several in a line each: the last written first, then the worst; four at most', async () => {
  const told = await news([
    down('shop', 20, { worst: 'degraded' }),
    down('mail', 15, { notes: [line('moving it', 3, { backByMs: minutesAgo(-9) })] }),
    down('web-7', 14),
    down('web-8', 13, { notes: [onIt, line('rebooting', 2)] }),
    down('web-9', 12, { worst: 'degraded', notes: [noted('on-it', 1)] }),
  ]);
  expect(told).toEqual([
    'web-8: Esra (Web), 08:58: rebooting.',
    'mail: Esra (Web), 08:57: moving it. Expected back by 09:09.',
    'web-7: no update yet; nobody has acknowledged it yet.',
    'shop: no update yet; nobody has acknowledged it yet.',
    '[ask-engineers]',
  ]);
});

it('of what is over is that, and what was written of it', async () => {
  expect(await news([trouble('shop', 30, 20)])).toEqual([
    'Resolved: shop is back up (down 10 minutes).',
    'No engineer has written what it was.',
    '[ask-engineers]',
  ]);
  expect((await news([trouble('shop', 30, 20, { notes: [line('a bad disk', 25)] })]))?.[1]).toBe(
    'Esra (Web), 08:35: a bad disk',
  );
  expect((await news([trouble('shop', 300, 200)]))?.[0]).toMatch(/^Resolved: shop/);
});

it('is none where nothing happened today', async () => {
  expect(await news([])).toBeUndefined();
  expect(await news([trouble('shop', 20 * 60, 19 * 60)])).toBeUndefined();
  expect(await news([down('shop')], ['mail'])).toBeUndefined();
});

it('of what failed a moment ago is that, beside what was written of the one before', async () => {
  const world = { services: [silent] };
  const checking = ["files hasn't responded for 3 seconds.", "It was fine before; I'm checking."];
  expect(await news([], [], world)).toEqual([...checking, '[ask-engineers]']);
  expect((await news([trouble('files', 30, 20)], [], world))?.[2]).toBe(
    'Of the one before no engineer has written anything.',
  );
  const notes = [line('a bad disk', 25)];
  expect((await news([trouble('files', 30, 20, { notes })], [], world))?.[2]).toBe(
    'Of the one before: Esra (Web), 08:35: a bad disk',
  );
});

it('they know where somebody took it on, or was alerted', async () => {
  expect(await known([down('shop', 10, { notes: [onIt], timeline: [alerted] })])).toEqual([
    'Yes: Esra (Web) is on it since 08:52.',
    '[customer-text *]',
  ]);
  expect(await known([down('shop', 10, { timeline: [alerted] })], ['shop'])).toEqual([
    'Yes: Engineers were alerted at 08:51. Nobody has acknowledged it yet.',
    '[customer-text shop]',
  ]);
  expect(await known([down('shop')], ['shop', 'mail'])).toEqual([
    'Not yet: nobody has acknowledged shop.',
    '[customer-text *]',
  ]);
  const five = ['shop', 'mail', 'web-7', 'web-8', 'web-9'].map((name, at) => down(name, 20 - at));
  expect(await known(five)).toHaveLength(5);
});

it('of what failed a moment ago they are not told yet', async () => {
  expect(await known([], ['files'], { services: [silent] })).toEqual([
    "Not yet: I'm checking; engineers are told if it goes on.",
    "files hasn't responded for 3 seconds.",
    "It was fine before; I'm checking.",
    '[customer-text files]',
  ]);
  expect(await known([], ['shop'])).toBeUndefined();
});
