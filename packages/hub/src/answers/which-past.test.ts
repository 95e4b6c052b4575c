/** Which answer of the past a question gets: what happened, since when, the worst, the trend, beside what, over which time. */
import type { Question, Target } from '@herald/understanding/question';
import { expect, it } from 'vitest';
import { fell, monthOf, usual } from '../testing/a-month.ts';
import { minutesAgo } from '../testing/a-trouble.ts';
import { answerTo } from '../testing/answer-to.ts';
import { aDowntime } from '../testing/builders.ts';
import { said } from '../testing/told.ts';

const shop: Target[] = [{ kind: 'service', name: 'shop' }];
const two: Target[] = [...shop, { kind: 'service', name: 'mail' }];
const servers: Target[] = ['web-1', 'web-2'].map((name) => ({ kind: 'host', name }));
const soon = aDowntime({ services: ['shop'], title: 'Patching', startsAtMs: minutesAgo(-60) });
const longAgo = fell('search', 200, 300);

async function answered(question: Partial<Question>): Promise<string> {
  const readModel = {
    ...monthOf([longAgo, ...usual]),
    downtimes: ({ toMs }: { toMs: number }) => (toMs > soon.startsAtMs ? [soon] : []),
  };
  return said(await answerTo(question, readModel)).join(' ');
}

const all = (days: number) =>
  `${days === 7 ? 2 : 3} outages, 1 degraded period and 1 server incident in the last ${days} days`;
const sinceThen = 'shop has been up since 28 Feb 09:30 (2 days).';
const twice = 'shop was down twice and degraded once in the last 30 days';
const held = 'All services were up 100 % in the last 30 days.';
const noTarget = 'I know no uptime target.';

it.each<[Partial<Question>, begins: string, also?: string]>([
  [{}, all(7)],
  [{ range: '30d' }, all(30)],
  [{ range: '30d', turns: ['how-long'] }, 'Services were down for 75 minutes in all in the last 30 days.', all(30)],
  [{ range: '30d', measure: 'downtime' }, 'Services were down for 75 minutes in all in the last 30 days.', all(30)],
  [{ measure: 'monitoring' }, 'My records begin'],
  [{ range: '30d', turns: ['the-trend'] }, 'More outages than before, in the last 30 days: 3 in the last 3 weeks'],
  [{ range: '30d', turns: ['the-trend'], targets: shop }, twice],
  [{ measure: 'uptime', turns: ['the-trend'] }, held],
  [{ turns: ['last'] }, 'The last outage was of shop: 25 Feb 09:00, 20 minutes.'],
  [{ turns: ['last'], targets: shop }, sinceThen],
  [{ turns: ['than-usual'] }, 'No, fewer than usual: 0 today; 0.2 on average a day before'],
  [{ turns: ['than-usual'], range: 'yesterday' }, 'No, fewer than usual: 0 yesterday;'],
  [{ turns: ['comparison'], targets: two }, 'shop was down twice (30 minutes in all) in the last 30 days; mail'],
  [{ turns: ['comparison'], targets: shop }, sinceThen],
  [
    { turns: ['comparison'], targets: two, metric: 'cpu' },
    '2 outages and 1 degraded period in the last 7 days: mail and shop.',
  ],
  [{ turns: ['longest'] }, 'The longest outage in the last year was search on 14 Aug 09:00: 5 hours.'],
  [{ turns: ['longest', 'shortest'] }, 'The shortest outage in the last year was shop'],
  [{ turns: ['longest'], range: '30d' }, 'The longest outage in the last 30 days was mail'],
  [{ targets: shop }, sinceThen, twice],
  [{ turns: ['since-when'] }, all(30)],
  [{ turns: ['since-when'], range: '7d' }, all(7)],
  [{ measure: 'uptime' }, held],
  [{ measure: 'uptime', targets: shop }, twice, 'Up 100 % of the time.'],
  [{ measure: 'uptime', targets: two, range: '7d' }, 'shop and mail were up 100 % in the last 7 days.'],
  [{ goalPercent: 99.9 }, 'Yes: all services were up 99.9 % or more in the last 30 days.'],
  [
    { goalPercent: 99.9, targets: shop },
    'Yes: shop was up 100 % in the last 30 days, which meets the target of 99.9 %.',
    twice,
  ],
  [{ goalPercent: 99.9, targets: two }, 'Yes: shop and mail were up 99.9 % or more'],
  [{ turns: ['target'] }, held, `${noTarget} Ask with yours: "did we keep`],
  [{ turns: ['target'], targets: shop }, twice, `${noTarget} Ask with yours: "did shop keep`],
  [{ targets: shop, range: 'today' }, 'shop had no outages today.', 'Planned: 10:00 to 11:30, Patching.'],
])('of what happened: %o', async (question, begins, also = '') => {
  const words = await answered({ intent: 'history', ...question });
  expect(words.slice(0, begins.length)).toBe(begins);
  expect(words).toContain(also);
  expect(words.includes('Planned:')).toBe(also.startsWith('Planned:'));
  expect(words.includes(noTarget)).toBe(also.startsWith(noTarget));
});

