/** What is many is told in part, and how much is left out is said. Now is Monday, 09:00. */
import { describe, expect, it } from 'vitest';
import type { Downtime } from '../domain/downtime.ts';
import { aQuestion } from '../testing/a-question.ts';
import { minutesAgo } from '../testing/a-trouble.ts';
import {
  aDowntime,
  aHost,
  aHostView,
  aReadModel,
  aRegistry,
  aService,
  aServiceView,
  testNowMs,
} from '../testing/builders.ts';
import { told, withTimes } from '../testing/told.ts';
import { nextDowntime } from './next-downtime.ts';
import { inquiryWishOf } from './of-the-asker.ts';
import { plannedWithin } from './past-downtime.ts';
import { tellPlannedTotal } from './planned-total.ts';
import { fewOf } from './ranked-outages.ts';
import { findRemoved } from './removed.ts';
import { askWhich, whichOne } from './small-talk.ts';
import { withZone } from './with-zone.ts';

const day = 24 * 60;
const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const window = (name: string, from: number, to: number, more: Partial<Downtime> = {}) =>
  aDowntime({
    id: name,
    title: name,
    services: [name],
    takesDown: [name],
    startsAtMs: minutesAgo(-from),
    endsAtMs: minutesAgo(-to),
    ...more,
  });
const today = { fromMs: minutesAgo(600), toMs: minutesAgo(-600), words: 'today' };

it('names in a sentence: five, or four and how many more', () => {
  expect(fewOf(letters.slice(0, 5))).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(fewOf(letters.slice(0, 6))).toEqual(['a', 'b', 'c', 'd', '2 more']);
});

it('names to choose from: five, and all that are known in words', () => {
  const of = (count: number) =>
    told(
      whichOne(
        'health',
        'how is it?',
        aReadModel({ services: letters.slice(0, count).map((name) => aServiceView({ name, hosts: [] })) }),
      ),
    );
  expect(of(5)).toEqual(['Which service do you mean?', '[choose a] [choose b] [choose c] [choose d] [choose e]']);
  expect(of(6)).toHaveLength(3);
  expect(of(6).at(-1)).toBe('[choose a] [choose b] [choose c] [choose d] [choose e]');
  const hosts = ['x', 'y'].map((name) => aHostView({ name }));
  expect(told(whichOne('health', '', aReadModel({ services: [], hosts })))[0]).toBe('Which server do you mean?');
  const candidates = letters.slice(0, 6).map((name) => ({ kind: 'service' as const, name }));
  expect(told(askWhich({ typed: 'it', candidates }, 'health', ''))[0]).toBe(
    '"it" could be a, b, c, d or e. Which one?',
  );
});

describe('maintenance', () => {
  const ahead = (count: number, more: Partial<Downtime> = {}) =>
    letters.slice(0, count).map((name, at) => window(name, day + at, day + 60, more));

  it('that comes after the next: five, by name of what it is on', () => {
    const group = (count: number) => nextDowntime([], aReadModel({ downtimes: ahead(count) })).groups[0];
    expect(group(6)?.title).toBe('After that');
    expect(group(6)?.rows.slice()).toHaveLength(5);
    expect(group(7)?.title).toBe('After that, the next 5 of 6');
    expect(group(7)?.rows.slice()).toHaveLength(5);
    const ofServer = nextDowntime(
      [],
      aReadModel({ downtimes: [...ahead(1), window('x', 2 * day, 2 * day + 5, { services: [], hosts: ['web-1'] })] }),
    );
    expect(ofServer.groups[0]?.rows.slice()[0]).toMatchObject({ kind: 'host', name: 'web-1' });
    const ofNothing = window('Work', 2 * day, 2 * day + 5, { services: [], takesDown: [] });
    expect(nextDowntime([], aReadModel({ downtimes: [...ahead(1), ofNothing] })).groups[0]?.rows.slice()[0]?.name).toBe(
      'Work',
    );
  });

  it('that took place: the last five, and how many before', () => {
    const past = (count: number) =>
      letters.slice(0, count).map((name, at) => window(name, -500 + 40 * at, -490 + 40 * at, { state: 'finished' }));
    const words = (...downtimes: Downtime[]) => withTimes(plannedWithin([], aReadModel({ downtimes }), today));
    expect(words(...past(5))).not.toMatch(/before/);
    expect(words(...past(7))).toMatch(/^Planned maintenance today: c .*; g .*; and 2 windows before\.$/);
    expect(words(window('a', -10, 30, { state: 'running' }))).toBe(
      'Planned maintenance today: a 10 minutes from 08:50, so far.',
    );
    expect(words(window('a', 10, 30), window('b', -30, -10, { state: 'cancelled' }))).toBe(
      'Today no planned maintenance took place.',
    );
  });

  it('in all: eight of it, and how many more', async () => {
    const many = (count: number) => letters.slice(0, count).map((name, at) => window(name, 10 + at, 20 + at));
    const lines = async (count: number) =>
      told(await tellPlannedTotal([], aReadModel({ downtimes: many(count) }), today)).join('\n');
    expect(await lines(8)).not.toMatch(/and \d more/);
    expect(await lines(10)).toMatch(/; and 2 more/);
  });
});

