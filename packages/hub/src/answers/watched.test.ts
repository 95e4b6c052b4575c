/** How much of a time was monitored at all, and what that is worth: no calm of a time that nobody watched. */
import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs, month, monthOf } from '../testing/a-month.ts';
import { aHostView, aReadModel, aServiceView, testNowMs } from '../testing/builders.ts';
import { withTimes } from '../testing/told.ts';
import {
  basedOn,
  isTelling,
  isWatched,
  notWatched,
  ofMonitoring,
  watchedSeconds,
  whichWereWatched,
} from './watched.ts';

const day = { fromMs: testNowMs - dayMs, toMs: testNowMs };
const daySeconds = 86_400;

it.each<[what: string, seconds: number, isPart: boolean]>([
  ['all of it', daySeconds, false],
  ['all but a restart or two', daySeconds * 0.95, false],
  ['a part', daySeconds * 0.94, true],
  ['next to nothing', 40, true],
])('of a day that was monitored, %s', (_, seconds, isPart) => {
  expect(ofMonitoring(seconds, day, testNowMs) !== '').toBe(isPart);
  expect(basedOn(seconds, day, testNowMs)).toHaveLength(isPart ? 1 : 0);
  // What is still to come of it counts for nothing.
  const untilTomorrow = { ...day, toMs: testNowMs + dayMs };
  expect(ofMonitoring(seconds, untilTomorrow, testNowMs) !== '').toBe(isPart);
  // Of a shorter time a percentage is told only where all of it was monitored.
  expect(isTelling(seconds, day, testNowMs)).toBe(!isPart);
});

it('says how long it was', () => {
  expect(ofMonitoring(40, day, testNowMs)).toBe(', in 40 seconds of monitoring');
  expect(basedOn(7_200, day, testNowMs).map(withTimes)).toEqual(['Based on 2 hours of monitoring.']);
  expect(ofMonitoring(undefined, day, testNowMs)).toBe('');
});

it('a percentage is told of a day at least', () => {
  expect(isTelling(daySeconds, month, testNowMs)).toBe(true);
  expect(isTelling(daySeconds - 1, month, testNowMs)).toBe(false);
  expect(isTelling(undefined, month, testNowMs)).toBe(false);
});

describe('how long anything that was asked about was monitored', () => {
  it('is as long as that which was monitored the longest, of everything too', async () => {
    const readModel = monthOf([], { down: { shop: 0, 'web-1': 0 }, watchedDays: 2 });
    expect(await watchedSeconds(['mail', 'shop'], readModel, month)).toBe(2 * daySeconds);
    expect(await watchedSeconds([], readModel, month)).toBe(2 * daySeconds);
    expect(await watchedSeconds(['mail'], readModel, month)).toBe(0);
    expect(await isWatched(['shop'], readModel, month)).toBe(true);
    expect(await isWatched(['mail'], readModel, month)).toBe(false);
  });

  it('is not known where there is nothing to monitor', async () => {
    const nothing = aReadModel({ hosts: [], services: [] });
    expect(await watchedSeconds(['shop'], nothing, month)).toBeUndefined();
    expect(await isWatched([], nothing, month)).toBe(true);
  });

  it('looks at twenty of ten thousand', async () => {
    const hosts = Array.from({ length: 30 }, (_, at) => aHostView({ name: `n-${at}` }));
    const asked: string[] = [];
    const readModel = { ...aReadModel({ hosts, services: [aServiceView()] }) };
    const counting = {
      ...readModel,
      uptime: async (name: string) => {
        asked.push(name);
        return readModel.uptime(name, month);
      },
    };
    await watchedSeconds([], counting, month);
    expect(asked).toHaveLength(20);
    expect(asked.slice(0, 2)).toEqual(['storefront', 'n-0']);
  });
});

it('of several stretches tells which were monitored, and asks of no more names than it must', async () => {
  const stretches = [3, 2, 1].map((daysAgo) => ({
    fromMs: testNowMs - daysAgo * dayMs,
    toMs: testNowMs - (daysAgo - 1) * dayMs,
  }));
  const seen: Record<string, boolean[]> = {
    shop: [false, true, false],
    mail: [true, false, false],
    search: [false, false, true],
    'web-1': [true, true, true],
  };
  const asked: string[] = [];
  const readModel = {
    ...monthOf([]),
    watchedIn: async (name: string) => {
      asked.push(name);
      return seen[name] ?? [];
    },
  };
  expect(await whichWereWatched(['shop', 'mail'], readModel, stretches)).toEqual([true, true, false]);
  expect(asked.splice(0)).toEqual(['shop', 'mail']);
  expect(await whichWereWatched([], readModel, stretches)).toEqual([true, true, true]);
  expect(asked).toEqual(['shop', 'mail', 'search']);
});

describe('what nobody watched', () => {
  const said = (names: string[], toMs: number, model = monthOf([])) =>
    withTimes(notWatched(names, { fromMs: testNowMs - dayMs, toMs, words: 'yesterday' }, model));

  it('is said of what was asked about', () => {
    expect(said(['shop', 'mail'], testNowMs)).toBe("I wasn't monitoring shop and mail yesterday, so I can't say.");
    expect(said([], testNowMs - minuteMs)).toBe("I wasn't monitoring anything yesterday, so I can't say.");
  });

  it('of a time up to now, by a hub that has readings, has only just begun', () => {
    expect(said([], testNowMs)).toBe("I've only just begun to monitor, so there is nothing to tell yesterday yet.");
    const silent = aHostView({ lastReport: undefined });
    expect(said([], testNowMs, aReadModel({ hosts: [silent, aHostView()], services: [] }))).toMatch(/only just begun/);
    expect(said([], testNowMs, aReadModel({ hosts: [silent], services: [] }))).toMatch(/^I wasn't monitoring anything/);
  });
});
