import { expect, it } from 'vitest';
import type { Period } from '../../domain/history.ts';
import { anUptime } from '../../testing/an-uptime.ts';
import { aReadModel, testNowMs } from '../../testing/builders.ts';
import { createDayHistory, type Day } from './day-history.ts';
import { html, htmlText } from './html.ts';
import { badDays, upPercentOf, uptimeBars, uptimePercents, wordsOf } from './uptime-bars.ts';

const dayMs = 86_400_000;
const firstMs = Date.parse('2026-01-01T00:00:00Z');

/** Days in a row, each with so many watched seconds, of which some were down. */
function days(all: readonly { watched: number; down?: number }[]): Day[] {
  return all.map(({ watched, down = 0 }, at) => ({
    date: new Date(firstMs + at * dayMs).toISOString().slice(0, 10),
    fromMs: firstMs + at * dayMs,
    toMs: firstMs + (at + 1) * dayMs,
    uptime: anUptime({ watchedSeconds: watched, upSeconds: watched - down, downSeconds: down, upPercent: undefined }),
  }));
}

const whole = { watched: 86_400 };
const unwatched = { watched: 0 };

function uptimeOf(one: { watched: number }): Day['uptime'] {
  const [day] = days([one]);
  if (!day) throw new Error('no day');
  return day.uptime;
}

function told(of: readonly Day[], at: 'wide' | 'narrow'): string | undefined {
  const markup = htmlText(uptimeBars('The shop', of, { today: html`` }));
  return new RegExp(`class="told".*<span class="${at}">([^<]+)</span>`).exec(markup)?.[1];
}

it('minutes of monitoring are not told as the uptime of a quarter', () => {
  expect(told(days([...Array(89).fill(unwatched), { watched: 720 }]), 'wide')).toBe(
    '100 % uptime in 12 minutes of monitoring',
  );
  expect(told(days([...Array(80).fill(unwatched), ...Array(10).fill(whole)]), 'wide')).toBe(
    '100 % uptime since Sun 22 Mar',
  );
  expect(told(days(Array(90).fill(whole)), 'wide')).toBe('100 % uptime');
  expect(told(days(Array(90).fill(unwatched)), 'wide')).toBe('not monitored yet');
});

it('on a phone the percentage is of the days whose bars are shown', () => {
  const badLongAgo = days([{ watched: 86_400, down: 8_640 }, ...Array(89).fill(whole)]);
  expect(told(badLongAgo, 'wide')).toBe('99.88 % uptime');
  expect(told(badLongAgo, 'narrow')).toBe('100 % uptime');
});

it('today counts among the bad days from its first second on', () => {
  const calm = days([whole, { watched: 600, down: 5 }]);
  expect(badDays(calm, 'up')).toEqual([]);
  expect(badDays(calm, 'down').map(({ date }) => date)).toEqual(['2026-01-02']);
});

it('a day of maintenance says for how long customers felt it: the time in which all worked is no trouble', () => {
  const uptime = { ...uptimeOf(whole), plannedSeconds: 180 };
  expect(wordsOf({ uptime }, 'planned')).toBe('affected by scheduled maintenance for 3 minutes');
  expect(upPercentOf([{ date: '', fromMs: 0, toMs: 0, uptime: { ...uptime, upSeconds: 86_400 - 180 } }])).toBe(100);
});

it('beside "Unknown" the percentage is of the time that was monitored', () => {
  const markup = htmlText(uptimeBars('The shop', days(Array(90).fill(whole)), { today: html`` }, 'unknown'));
  expect(markup).toContain('100 % uptime while it was monitored');
  const young = htmlText(uptimeBars('The shop', days([{ watched: 600 }]), { today: html`` }, 'unknown'));
  expect(young).toContain('>100 % uptime in 10 minutes of monitoring<');
});

it('what was watched since the same second is said to be watched as long, whichever record is some seconds ahead', () => {
  const [behind, ahead, younger] = [days([{ watched: 265 }]), days([{ watched: 285 }]), days([{ watched: 65 }])];
  const words = (own: readonly Day[]) => htmlText(uptimePercents(own, 'up', [behind, ahead, younger]));
  expect(words(behind)).toContain('in 5 minutes of monitoring');
  expect(words(ahead)).toContain('in 5 minutes of monitoring');
  expect(words(younger)).toContain('in 65 seconds of monitoring');
});

it('today is read again within seconds, so that no old figure stands beside what is so now', async () => {
  const { read } = createDayHistory();
  let asked = 0;
  const at = (nowMs: number) => ({
    ...aReadModel({ nowMs }),
    uptime: async (name: string, period: Period) => {
      asked += 1;
      return aReadModel().uptime(name, period);
    },
  });
  for (const seconds of [0, 1, 4]) await read('exports', at(testNowMs + seconds * 1000), 1);
  expect(asked).toBe(1);
  await read('exports', at(testNowMs + 5_000), 1);
  expect(asked).toBe(2);
});