describe('words of another kind', () => {
  const next = nextDowntime([], aReadModel({ downtimes: [window('a', day, day + 90)] }));
  const zoned = (text: string, answer = next) =>
    told(withZone(answer, text, aReadModel())).find((line) => /In |Discord/.test(line));

  it('a city names its zone; without one each reads their own', () => {
    expect(zoned('in New York?')).toBe('In New York that is Tuesday 3 March, 04:00 to 05:30.');
    expect(zoned('TOKYO time, in tokyo')).toMatch(/^In Tokyo that is Tuesday 3 March, 18:00/);
    expect(zoned('at which time?')).toBe('Discord shows each time in your own time zone.');
    expect(zoned('in Tokyo?', nextDowntime([], aReadModel()))).toBe('Discord shows each time in your own time zone.');
    const open = nextDowntime([], aReadModel({ downtimes: [window('a', day, day + 90, { hasNoEnd: true })] }));
    expect(zoned('in Tokyo?', open)).toBe('In Tokyo that is Tuesday 3 March, 18:00.');
  });

  it('what once was is looked for by words that name nothing now, also by another name', async () => {
    const registry = aRegistry({
      hosts: [aHost({ name: 'web-1', aliases: ['front-1'] })],
      services: [aService({ name: 'shop-2', aliases: ['store-2'] })],
    });
    const asked: string[] = [];
    const find = async (text: string, intent: 'history' | 'customer' = 'history') => {
      asked.length = 0;
      const recorded = async (names: readonly string[]) => {
        asked.push(...names);
        return [];
      };
      await findRemoved(aQuestion({ intent }), text, { ...aReadModel(), registry, recorded });
      return asked.join(' ');
    };
    expect(await find('what of web-1, front-1, shop-2, store-2 and web-9?')).toBe('web-9');
    expect(await find('what happened to legacy?')).toBe('legacy');
    expect(await find('is legacy up?')).toBe('');
    expect(await find('web-9 web-9.')).toBe('web-9');
    expect(await find('web-9', 'customer')).toBe('');
  });

  it('what else is asked of questions goes with the first', () => {
    expect(inquiryWishOf(['inquiry-speed', 'inquiry-late', 'inquiry-share'], undefined)).toMatchObject({
      about: 'late',
      also: ['speed', 'share'],
    });
    expect(inquiryWishOf(['inquiry-speed'], undefined)).not.toHaveProperty('also');
    // "which five were those that reached an engineer, and who asked them?"
    expect(inquiryWishOf(['inquiry-topics', 'inquiry-engineers', 'inquiry-people'], undefined)).toMatchObject({
      about: 'services',
      also: ['people'],
    });
    const period = { fromMs: 0, toMs: testNowMs, words: 'ever' };
    expect(inquiryWishOf(['inquiry-least', 'inquiry-engineers'], period)).toMatchObject({
      isOfLeast: true,
      isOfEngineers: true,
      period,
    });
    expect(inquiryWishOf(['inquiry-topics'], undefined).about).toBe('services');
    expect(inquiryWishOf(['inquiry-topics', 'inquiry-before'], undefined)).toMatchObject({
      about: 'reached',
      isAgainstBefore: true,
    });
  });
});