const calm = 'No service is in trouble right now.';
const calmServers = 'No server is in trouble right now. web-2 had 1 outage';
const noneDown = 'shop, mail and search were not down once in the last 30 days.';
const most = 'shop had 2 outages in the last 30 days, 30 minutes in all.';

it.each<[Partial<Question>, begins: string]>([
  [{}, `${calm} No service was down`],
  [{ turns: ['worst'] }, calm],
  [{ turns: ['owner'] }, calm],
  [{ order: 'least' }, noneDown],
  [{ range: '30d' }, all(30)],
  [{ range: '30d', turns: ['one'] }, 'No service was down in the last 30 days.'],
  [{ turns: ['which-day'] }, 'The worst day in the last 30 days was 22 Feb 23:00: 1 outage, 45 minutes down.'],
  [{ turns: ['which-day', 'best'] }, '28 of 31 days had no outages in the last 30 days.'],
  [{ turns: ['which-day', 'best', 'worst'] }, 'The worst day in the last 30 days was'],
  [{ turns: ['which-day'], range: '7d' }, 'The worst day in the last 7 days was'],
  [
    { turns: ['which-week'] },
    'The worst week in the last 90 days was the week from 22 Feb 23:00: 2 outages, 65 minutes',
  ],
  [{ turns: ['which-month'] }, 'The worst month in the last 365 days was August 2025: 1 outage, 5 hours down.'],
  [{ turns: ['last'] }, 'The last outage was of shop'],
  [{ turns: ['longest'] }, 'The longest outage in the last year was search'],
  [
    { turns: ['longest', 'each'] },
    'The longest outage of each in the last year: search 5 hours, mail 45 minutes and shop 20 minutes.',
  ],
  [{ measure: 'longest-outage', turns: ['each'] }, 'The longest outage of each in the last year:'],
  [{ measure: 'longest-outage' }, 'The longest outage in the last year was search'],
  [{ measure: 'longest-outage', order: 'least' }, 'The shortest outage in the last year was shop'],
  [{ turns: ['longest', 'shortest'] }, 'The shortest outage in the last year was shop'],
  [{ measure: 'longest-outage', turns: ['one'], range: '30d' }, 'The longest outage in the last 30 days was mail'],
  [{ turns: ['best'] }, noneDown],
  [{ turns: ['best'], measure: 'services' }, noneDown],
  [{ turns: ['best'], measure: 'outages' }, most],
  [{ turns: ['best', 'worst'] }, 'No service was down in the last 30 days.'],
  [{ turns: ['best', 'servers'] }, calmServers],
  [{ turns: ['best', 'worst', 'servers'] }, calmServers],
  [{ measure: 'servers' }, calmServers],
  [{ turns: ['servers'] }, calmServers],
  [{ measure: 'outages' }, most],
  [{ measure: 'outages', turns: ['servers'] }, most],
  [{ measure: 'outages', turns: ['not-services'] }, 'web-2 had 1 outage in the last 30 days'],
  [{ measure: 'outages', turns: ['teams'] }, 'Storefront had 3 outages in the last 30 days'],
  [{ turns: ['teams'] }, `${calm} Storefront had 3 outages`],
  [
    { measure: 'outages', turns: ['owner'] },
    `${most} Then: mail (1 outage, 45 minutes). shop is owned by the Storefront team.`,
  ],
  [{ measure: 'downtime' }, 'No service was down in the last 30 days.'],
  [{ measure: 'uptime' }, noneDown],
  [{ measure: 'time-to-recover' }, '25 minutes on average in the last 30 days'],
])('of what is ranked: %o', async (question, begins) => {
  expect((await answered({ intent: 'superlative', ...question })).slice(0, begins.length)).toBe(begins);
});

