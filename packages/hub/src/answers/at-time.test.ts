/** "Can he send invoices at 12:35?": what is planned for that time, else the next maintenance, if it is near. */
import { expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { minutesAgo } from '../testing/a-trouble.ts';
import { aDowntime, aReadModel } from '../testing/builders.ts';
import { told } from '../testing/told.ts';
import { tellAtTime } from './at-time.ts';

/** 12:35 in Berlin: so many minutes from now. */
const then = 155;
const day = 24 * 60;
const at = (names: string[], from?: number, to = 180, more: Partial<Downtime> = {}) => {
  const window = aDowntime({
    services: ['shop'],
    ...more,
    startsAtMs: minutesAgo(-(from ?? 0)),
    endsAtMs: minutesAgo(-to),
  });
  return told(tellAtTime('12:35', names, aReadModel({ downtimes: from === undefined ? [] : [window] })));
};

const nobodyKnows = 'Whether something else fails until then, nobody can know.';
const none = (whom: string) => `No maintenance is planned${whom} at 11:35.`;
const planned = (what: string, when: string) => `At that time maintenance of ${what} is planned: ${when}.`;

it('nothing is planned', () => {
  expect(at(['shop'])).toEqual([none(' for shop'), nobodyKnows, '[subscribe shop]']);
  expect(at([])).toEqual([none(''), nobodyKnows]);
  expect(at(['shop', 'mail'])).toEqual([none(' for shop and mail'), nobodyKnows]);
});

it('that time is within maintenance', () => {
  expect(at(['shop'], 120)).toEqual([
    planned('shop', '11:00 to 12:00'),
    'Orders cannot be placed for up to 90 minutes.',
    'Planned by Storefront: Database patching.',
    '[customer-text shop] [subscribe shop]',
  ]);
  expect(at([], 120, 180, { hosts: ['a', 'b', 'c'] })[0]).toBe(planned('shop, a and b', '11:00 to 12:00'));
  expect(at([], then)[0]).toBe(planned('shop', '11:35 to 12:00'));
  expect(at([], 120, 180, { hasNoEnd: true })[0]).toBe(planned('shop', '11:00'));
});

it.each(['cancelled', 'finished'] as const)('what is %s counts for nothing', (state) => {
  expect(at(['shop'], 120, 180, { state })).toEqual([none(' for shop'), nobodyKnows, '[subscribe shop]']);
});

it('the next maintenance is told where it is within a day of that time', () => {
  const next = (from: number, to?: number, more?: Partial<Downtime>, names = ['shop']) => at(names, from, to, more)[1];
  expect(next(160)).toBe('Its next maintenance is from 11:40 to 12:00: Database patching.');
  expect(next(120, then)).toBe('Its next maintenance is from 11:00 to 11:35: Database patching.');
  expect(next(160, 180, {}, [])).toBe('The next maintenance is from 11:40 to 12:00: Database patching.');
  expect(next(160, 180, { hasNoEnd: true })).toBe('Its next maintenance is 11:40: Database patching.');
  expect(next(then + day - 1, then + day + 9)).toMatch(/^Its next maintenance is from 3 Mar 11:34/);
  expect(next(then + day, then + day + 9)).toBe(nobodyKnows);
});

it('of a day that is named it is the time of that day', () => {
  const window = aDowntime({
    services: ['shop'],
    startsAtMs: minutesAgo(-day - 120),
    endsAtMs: minutesAgo(-day - 180),
  });
  const of = { fromMs: minutesAgo(-15 * 60), toMs: minutesAgo(-39 * 60) };
  const asked = (clock: string) =>
    told(tellAtTime(clock, ['shop'], aReadModel({ downtimes: [window] }), undefined, of));
  expect(asked('12:35')[0]).toBe(planned('shop', '3 Mar 11:00 to 3 Mar 12:00'));
  expect(asked('13:35')[0]).toBe('No maintenance is planned for shop at 3 Mar 12:35.');
});