const busy = 'web-1 and web-2 are about equally busy';

it.each<[Partial<Question>, begins: string]>([
  [{ range: 'today' }, 'Today: no outages. Yesterday: no outages.'],
  [{ range: 'this-week' }, 'This week: no outages. Last week: 2 outages, 65 minutes in all.'],
  [{ range: 'this-month' }, 'This month: no outages. Last month: 3 outages, 75 minutes in all.'],
  [{ range: 'this-month', against: 'last-week' }, 'This month: no outages. Last week: 2 outages, 65 minutes'],
  [{ range: 'this-month', turns: ['better'] }, 'Yes, better: less downtime than before. This month: no outages.'],
  [{ range: 'yesterday' }, 'Yesterday: no outages. In the time before: no outages, degraded once (30 minutes).'],
  [
    { range: '7d' },
    'In the last 7 days: 2 outages, 65 minutes in all. In the time before: 1 outage, 10 minutes in all.',
  ],
  [{ range: '7d', targets: shop }, 'In the last 7 days: 1 outage, 20 minutes in all. In the time before: 1 outage'],
  [{ targets: two }, 'shop was down twice (30 minutes in all) in the last 30 days; mail was down once'],
  [{ targets: two, metric: 'uptime' }, 'shop was down twice'],
  [{ targets: two, metric: 'cpu' }, busy],
  [{ targets: two, turns: ['busy'] }, busy],
  [{ targets: servers }, busy],
  [
    { targets: servers, turns: ['stability'] },
    'web-2 was down once (90 minutes in all) in the last 30 days; web-1 not once.',
  ],
  [{ targets: servers, range: '7d' }, 'web-2 was down once (90 minutes in all) in the last 7 days; web-1 not once.'],
  [{ targets: shop }, busy],
])('of what is compared: %o', async (question, begins) => {
  expect((await answered({ intent: 'compare', ...question })).slice(0, begins.length)).toBe(begins);
});

it.each<[Partial<Question>, words: string]>([
  [{ turns: ['summary'] }, 'in the last 30 days'],
  [{ turns: ['summary', 'of-week'] }, 'this week'],
  [{ turns: ['summary', 'of-month'] }, 'this month'],
  [{ turns: ['summary', 'of-quarter'] }, 'this quarter'],
  [{ turns: ['summary', 'of-year'] }, 'this year'],
  [{ turns: ['summary', 'of-year'], range: '7d' }, 'in the last 7 days'],
])('a summary is how each held, and what happened: %o', async (question, words) => {
  const told = await answered({ intent: 'history', ...question });
  const happened = words === 'this week' || words === 'this month' ? 'Nothing was broken' : 'Services were down for';
  expect(told).toMatch(new RegExp(`^All services were up 100 % ${words}\\. ${happened}`));
});
